// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/request_params.h"

#include "core/base/utf8.h"
#include "core/replay/request_messages.h"
#include "core/replay/tool_params.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cacheloupe {

namespace {

enum class ParamKind { number, integer, flag, effort, verbosity, biases, stops, object };

/// A name that some provider or gateway uses, and what it is called here.
struct KnownParam {
    std::string_view logged;
    const char *name;
    ParamKind kind;
    double lowest;
    double highest;
};

constexpr double kAnyLimit = 9e15;
constexpr KnownParam kKnownParams[] = {
    {"temperature", "temperature", ParamKind::number, 0, 2},
    {"top_p", "top_p", ParamKind::number, 0, 1},
    {"topP", "top_p", ParamKind::number, 0, 1},
    {"top_k", "top_k", ParamKind::integer, 1, 1e6},
    {"topK", "top_k", ParamKind::integer, 1, 1e6},
    {"max_completion_tokens", "max_tokens", ParamKind::integer, 1, 1e9},
    {"max_output_tokens", "max_tokens", ParamKind::integer, 1, 1e9},
    {"max_tokens", "max_tokens", ParamKind::integer, 1, 1e9},
    {"maxOutputTokens", "max_tokens", ParamKind::integer, 1, 1e9},
    {"maxTokens", "max_tokens", ParamKind::integer, 1, 1e9},
    {"max_tokens_to_sample", "max_tokens", ParamKind::integer, 1, 1e9},
    {"num_predict", "max_tokens", ParamKind::integer, 1, 1e9},
    {"stop", "stop", ParamKind::stops, 0, 0},
    {"stop_sequences", "stop", ParamKind::stops, 0, 0},
    {"stopSequences", "stop", ParamKind::stops, 0, 0},
    {"seed", "seed", ParamKind::integer, -kAnyLimit, kAnyLimit},
    {"presence_penalty", "presence_penalty", ParamKind::number, -2, 2},
    {"presencePenalty", "presence_penalty", ParamKind::number, -2, 2},
    {"frequency_penalty", "frequency_penalty", ParamKind::number, -2, 2},
    {"frequencyPenalty", "frequency_penalty", ParamKind::number, -2, 2},
    {"logit_bias", "logit_bias", ParamKind::biases, 0, 0},
    {"reasoning_effort", "reasoning_effort", ParamKind::effort, 0, 0},
    {"verbosity", "verbosity", ParamKind::verbosity, 0, 0},
    {"parallel_tool_calls", "parallel_tool_calls", ParamKind::flag, 0, 0},
    {"thinking", "thinking", ParamKind::object, 0, 0},
    {"thinkingConfig", "thinking_config", ParamKind::object, 0, 0},
    {"thinking_config", "thinking_config", ParamKind::object, 0, 0},
};

/// Members that say nothing about the answer's words: the server's books, the client's own settings, and what is built anew.
constexpr std::array<std::string_view, 40> kWithoutEffect = {
    "model",         "messages",        "contents",        "input",          "stream",      "stream_options",   "user",          "metadata",    "store",
    "n",             "candidateCount",  "candidate_count", "logprobs",       "top_logprobs", "service_tier",    "timeout",       "api_key",     "api_base",
    "api_version",   "base_url",        "headers",         "extra_headers",  "caching",     "cache",            "max_retries",   "num_retries", "prompt_cache_key",
    "prompt_cache_retention", "safety_identifier", "request_timeout", "truncation", "include", "background", "custom_llm_provider", "stream_timeout", "provider",
    "litellm_params", "fallbacks",      "drop_params",     "additional_drop_params"};

/// Objects whose members count as if they stood beside them.
constexpr std::array<std::string_view, 7> kNests = {"generationConfig", "generation_config", "options", "optional_params", "invocation_params", "config", "extra_body"};

bool isOneOf(const Json &value, std::initializer_list<std::string_view> words)
{
    return value.is_string() && std::find(words.begin(), words.end(), value.get_ref<const std::string &>()) != words.end();
}

bool areBiases(const Json &value)
{
    return value.is_object() && std::all_of(value.begin(), value.end(), [](const Json &bias) { return bias.is_number_integer() && bias >= -100 && bias <= 100; });
}

class ParamReader {
public:
    explicit ParamReader(RequestParams &out) : m_out(out) {}

    void read(const Json &object, int depth = 0)
    {
        for (const auto &[name, value] : object.items()) {
            if (value.is_null() || readKnown(name, value) || readStructured(name, value, depth))
                continue;
            if (std::find(kWithoutEffect.begin(), kWithoutEffect.end(), name) == kWithoutEffect.end())
                refuse(name);
        }
        if (const Json *mime = jsonAt(object, object.contains("responseMimeType") ? "responseMimeType" : "response_mime_type"); mime && mime->is_string())
            readGeminiFormat(object, mime->get<std::string>());
    }

private:
    void refuse(const std::string &name)
    {
        if (std::find(m_out.unread.begin(), m_out.unread.end(), name) == m_out.unread.end())
            m_out.unread.push_back(name);
    }

    bool readKnown(const std::string &name, const Json &value)
    {
        const auto *known = std::find_if(std::begin(kKnownParams), std::end(kKnownParams), [&](const KnownParam &param) { return param.logged == name; });
        if (known == std::end(kKnownParams))
            return false;
        const auto taken = valueOf(*known, value);
        if (!taken) {
            refuse(name);
        } else if (!m_out.has(known->name)) {
            m_out.values[known->name] = *taken;
            if (std::string_view(known->name) == "max_tokens")
                m_out.maxTokensName = name;
        }
        return true;
    }

