// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/words.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <utility>

namespace cacheloupe {

namespace {

struct CodePoint {
    char32_t value = 0;
    std::uint32_t length = 1;
};

bool isContinuation(std::string_view text, size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

/// An ill-formed byte is a code point of its own (U+FFFD, which counts as a separator).
CodePoint codePointAt(std::string_view text, size_t at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80)
        return {lead, 1};
    const std::uint32_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4)
        return {0xFFFD, 1};
    char32_t value = lead & (0xFF >> (length + 1));
    for (std::uint32_t i = 1; i < length; ++i) {
        if (!isContinuation(text, at + i))
            return {0xFFFD, 1};
        value = (value << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3F);
    }
    return {value, length};
}

bool isAsciiDigit(char32_t c)
{
    return c >= '0' && c <= '9';
}

bool isAsciiUpper(char32_t c)
{
    return c >= 'A' && c <= 'Z';
}

bool isAsciiLetter(char32_t c)
{
    return isAsciiUpper(c) || (c >= 'a' && c <= 'z');
}

bool isWordChar(char32_t c)
{
    if (c < 0x80)
        return isAsciiDigit(c) || isAsciiLetter(c) || c == '_';
    if (c < 0xC0)
        return c == 0xAA || c == 0xB5 || c == 0xBA;
    if (c == 0xD7 || c == 0xF7 || c == 0xFFFD)
        return false;
    if ((c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020))
        return false;
    return !((c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65));
}

/// Scripts written without spaces: every letter is a word.
bool standsAlone(char32_t c)
{
    return (c >= 0x3005 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF)
        || (c >= 0x0E00 && c <= 0x0E7F);
}

/// Full-width digits and letters of East Asian texts as the plain ones.
char32_t narrow(char32_t c)
{
    return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A) ? c - 0xFEE0 : c;
}

char32_t folded(char32_t c)
{
    if (isAsciiUpper(c) || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F))
        return c + 32;
    if (c >= 0x400 && c <= 0x40F)
        return c + 80;
    // Latin Extended-A alternates capital and small letters; the parity turns twice.
    const bool evenIsCapital = (c >= 0x100 && c <= 0x137 && c != 0x130 && c != 0x131) || (c >= 0x14A && c <= 0x177);
    const bool oddIsCapital = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if ((evenIsCapital && c % 2 == 0) || (oddIsCapital && c % 2 == 1))
        return c + 1;
    return c == 0x2019 ? U'\'' : c;
}

/// Whether a mark between `before` and `after` belongs to the word.
bool joins(char32_t mark, char32_t before, char32_t after)
{
    if (!isWordChar(before) || !isWordChar(after) || standsAlone(before) || standsAlone(after))
        return false;
    switch (mark) {
    case '\'':
    case 0x2019:
        return !isAsciiDigit(before) && !isAsciiDigit(after);
    case ',':
    case ':':
        return isAsciiDigit(before) && isAsciiDigit(after);
    case '.':
    case '@':
        return true;
    case '-':
        // An identifier or a date (WT-44219, 2026-11-02), not a compound (14-day, real-time).
        return isAsciiDigit(after) && (isAsciiDigit(before) || isAsciiUpper(before));
    default:
        return false;
    }
}

class Scanner {
public:
    Scanner(std::string_view text, WordList &out) : m_text(text), m_out(out) {}

    bool next()
    {
        while (m_at < m_text.size()) {
            const CodePoint c = codePointAt(m_text, m_at);
            if (isWordChar(c.value)) {
                take(c);
                return true;
            }
            if (c.value == '.' || c.value == '!' || c.value == '?' || c.value == '\n' || c.value == ':')
                m_sentenceStart = true;
            m_at += c.length;
        }
        return false;
    }

private:
    void append(Word &word, CodePoint c)
    {
        const char32_t plain = narrow(c.value);
        word.hasDigit = word.hasDigit || isAsciiDigit(plain);
        word.hasLetter = word.hasLetter || isAsciiLetter(plain) || plain >= 0x80;
        appendUtf8(m_out.folded, folded(plain));
        m_at += c.length;
    }

