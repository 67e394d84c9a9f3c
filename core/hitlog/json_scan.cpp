// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/json_scan.h"

#include <array>
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
    const char *p = begin + (begin < end && *begin == '-');
    std::uint64_t digits = 0;
    const char *const first = p;
    for (; p < end && isDigit(*p); ++p)
        digits = digits * 10 + std::uint64_t(*p - '0');
    const auto whole = p - first;
    if (whole == 0 || (whole > 1 && *first == '0'))
        return std::nullopt;
    std::ptrdiff_t fraction = 0;
    if (p < end && *p == '.') {
        const char *const point = p++;
        for (; p < end && isDigit(*p); ++p)
            digits = digits * 10 + std::uint64_t(*p - '0');
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