    static std::optional<Json> valueOf(const KnownParam &known, const Json &value)
    {
        switch (known.kind) {
        case ParamKind::number:
        case ParamKind::integer: {
            // Some logs hold numbers as text.
            const auto number = jsonNumber(value, "");
            if (!number || !std::isfinite(*number) || *number < known.lowest || *number > known.highest)
                return std::nullopt;
            if (known.kind == ParamKind::number)
                return value.is_number() ? value : Json(*number);
            return *number == std::floor(*number) ? std::optional(Json(std::int64_t(*number))) : std::nullopt;
        }
        case ParamKind::flag:
            return value.is_boolean() ? std::optional(value) : std::nullopt;
        case ParamKind::effort:
            return isOneOf(value, {"none", "minimal", "low", "medium", "high", "xhigh", "max"}) ? std::optional(value) : std::nullopt;
        case ParamKind::verbosity:
            return isOneOf(value, {"low", "medium", "high"}) ? std::optional(value) : std::nullopt;
        case ParamKind::biases:
            return areBiases(value) ? std::optional(value) : std::nullopt;
        case ParamKind::object:
            return value.is_object() ? std::optional(value) : std::nullopt;
        case ParamKind::stops:
            return stopsOf(value);
        }
        return std::nullopt;
    }

    static std::optional<Json> stopsOf(const Json &value)
    {
        Json list = value.is_array() ? value : Json::array({value});
        const bool texts = std::all_of(list.begin(), list.end(), [](const Json &item) { return item.is_string(); });
        if (!texts || list.empty())
            return texts ? std::optional(std::move(list)) : std::nullopt;
        return list;
    }

    /// Members that are objects of their own; false when the name is none of them.
    bool readStructured(const std::string &name, const Json &value, int depth)
    {
        if (std::find(kNests.begin(), kNests.end(), name) != kNests.end()) {
            if (value.is_object() && depth < 2)
                read(value, depth + 1);
            return true;
        }
        if (name == "system" || name == "systemInstruction" || name == "system_instruction" || name == "instructions") {
            m_out.system = systemText(value);
            return true;
        }
        if (name == "stream") {
            m_out.streamed = value.is_boolean() && value.get<bool>();
            return true;
        }
        if (name == "response_format" || name == "output_format" || name == "text" || name == "output_config") {
            readFormat(name, value);
            return true;
        }
        if (name == "reasoning") {
            readMember(value, "effort", "reasoning_effort");
            return true;
        }
        if (name.starts_with("response") && (name.ends_with("Type") || name.ends_with("type") || name.ends_with("chema")))
            return true;
        return readToolParam(name, value, m_out);
    }

    /// A member of an object that stands beside the others elsewhere.
    void readMember(const Json &object, const char *member, const std::string &name)
    {
        if (const Json *value = jsonAt(object, member); value && !value->is_null())
            readKnown(name, *value);
    }

    void readFormat(const std::string &name, const Json &value)
    {
        if (!value.is_object())
            return refuse(name);
        if (name == "text")
            readMember(value, "verbosity", "verbosity");
        if (name == "output_config")
            readMember(value, "effort", "reasoning_effort");
        const bool wrapped = name == "text" || name == "output_config";
        const Json *format = wrapped ? jsonAt(value, "format") : &value;
        const std::string type = format ? jsonText(*format, "type").value_or("") : "";
        if (type == "json_object" || type == "text") {
            m_out.values["response_format"] = {{"type", type}};
        } else if (const Json *schema = format ? jsonAt(*format, type == "json_schema" && format->contains("json_schema") ? "json_schema.schema" : "schema") : nullptr;
                   schema && schema->is_object()) {
            const Json &described = format->contains("json_schema") ? (*format)["json_schema"] : *format;
            setSchema(jsonText(described, "name").value_or("answer"), *schema, jsonBool(described, "strict"));
        } else if (format) {
            refuse(name);
        }
    }

    void setSchema(const std::string &name, const Json &schema, std::optional<bool> strict)
    {
        Json described = {{"name", name}, {"schema", schema}};
        if (strict)
            described["strict"] = *strict;
        m_out.values["response_format"] = {{"type", "json_schema"}, {"json_schema", std::move(described)}};
    }

    void readGeminiFormat(const Json &object, const std::string &mime)
    {
        if (mime != "application/json")
            return mime == "text/plain" ? void() : refuse("responseMimeType");
        for (const char *name : {"responseJsonSchema", "response_json_schema", "responseSchema", "response_schema"}) {
            if (const auto it = object.find(name); it != object.end() && it->is_object())
                return setSchema("answer", plainSchema(*it), std::nullopt);
        }
        m_out.values["response_format"] = {{"type", "json_object"}};
    }

    RequestParams &m_out;
};

} // namespace

RequestParams readRequestParams(std::string_view text)
{
    RequestParams out;
    if (trimmed(text).empty() || !isShallowJson(text))
        return out;
    const auto json = parseJson(text, "params");
    if (json && json->is_object())
        ParamReader(out).read(*json);
    return out;
}

bool fillRequestParams(RequestParams &params, const RequestParams &other)
{
    bool filled = false;
    for (const auto &[name, value] : other.values.items()) {
        if (params.has(name.c_str()))
            continue;
        params.values[name] = value;
        filled = true;
        if (name == "max_tokens")
            params.maxTokensName = other.maxTokensName;
    }
    return filled;
}

} // namespace cacheloupe
