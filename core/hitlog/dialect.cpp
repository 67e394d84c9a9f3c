// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/dialect.h"

#include "core/base/hash.h"
#include "core/base/resource.h"
#include "core/hitlog/dialect_expression.h"
#include "core/hitlog/hit_members.h"

#include <algorithm>

namespace cacheloupe {

namespace {

std::vector<std::string> names(const Json &json, const char *member)
{
    std::vector<std::string> out;
    if (json.contains(member) && json[member].is_array())
        for (const auto &name : json[member])
            if (name.is_string())
                out.push_back(name.get<std::string>());
    return out;
}

bool contains(const std::vector<std::string> &list, const std::string &name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

Error unusable(std::string where, std::string detail)
{
    return {ErrorCode::schema, ErrorReason::wrongType, std::move(where), std::move(detail)};
}

} // namespace

Result<Dialect> Dialect::fromJson(const Json &json, std::string where)
{
    Dialect dialect;
    dialect.m_name = jsonText(json, "name").value_or(std::string());
    if (dialect.m_name.empty())
        return Error{ErrorCode::schema, ErrorReason::missingField, std::move(where), "name"};
    const auto container = jsonText(json, "container").value_or("lines");
    if (container != "lines" && container != "sqlite")
        return unusable(std::move(where), "container");
    dialect.m_container = container == "sqlite" ? Container::sqliteTable : Container::lines;
    dialect.m_tableSuffix = jsonText(json, "table_suffix").value_or(std::string());
    if (!json.contains("recognise") || !json["recognise"].is_object())
        return Error{ErrorCode::schema, ErrorReason::missingField, std::move(where), "recognise"};
    dialect.m_recognise = json["recognise"];
    dialect.m_map = json.value("map", Json::object());
    for (const auto &[member, expression] : dialect.m_map.items()) {
        if (!DialectExpression::isValid(expression))
            return unusable(std::move(where), "map." + member);
        DialectExpression::collectRoots(expression, dialect.m_used);
    }
    const auto kept = names(json, "keep");
    std::erase_if(dialect.m_used, [&](const std::string &root) { return contains(kept, root); });
    dialect.m_drop = names(json, "drop");
    dialect.m_parse = names(json, "parse");
    return dialect;
}

bool Dialect::recognises(const Json &record, std::vector<std::string> *reasons) const
{
    std::vector<std::string> seen;
    for (const auto &name : names(m_recognise, "all")) {
        if (!record.contains(name))
            return false;
        seen.push_back(name);
    }
    const auto any = names(m_recognise, "any");
    const size_t before = seen.size();
    std::copy_if(any.begin(), any.end(), std::back_inserter(seen), [&](const std::string &name) { return record.contains(name); });
    if (!any.empty() && seen.size() == before)
        return false;
    const Json values = m_recognise.value("values", Json::object());
    for (const auto &[name, allowed] : values.items()) {
        const auto value = jsonText(record, name);
        if (!value || std::find(allowed.begin(), allowed.end(), Json(*value)) == allowed.end())
            return false;
        seen.push_back(name + '=' + *value);
    }
    if (reasons)
        *reasons = std::move(seen);
    return true;
}

Json Dialect::withParsedMembers(Json record) const
{
    for (const auto &name : m_parse) {
        const auto member = record.find(name);
        if (member == record.end() || !member->is_string())
            continue;
        if (auto parsed = parseJson(member->get_ref<const std::string &>(), {}))
            *member = std::move(*parsed);
    }
    return record;
}

Json Dialect::convert(const Json &source, std::string_view original, const Json &maxima) const
{
    const Json record = withParsedMembers(source);
    DialectExpression expressions(record, maxima);
    Json line = Json::object();
    for (const auto &[member, expression] : m_map.items()) {
        Json value = expressions.evaluate(expression, member);
        if (!value.is_null())
            line[member] = std::move(value);
    }
    if (!line.contains("id"))
        line["id"] = toHex(hash128(original));
    const std::string prefix = m_name.substr(0, m_name.find('.')) + '.';
    for (const auto &[member, value] : record.items())
        if (!contains(m_used, member) && !contains(m_drop, member) && !value.is_null())
            line[hitMemberFromName(member) == HitMember::unknown ? member : prefix + member] = value;
    if (!expressions.inferred().empty())
        line["inferred"] = expressions.inferred();
    return line;
}

Result<std::vector<Dialect>> builtInDialects()
{
    std::vector<Dialect> dialects;
    for (const auto path : resourcePaths("dialects/")) {
        if (!path.ends_with(".json"))
            continue;
        const auto json = parseJson(*resource(path), std::string(path));
        if (!json)
            return json.error();
        auto dialect = Dialect::fromJson(*json, std::string(path));
        if (!dialect)
            return dialect.error();
        dialects.push_back(std::move(*dialect));
    }
    return dialects;
}

} // namespace cacheloupe