    /// Most texts are mostly this.
    char32_t appendAscii(Word &word)
    {
        char c = m_text[m_at++];
        const char raw = c;
        if (c >= '0' && c <= '9')
            word.hasDigit = true;
        else if (c != '_')
            word.hasLetter = true;
        if (c >= 'A' && c <= 'Z')
            c = char(c + 32);
        m_out.folded += c;
        return char32_t(raw);
    }

    void take(CodePoint c)
    {
        Word word;
        word.offset = std::uint32_t(m_at);
        word.foldedOffset = std::uint32_t(m_out.folded.size());
        word.capital = isAsciiUpper(c.value);
        word.sentenceStart = std::exchange(m_sentenceStart, false);
        append(word, c);
        char32_t last = c.value;
        while (!standsAlone(last) && m_at < m_text.size()) {
            if (isWordChar(char32_t(static_cast<unsigned char>(m_text[m_at]))) && static_cast<unsigned char>(m_text[m_at]) < 0x80) {
                last = appendAscii(word);
                continue;
            }
            const CodePoint here = codePointAt(m_text, m_at);
            if (isWordChar(here.value)) {
                if (standsAlone(here.value))
                    break;
            } else {
                const size_t behind = m_at + here.length;
                if (behind >= m_text.size() || !joins(here.value, last, codePointAt(m_text, behind).value))
                    break;
            }
            append(word, here);
            last = here.value;
        }
        word.length = std::uint32_t(m_at) - word.offset;
        word.foldedLength = std::uint32_t(m_out.folded.size()) - word.foldedOffset;
        std::uint64_t hash = 0xCBF29CE484222325ULL;
        for (const char byte : m_out.form(word))
            hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
        word.hash = hash;
        m_out.words.push_back(word);
    }

    std::string_view m_text;
    WordList &m_out;
    size_t m_at = 0;
    bool m_sentenceStart = true;
};

bool isGap(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Bytes of a mark that ends a sentence by itself: 。！？｡ ؟ ۔ । ॥
size_t foreignSentenceEnd(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text[0]);
    if (first != 0xE3 && first != 0xEF && first != 0xD8 && first != 0xDB && first != 0xE0)
        return 0;
    for (const std::string_view mark : {"\u3002", "\uFF01", "\uFF1F", "\uFF61", "\u061F", "\u06D4", "\u0964", "\u0965"}) {
        if (text.starts_with(mark))
            return mark.size();
    }
    return 0;
}

} // namespace

WordList splitWords(std::string_view text, size_t maxWords)
{
    WordList out;
    out.folded.reserve(std::min<size_t>(text.size(), 4096));
    out.words.reserve(std::min<size_t>(text.size() / 5 + 1, 1024));
    Scanner scanner(text, out);
    while (out.words.size() < maxWords && scanner.next()) { }
    return out;
}

std::vector<TextRange> splitSentences(std::string_view text)
{
    std::vector<TextRange> out;
    size_t begin = 0;
    const auto close = [&](size_t end) {
        size_t from = begin;
        begin = end;
        while (from < end && isGap(text[from]))
            ++from;
        while (end > from && isGap(text[end - 1]))
            --end;
        if (end > from)
            out.push_back({std::uint32_t(from), std::uint32_t(end - from)});
    };
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool stop = (c == '.' || c == '!' || c == '?') && i + 1 < text.size() && isGap(text[i + 1]);
        // "1. Open the menu": the number of a list item ends no sentence.
        const bool listMark = stop && c == '.' && i - begin < 4 && text.substr(begin, i - begin).find_first_not_of(" 0123456789\n\r\t") == std::string_view::npos;
        if (c == '\n' || (stop && !listMark))
            close(i + 1);
        else if (const size_t mark = foreignSentenceEnd(text.substr(i)); mark > 0)
            close(i + mark);
    }
    close(text.size());
    return out;
}

} // namespace cacheloupe
