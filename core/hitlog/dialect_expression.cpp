// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/dialect_expression.h"

#include "core/base/instant.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 5> kConverters = {"unix_seconds", "unix_milliseconds", "local_time", "text", "last_user_message"};

std::string textOf(const Json &value)
{
    return value.is_null() ? std::string("null") : value.is_string() ? value.get<std::string>() : dumpJson(value);
}

bool isAbsent(const Json &value)
{
    return value.is_null() || (value.is_string() && value.get_ref<const std::string &>().empty());
}

Json timeFromUnix(const Json &value, double perMillisecond)
{
    if (!value.is_number())
        return nullptr;
    const double ms = value.get<double>() * perMillisecond;
    // Years 1–9999: beyond them there is no RFC 3339 form.
    if (!(ms > -62135596800000.0 && ms < 253402300800000.0))
        return nullptr;
    return formatInstant(instantFromUnixMs(std::llround(ms)));
}

Json localTime(const Json &value)
{
    const auto time = value.is_string() ? parseInstant(value.get_ref<const std::string &>()) : std::nullopt;
    return time ? Json(formatInstant(*time)) : Json(nullptr);
}

/// Text of a message's content: plain, or the text parts of a list joined by newlines.
std::string contentText(const Json &content)
{
    if (content.is_string())
        return content.get<std::string>();
    std::string text;
    if (content.is_array()) {
        for (const auto &part : content) {
            const auto one = part.is_string() ? std::optional(part.get<std::string>()) : part.is_object() ? jsonText(part, "text") : std::nullopt;
            if (one && !text.empty())
                text += '\n';
            text += one.value_or(std::string());
        }
    }
    return text;
}

Json lastUserMessage(const Json &messages)
{
    if (messages.is_string())
        return messages;
    if (!messages.is_array())
        return nullptr;
    for (auto it = messages.rbegin(); it != messages.rend(); ++it)
        if (it->is_object() && jsonText(*it, "role").value_or("user") == "user" && it->contains("content"))
            return contentText((*it)["content"]);
    return nullptr;
}

Json converted(const Json &value, const std::string &how)
{
    if (how == "unix_seconds")
        return timeFromUnix(value, 1000.0);
    if (how == "unix_milliseconds")
        return timeFromUnix(value, 1.0);
    if (how == "local_time")
        return localTime(value);
    if (how == "last_user_message")
        return lastUserMessage(value);
    return value.is_string() ? value : value.is_array() ? Json(contentText(value)) : Json(dumpJson(value));
}

/// Divides by the first scale that covers the greatest value of the column.
double toUnit(double value, const Json &scales, double greatest)
{
    for (const auto &scale : scales)
        if (greatest <= scale.get<double>())
            return value / scale.get<double>();
    return value / greatest;
}

} // namespace

Json DialectExpression::atPath(const std::string &path) const
{
    const Json *value = jsonAt(m_record, path);
    return value && !isAbsent(*value) ? *value : Json(nullptr);
}

bool DialectExpression::holds(const Json &condition) const
{
    const Json value = atPath(condition.at("path").get<std::string>());
    if (!condition.contains("is"))
        return !value.is_null();
    const auto &allowed = condition["is"];
    return std::find(allowed.begin(), allowed.end(), Json(textOf(value))) != allowed.end();
}

Json DialectExpression::objectOf(const Json &members, const std::string &name)
{
    Json object = Json::object();
    for (const auto &[member, expression] : members.items()) {
        Json value = evaluate(expression, name + '.' + member);
        if (!isAbsent(value))
            object[member] = std::move(value);
    }
    return object.empty() ? Json(nullptr) : object;
}

Json DialectExpression::source(const Json &expression, const std::string &name)
{
    if (expression.contains("const"))
        return expression["const"];
    if (expression.contains("object"))
        return objectOf(expression["object"], name);
    if (expression.contains("minus")) {
        const Json a = atPath(expression["minus"][0].get<std::string>());
        const Json b = atPath(expression["minus"][1].get<std::string>());
        return a.is_number() && b.is_number() ? Json(a.get<double>() - b.get<double>()) : Json(nullptr);
    }
    const Json &path = expression["path"];
    if (path.is_string())
        return atPath(path.get<std::string>());
    for (const auto &one : path)
        if (Json value = atPath(one.get<std::string>()); !value.is_null())
            return value;
    return nullptr;
}

