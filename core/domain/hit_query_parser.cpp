// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/domain/hit_query.h"
#include "core/domain/hit_query_regex.h"
#include "core/domain/hit_query_values.h"

#include <algorithm>
#include <utility>

namespace cacheloupe {

namespace {

using Expected = HitQueryError::Expected;
constexpr size_t kMaxDepth = 64;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

struct Value {
    std::string text;
    bool isQuoted = false;
    size_t at = 0;
};

/// Recursive descent over the bytes of one query; the first error ends it.
class Parser {
public:
    explicit Parser(std::string_view text) : m_text(text) {}

    std::variant<HitQuery, HitQueryError> parse()
    {
        HitQuery query;
        skipSpace();
        if (!atEnd() && (!anyOf(query, 0) || !endsHere()))
            return m_error;
        return query;
    }

private:
    bool anyOf(HitQuery &out, size_t depth);
    bool allOf(HitQuery &out, size_t depth);
    bool factor(HitQuery &out, size_t depth);
    bool term(HitQuery &out);
    bool fieldTerm(HitTerm &term, const HitFieldInfo &info);
    bool comparison(HitTerm &term, const HitFieldInfo &info);
    bool textCondition(HitTerm &term, const HitFieldInfo &info);
    bool values(HitTerm &term, const HitFieldInfo &info);
    bool oneValue(HitTerm &term, const HitFieldInfo &info, const Value &value);
    bool stateValue(HitTerm &term, const HitFieldInfo &info, const Value &value);
    bool readValue(Value &out, std::string_view stops);
    bool readQuoted(std::string &out);
    bool readRegex(HitTerm &term);
    bool endsHere();

    bool atEnd() const { return m_at >= m_text.size(); }
    char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
    void skipSpace()
    {
        while (!atEnd() && isSpace(peek()))
            ++m_at;
    }
    bool atFieldSign() const { return !atEnd() && std::string_view(":<>~").find(peek()) != std::string_view::npos; }
    bool atOr() const
    {
        const auto rest = m_text.substr(m_at);
        return rest.starts_with("OR") && (rest.size() == 2 || isSpace(rest[2]) || rest[2] == '(');
    }
    bool fail(size_t at, Expected expected, std::string_view field = {})
    {
        m_error = {queryColumn(m_text, at), expected, queryWordAt(m_text, at), std::string(field)};
        return false;
    }

