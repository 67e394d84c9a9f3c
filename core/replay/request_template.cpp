// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/request_template.h"

#include "core/base/secret.h"
#include "core/driver/json.h"
#include "core/replay/request_messages.h"
#include "core/replay/request_params.h"

namespace cacheloupe {

namespace {

constexpr std::string_view kTemplatesSchema = "cacheloupe.request-templates/1";
constexpr std::string_view kTemplatesFamily = "cacheloupe.request-templates/";

Error templateError(ErrorReason reason, const std::string &where, std::string detail)
{
    return {reason == ErrorReason::secretNotAllowed ? ErrorCode::denied : ErrorCode::schema, reason, where, std::move(detail)};
}

/// Reads the members of one call site; every error names the call site and the member.
class TemplateReader {
public:
    TemplateReader(const std::string &where, const std::string &callSite) : m_where(where), m_place("templates." + callSite) {}

    Result<RequestTemplate> read(const Json &json)
    {
        if (!json.is_object())
            return templateError(ErrorReason::wrongType, m_where, m_place + ": expected an object");
        for (const auto &[name, value] : json.items()) {
            if (Status taken = take(name, value); !taken)
                return taken.error();
        }
        return std::move(m_out);
    }

private:
    Error wrong(const std::string &member, const std::string &expected) const
    {
        return templateError(ErrorReason::wrongType, m_where, m_place + '.' + member + ": expected " + expected);
    }

    Status take(const std::string &name, const Json &value)
    {
        if (name == "params")
            return takeParams(value);
        std::string RequestTemplate::*member = name == "system_prompt" ? &RequestTemplate::systemPrompt
            : name == "user_prompt"                                    ? &RequestTemplate::userPrompt
            : name == "model"                                          ? &RequestTemplate::model
                                                                       : nullptr;
        if (!member)
            return wrong(name, "system_prompt, user_prompt, model or params");
        if (!value.is_string())
            return wrong(name, "a text");
        m_out.*member = value.get<std::string>();
        if (member == &RequestTemplate::userPrompt && !m_out.userPrompt.empty() && m_out.userPrompt.find("{query}") == std::string::npos)
            return templateError(ErrorReason::missingField, m_where, m_place + ".user_prompt: expected {query}");
        return {};
    }

    Status takeParams(const Json &value)
    {
        if (!value.is_object())
            return wrong("params", "an object");
        const std::string text = dumpJson(value);
        for (const auto &[name, param] : value.items()) {
            const std::string pair = dumpJson(Json{{name, param}});
            if (redacted(pair) != pair)
                return templateError(ErrorReason::secretNotAllowed, m_where, m_place + ".params." + name);
        }
        const RequestParams params = readRequestParams(text);
        if (!params.unread.empty())
            return wrong("params." + params.unread.front(), "a parameter of a provider, with a value that it takes");
        if (!value.empty())
            m_out.paramsJson = text;
        return {};
    }

    const std::string &m_where;
    std::string m_place;
    RequestTemplate m_out;
};

} // namespace

const RequestTemplate *templateFor(const RequestTemplates &templates, std::string_view callSite)
{
    auto it = templates.find(std::string(callSite));
    if (it == templates.end())
        it = templates.find("*");
    return it == templates.end() ? nullptr : &it->second;
}

Result<RequestTemplates> readRequestTemplates(std::string_view text, const std::string &where)
{
    if (!isShallowJson(text))
        return Error{ErrorCode::parse, ErrorReason::malformedJson, where, "nested too deeply"};
    const auto json = parseJson(text, where);
    if (!json)
        return json.error();
    const auto schema = jsonText(*json, "schema");
    if (schema != kTemplatesSchema)
        return templateError(schema && schema->starts_with(kTemplatesFamily) ? ErrorReason::newerSchema : ErrorReason::unknownLayout, where,
                             "schema: expected \"" + std::string(kTemplatesSchema) + '"');
    const Json *list = jsonAt(*json, "templates");
    if (!list || !list->is_object())
        return templateError(list ? ErrorReason::wrongType : ErrorReason::missingField, where, "templates: expected an object");
    RequestTemplates out;
    for (const auto &[callSite, value] : list->items()) {
        auto read = TemplateReader(where, callSite).read(value);
        if (!read)
            return read.error();
        out[callSite] = *std::move(read);
    }
    return out;
}

std::string writeRequestTemplates(const RequestTemplates &templates)
{
    Json list = Json::object();
    for (const auto &[callSite, filled] : templates) {
        Json &json = list[callSite] = Json::object();
        if (!filled.systemPrompt.empty())
            json["system_prompt"] = filled.systemPrompt;
        if (!filled.userPrompt.empty())
            json["user_prompt"] = filled.userPrompt;
        if (!filled.model.empty())
            json["model"] = filled.model;
        if (filled.paramsJson.empty())
            continue;
        if (auto params = parseJson(filled.paramsJson, "params"); params && params->is_object())
            json["params"] = *std::move(params);
    }
    return dumpJson({{"schema", kTemplatesSchema}, {"templates", std::move(list)}}, 2) + '\n';
}

} // namespace cacheloupe
