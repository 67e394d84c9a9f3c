// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/replay/request_shapes.h"
#include "core/replay/tool_params.h"

#include <limits>

namespace cacheloupe {

namespace {

constexpr size_t kMostGeminiStops = 5;

/// What Gemini 3 takes in place of the signature it demands for calls that it did not make itself.
constexpr std::string_view kForeignCall = "skip_thought_signature_validator";

/// A tool's result must be an object.
Json geminiResult(const std::string &text)
{
    if (isShallowJson(text)) {
        if (auto json = parseJson(text, "result"); json && json->is_object())
            return *std::move(json);
    }
    return {{"result", toValidUtf8(text)}};
}

Json geminiPart(const MessagePart &part)
{
    switch (part.kind) {
    case MessagePart::Kind::toolCall:
        return {{"functionCall", {{"name", part.tool}, {"args", part.arguments}}}};
    case MessagePart::Kind::toolResult:
        return {{"functionResponse", {{"name", part.tool}, {"response", geminiResult(part.text)}}}};
    case MessagePart::Kind::text:
        break;
    }
    return {{"text", toValidUtf8(part.text)}};
}

Json geminiContent(const RequestMessage &message, bool needsSignature)
{
    Json parts = Json::array();
    bool signedAlready = false;
    for (const MessagePart &part : message.parts) {
        parts.push_back(geminiPart(part));
        if (part.kind != MessagePart::Kind::toolCall)
            continue;
        if (!part.signature.empty())
            parts.back()["thoughtSignature"] = part.signature;
        else if (needsSignature && !signedAlready)
            parts.back()["thoughtSignature"] = kForeignCall;
        signedAlready = true;
    }
    return {{"role", message.role == RequestMessage::Role::assistant ? "model" : "user"}, {"parts", std::move(parts)}};
}

void addGeminiFormat(const Json &format, Json &config)
{
    if (format["type"] == "text")
        return;
    config["responseMimeType"] = "application/json";
    if (const Json *schema = jsonAt(format, "json_schema.schema"))
        config["responseJsonSchema"] = *schema;
}

Json generationConfig(const RequestParams &params, RequestShape &out)
{
    constexpr std::pair<const char *, const char *> renamed[] = {{"temperature", "temperature"},
                                                                 {"top_p", "topP"},
                                                                 {"top_k", "topK"},
                                                                 {"max_tokens", "maxOutputTokens"},
                                                                 {"presence_penalty", "presencePenalty"},
                                                                 {"frequency_penalty", "frequencyPenalty"},
                                                                 {"thinking_config", "thinkingConfig"}};
    Json config = Json::object();
    for (const auto &[name, member] : renamed) {
        if (params.has(name))
            config[member] = params.values[name];
    }
    if (params.has("stop") && !params.values["stop"].empty()) {
        if (params.values["stop"].size() > kMostGeminiStops)
            out.dropped.emplace_back("stop");
        else
            config["stopSequences"] = params.values["stop"];
    }
    if (params.has("seed")) {
        const auto seed = params.values["seed"].get<std::int64_t>();
        if (seed == std::int64_t(std::int32_t(seed)))
            config["seed"] = seed;
        else
            out.dropped.emplace_back("seed");
    }
    if (params.has("response_format"))
        addGeminiFormat(params.values["response_format"], config);
    out.drop(params, {"logit_bias", "reasoning_effort", "verbosity", "parallel_tool_calls", "thinking"});
    return config;
}

} // namespace

RequestShape geminiShape(const RequestContent &content)
{
    RequestShape out;
    const RequestParams &params = content.params;
    const std::string model = content.model.substr(content.model.rfind('/') == std::string::npos ? 0 : content.model.rfind('/') + 1);
    if (const std::string system = systemText(content.conversation); !system.empty())
        out.body["systemInstruction"] = {{"parts", Json::array({{{"text", toValidUtf8(system)}}})}};
    Json contents = Json::array();
    for (const RequestMessage &message : alternatingMessages(content.conversation))
        contents.push_back(geminiContent(message, model.starts_with("gemini-3")));
    out.body["contents"] = std::move(contents);
    if (Json config = generationConfig(params, out); !config.empty())
        out.body["generationConfig"] = std::move(config);
    if (params.has("tools")) {
        out.body["tools"] = geminiTools(params.values["tools"]);
        if (params.has("tool_choice"))
            out.body["toolConfig"] = geminiToolConfig(params.values["tool_choice"]);
    }
    return out;
}

} // namespace cacheloupe
