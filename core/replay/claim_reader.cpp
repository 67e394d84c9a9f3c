// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/claim_reader.h"

#include "core/base/english.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

bool isUrlByte(char c)
{
    return static_cast<unsigned char>(c) > ' ' && c != '"' && c != '<' && c != '>' && c != ')' && c != ']' && c != '`' && c != '*' && static_cast<unsigned char>(c) < 0x80;
}

/// The end of an address that begins here; 0 = none does.
size_t urlEnd(std::string_view text, size_t at)
{
    const std::string_view rest = text.substr(at);
    if (!rest.starts_with("http://") && !rest.starts_with("https://") && !rest.starts_with("www.") && !rest.starts_with("HTTP"))
        return 0;
    size_t end = at;
    while (end < text.size() && isUrlByte(text[end]))
        ++end;
    while (end > at && std::string_view(".,;:!?'").find(text[end - 1]) != std::string_view::npos)
        --end;
    return end > at + 5 ? end : 0;
}

bool isMailAddress(std::string_view form)
{
    const size_t sign = form.find('@');
    return sign != std::string_view::npos && sign > 0 && form.find('.', sign) != std::string_view::npos;
}

/// Claims that words begin: addresses first, then dates, then quantities.
class ClaimScan {
public:
    ClaimScan(std::string_view text, std::vector<AnswerToken> &tokens) : m_text(text), m_tokens(tokens), m_cursor{text, tokens} {}

    std::vector<Claim> run()
    {
        for (size_t i = 0; i < m_tokens.size();)
            i += std::max<size_t>(1, take(i));
        return std::move(m_claims);
    }

private:
    size_t take(size_t i)
    {
        if (const size_t taken = takeAddress(i))
            return taken;
        Claim date;
        if (const size_t taken = readDate(m_cursor, i, date))
            return add(i, taken, std::move(date));
        Claim quantity;
        if (const size_t range = takeJoinedRange(i))
            return range;
        const size_t taken = readQuantity(m_cursor, i, quantity);
        if (taken == 0)
            return 0;
        const bool plain = quantity.kind == ClaimKind::number && quantity.unit.empty() && quantity.text.empty();
        if (plain && taken == 1 && isYear(i, quantity.low)) {
            quantity.kind = ClaimKind::date;
            quantity.days = {{int(quantity.low), 0, 0, 0}};
        }
        add(i, taken, std::move(quantity));
        joinWithBefore(i);
        return taken;
    }

    /// 2024 anywhere, 1863 where a time is told.
    bool isYear(size_t i, double value) const
    {
        const std::string &form = m_tokens[i].form;
        if (form.size() != 4 || form.find_first_not_of("0123456789") != std::string::npos || value < 1000 || value >= 2100)
            return false;
        constexpr std::array<std::string_view, 12> before = {"in", "since", "by", "year", "from", "until", "before", "after", "around", "circa", "summer", "winter"};
        return value >= 1900 || (i > 0 && std::find(before.begin(), before.end(), m_tokens[i - 1].form) != before.end());
    }

    size_t takeAddress(size_t i)
    {
        const AnswerToken &token = m_tokens[i];
        Claim claim;
        claim.kind = ClaimKind::url;
        if (isMailAddress(token.form)) {
            claim.text = token.form;
            return add(i, 1, std::move(claim));
        }
        if (const size_t end = urlEnd(m_text, token.range.offset)) {
            claim.text = normalUrl(m_text.substr(token.range.offset, end - token.range.offset));
            size_t taken = 1;
            while (i + taken < m_tokens.size() && m_tokens[i + taken].range.offset < end)
                ++taken;
            add(i, taken, std::move(claim));
            m_claims.back().range.length = std::uint32_t(end - token.range.offset);
            return taken;
        }
        return 0;
    }

    /// 3-5 days in one word.
    size_t takeJoinedRange(size_t i)
    {
        const std::string form = m_tokens[i].form;
        const size_t hyphen = form.find('-');
        if (hyphen == std::string::npos)
            return 0;
        const auto low = readFigure(std::string_view(form).substr(0, hyphen));
        const auto high = readFigure(std::string_view(form).substr(hyphen + 1));
        if (!low || !high || *high <= *low || form[0] < '0' || form[0] > '9')
            return 0;
        // Read the unit as of the upper figure.
        m_tokens[i].form = form.substr(hyphen + 1);
        Claim claim;
        const size_t taken = readQuantity(m_cursor, i, claim);
        m_tokens[i].form = form;
        if (taken == 0)
            return 0;
        claim.high = std::max(claim.low, claim.high);
        claim.low = claim.high * (*low / *high);
        return add(i, taken, std::move(claim));
    }

    size_t add(size_t i, size_t taken, Claim claim)
    {
        const AnswerToken &first = m_tokens[i];
        const AnswerToken &last = m_tokens[i + taken - 1];
        const std::uint32_t length = last.range.offset + last.range.length - first.range.offset;
        // A percent sign behind the figure belongs to it and is no word.
        claim.range = {first.range.offset, std::max(length, claim.range.length)};
        for (size_t j = i; j < i + taken; ++j)
            m_tokens[j].claim = std::int32_t(m_claims.size());
        m_claims.push_back(std::move(claim));
        return taken;
    }

