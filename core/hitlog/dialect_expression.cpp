// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/dialect_expression.h"

#include "core/base/instant.h"
#include "core/base/utf8.h"
#include "core/hitlog/member_types.h"
#include "core/hitlog/message_text.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 7> kConversions = {"time", "local_time", "number", "text", "json", "last_user_message", "last_message"};
/// Shared expressions may refer to others; more than this is a circle.
constexpr int kMaxDepth = 24;

std::string textOf(const Json &value)
{
    return value.is_null() ? std::string("null") : value.is_string() ? value.get<std::string>() : dumpJson(value);
}

bool isAbsent(const Json &value)
{
    return value.is_null() || (value.is_string() && value.get_ref<const std::string &>().empty());
}

Json parsed(const Json &value)
{
    if (!value.is_string())
        return value;
    auto json = parseJson(value.get_ref<const std::string &>(), {});
    return json ? std::move(*json) : value;
}

Json converted(const Json &value, std::string_view how)
{
    if (how == "time" || how == "local_time")
        return asTime(value).value_or(Json());
    if (how == "number")
        return asNumber(value).value_or(Json());
    if (how == "json")
        return parsed(value);
    if (how == "last_user_message")
        return lastUserText(value);
    if (how == "last_message")
        return lastMessageText(value);
    if (value.is_string())
        return value;
    const Json text = value.is_array() ? contentText(value) : Json(nullptr);
    return text.is_null() ? Json(dumpJson(value)) : text;
}

/// A number, or the milliseconds of a moment.
std::optional<Json> asAmount(const Json &value, bool &isTime)
{
    if (auto number = asNumber(value))
        return number;
    const auto time = asTime(value);
    const auto instant = time ? parseInstant(time->get_ref<const std::string &>()) : std::nullopt;
    isTime = instant.has_value();
    return instant ? std::optional<Json>(unixMs(*instant)) : std::nullopt;
}

Json added(const Json &a, const Json &b, bool negative)
{
    if (a.is_number_integer() && b.is_number_integer())
        return negative ? a.get<std::int64_t>() - b.get<std::int64_t>() : a.get<std::int64_t>() + b.get<std::int64_t>();
    return negative ? a.get<double>() - b.get<double>() : a.get<double>() + b.get<double>();
}

/// The result for a text; upper and lower case are alike when only the other one is named.
Json lookedUp(const Json &values, const std::string &text)
{
    if (const auto it = values.find(text); it != values.end())
        return *it;
    const std::string lower = asciiLower(text);
    for (const auto &[name, result] : values.items())
        if (asciiLower(name) == lower)
            return result;
    return values.value("*", Json());
}

} // namespace

std::optional<DialectExpression> DialectExpression::from(const Json &json, const Json &shared, int depth)
{
    DialectExpression expression;
    if (depth > kMaxDepth)
        return std::nullopt;
    if (json.is_array()) {
        expression.m_source = Source::alternatives;
        for (const auto &one : json) {
            auto alternative = from(one, shared, depth + 1);
            if (!alternative)
                return std::nullopt;
            expression.m_members.emplace_back(std::string(), std::move(*alternative));
        }
        return expression;
    }
    if (json.is_string()) {
        expression.m_isDirect = true;
        return expression.readPaths(json) ? std::optional(std::move(expression)) : std::nullopt;
    }
    if (!json.is_object() || !expression.readSource(json, shared, depth) || !expression.readSteps(json))
        return std::nullopt;
    return expression;
}

bool DialectExpression::readPaths(const Json &json)
{
    for (const auto &one : json.is_array() ? json : Json::array({json})) {
        if (!one.is_string())
            return false;
        m_paths.emplace_back(one.get_ref<const std::string &>());
    }
    return !m_paths.empty();
}