bool DialectExpression::isInferred(const Json &rule, const std::string &sourceText) const
{
    if (rule.is_boolean())
        return rule.get<bool>();
    return rule.is_array() && std::find(rule.begin(), rule.end(), Json(sourceText)) != rule.end();
}

Json DialectExpression::evaluate(const Json &expression, const std::string &name)
{
    if (expression.is_string())
        return atPath(expression.get<std::string>());
    if (expression.is_array()) {
        for (const auto &one : expression)
            if (Json value = evaluate(one, name); !isAbsent(value))
                return value;
        return nullptr;
    }
    if (expression.contains("when") && !holds(expression["when"]))
        return nullptr;
    Json value = source(expression, name);
    const std::string sourceText = textOf(value);
    if (expression.contains("values")) {
        const auto &values = expression["values"];
        value = values.contains(sourceText) ? values[sourceText] : Json(nullptr);
    }
    if (expression.contains("before") && value.is_string()) {
        const auto &text = value.get_ref<const std::string &>();
        const auto mark = text.find(expression["before"].get<std::string>());
        value = mark == std::string::npos ? Json(nullptr) : Json(text.substr(0, mark));
    }
    if (expression.contains("scale"))
        value = value.is_number() ? Json(value.get<double>() * expression["scale"].get<double>()) : Json(nullptr);
    if (expression.contains("unit_scales") && value.is_number()) {
        const double number = value.get<double>();
        const double greatest = expression["path"].is_string() ? m_maxima.value(expression["path"].get<std::string>(), number) : number;
        value = toUnit(number, expression["unit_scales"], greatest);
    }
    if (expression.contains("as") && !value.is_null())
        value = converted(value, expression["as"].get<std::string>());
    if (!isAbsent(value) && expression.contains("inferred") && isInferred(expression["inferred"], sourceText))
        m_inferred.push_back(name);
    return value;
}

void DialectExpression::collectRoots(const Json &expression, std::vector<std::string> &roots)
{
    if (expression.is_string()) {
        const auto path = expression.get<std::string>();
        roots.push_back(path.substr(0, path.find('.')));
    } else if (expression.is_array()) {
        for (const auto &one : expression)
            collectRoots(one, roots);
    } else {
        for (const char *part : {"path", "minus"})
            if (expression.contains(part))
                collectRoots(expression[part], roots);
        if (expression.contains("object"))
            for (const auto &one : expression["object"])
                collectRoots(one, roots);
    }
}

bool DialectExpression::isValid(const Json &expression)
{
    const auto isPath = [](const Json &path) { return path.is_string(); };
    if (expression.is_string())
        return true;
    if (expression.is_array())
        return std::all_of(expression.begin(), expression.end(), isValid);
    if (!expression.is_object())
        return false;
    if (expression.contains("object"))
        return expression["object"].is_object() && std::all_of(expression["object"].begin(), expression["object"].end(), isValid);
    if (expression.contains("as") && std::find(kConverters.begin(), kConverters.end(), jsonText(expression, "as").value_or("")) == kConverters.end())
        return false;
    if (expression.contains("when") && !(expression["when"].is_object() && jsonText(expression["when"], "path")))
        return false;
    if (expression.contains("scale") && !expression["scale"].is_number())
        return false;
    if (expression.contains("minus"))
        return expression["minus"].is_array() && expression["minus"].size() == 2 && std::all_of(expression["minus"].begin(), expression["minus"].end(), isPath);
    if (expression.contains("const"))
        return true;
    const auto path = expression.find("path");
    return path != expression.end() && (path->is_string() || (path->is_array() && std::all_of(path->begin(), path->end(), isPath)));
}

} // namespace cacheloupe