    /// 3 to 5 days, 3–5 days, between 3 and 5 days.
    void joinWithBefore(size_t i)
    {
        if (m_claims.size() < 2 || i == 0)
            return;
        Claim &upper = m_claims.back();
        Claim &lower = m_claims[m_claims.size() - 2];
        if (!isQuantity(lower) || !isQuantity(upper) || !lower.text.empty() || !upper.text.empty() || lower.low != lower.high)
            return;
        const bool sameUnit = lower.unit == upper.unit && lower.unitName == upper.unitName;
        if (!lower.unit.empty() && !sameUnit && !(lower.kind == ClaimKind::money && upper.unit.empty()))
            return;
        const size_t word = i - 1;
        const std::string_view gap = m_cursor.gapBefore(i);
        const bool dash = m_tokens[word].claim == std::int32_t(m_claims.size()) - 2 && (gap == "–" || gap == "-" || gap == "—" || gap == " – " || gap == " - " || gap == "~" || gap == "～");
        const bool spelled = i >= 2 && m_tokens[word].claim < 0 && m_tokens[i - 2].claim == std::int32_t(m_claims.size()) - 2
            && (m_tokens[word].form == "to" || m_tokens[word].form == "bis" || m_tokens[word].form == "à" || (m_tokens[word].form == "and" && i >= 3 && m_tokens[i - 3].form == "between"));
        if (!dash && !spelled)
            return;
        // The unit behind the second figure is the first one's as well.
        const double scale = lower.unit.empty() && upper.low != 0 ? scaleOf(i, upper) : 1;
        const double low = lower.low * scale;
        if (upper.low < low)
            return;
        if (lower.kind == ClaimKind::money && upper.unit.empty()) {
            upper.kind = lower.kind;
            upper.unit = lower.unit;
        }
        upper.low = low;
        upper.range = {lower.range.offset, upper.range.offset + upper.range.length - lower.range.offset};
        m_claims.erase(m_claims.end() - 2);
        for (size_t j = i - (dash ? 1 : 2); j < m_tokens.size() && (m_tokens[j].claim >= std::int32_t(m_claims.size()) - 1 || j == word); ++j)
            m_tokens[j].claim = std::int32_t(m_claims.size()) - 1;
    }

    double scaleOf(size_t i, const Claim &claim) const
    {
        const auto figure = readFigure(m_tokens[i].form);
        return figure && *figure != 0 && !claim.unit.empty() ? claim.low / *figure : 1;
    }

    std::string_view m_text;
    std::vector<AnswerToken> &m_tokens;
    ClaimCursor m_cursor;
    std::vector<Claim> m_claims;
};

bool isName(const AnswerToken &token) { return token.capital && !token.stop && token.claim < 0 && token.form != "i"; }

bool joinsName(std::string_view gap) { return gap == " " || gap == "-" || gap == "'" || gap == " & " || gap == ". "; }

/// Capitalised words in a row; one alone at the start of a sentence is no name.
void addNames(const ClaimCursor &cursor, std::vector<Claim> &claims)
{
    for (size_t i = 0; i < cursor.tokens.size();) {
        size_t end = i;
        Claim claim;
        claim.kind = ClaimKind::name;
        while (end < cursor.tokens.size() && isName(cursor.tokens[end]) && (end == i || (!cursor.tokens[end].sentenceStart && joinsName(cursor.gapBefore(end))))) {
            claim.text += claim.text.empty() ? "" : " ";
            claim.text += cursor.tokens[end].form;
            ++end;
        }
        const bool counts = end > i + 1 || (end == i + 1 && !cursor.tokens[i].sentenceStart);
        if (counts) {
            const TextRange &last = cursor.tokens[end - 1].range;
            claim.range = {cursor.tokens[i].range.offset, last.offset + last.length - cursor.tokens[i].range.offset};
            claims.push_back(std::move(claim));
        }
        i = std::max(end, i + 1);
    }
}

} // namespace

std::string_view ClaimCursor::gapBehind(size_t i) const
{
    if (i >= tokens.size())
        return {};
    const size_t from = tokens[i].range.offset + tokens[i].range.length;
    const size_t to = i + 1 < tokens.size() ? tokens[i + 1].range.offset : std::min(text.size(), from + 8);
    return text.substr(from, to - from);
}

std::string_view ClaimCursor::gapBefore(size_t i) const
{
    if (i >= tokens.size())
        return {};
    const size_t to = tokens[i].range.offset;
    const size_t from = i > 0 ? tokens[i - 1].range.offset + tokens[i - 1].range.length : to - std::min<size_t>(to, 8);
    return text.substr(from, to - from);
}

std::string normalUrl(std::string_view url)
{
    for (const std::string_view prefix : {"https://", "http://", "HTTPS://", "HTTP://"}) {
        if (url.starts_with(prefix))
            url.remove_prefix(prefix.size());
    }
    const size_t slash = std::min(url.find_first_of("/?#"), url.size());
    std::string out = asciiLower(url.substr(0, slash));
    if (out.starts_with("www."))
        out.erase(0, 4);
    std::string_view rest = url.substr(slash);
    const size_t mark = rest.find('?');
    std::string_view path = rest.substr(0, mark);
    while (path.ends_with('/'))
        path.remove_suffix(1);
    out += path;
    char joint = '?';
    for (std::string_view query = mark == std::string_view::npos ? std::string_view() : rest.substr(mark + 1); !query.empty();) {
        const std::string_view member = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(member.size() + 1, query.size()));
        if (!member.starts_with("utm_") && !member.starts_with("gclid") && !member.starts_with("fbclid")) {
            out += joint;
            out += member;
            joint = '&';
        }
    }
    return out;
}

std::vector<Claim> readClaims(std::string_view text, std::vector<AnswerToken> &tokens)
{
    auto claims = ClaimScan(text, tokens).run();
    addNames({text, tokens}, claims);
    std::stable_sort(claims.begin(), claims.end(), [](const Claim &a, const Claim &b) { return a.range.offset < b.range.offset; });
    return claims;
}

} // namespace cacheloupe