bool DialectExpression::readSource(const Json &json, const Json &shared, int depth)
{
    if (json.contains("object")) {
        m_source = Source::object;
        if (!json["object"].is_object())
            return false;
        for (const auto &[name, member] : json["object"].items()) {
            auto one = from(member, shared, depth + 1);
            if (!one)
                return false;
            m_members.emplace_back(name, std::move(*one));
        }
        return true;
    }
    if (json.contains("first") || json.contains("shared")) {
        const auto name = jsonText(json, "shared");
        if (name && !shared.contains(*name))
            return false;
        auto inner = from(name ? shared[*name] : json["first"], shared, depth + 1);
        m_source = Source::nested;
        if (!inner || (json.contains("at") && !readPaths(json["at"])))
            return false;
        m_members.emplace_back(std::string(), std::move(*inner));
        return true;
    }
    if (json.contains("const")) {
        m_source = Source::constant;
        m_constant = json["const"];
        return true;
    }
    for (const auto &[name, kind] : {std::pair("minus", Source::minus), std::pair("plus", Source::plus)}) {
        if (!json.contains(name))
            continue;
        m_source = kind;
        return json[name].is_array() && readPaths(json[name]) && (kind == Source::plus || m_paths.size() == 2);
    }
    return json.contains("path") && readPaths(json["path"]);
}

bool DialectExpression::readSteps(const Json &json)
{
    if (json.contains("when")) {
        auto when = DialectCondition::listFrom(json["when"]);
        if (!when)
            return false;
        m_when = std::move(*when);
    }
    m_values = json.value("values", Json());
    if (!m_values.is_null() && !m_values.is_object())
        return false;
    m_before = jsonText(json, "before").value_or(std::string());
    m_after = jsonText(json, "after").value_or(std::string());
    m_scale = jsonNumber(json, "scale");
    m_from = jsonNumber(json, "subtracted_from");
    if ((json.contains("scale") && !m_scale) || (json.contains("subtracted_from") && !m_from))
        return false;
    for (const auto &scale : json.value("unit_scales", Json::array())) {
        if (!scale.is_number() || scale.get<double>() <= 0)
            return false;
        m_unitScales.push_back(scale.get<double>());
    }
    m_as = jsonText(json, "as").value_or(std::string());
    if (!m_as.empty() && std::find(kConversions.begin(), kConversions.end(), m_as) == kConversions.end())
        return false;
    const Json inferred = json.value("inferred", Json(false));
    m_inferred = inferred.is_boolean() && inferred.get<bool>();
    if (inferred.is_array())
        for (const auto &text : inferred)
            m_inferredFor.push_back(textOf(text));
    m_isDirect = m_source == Source::paths && !m_values.is_object() && m_before.empty() && m_after.empty() && !m_scale && !m_from && m_unitScales.empty()
        && m_inferredFor.empty();
    return inferred.is_boolean() || inferred.is_array();
}

Json DialectExpression::objectOf(Evaluation &evaluation, const Json &at, const std::string &name) const
{
    Json object = Json::object();
    for (const auto &[member, expression] : m_members) {
        Json value = expression.evaluate(evaluation, at, name + '.' + member);
        if (!isAbsent(value))
            object[member] = std::move(value);
    }
    return object.empty() ? Json(nullptr) : object;
}

/// What is absent counts as nothing in a sum, but a difference needs both; that of two times is in seconds.
Json DialectExpression::sum(const Json &at) const
{
    Json total;
    bool isTime = false;
    for (const auto &path : m_paths) {
        const Json *found = path.presentIn(at);
        const auto value = found ? asAmount(*found, isTime) : std::nullopt;
        if (!value && m_source == Source::minus)
            return nullptr;
        if (value)
            total = total.is_null() ? *value : added(total, *value, m_source == Source::minus);
    }
    return isTime && total.is_number() ? Json(total.get<double>() / 1000.0) : total;
}

Json DialectExpression::source(Evaluation &evaluation, const Json &at, const std::string &name) const
{
    switch (m_source) {
    case Source::constant:
        return m_constant;
    case Source::object:
        return objectOf(evaluation, at, name);
    case Source::minus:
    case Source::plus:
        return sum(at);
    case Source::nested: {
        if (m_paths.empty())
            return m_members.front().second.evaluate(evaluation, at, name);
        for (const auto &path : m_paths)
            if (const Json *inner = path.presentIn(at))
                if (Json value = m_members.front().second.evaluate(evaluation, *inner, name); !isAbsent(value))
                    return value;
        return nullptr;
    }
    case Source::alternatives:
        for (const auto &[unnamed, one] : m_members)
            if (Json value = one.evaluate(evaluation, at, name); !isAbsent(value))
                return value;
        return nullptr;
    case Source::paths:
        break;
    }
    const Json *value = firstAt(at);
    return value ? *value : Json(nullptr);
}

