// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/plain_text.h"

#include "core/base/utf8.h"

#include <cstdint>

namespace cacheloupe {

namespace {

/// The code point at `i` of valid UTF-8; moves `i` behind it.
char32_t nextCodePoint(std::string_view text, size_t &i)
{
    const auto lead = std::uint8_t(text[i++]);
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    char32_t point = more == 3 ? lead & 0x07u : more == 2 ? lead & 0x0Fu : more == 1 ? lead & 0x1Fu : lead;
    for (int k = 0; k < more && i < text.size(); ++k)
        point = (point << 6) | (std::uint8_t(text[i++]) & 0x3Fu);
    return point;
}

/// After Unicode's East Asian Width (W and F) and the combining blocks that texts use.
size_t widthOf(char32_t p)
{
    const auto in = [p](char32_t from, char32_t to) { return p >= from && p <= to; };
    if (in(0x0300, 0x036F) || in(0x200B, 0x200F) || in(0x202A, 0x202E) || in(0x2060, 0x2064) || in(0x20D0, 0x20FF)
        || in(0xFE00, 0xFE0F) || p == 0xFEFF)
        return 0;
    if (in(0x1100, 0x115F) || in(0x2E80, 0x303E) || in(0x3041, 0xA4CF) || in(0xAC00, 0xD7A3) || in(0xF900, 0xFAFF)
        || in(0xFE30, 0xFE6F) || in(0xFF00, 0xFF60) || in(0xFFE0, 0xFFE6) || in(0x1F300, 0x1F64F) || in(0x1F900, 0x1F9FF)
        || in(0x20000, 0x3FFFD))
        return 2;
    return 1;
}

/// C0, DEL, C1 and the marks that reorder a line.
bool isControl(char32_t p)
{
    return p < 0x20 || (p >= 0x7F && p < 0xA0) || p == 0x2028 || p == 0x2029 || (p >= 0x202A && p <= 0x202E)
        || (p >= 0x2066 && p <= 0x2069);
}

} // namespace

std::string singleLine(std::string_view text)
{
    const std::string valid = toValidUtf8(text);
    std::string line;
    line.reserve(valid.size());
    for (size_t i = 0; i < valid.size();) {
        const size_t begin = i;
        if (isControl(nextCodePoint(valid, i)))
            line += ' ';
        else
            line.append(valid, begin, i - begin);
    }
    return line;
}

size_t cellWidth(std::string_view utf8)
{
    size_t width = 0;
    for (size_t i = 0; i < utf8.size();)
        width += widthOf(nextCodePoint(utf8, i));
    return width;
}

std::string fitted(std::string_view utf8, size_t cells)
{
    if (cellWidth(utf8) <= cells)
        return std::string(utf8);
    size_t width = 0;
    size_t end = 0;
    for (size_t i = 0; i < utf8.size();) {
        width += widthOf(nextCodePoint(utf8, i));
        if (width + 1 > cells)
            break;
        end = i;
    }
    return std::string(utf8.substr(0, end)) + "…";
}

} // namespace cacheloupe
