// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/hitlog/dialect.h"
#include "core/hitlog/hit_members.h"
#include "core/hitlog/key_value_list.h"
#include "core/hitlog/member_types.h"

#include <algorithm>

namespace cacheloupe {

namespace {

bool isAmong(const std::vector<std::string> &list, const std::string &name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

/// The value behind a dotted path for changing it; nullptr when a step is missing.
Json *mutableAt(Json &json, std::string_view path)
{
    return const_cast<Json *>(JsonPath(path).in(json));
}

void erasePath(Json &json, std::string_view path)
{
    const auto dot = path.rfind('.');
    Json *parent = dot == std::string_view::npos ? &json : mutableAt(json, path.substr(0, dot));
    if (parent && parent->is_object())
        parent->erase(std::string(path.substr(dot == std::string_view::npos ? 0 : dot + 1)));
}

/// JSON that stands as text, maybe wrapped twice.
void parseInPlace(Json &value)
{
    for (int level = 0; level < 2 && value.is_string(); ++level) {
        const auto text = trimmed(value.get_ref<const std::string &>());
        if (text.empty() || std::string_view("{[\"").find(text.front()) == std::string_view::npos)
            return;
        auto parsed = parseJson(text, {});
        if (!parsed)
            return;
        value = std::move(*parsed);
    }
}

/// Members under the names that the map knows; one that is there already stays.
Json withNames(const Json &record, const std::vector<std::pair<std::string, std::string>> &renamed)
{
    Json result = Json::object();
    for (const auto &[member, value] : record.items()) {
        const auto known = std::find_if(renamed.begin(), renamed.end(), [&wanted = member](const auto &one) { return one.first == wanted; });
        const bool isOther = known != renamed.end() && !record.contains(known->second);
        result[isOther ? known->second : member] = value;
    }
    return result;
}

/// A value in the type that the member has, taken out of `value`; nullopt, and `value` as it was, when it cannot be.
std::optional<Json> typed(Json &value, const std::string &name, std::vector<std::string> &inferred)
{
    switch (memberType(name)) {
    case MemberType::number:
        return asNumber(value);
    case MemberType::time: {
        bool assumedUtc = false;
        auto time = asTime(value, &assumedUtc);
        if (time && assumedUtc && !isAmong(inferred, name))
            inferred.push_back(name);
        return time;
    }
    case MemberType::text:
        return value.is_string() ? std::move(value) : Json(dumpJson(value));
    case MemberType::json:
        break;
    }
    return std::move(value);
}

/// Puts the value, or each member of `entry` and `usage`, in its type; what does not fit goes back under `rest`.
void putTyped(Json &line, const std::string &name, Json value, std::vector<std::string> &inferred, Json &rest)
{
    if ((name == "entry" || name == "usage") && value.is_object()) {
        Json object = Json::object();
        for (auto &[member, inner] : value.get_ref<Json::object_t &>()) {
            const std::string full = name + '.' + member;
            if (memberType(full) == MemberType::text && inner.is_structured())
                object[member] = inner;
            else if (auto fitting = typed(inner, full, inferred))
                object[member] = std::move(*fitting);
            else
                rest[full] = inner;
        }
        if (!object.empty())
            line[name] = std::move(object);
        return;
    }
    if (auto fitting = hitMemberFromName(name) == HitMember::unknown ? std::optional(std::move(value)) : typed(value, name, inferred))
        line[name] = std::move(*fitting);
    else
        rest[name] = std::move(value);
}

/// Names are nearly always plain ones that need no escape.
void appendMember(std::string &out, const std::string &name, const std::string &text)
{
    const bool isPlain = std::all_of(name.begin(), name.end(), [](unsigned char c) { return c >= ' ' && c < 0x7f && c != '"' && c != '\\'; });
    out += ',';
    if (isPlain)
        out.append(1, '"').append(name).append(1, '"');
    else
        out.append(dumpJson(Json(name)));
    out.append(1, ':').append(text);
}

/// A record whose members are those of `cacheloupe.hit/1` but that comes from a table: typed, `entry.ttl_s` inside `entry`.
Json nativeLine(const Json &record)
{
    Json line = Json::object();
    Json rest = Json::object();
    Json nested = Json::object();
    std::vector<std::string> inferred;
    for (const auto &[name, value] : record.items()) {
        const auto dot = name.find('.');
        const auto outer = hitMemberFromName(name.substr(0, dot));
        if (value.is_null() || (value.is_string() && value.get_ref<const std::string &>().empty()))
            continue;
        if (dot != std::string::npos && (outer == HitMember::entry || outer == HitMember::usage || outer == HitMember::fields))
            nested[name.substr(0, dot)][name.substr(dot + 1)] = value;
        else
            putTyped(line, name, value, inferred, rest);
    }
    for (auto &[name, value] : nested.items())
        putTyped(line, name, value, inferred, rest);
    for (const auto &[name, value] : rest.items())
        line["column." + name] = value;
    if (!inferred.empty() && !line.contains("inferred"))
        line["inferred"] = inferred;
    return line;
}

} // namespace

void Dialect::parseTexts(Json &record) const
{
    for (const auto &path : m_parse)
        if (Json *value = mutableAt(record, path))
            parseInPlace(*value);
}

std::vector<Json> Dialect::prepared(const Json &record) const
{
    auto parts = m_expansion.isEmpty() ? std::vector<Json>{record} : m_expansion.expanded(record, true);
    for (Json &part : parts) {
        if (m_hasKeyValues)
            part = withPlainMembers(part);
        if (!m_renamed.empty())
            part = withNames(part, m_renamed);
        parseTexts(part);
        for (size_t i = 0; i < m_joins.size() && i < m_context->partners.size(); ++i)
            m_joins[i].apply(part, m_context->partners[i]);
    }
    return parts;
}

/// In the order of the record; a value whose text the plan kept is not written anew.
std::vector<RecordPlan::Carried> Dialect::carriedOver(const RecordPlan::Reading &reading, const Json &line) const
{
    const std::string prefix = m_name.substr(0, m_name.find('.')) + '.';
    std::vector<RecordPlan::Carried> carried;
    for (const auto &[member, text] : reading.carried) {
        const bool isTaken = hitMemberFromName(member) != HitMember::unknown || line.contains(member);
        carried.push_back({isTaken ? prefix + member : member, text});
        if (!text.empty())
            continue;
        Json kept = reading.record[member];
        for (const auto &path : m_drop)
            if (path.size() > member.size() + 1 && path.starts_with(member) && path[member.size()] == '.')
                erasePath(kept, std::string_view(path).substr(member.size() + 1));
        carried.back().json = dumpJson(kept);
    }
    return carried;
}

void Dialect::appendConverted(const RecordPlan::Reading &reading, std::string_view original, std::string &out) const
{
    DialectExpression::Evaluation evaluation{reading.record, m_context->maxima, {}};
    Json line = Json::object();
    Json rest = Json::object();
    for (const auto &[member, expression] : m_map) {
        Json value = expression.evaluate(evaluation, member);
        if (!value.is_null())
            putTyped(line, member, std::move(value), evaluation.inferred, rest);
    }
    if (!line.contains("id"))
        line["id"] = toHex(hash128(original));
    auto carried = carriedOver(reading, line);
    const std::string prefix = m_name.substr(0, m_name.find('.')) + '.';
    for (const auto &[name, value] : rest.items()) {
        std::erase_if(carried, [known = prefix + name](const auto &one) { return one.name == known; });
        carried.push_back({prefix + name, dumpJson(value)});
    }
    if (!evaluation.inferred.empty())
        carried.push_back({"inferred", dumpJson(Json(evaluation.inferred))});
    out.append(dumpJson(line)).pop_back();
    for (const auto &[name, text] : carried)
        appendMember(out, name, text);
    out.append("}\n");
}

void Dialect::appendLines(const Json &record, std::string_view original, std::string &out) const
{
    size_t part = 0;
    for (Json &one : prepared(record)) {
        const std::string identity = part == 0 ? std::string(original) : std::string(original) + '#' + std::to_string(part);
        ++part;
        if (!DialectCondition::allHold(m_only, one))
            continue;
        if (isNative()) {
            out.append(dumpJson(nativeLine(one))).push_back('\n');
            continue;
        }
        RecordPlan::Reading reading;
        reading.record = std::move(one);
        for (const auto &[member, value] : reading.record.items())
            if (!isAmong(m_used, member) && !isAmong(m_drop, member) && !value.is_null())
                reading.carried.push_back({member, {}});
        appendConverted(reading, identity, out);
    }
}

void Dialect::appendLine(std::string_view line, std::string &out) const
{
    if (m_lineFormat) {
        if (const auto record = m_lineFormat->record(line))
            appendLines(*record, line, out);
        return;
    }
    if (RecordPlan::Reading reading; m_plan && m_plan->read(line, reading)) {
        parseTexts(reading.record);
        if (DialectCondition::allHold(m_only, reading.record))
            appendConverted(reading, line, out);
        return;
    }
    const auto record = line.find('{') == std::string_view::npos ? Result<Json>(Json()) : parseJson(line, {});
    if (record && record->is_object())
        appendLines(*record, line, out);
    else
        out.append(line).push_back('\n'); // a malformed row with its own bytes
}

} // namespace cacheloupe