const Json *DialectExpression::firstAt(const Json &at) const
{
    for (const auto &path : m_paths)
        if (const Json *value = path.presentIn(at))
            return value;
    return nullptr;
}

/// Divides by the first scale that covers the greatest value of the column.
Json DialectExpression::scaled(Json value, const Evaluation &evaluation) const
{
    const auto number = asNumber(value);
    if (!number)
        return nullptr;
    double result = number->get<double>();
    if (m_scale)
        result *= *m_scale;
    if (!m_unitScales.empty()) {
        const double greatest = m_paths.empty() ? result : evaluation.maxima.value(m_paths.front().text(), result);
        const auto scale = std::find_if(m_unitScales.begin(), m_unitScales.end(), [&](double one) { return greatest <= one; });
        result /= scale == m_unitScales.end() ? greatest : *scale;
    }
    return m_from ? *m_from - result : result;
}

Json DialectExpression::transformed(Json value, const std::string &sourceText, const Evaluation &evaluation) const
{
    if (m_values.is_object())
        value = lookedUp(m_values, sourceText);
    if (!m_before.empty() && value.is_string()) {
        const auto &text = value.get_ref<const std::string &>();
        const auto mark = text.find(m_before);
        value = mark == std::string::npos ? Json(nullptr) : Json(text.substr(0, mark));
    }
    if (!m_after.empty() && value.is_string()) {
        const auto &text = value.get_ref<const std::string &>();
        const auto mark = text.rfind(m_after);
        value = mark == std::string::npos ? Json(nullptr) : Json(text.substr(mark + m_after.size()));
    }
    if (!value.is_null() && (m_scale || m_from || !m_unitScales.empty()))
        value = scaled(std::move(value), evaluation);
    return m_as.empty() || value.is_null() ? value : converted(value, m_as);
}

Json DialectExpression::evaluate(Evaluation &evaluation, const Json &at, const std::string &name) const
{
    if (!DialectCondition::allHold(m_when, at))
        return nullptr;
    if (m_isDirect && !m_inferred) {
        // Lists of messages are not copied only to take one text out.
        const Json *found = firstAt(at);
        return !found ? Json(nullptr) : m_as.empty() ? *found : converted(*found, m_as);
    }
    Json value = source(evaluation, at, name);
    const bool needsText = m_values.is_object() || !m_inferredFor.empty();
    const std::string sourceText = needsText ? textOf(value) : std::string();
    value = transformed(std::move(value), sourceText, evaluation);
    if (!isAbsent(value) && (m_inferred || std::find(m_inferredFor.begin(), m_inferredFor.end(), sourceText) != m_inferredFor.end()))
        if (std::find(evaluation.inferred.begin(), evaluation.inferred.end(), name) == evaluation.inferred.end())
            evaluation.inferred.push_back(name);
    return value;
}

void DialectExpression::collectRoots(std::vector<std::string> &roots) const
{
    for (const auto &path : m_paths)
        roots.push_back(path.root());
    // Paths below `at` begin elsewhere.
    if (m_source == Source::nested && !m_paths.empty())
        return;
    for (const auto &[name, expression] : m_members)
        expression.collectRoots(roots);
}

void DialectExpression::collectPaths(const std::vector<std::string> &at, std::vector<std::string> &paths) const
{
    const auto below = [&at](const std::vector<JsonPath> &steps) {
        std::vector<std::string> joined;
        for (const auto &outer : at)
            for (const auto &path : steps)
                joined.push_back(outer.empty() || path.text().empty() ? outer + path.text() : outer + '.' + path.text());
        return joined;
    };
    for (const auto &condition : m_when)
        for (auto &path : below(condition.paths()))
            paths.push_back(std::move(path));
    const bool isElsewhere = m_source == Source::nested && !m_paths.empty();
    const auto own = below(m_paths);
    if (!isElsewhere)
        paths.insert(paths.end(), own.begin(), own.end());
    for (const auto &[name, expression] : m_members)
        expression.collectPaths(isElsewhere ? own : at, paths);
}

} // namespace cacheloupe
