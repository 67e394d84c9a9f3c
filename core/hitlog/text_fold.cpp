// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/text_fold.h"

#include "core/base/utf8.h"
#include "core/hitlog/byte_search.h"
#include "core/hitlog/json_text.h"

#include <cstdint>
#include <cstring>

namespace cacheloupe {

namespace {

/// Two-byte code points (U+0080–U+07FF) are all that fold.
std::uint32_t foldedCodePoint(std::uint32_t c)
{
    if ((c >= 0xC0 && c <= 0xDE && c != 0xD7))
        return c + 0x20;
    if ((c >= 0x100 && c <= 0x137 && c != 0x130 && c != 0x131) || (c >= 0x14A && c <= 0x177))
        return c | 1;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
        return c % 2 == 1 ? c + 1 : c;
    if (c == 0x178)
        return 0xFF;
    if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2)
        return c + 0x20;
    if (c >= 0x410 && c <= 0x42F)
        return c + 0x20;
    if (c >= 0x400 && c <= 0x40F)
        return c + 0x50;
    return c;
}

/// How often the byte occurs in prose, roughly: rare ones come first (letters by English frequency).
int commonness(char c)
{
    static constexpr std::string_view byFrequency = "zqxjkvbwpygfmcudlhrsnioate ";
    const auto at = byFrequency.find(c);
    return at == std::string_view::npos ? -1 : int(at);
}

bool isAsciiOnly(std::string_view text)
{
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80)
            return false;
    return true;
}

std::string longestAsciiRun(std::string_view text)
{
    std::string_view best;
    for (size_t from = 0; from < text.size();) {
        size_t to = from;
        while (to < text.size() && static_cast<unsigned char>(text[to]) < 0x80)
            ++to;
        if (to - from > best.size())
            best = text.substr(from, to - from);
        from = to + 1;
    }
    return std::string(best);
}

} // namespace

std::string foldedForSearch(std::string_view utf8)
{
    std::string out = asciiLower(utf8);
    for (size_t i = 0; i + 1 < out.size(); ++i) {
        const auto lead = static_cast<unsigned char>(out[i]);
        const auto next = static_cast<unsigned char>(out[i + 1]);
        if (lead < 0xC2 || lead > 0xDF || (next & 0xC0) != 0x80)
            continue;
        const auto c = foldedCodePoint((std::uint32_t(lead & 0x1F) << 6) | (next & 0x3F));
        out[i] = char(0xC0 | (c >> 6));
        out[i + 1] = char(0x80 | (c & 0x3F));
        ++i;
    }
    return out;
}

TextNeedle::TextNeedle(std::string_view text)
    : m_folded(foldedForSearch(text)), m_probe(longestAsciiRun(m_folded)), m_isAscii(isAsciiOnly(m_folded))
{
    for (size_t i = 0; i < m_probe.size(); ++i)
        if (commonness(m_probe[i]) < commonness(m_probe[m_rare1]))
            m_rare1 = i;
    m_rare2 = m_rare1 == 0 && m_probe.size() > 1 ? 1 : 0;
    for (size_t i = 0; i < m_probe.size(); ++i)
        if (i != m_rare1 && commonness(m_probe[i]) < commonness(m_probe[m_rare2]))
            m_rare2 = i;
}

bool TextNeedle::isInPlain(std::string_view text) const
{
    if (m_folded.empty())
        return true;
    if (!m_probe.empty() && !containsAsciiFolded(text, m_probe, m_rare1, m_rare2))
        return false;
    return m_isAscii || foldedForSearch(text).find(m_folded) != std::string::npos;
}

bool TextNeedle::isIn(std::string_view text) const
{
    return isInPlain(text);
}

bool TextNeedle::isInRaw(std::string_view raw, bool hasEscapes) const
{
    return isInPlain(hasEscapes ? jsonTextOf(raw) : raw);
}

} // namespace cacheloupe
