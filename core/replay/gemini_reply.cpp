// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/reply_shapes.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

bool isWithheld(std::string_view reason)
{
    constexpr std::array<std::string_view, 9> reasons = {"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE", "IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT", "MODEL_ARMOR"};
    return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

const Json *firstCandidate(const Json &json)
{
    const Json *candidates = jsonAt(json, "candidates");
    return candidates && candidates->is_array() && !candidates->empty() && candidates->front().is_object() ? &candidates->front() : nullptr;
}

/// Thoughts are counted beside the answer, and charged like it.
TokenUsage geminiUsage(const Json &json)
{
    TokenUsage out;
    out.inputTokens = tokenCount(json, "usageMetadata.promptTokenCount");
    out.cachedInputTokens = tokenCount(json, "usageMetadata.cachedContentTokenCount");
    const auto answer = tokenCount(json, "usageMetadata.candidatesTokenCount");
    const auto thoughts = tokenCount(json, "usageMetadata.thoughtsTokenCount");
    if (answer || thoughts)
        out.outputTokens = answer.value_or(0) + thoughts.value_or(0);
    else if (out.inputTokens)
        out.outputTokens = std::max<std::int64_t>(0, tokenCount(json, "usageMetadata.totalTokenCount").value_or(*out.inputTokens) - *out.inputTokens);
    return out;
}

} // namespace

std::optional<ReplyContent> geminiReply(const Json &json)
{
    ReplyContent out;
    out.reply.model = jsonText(json, "modelVersion").value_or("");
    out.reply.usage = geminiUsage(json);
    const Json *candidate = firstCandidate(json);
    if (!candidate) {
        const auto blocked = jsonText(json, "promptFeedback.blockReason");
        if (!blocked)
            return std::nullopt;
        out.ending = *blocked;
        out.reply.end = ReplyEnd::filtered;
        return out;
    }
    const Json *parts = jsonAt(*candidate, "content.parts");
    for (const Json &part : parts && parts->is_array() ? *parts : Json::array()) {
        if (const Json *call = jsonAt(part, "functionCall"); call && call->is_object()) {
            const Json *arguments = jsonAt(*call, "args");
            addToolCall(out, jsonText(*call, "name").value_or(""), arguments ? *arguments : Json::object());
        } else if (!jsonBool(part, "thought").value_or(false)) {
            out.reply.text += jsonText(part, "text").value_or("");
        }
    }
    out.ending = jsonText(*candidate, "finishReason").value_or("");
    if (out.ending == "MAX_TOKENS")
        out.reply.end = ReplyEnd::truncated;
    else if (isWithheld(out.ending))
        out.reply.end = ReplyEnd::filtered;
    else if (!out.ending.empty() && out.ending != "STOP" && out.ending != "FINISH_REASON_UNSPECIFIED")
        return std::nullopt;
    else if (!out.toolCalls.empty())
        out.reply.end = ReplyEnd::toolCalls;
    return out;
}

std::optional<Json> geminiFromStream(const StreamedReply &stream)
{
    Json out = Json::object();
    Json parts = Json::array();
    std::string ending;
    bool answered = false;
    for (const Json &event : stream.events) {
        for (const char *name : {"usageMetadata", "modelVersion", "promptFeedback"}) {
            if (event.is_object() && event.contains(name) && !event[name].is_null())
                out[name] = event[name];
        }
        const Json *candidate = firstCandidate(event);
        if (!candidate)
            continue;
        answered = true;
        if (const Json *more = jsonAt(*candidate, "content.parts"); more && more->is_array())
            parts.insert(parts.end(), more->begin(), more->end());
        if (const auto reason = jsonText(*candidate, "finishReason"); reason && *reason != "FINISH_REASON_UNSPECIFIED")
            ending = *reason;
    }
    const bool blocked = !answered && jsonText(out, "promptFeedback.blockReason");
    if (ending.empty() && !blocked)
        return std::nullopt;
    if (answered)
        out["candidates"] = Json::array({{{"content", {{"role", "model"}, {"parts", std::move(parts)}}}, {"finishReason", ending}}});
    return out;
}

} // namespace cacheloupe