    std::string_view m_text;
    size_t m_at = 0;
    HitQueryError m_error;
};

HitQuery joined(HitQuery::Node node, std::vector<HitQuery> children)
{
    if (children.size() == 1)
        return std::move(children.front());
    HitQuery query;
    query.node = node;
    query.children = std::move(children);
    return query;
}

bool Parser::endsHere()
{
    skipSpace();
    return atEnd() || fail(m_at, Expected::term);
}

bool Parser::anyOf(HitQuery &out, size_t depth)
{
    std::vector<HitQuery> alternatives;
    for (;;) {
        if (!allOf(alternatives.emplace_back(), depth))
            return false;
        skipSpace();
        if (!atOr())
            break;
        m_at += 2;
        skipSpace();
    }
    out = joined(HitQuery::Node::any, std::move(alternatives));
    return true;
}

bool Parser::allOf(HitQuery &out, size_t depth)
{
    std::vector<HitQuery> terms;
    for (;;) {
        skipSpace();
        const bool ends = atEnd() || peek() == ')' || atOr();
        if (ends && terms.empty())
            return fail(m_at, Expected::term);
        if (ends)
            break;
        if (!factor(terms.emplace_back(), depth))
            return false;
    }
    out = joined(HitQuery::Node::all, std::move(terms));
    return true;
}

bool Parser::factor(HitQuery &out, size_t depth)
{
    if (depth > kMaxDepth)
        return fail(m_at, Expected::term);
    if (peek() == '-') {
        ++m_at;
        if (atEnd() || isSpace(peek()))
            return fail(m_at, Expected::term);
        out.node = HitQuery::Node::none;
        return factor(out.children.emplace_back(), depth + 1);
    }
    if (peek() != '(')
        return term(out);
    const size_t open = m_at++;
    if (!anyOf(out, depth + 1))
        return false;
    skipSpace();
    if (peek() != ')')
        return fail(atEnd() ? open : m_at, Expected::closingParenthesis);
    ++m_at;
    return true;
}

bool Parser::term(HitQuery &out)
{
    out.node = HitQuery::Node::term;
    out.term.columnNumber = queryColumn(m_text, m_at);
    const size_t start = m_at;
    const auto named = [&](std::string_view name) {
        const auto *info = hitQueryField(name);
        return info ? fieldTerm(out.term, *info) : fail(start, Expected::fieldName);
    };
    if (peek() == '"') {
        // `"access.tenant":acme`: names may be quoted as values may.
        if (!readQuoted(out.term.text))
            return false;
        return !atFieldSign() || named(std::exchange(out.term.text, {}));
    }
    while (!atEnd() && (std::isalnum(static_cast<unsigned char>(peek())) || peek() == '_' || peek() == '.'))
        ++m_at;
    const auto name = m_text.substr(start, m_at - start);
    if (!name.empty() && atFieldSign())
        return named(name);
    m_at = start;
    Value word;
    if (!readValue(word, ")"))
        return false;
    out.term.text = word.text;
    return !word.text.empty() || fail(start, Expected::term);
}

bool Parser::fieldTerm(HitTerm &out, const HitFieldInfo &info)
{
    out.field = info.field;
    if (info.field == HitQueryField::keyField)
        out.keyField = *keyFieldFromName(info.name);
    switch (peek()) {
    case '~':
        return textCondition(out, info);
    case ':':
        ++m_at;
        if (info.kind == HitValueKind::text) {
            Value value;
            out.compare = HitCompare::contains;
            if (!readValue(value, ")"))
                return false;
            out.text = value.text;
            return !out.text.empty() || fail(value.at, Expected::value, info.name);
        }
        out.compare = HitCompare::equals;
        return values(out, info);
    default:
        return comparison(out, info);
    }
}

bool Parser::textCondition(HitTerm &out, const HitFieldInfo &info)
{
    if (info.kind != HitValueKind::text && info.kind != HitValueKind::name)
        return fail(m_at, Expected::comparison, info.name);
    ++m_at;
    if (peek() == '/')
        return readRegex(out);
    out.compare = HitCompare::contains;
    Value value;
    if (!readValue(value, ")"))
        return false;
    out.text = value.text;
    return !out.text.empty() || fail(value.at, Expected::value, info.name);
}

bool Parser::comparison(HitTerm &out, const HitFieldInfo &info)
{
    const bool less = peek() == '<';
    if (!isOrdered(info.kind))
        return fail(m_at, Expected::comparison, info.name);
    ++m_at;
    const bool orEqual = peek() == '=';
    m_at += orEqual;
    out.compare = less ? (orEqual ? HitCompare::lessOrEqual : HitCompare::less)
                       : (orEqual ? HitCompare::greaterOrEqual : HitCompare::greater);
    Value value;
    return readValue(value, ")") && oneValue(out, info, value);
}

bool Parser::values(HitTerm &out, const HitFieldInfo &info)
{
    for (;;) {
        Value value;
        if (!readValue(value, ",)"))
            return false;
        if (value.text.empty() && !value.isQuoted)
            return fail(value.at, Expected::value, info.name);
        if (!oneValue(out, info, value))
            return false;
        if (peek() != ',')
            return true;
        ++m_at;
    }
}

bool Parser::oneValue(HitTerm &out, const HitFieldInfo &info, const Value &value)
{
    const auto number = [&](std::optional<double> parsed, Expected expected) {
        if (!parsed)
            return fail(value.at, expected, info.name);
        out.numbers.push_back(*parsed);
        return true;
    };
    switch (info.kind) {
    case HitValueKind::number:
        return number(parseQueryNumber(value.text), Expected::number);
    case HitValueKind::duration:
        return number(parseQueryDuration(value.text), Expected::duration);
    case HitValueKind::milliseconds:
        return number(parseQueryMilliseconds(value.text), Expected::duration);
    case HitValueKind::date:
        if (const auto range = parseQueryTime(value.text)) {
            out.times.push_back(*range);
            return true;
        }
        return fail(value.at, Expected::date, info.name);
    case HitValueKind::fieldName:
        return stateValue(out, info, value);
    case HitValueKind::word:
        if (std::find(info.words.begin(), info.words.end(), asciiLower(value.text)) == info.words.end())
            return fail(value.at, Expected::word, info.name);
        break;
    case HitValueKind::name:
    case HitValueKind::text:
        break;
    }
    out.names.push_back(parseNamePattern(value.text, value.isQuoted));
    return true;
}

bool Parser::stateValue(HitTerm &out, const HitFieldInfo &info, const Value &value)
{
    if (const auto keyField = keyFieldFromName(value.text)) {
        out.keyFields.push_back(*keyField);
        return true;
    }
    const auto *named = hitQueryField(value.text);
    if (info.field == HitQueryField::mismatch || !named || !canBeMissing(*named))
        return fail(value.at, Expected::keyFieldName, info.name);
    out.names.push_back(parseNamePattern(value.text, true));
    return true;
}

bool Parser::readValue(Value &out, std::string_view stops)
{
    out.at = m_at;
    if (peek() == '"') {
        out.isQuoted = true;
        return readQuoted(out.text);
    }
    while (!atEnd() && !isSpace(peek()) && stops.find(peek()) == std::string_view::npos)
        out.text += m_text[m_at++];
    return true;
}

bool Parser::readQuoted(std::string &out)
{
    const size_t open = m_at++;
    while (!atEnd() && peek() != '"') {
        if (peek() == '\\' && m_at + 1 < m_text.size() && (m_text[m_at + 1] == '"' || m_text[m_at + 1] == '\\'))
            ++m_at;
        out += m_text[m_at++];
    }
    if (atEnd())
        return fail(open, Expected::closingQuote);
    ++m_at;
    return !out.empty() || fail(open, Expected::value);
}

bool Parser::readRegex(HitTerm &out)
{
    const size_t open = m_at++;
    std::string pattern;
    while (!atEnd() && peek() != '/') {
        const bool escapesSlash = peek() == '\\' && m_at + 1 < m_text.size();
        if (escapesSlash && m_text[m_at + 1] != '/')
            pattern += m_text[m_at];
        if (escapesSlash)
            ++m_at;
        pattern += m_text[m_at++];
    }
    if (atEnd())
        return fail(open, Expected::closingSlash);
    ++m_at;
    out.compare = HitCompare::regex;
    out.text = pattern;
    return HitQueryRegex::compile(pattern).ok() || fail(open + 1 + HitQueryRegex::faultIn(m_text.substr(open + 1, m_at - open - 2)), Expected::regex);
}

} // namespace

std::variant<HitQuery, HitQueryError> HitQuery::parse(std::string_view text)
{
    return Parser(text).parse();
}

} // namespace cacheloupe
