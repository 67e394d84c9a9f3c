// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/dialect.h"

#include "core/base/resource.h"
#include "core/base/utf8.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::string_view kDialectFolder = "dialects/";
constexpr std::string_view kSharedExpressions = "dialects/shared/expressions.json";

std::vector<std::string> names(const Json &json, const char *member)
{
    std::vector<std::string> out;
    if (json.contains(member) && json[member].is_array())
        for (const auto &name : json[member])
            if (name.is_string())
                out.push_back(name.get<std::string>());
    return out;
}

std::vector<JsonPath> paths(const Json &json, const char *member)
{
    std::vector<JsonPath> out;
    for (const auto &name : names(json, member))
        out.emplace_back(name);
    return out;
}

Error unusable(const std::string &where, std::string detail)
{
    return {ErrorCode::schema, ErrorReason::wrongType, where, std::move(detail)};
}

Result<Json> sharedExpressions()
{
    const auto text = resource(kSharedExpressions);
    return text ? parseJson(*text, std::string(kSharedExpressions)) : Result<Json>(Json::object());
}

std::optional<Dialect::Selection> selectionFrom(const Json &json)
{
    Dialect::Selection selection;
    selection.sql = jsonText(json, "sql").value_or(std::string());
    const Json needs = json.value("needs", Json());
    if (selection.sql.empty() || !needs.is_object() || needs.empty())
        return std::nullopt;
    for (const auto &[table, columns] : needs.items())
        selection.needs[table] = names(needs, table.c_str());
    return selection;
}

} // namespace

Result<Dialect> Dialect::fromJson(const Json &json, std::string where)
{
    Dialect dialect;
    if (!json.is_object())
        return unusable(where, {});
    dialect.m_name = jsonText(json, "name").value_or(std::string());
    if (dialect.m_name.empty())
        return Error{ErrorCode::schema, ErrorReason::missingField, std::move(where), "name"};
    if (!json.contains("recognise") || !json["recognise"].is_object())
        return Error{ErrorCode::schema, ErrorReason::missingField, std::move(where), "recognise"};
    const Json &recognise = json["recognise"];
    dialect.m_all = paths(recognise, "all");
    dialect.m_any = paths(recognise, "any");
    const Json values = recognise.value("values", Json::object());
    if (!values.is_object())
        return unusable(where, "recognise.values");
    for (const auto &[path, allowed] : values.items()) {
        dialect.m_values.emplace_back(JsonPath(path), names(values, path.c_str()));
        for (auto &text : dialect.m_values.back().second)
            text = asciiLower(text);
    }
    if (auto status = dialect.readShape(json, where); !status)
        return status.error();
    if (auto status = dialect.readMap(json, where); !status)
        return status.error();
    dialect.m_context = std::make_shared<DialectContext>();
    dialect.planReading();
    return dialect;
}

Status Dialect::readShape(const Json &json, const std::string &where)
{
    m_isAggregate = json.value("aggregate", Json(false)) == Json(true);
    m_hasKeyValues = json.value("key_values", Json(false)) == Json(true);
    m_mergedBy = jsonText(json, "merged_by").value_or(std::string());
    if (json.contains("line_format")) {
        m_lineFormat = LineFormat::from(jsonText(json, "line_format").value_or(std::string()), names(json, "marks"));
        if (!m_lineFormat)
            return unusable(where, "line_format");
    }
    const Json select = json.value("select", Json::array());
    for (const auto &one : select.is_array() ? select : Json::array({select})) {
        auto selection = selectionFrom(one);
        if (!selection)
            return unusable(where, "select");
        m_selections.push_back(std::move(*selection));
    }
    if (json.contains("expand")) {
        auto expansion = RecordExpansion::from(json["expand"]);
        if (!expansion)
            return unusable(where, "expand");
        m_expansion = std::move(*expansion);
    }
    for (const auto &one : json.value("joins", Json::array())) {
        auto join = RecordJoin::from(one);
        if (!join)
            return unusable(where, "joins");
        m_joins.push_back(std::move(*join));
    }
    if (json.contains("only")) {
        auto only = DialectCondition::listFrom(json["only"]);
        if (!only)
            return unusable(where, "only");
        m_only = std::move(*only);
    }
    return {};
}

