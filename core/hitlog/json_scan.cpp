// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/json_scan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace cacheloupe {

namespace {

constexpr unsigned kMaxDepth = 64;

/// Bits of the 16 bytes at `at` that end a plain run: quotes, backslashes, control characters.
struct Stops {
    std::uint32_t bits = 0;
    std::uint32_t highBits = 0;
};

Stops stopsIn(const char *at)
{
#if defined(__SSE2__)
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
    const auto high = std::uint32_t(_mm_movemask_epi8(bytes));
    const __m128i marks = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
    // Signed comparison: bytes from 0x80 on count as small and are taken out again.
    const auto small = std::uint32_t(_mm_movemask_epi8(_mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)))) & ~high;
    return {std::uint32_t(_mm_movemask_epi8(marks)) | small, high};
#else
    Stops stops;
    for (unsigned i = 0; i < 16; ++i) {
        const auto c = static_cast<unsigned char>(at[i]);
        stops.bits |= std::uint32_t(c == '"' || c == '\\' || c < 0x20) << i;
        stops.highBits |= std::uint32_t(c >= 0x80) << i;
    }
    return stops;
#endif
}

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr std::array<double, 23> kPowersOfTen = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                                 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

constexpr std::array<std::uint64_t, 9> kWholePowersOfTen = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};

/// Appends the digits at `p` to the number, eight at once: how many there are costs no guess of the processor. More than
/// 64 bits hold wrap around. Reads up to 8 bytes behind `end`.
std::uint64_t takeDigits(const char *&p, const char *end, std::uint64_t number)
{
    for (;;) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, p, sizeof bytes);
        if constexpr (std::endian::native == std::endian::big)
            bytes = __builtin_bswap64(bytes);
        // A byte is a digit when its high half is 3, and still is with 6 added to it.
        const std::uint64_t digits = bytes ^ 0x3030303030303030;
        const std::uint64_t others = (digits | (digits + 0x0606060606060606)) & 0xF0F0F0F0F0F0F0F0;
        const size_t found = others == 0 ? 8 : size_t(__builtin_ctzll(others)) / 8;
        const size_t count = std::min(found, size_t(end - p));
        if (count == 0)
            return number;
        // Zeros move in front: then pairs, quadruples and all eight are put together.
        std::uint64_t value = digits << (64 - 8 * count);
        value = (value * 10 + (value >> 8)) & 0x00FF00FF00FF00FF;
        value = (value * 100 + (value >> 16)) & 0x0000FFFF0000FFFF;
        value = (value * 10000 + (value >> 32)) & 0xFFFFFFFF;
        number = number * kWholePowersOfTen[count] + value;
        p += count;
        if (count < 8)
            return number;
    }
}

const char *literalEnd(const char *at, const char *end)
{
    const auto left = size_t(end - at);
    if (left >= 4 && (std::memcmp(at, "null", 4) == 0 || std::memcmp(at, "true", 4) == 0))
        return at + 4;
    return left >= 5 && std::memcmp(at, "false", 5) == 0 ? at + 5 : nullptr;
}

/// White space, commas, colons and the characters of numbers and literals: what stands between strings and brackets.
constexpr bool isBetweenValues(char c)
{
    return c == ' ' || c == '\t' || c == ',' || c == ':' || c == '.' || c == '-' || c == '+' || isDigit(c) || (c >= 'a' && c <= 'z') || c == 'E';
}

} // namespace

const char *stringEnd(const char *at, const char *end, JsonScanSeen &seen)
{
    for (++at; at < end;) {
        const auto stops = stopsIn(at);
        if (stops.bits == 0) {
            seen.highByte |= stops.highBits != 0;
            at += 16;
            continue;
        }
        const auto first = unsigned(__builtin_ctz(stops.bits));
        seen.highByte |= (stops.highBits & ((1u << first) - 1)) != 0;
        at += first;
        if (at >= end || (*at != '"' && *at != '\\'))
            return nullptr;
        if (*at == '"')
            return at + 1;
        seen.backslash = true;
        at += 2;
        if (at > end || static_cast<unsigned char>(at[-1]) < 0x20 || static_cast<unsigned char>(at[-1]) >= 0x80)
            return nullptr;
    }
    return nullptr;
}

const char *nestedEnd(const char *at, const char *end, JsonScanSeen &seen)
{
    std::array<char, kMaxDepth> open;
    unsigned depth = 0;
    while (at < end) {
        const char c = *at;
        if (c == '"') {
            at = stringEnd(at, end, seen);
            if (!at)
                return nullptr;
            continue;
        }
        ++at;
        if (c == '{' || c == '[') {
            if (depth == kMaxDepth)
                return nullptr;
            open[depth++] = c == '{' ? '}' : ']';
        } else if (c == '}' || c == ']') {
            if (open[--depth] != c)
                return nullptr;
            if (depth == 0)
                return at;
        } else if (!isBetweenValues(c)) {
            return nullptr;
        }
    }
    return nullptr;
}

const char *valueEnd(const char *at, const char *end, JsonScanSeen &seen)
{
    if (at >= end)
        return nullptr;
    if (*at == '"')
        return stringEnd(at, end, seen);
    if (*at == '{' || *at == '[')
        return nestedEnd(at, end, seen);
    if (*at != '-' && !isDigit(*at))
        return literalEnd(at, end);
    return plainNumber(at, end) ? at : nullptr;
}

std::optional<double> plainNumber(const char *&at, const char *end)
{
    const char *const begin = at;
    const char *const first = begin + (begin < end && *begin == '-');
    const char *p = first;
    std::uint64_t digits = takeDigits(p, end, 0);
    const auto whole = p - first;
    if (whole == 0 || (whole > 1 && *first == '0'))
        return std::nullopt;
    std::ptrdiff_t fraction = 0;
    if (p < end && *p == '.') {
        const char *const point = p++;
        digits = takeDigits(p, end, digits);
        fraction = p - point - 1;
        if (fraction == 0)
            return std::nullopt;
    }
    if (p < end && (*p == 'e' || *p == 'E'))
        return std::nullopt;
    at = p;
    // Up to 15 digits and a power of ten that a double holds exactly: one division rounds once, so correctly.
    if (whole + fraction <= 15) {
        const double value = double(digits) / kPowersOfTen[size_t(fraction)];
        return first == begin ? value : -value;
    }
    double value = 0;
    const auto read = std::from_chars(begin, p, value);
    return read.ec == std::errc() && read.ptr == p ? std::optional(value) : std::nullopt;
}

} // namespace cacheloupe
