// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/lc_json.h"

#include "core/base/utf8.h"
#include "core/store/bytes_json.h"
#include "core/store/python_literal.h"

#include <algorithm>
#include <array>
#include <optional>

namespace cacheloupe {

namespace {

constexpr std::string_view kTail = "---[";
constexpr int kMaxTails = 64;

std::string messageRole(std::string_view type)
{
    const std::string lower = asciiLower(type);
    if (lower.starts_with("human") || lower == "user")
        return "user";
    if (lower.starts_with("ai") || lower == "assistant")
        return "assistant";
    for (const std::string_view role : {"system", "developer", "tool", "function"})
        if (lower.starts_with(role))
            return std::string(role);
    return lower;
}

/// A constructor ({"id":[…,"HumanMessage"],"kwargs":…}), the older {"type","data"} or a plain {"role","content"}.
Json messageFrom(const Json &item)
{
    const Json *body = jsonAt(item, "kwargs");
    if (!body)
        body = jsonAt(item, "data");
    if (!body)
        body = &item;
    auto type = jsonText(*body, "type");
    if (!type)
        type = jsonText(item, "type");
    if (!type || *type == "constructor") {
        const Json *id = jsonAt(item, "id");
        type = id && id->is_array() && !id->empty() && id->back().is_string() ? id->back().get<std::string>() : std::string();
    }
    auto role = jsonText(*body, "role");
    Json out = {{"role", role ? messageRole(*role) : messageRole(*type)}};
    const Json *content = jsonAt(*body, "content");
    out["content"] = content ? *content : Json("");
    if (const Json *calls = jsonAt(*body, "tool_calls"); calls && calls->is_array() && !calls->empty())
        out["tool_calls"] = *calls;
    return out;
}

bool isSecretName(std::string_view name)
{
    constexpr std::array<std::string_view, 6> kParts = {"api_key", "apikey", "secret", "password", "authorization", "access_token"};
    const std::string lower = asciiLower(name);
    return std::any_of(kParts.begin(), kParts.end(), [&](auto part) { return lower.find(part) != std::string::npos; });
}

void addParams(const Json &object, Json &into)
{
    constexpr std::array<std::string_view, 4> kNotParams = {"model", "model_name", "name", "output_version"};
    for (const auto &[name, value] : object.items()) {
        const bool isSecret = isSecretName(name) || (value.is_object() && jsonText(value, "type") == "secret");
        const bool known = std::find(kNotParams.begin(), kNotParams.end(), name) != kNotParams.end();
        if (!isSecret && !known && !value.is_null())
            into[name] = value;
    }
}

/// [('stop', None), ('tools', […])] as an object.
Json fromPairs(const Json &pairs)
{
    Json out = Json::object();
    if (!pairs.is_array())
        return out;
    for (const auto &pair : pairs)
        if (pair.is_array() && pair.size() == 2 && pair[0].is_string())
            out[pair[0].get<std::string>()] = pair[1];
    return out;
}

void takeModel(const Json &object, Json &out)
{
    for (const std::string_view name : {"model_name", "model", "model_id", "deployment_name"}) {
        const auto model = jsonText(object, name);
        if (model && !out.contains("model"))
            out["model"] = *model;
    }
}

} // namespace

std::string plainContent(const Json &content)
{
    if (content.is_string())
        return content.get<std::string>();
    if (!content.is_array())
        return content.is_null() ? std::string() : dumpJson(content);
    std::string out;
    for (const auto &block : content) {
        const auto text = block.is_string() ? std::optional(block.get<std::string>()) : jsonText(block, "text");
        if (!text)
            return dumpJson(content);
        out += out.empty() ? *text : '\n' + *text;
    }
    return out;
}

Json decodeLcPrompt(std::string_view prompt)
{
    const std::string text = toValidUtf8(prompt);
    const bool looksLikeList = trimmed(text).starts_with('[');
    const auto parsed = looksLikeList ? parseForeignJson(text, "prompt") : Result<Json>(Json());
    const bool isList = parsed && parsed->is_array() && !parsed->empty()
        && std::all_of(parsed->begin(), parsed->end(), [](const Json &item) { return item.is_object(); });
    if (!isList)
        return {{"question", text}, {"messages", Json::array({Json{{"role", "user"}, {"content", text}}})}};
    Json messages = Json::array();
    std::optional<std::string> question;
    std::optional<std::string> system;
    for (const auto &item : *parsed) {
        Json message = messageFrom(item);
        if (message["role"] == "user")
            question = plainContent(message["content"]);
        else if (message["role"] == "system" && !system)
            system = plainContent(message["content"]);
        messages.push_back(std::move(message));
    }
    Json out = {{"question", question ? *question : plainContent(messages.back()["content"])}};
    if (system)
        out["system"] = *system;
    out["messages"] = std::move(messages);
    return out;
}

Json decodeLcLlm(std::string_view llm)
{
    Json out = Json::object();
    Json params = Json::object();
    std::string_view repr = llm;
    if (llm.starts_with('{')) {
        size_t at = llm.find(kTail);
        for (int tries = 0; tries < kMaxTails; ++tries) {
            const auto head = parseForeignJson(llm.substr(0, at), "llm");
            if (head) {
                if (const Json *kwargs = jsonAt(*head, "kwargs"); kwargs && kwargs->is_object()) {
                    addParams(*kwargs, params);
                    takeModel(*kwargs, out);
                }
                if (const auto provider = jsonText(*head, "id.2"))
                    out["provider"] = *provider;
                break;
            }
            if (at == std::string_view::npos)
                break;
            at = llm.find(kTail, at + 1);
        }
        repr = at == std::string_view::npos ? std::string_view() : llm.substr(at + kTail.size() - 1);
    }
    if (const auto pairs = parsePythonLiteral(repr, "llm"); pairs) {
        const Json calls = fromPairs(*pairs);
        takeModel(calls, out);
        addParams(calls, params);
    }
    out["params"] = std::move(params);
    return out;
}

} // namespace cacheloupe