Status Dialect::readMap(const Json &json, const std::string &where)
{
    const auto shared = sharedExpressions();
    if (!shared)
        return shared.error();
    const Json map = json.value("map", Json::object());
    if (!map.is_object())
        return unusable(where, "map");
    for (const auto &[member, expression] : map.items()) {
        auto compiled = DialectExpression::from(expression, *shared);
        if (!compiled)
            return unusable(where, "map." + member);
        compiled->collectRoots(m_used);
        m_map.emplace_back(member, std::move(*compiled));
    }
    m_usesMaxima = dumpJson(map).find("\"unit_scales\"") != std::string::npos;
    const auto kept = names(json, "keep");
    std::erase_if(m_used, [&](const std::string &root) { return std::find(kept.begin(), kept.end(), root) != kept.end(); });
    m_drop = names(json, "drop");
    m_parse = names(json, "parse");
    const Json renamed = json.value("renamed", Json::object());
    if (!renamed.is_object())
        return unusable(where, "renamed");
    for (const auto &[other, name] : renamed.items()) {
        if (!name.is_string())
            return unusable(where, "renamed." + other);
        m_renamed.emplace_back(other, name.get<std::string>());
    }
    return {};
}

void Dialect::planReading()
{
    if (isNative() || m_hasKeyValues || m_lineFormat || !m_joins.empty())
        return;
    auto plan = std::make_shared<RecordPlan>();
    std::vector<std::string> looked;
    for (const auto &[member, expression] : m_map)
        expression.collectPaths({std::string()}, looked);
    for (const auto &condition : m_only)
        for (const auto &path : condition.paths())
            looked.push_back(path.text());
    for (const auto &path : looked)
        plan->want(path);
    for (const auto &path : m_parse)
        plan->change(path);
    for (const auto &name : m_used)
        plan->omit(name);
    for (const auto &path : m_drop)
        if (path.find('.') == std::string::npos)
            plan->omit(path);
        else
            plan->change(path);
    for (const auto &[other, name] : m_renamed)
        plan->refuse(other);
    for (const auto &step : m_expansion.steps())
        for (const auto &name : step)
            plan->refuse(name);
    m_plan = std::move(plan);
}

bool Dialect::hasShape(const Json &record, std::vector<std::string> *reasons) const
{
    std::vector<std::string> seen;
    for (const auto &path : m_all) {
        if (!path.in(record))
            return false;
        seen.push_back(path.text());
    }
    const size_t before = seen.size();
    for (const auto &path : m_any)
        if (path.in(record))
            seen.push_back(path.text());
    if (!m_any.empty() && seen.size() == before)
        return false;
    for (const auto &[path, allowed] : m_values) {
        const Json *value = path.in(record);
        const std::string text = !value || value->is_null() ? std::string() : value->is_string() ? value->get<std::string>() : dumpJson(*value);
        if (std::find(allowed.begin(), allowed.end(), asciiLower(text)) == allowed.end())
            return false;
        seen.push_back(path.text() + '=' + text);
    }
    if (reasons)
        *reasons = std::move(seen);
    return true;
}

bool Dialect::recognises(const Json &record, std::vector<std::string> *reasons) const
{
    if (m_expansion.isEmpty() && !m_hasKeyValues && m_parse.empty() && m_renamed.empty())
        return hasShape(record, reasons);
    const auto parts = prepared(record);
    return std::any_of(parts.begin(), parts.end(), [&](const Json &part) { return hasShape(part, reasons); });
}

void Dialect::gather(const Json &record, DialectContext &context) const
{
    if (m_usesMaxima)
        for (const auto &[name, value] : record.items())
            if (const auto number = value.is_number() || value.is_string() ? jsonNumber(record, name) : std::nullopt)
                context.maxima[name] = std::max(context.maxima.value(name, *number), *number);
    context.partners.resize(m_joins.size());
    for (size_t i = 0; i < m_joins.size(); ++i)
        m_joins[i].collect(record, context.partners[i]);
}

Dialect Dialect::withContext(DialectContext context) const
{
    Dialect copy = *this;
    copy.m_context = std::make_shared<DialectContext>(std::move(context));
    return copy;
}

namespace {

Result<std::vector<Dialect>> readBuiltInDialects()
{
    std::vector<Dialect> dialects;
    for (const auto path : resourcePaths(kDialectFolder)) {
        // Below `shared/` stands what dialects refer to.
        if (!path.ends_with(".json") || path.find('/', kDialectFolder.size()) != std::string_view::npos)
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

} // namespace

Result<std::vector<Dialect>> builtInDialects()
{
    // Reading them takes as long as the first rows of a log.
    static const auto dialects = readBuiltInDialects();
    return dialects;
}

} // namespace cacheloupe
