// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/hit_query_text.h"

#include <charconv>

namespace cacheloupe {

namespace {

/// Always in quotes: a text may begin with a sign or look like a regular expression.
std::string inQuotes(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

std::string regexText(std::string_view pattern)
{
    std::string out = "/";
    for (size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '/')
            out += '\\';
        out += pattern[i];
        // An escape keeps the sign behind it, so that `\\` does not swallow the slash after it.
        if (pattern[i] == '\\' && i + 1 < pattern.size())
            out += pattern[++i];
    }
    return out + '/';
}

std::string nameText(const NamePattern &name)
{
    if (!name.openStart && !name.openEnd)
        return quotedForQuery(name.written);
    return (name.openStart ? "*" : "") + name.written + (name.openEnd ? "*" : "");
}

std::string numberText(double number)
{
    char digits[32];
    const auto [end, failure] = std::to_chars(digits, digits + sizeof digits, number);
    return failure == std::errc() ? std::string(digits, end) : std::string();
}

/// The shortest spelling that means the same stretch of time.
std::string timeText(const TimeRange &range)
{
    using namespace std::chrono;
    const auto length = range.to - range.from;
    std::string text = formatInstant(range.from);
    if (length > days(1))
        return text.substr(0, 7);
    if (length == days(1))
        return text.substr(0, 10);
    if (length == minutes(1))
        return text.substr(0, 16) + 'Z';
    if (length == milliseconds(1) && text.find('.') == std::string::npos)
        text.insert(text.size() - 1, ".000");
    return text;
}

std::string_view sign(HitCompare compare)
{
    switch (compare) {
    case HitCompare::less: return "<";
    case HitCompare::lessOrEqual: return "<=";
    case HitCompare::greater: return ">";
    case HitCompare::greaterOrEqual: return ">=";
    case HitCompare::contains:
    case HitCompare::regex: return "~";
    case HitCompare::equals: break;
    }
    return ":";
}

std::string_view fieldName(const HitTerm &term)
{
    if (term.field == HitQueryField::keyField)
        return keyFieldName(term.keyField);
    for (const auto &info : hitQueryFields())
        if (info.field == term.field)
            return info.name;
    return {};
}

std::string termText(const HitTerm &term)
{
    if (term.field == HitQueryField::anyText && term.compare == HitCompare::contains)
        return inQuotes(term.text);
    std::string out(fieldName(term));
    out += sign(term.compare);
    if (term.compare == HitCompare::contains)
        return out + inQuotes(term.text);
    if (term.compare == HitCompare::regex)
        return out + regexText(term.text);
    std::string values;
    const auto add = [&values](const std::string &value) { values += (values.empty() ? "" : ",") + value; };
    for (const auto field : term.keyFields)
        add(std::string(keyFieldName(field)));
    for (const auto &name : term.names)
        add(nameText(name));
    for (const double number : term.numbers)
        add(numberText(number));
    for (const auto &range : term.times)
        add(timeText(range));
    return out + values;
}

/// A group inside another needs parentheses; a term and a negation stand alone.
std::string childText(const HitQuery &child, bool insideAny)
{
    const std::string text = hitQueryText(child);
    const bool isGroup = child.node == HitQuery::Node::any || (child.node == HitQuery::Node::all && !insideAny);
    return isGroup ? '(' + text + ')' : text;
}

} // namespace

std::string hitQueryText(const HitQuery &query)
{
    if (query.node == HitQuery::Node::term)
        return termText(query.term);
    const bool isAny = query.node == HitQuery::Node::any;
    std::string out = query.node == HitQuery::Node::none ? "-" : "";
    for (size_t i = 0; i < query.children.size(); ++i)
        out += std::string(i == 0 ? "" : isAny ? " OR " : " ") + childText(query.children[i], isAny);
    return out;
}

} // namespace cacheloupe
