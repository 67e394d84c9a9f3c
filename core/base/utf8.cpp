// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

#include <simdjson.h>

#include <cstdint>
#include <cstring>

namespace cacheloupe {

namespace {

/// Length of the well-formed sequence at the start of `s`, or 0 (Unicode 15, table 3-7).
size_t sequenceLength(std::string_view s)
{
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(s[i]); };
    const auto continues = [&](size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return i < s.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = lead == 0xED ? 0x9F : 0xBF;
        return continues(1, low, high) && continues(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
        const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
        return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

/// How many bytes at the start are certainly ASCII, most of them looked at eight at once.
size_t asciiLength(std::string_view s)
{
    constexpr std::uint64_t kHighBits = 0x8080808080808080;
    size_t length = 0;
    for (std::uint64_t eight = 0; length + sizeof eight <= s.size(); length += sizeof eight) {
        std::memcpy(&eight, s.data() + length, sizeof eight);
        if (eight & kHighBits)
            break;
    }
    return length;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

} // namespace

bool isValidUtf8(std::string_view bytes)
{
    return simdjson::validate_utf8(bytes);
}

std::string toValidUtf8(std::string_view bytes)
{
    const size_t ascii = asciiLength(bytes);
    std::string out;
    out.reserve(bytes.size());
    out = bytes.substr(0, ascii);
    bytes.remove_prefix(ascii);
    while (!bytes.empty()) {
        const size_t n = sequenceLength(bytes);
        if (n == 0)
            out += "\xEF\xBF\xBD";
        else
            out.append(bytes.substr(0, n));
        bytes.remove_prefix(n == 0 ? 1 : n);
    }
    return out;
}

void appendUtf8(std::string &out, char32_t codePoint)
{
    char32_t c = codePoint;
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = 0xFFFD;
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += char(0xC0 | (c >> 6));
        out += char(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += char(0xE0 | (c >> 12));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    } else {
        out += char(0xF0 | (c >> 18));
        out += char(0x80 | ((c >> 12) & 0x3F));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    }
}

std::string asciiLower(std::string_view text)
{
    std::string out(text);
    for (char &c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string elided(std::string_view text, size_t maxCodePoints)
{
    size_t at = 0;
    for (size_t count = 0; at < text.size(); ++count) {
        if (count == maxCodePoints)
            return std::string(text.substr(0, at)) + "\xE2\x80\xA6";
        const size_t n = sequenceLength(text.substr(at));
        at += n == 0 ? 1 : n;
    }
    return std::string(text);
}

} // namespace cacheloupe
