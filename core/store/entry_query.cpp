// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/entry_query.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace cacheloupe {

namespace {

using Field = HitQueryField;

bool isKnown(Field field)
{
    constexpr std::array kKnown = {Field::anyText, Field::query, Field::cachedQuery, Field::answer, Field::callSite, Field::model, Field::keyField,
                                   Field::has,     Field::age,   Field::ttl,         Field::ttlLeft, Field::id,      Field::key};
    return std::find(kKnown.begin(), kKnown.end(), field) != kKnown.end();
}

std::optional<double> numberOf(Field field, const CacheEntry &entry, Instant now)
{
    if (field == Field::ttl)
        return entry.ttlS;
    if (field == Field::ttlLeft)
        return entry.ttlLeftS;
    return entry.createdAt ? std::optional(std::chrono::duration<double>(now - *entry.createdAt).count()) : std::nullopt;
}

bool compares(const HitTerm &term, std::optional<double> value)
{
    if (!value)
        return false;
    return std::any_of(term.numbers.begin(), term.numbers.end(), [&](double bound) {
        switch (term.compare) {
        case HitCompare::less: return *value < bound;
        case HitCompare::lessOrEqual: return *value <= bound;
        case HitCompare::greater: return *value > bound;
        case HitCompare::greaterOrEqual: return *value >= bound;
        default: return *value == bound;
        }
    });
}

/// The member a text field stands for.
std::string textOf(const HitTerm &term, const CacheEntry &entry)
{
    switch (term.field) {
    case Field::answer: return entry.answer;
    case Field::callSite: return entry.group;
    case Field::model: return entry.model;
    case Field::key: return entry.key;
    case Field::id: return entry.responseId;
    case Field::keyField: {
        const std::string *value = entry.fields.find(term.keyField);
        return value ? *value : std::string();
    }
    default: return entry.query;
    }
}

/// `has:NAME` of members that are no key field.
std::optional<bool> hasMember(std::string_view name, const CacheEntry &entry)
{
    if (name == "answer")
        return !entry.answer.empty();
    if (name == "query" || name == "cached_query")
        return !entry.query.empty();
    if (name == "model")
        return !entry.model.empty();
    if (name == "age")
        return entry.createdAt.has_value();
    if (name == "ttl")
        return entry.ttlS.has_value();
    if (name == "ttl_left")
        return entry.ttlLeftS.has_value();
    return {};
}

bool has(const HitTerm &term, const CacheEntry &entry)
{
    const auto isThere = [&](KeyField field) { return entry.fields.has(field); };
    const auto isNamed = [&](const NamePattern &name) { return hasMember(name.text, entry).value_or(false); };
    return std::any_of(term.keyFields.begin(), term.keyFields.end(), isThere) || std::any_of(term.names.begin(), term.names.end(), isNamed);
}

} // namespace

Result<EntryQuery> EntryQuery::parse(std::string_view text)
{
    const auto parsed = parseHitQuery(text);
    if (!parsed)
        return parsed.error();
    auto root = compile(*parsed);
    if (!root)
        return root.error();
    EntryQuery query;
    query.m_root = std::move(*root);
    return query;
}

Result<EntryQuery::Node> EntryQuery::compile(const HitQuery &query)
{
    Node node{query.node, {}, query.term, nullptr};
    for (const HitQuery &child : query.children) {
        auto compiled = compile(child);
        if (!compiled)
            return compiled;
        node.children.push_back(std::move(*compiled));
    }
    if (query.node != HitQuery::Node::term)
        return node;
    const bool isUnknownMember = query.term.field == Field::has && query.term.keyFields.empty()
        && std::any_of(query.term.names.begin(), query.term.names.end(), [](const NamePattern &name) { return !hasMember(name.text, {}); });
    if (!isKnown(query.term.field) || isUnknownMember)
        return Error{ErrorCode::parse, ErrorReason::badQuery, "column " + std::to_string(query.term.columnNumber), "a field that entries of a store do not have"};
    if (query.term.compare == HitCompare::regex) {
        auto regex = HitQueryRegex::compile(query.term.text);
        if (!regex)
            return regex.error();
        node.regex = std::make_shared<const HitQueryRegex>(std::move(*regex));
    }
    return node;
}

bool EntryQuery::fits(const Node &node, const CacheEntry &entry, Instant now)
{
    const auto child = [&](const Node &one) { return fits(one, entry, now); };
    switch (node.kind) {
    case HitQuery::Node::all: return std::all_of(node.children.begin(), node.children.end(), child);
    case HitQuery::Node::any: return std::any_of(node.children.begin(), node.children.end(), child);
    case HitQuery::Node::none: return std::none_of(node.children.begin(), node.children.end(), child);
    case HitQuery::Node::term: break;
    }
    return termFits(node, entry, now);
}

bool EntryQuery::termFits(const Node &node, const CacheEntry &entry, Instant now)
{
    const HitTerm &term = node.term;
    switch (term.field) {
    case Field::age:
    case Field::ttl:
    case Field::ttlLeft: return compares(term, numberOf(term.field, entry, now));
    case Field::has: return has(term, entry);
    case Field::anyText: return textFits(node, entry.query) || textFits(node, entry.answer);
    default: return textFits(node, textOf(term, entry));
    }
}

bool EntryQuery::textFits(const Node &node, const std::string &text)
{
    if (node.regex)
        return node.regex->isFoundIn(text);
    if (node.term.compare == HitCompare::contains)
        return asciiLower(text).find(asciiLower(node.term.text)) != std::string::npos;
    return std::any_of(node.term.names.begin(), node.term.names.end(), [&](const NamePattern &name) { return name.matches(text); });
}

} // namespace cacheloupe
