// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/plain_form.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

struct Composition {
    char base;
    char32_t mark;
    char32_t letter;
};

/// Small letters only: words are folded already.
constexpr std::array<Composition, 62> kCompositions = {{
    {'a', 0x300, U'à'}, {'a', 0x301, U'á'}, {'a', 0x302, U'â'}, {'a', 0x303, U'ã'}, {'a', 0x308, U'ä'}, {'a', 0x30A, U'å'}, {'a', 0x304, U'ā'}, {'a', 0x306, U'ă'}, {'a', 0x328, U'ą'},
    {'c', 0x301, U'ć'}, {'c', 0x327, U'ç'}, {'c', 0x30C, U'č'}, {'d', 0x30C, U'ď'}, {'e', 0x300, U'è'}, {'e', 0x301, U'é'}, {'e', 0x302, U'ê'}, {'e', 0x308, U'ë'}, {'e', 0x304, U'ē'},
    {'e', 0x30C, U'ě'}, {'e', 0x328, U'ę'}, {'g', 0x306, U'ğ'}, {'i', 0x300, U'ì'}, {'i', 0x301, U'í'}, {'i', 0x302, U'î'}, {'i', 0x308, U'ï'}, {'i', 0x304, U'ī'}, {'l', 0x301, U'ĺ'},
    {'n', 0x303, U'ñ'}, {'n', 0x301, U'ń'}, {'n', 0x30C, U'ň'}, {'o', 0x300, U'ò'}, {'o', 0x301, U'ó'}, {'o', 0x302, U'ô'}, {'o', 0x303, U'õ'}, {'o', 0x308, U'ö'}, {'o', 0x304, U'ō'},
    {'o', 0x30B, U'ő'}, {'r', 0x30C, U'ř'}, {'r', 0x301, U'ŕ'}, {'s', 0x301, U'ś'}, {'s', 0x327, U'ş'}, {'s', 0x30C, U'š'}, {'t', 0x30C, U'ť'}, {'t', 0x327, U'ţ'}, {'u', 0x300, U'ù'},
    {'u', 0x301, U'ú'}, {'u', 0x302, U'û'}, {'u', 0x308, U'ü'}, {'u', 0x304, U'ū'}, {'u', 0x30A, U'ů'}, {'u', 0x30B, U'ű'}, {'y', 0x301, U'ý'}, {'y', 0x308, U'ÿ'}, {'z', 0x301, U'ź'},
    {'z', 0x307, U'ż'}, {'z', 0x30C, U'ž'}, {'l', 0x30C, U'ľ'}, {'e', 0x307, U'ė'}, {'u', 0x328, U'ų'}, {'i', 0x328, U'į'}, {'u', 0x30C, U'ǔ'}, {'a', 0x30C, U'ǎ'},
}};

bool isVowelPoint(char32_t c)
{
    return (c >= 0x064B && c <= 0x065F) || c == 0x0670 || c == 0x0640 || (c >= 0x0591 && c <= 0x05C7 && c != 0x05BE && c != 0x05C0 && c != 0x05C3 && c != 0x05C6);
}

char32_t plainDigit(char32_t c)
{
    for (const char32_t zero : {0x0660, 0x06F0, 0x0966, 0x09E6}) {
        if (c >= zero && c <= zero + 9)
            return U'0' + (c - zero);
    }
    return c;
}

/// Folded words are well-formed UTF-8.
char32_t nextCodePoint(std::string_view text, size_t &at)
{
    const auto lead = static_cast<unsigned char>(text[at++]);
    if (lead < 0x80)
        return lead;
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    char32_t value = lead & (0x3F >> more);
    for (int i = 0; i < more && at < text.size(); ++i)
        value = (value << 6) | (static_cast<unsigned char>(text[at++]) & 0x3F);
    return value;
}

} // namespace

std::string plainForm(std::string_view folded)
{
    const auto isHigh = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    if (std::none_of(folded.begin(), folded.end(), isHigh))
        return std::string(folded);
    std::string out;
    for (size_t at = 0; at < folded.size();) {
        const char32_t c = nextCodePoint(folded, at);
        if (isVowelPoint(c))
            continue;
        const bool mark = c >= 0x300 && c < 0x370 && !out.empty() && !isHigh(out.back());
        const auto found = mark ? std::find_if(kCompositions.begin(), kCompositions.end(), [&](const Composition &one) { return one.base == out.back() && one.mark == c; }) : kCompositions.end();
        if (found != kCompositions.end()) {
            out.pop_back();
            appendUtf8(out, found->letter);
        } else {
            appendUtf8(out, plainDigit(c));
        }
    }
    return out;
}

} // namespace cacheloupe
