// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/structure_comparison.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

namespace cacheloupe {

namespace {

struct CodeToken {
    std::string_view text;
    TextRange range;
    bool literal = false;
};

bool isNameByte(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

/// Where a comment that begins here ends; `at` itself when none does.
size_t commentEnd(std::string_view text, size_t at)
{
    const std::string_view rest = text.substr(at);
    const auto lineEnd = [&] { return std::min(text.find('\n', at), text.size()); };
    const auto behind = [&](std::string_view mark, size_t from) {
        const size_t end = text.find(mark, from);
        return end == std::string_view::npos ? text.size() : end + mark.size();
    };
    if (rest.starts_with("/*"))
        return behind("*/", at + 2);
    if (rest.starts_with("<!--"))
        return behind("-->", at + 4);
    const bool atSpace = at == 0 || std::isspace(static_cast<unsigned char>(text[at - 1]));
    if (rest.starts_with("//") && (at == 0 || text[at - 1] != ':'))
        return lineEnd();
    // "#include" and "#define" are code.
    if (atSpace && (rest.starts_with("# ") || rest.starts_with("#!") || rest.starts_with("-- ") || rest.starts_with("#\n")))
        return lineEnd();
    return at;
}

size_t stringLiteralEnd(std::string_view text, size_t at)
{
    const char quote = text[at];
    for (size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == quote)
            return i + 1;
        else if (text[i] == '\n' && quote != '`')
            return at + 1; // an apostrophe
    }
    return at + 1;
}

std::vector<CodeToken> codeTokens(std::string_view text)
{
    std::vector<CodeToken> out;
    for (size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (std::isspace(static_cast<unsigned char>(c))) {
            ++at;
            continue;
        }
        if (const size_t end = commentEnd(text, at); end > at) {
            at = end;
            continue;
        }
        size_t end = at + 1;
        bool literal = false;
        if (c == '"' || c == '\'' || c == '`') {
            end = stringLiteralEnd(text, at);
            literal = end > at + 1;
        } else if (isNameByte(c)) {
            const bool number = std::isdigit(static_cast<unsigned char>(c));
            while (end < text.size() && (isNameByte(text[end]) || (number && text[end] == '.')))
                ++end;
            const std::string_view word = text.substr(at, end - at);
            literal = number || word == "true" || word == "false" || word == "True" || word == "False";
        }
        out.push_back({text.substr(at, end - at), {std::uint32_t(at), std::uint32_t(end - at)}, literal});
        at = end;
    }
    return out;
}

struct Hunk {
    size_t beginA, endA, beginB, endB;
};

/// Longest common subsequence between the equal begin and end; a middle too large for the table counts as one hunk.
std::vector<Hunk> hunksOf(const std::vector<CodeToken> &a, const std::vector<CodeToken> &b)
{
    size_t begin = 0;
    while (begin < a.size() && begin < b.size() && a[begin].text == b[begin].text)
        ++begin;
    size_t tail = 0;
    while (tail < a.size() - begin && tail < b.size() - begin && a[a.size() - 1 - tail].text == b[b.size() - 1 - tail].text)
        ++tail;
    const size_t n = a.size() - begin - tail;
    const size_t m = b.size() - begin - tail;
    constexpr size_t kMostCells = 4'000'000;
    if (n == 0 && m == 0)
        return {};
    if (n == 0 || m == 0 || n * m > kMostCells)
        return {{begin, begin + n, begin, begin + m}};
    std::vector<std::uint16_t> length((n + 1) * (m + 1), 0);
    const auto cell = [&](size_t i, size_t j) -> std::uint16_t & { return length[i * (m + 1) + j]; };
    for (size_t i = n; i-- > 0;) {
        for (size_t j = m; j-- > 0;)
            cell(i, j) = a[begin + i].text == b[begin + j].text ? std::uint16_t(cell(i + 1, j + 1) + 1) : std::max(cell(i + 1, j), cell(i, j + 1));
    }
    std::vector<Hunk> out;
    size_t i = 0;
    size_t j = 0;
    while (i < n || j < m) {
        if (i < n && j < m && a[begin + i].text == b[begin + j].text) {
            ++i;
            ++j;
            continue;
        }
        Hunk hunk{begin + i, begin + i, begin + j, begin + j};
        while ((i < n || j < m) && !(i < n && j < m && a[begin + i].text == b[begin + j].text)) {
            if (j == m || (i < n && cell(i + 1, j) >= cell(i, j + 1)))
                ++i;
            else
                ++j;
        }
        hunk.endA = begin + i;
        hunk.endB = begin + j;
        out.push_back(hunk);
    }
    return out;
}

TextRange rangeOf(const std::vector<CodeToken> &tokens, size_t begin, size_t end)
{
    if (begin == end)
        return {};
    const TextRange &last = tokens[end - 1].range;
    return {tokens[begin].range.offset, last.offset + last.length - tokens[begin].range.offset};
}

} // namespace

StructureComparison compareCode(std::string_view cached, std::string_view fresh)
{
    StructureComparison out;
    const auto a = codeTokens(cached);
    const auto b = codeTokens(fresh);
    size_t changed = 0;
    bool onlyLiterals = true;
    for (const Hunk &hunk : hunksOf(a, b)) {
        const TextRange left = rangeOf(a, hunk.beginA, hunk.endA);
        const TextRange right = rangeOf(b, hunk.beginB, hunk.endB);
        changed += hunk.endA - hunk.beginA + hunk.endB - hunk.beginB;
        const bool swapped = hunk.endA == hunk.beginA + 1 && hunk.endB == hunk.beginB + 1 && a[hunk.beginA].literal && b[hunk.beginB].literal;
        onlyLiterals = onlyLiterals && swapped;
        out.parts.push_back({left.length == 0 ? SentenceChange::onlyFresh : right.length == 0 ? SentenceChange::onlyCached : swapped ? SentenceChange::contradicts : SentenceChange::changed,
                             std::string(cached.substr(left.offset, left.length)), std::string(fresh.substr(right.offset, right.length))});
        out.claims.push_back({ClaimKind::code, left, right});
    }
    if (out.claims.empty()) {
        // Only comments or spaces: Python's indent is one of them.
        out.verdict = cached == fresh ? ReplayVerdict::same : ReplayVerdict::reworded;
        return out;
    }
    out.overlap = 1 - double(changed) / double(std::max<size_t>(1, a.size() + b.size()));
    out.verdict = onlyLiterals && out.overlap >= 0.5 ? ReplayVerdict::contradicts : out.overlap < 0.5 ? ReplayVerdict::different : ReplayVerdict::unclear;
    return out;
}

} // namespace cacheloupe
