// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/reply_shapes.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>

namespace cacheloupe {

namespace {

/// The status that a kind of error has when it is a response of its own: OpenAI's and Anthropic's words, Google's status names.
struct ErrorStatus {
    std::string_view word;
    int status;
};
constexpr ErrorStatus kErrorStatuses[] = {
    {"invalid_api_key", 401},    {"authentication", 401},      {"unauthenticated", 401},   {"permission", 403},        {"model_not_found", 404},
    {"not_found", 404},          {"request_too_large", 413},   {"rate_limit", 429},        {"resource_exhausted", 429}, {"insufficient_quota", 429},
    {"tokens", 429},             {"overloaded", 529},          {"unavailable", 503},       {"timeout", 504},           {"deadline_exceeded", 504},
    {"invalid_request", 400},    {"invalid_argument", 400},    {"failed_precondition", 400}, {"context_length", 400},  {"billing", 402},
    {"invalid_prompt", 400},     {"badrequest", 400},          {"server_error", 500},      {"api_error", 500},         {"internal", 500},
};

/// The status is the error's own number, or what its words stand for; what nobody knows is the server's fault.
int statusOf(const Json &error)
{
    for (const char *member : {"code", "status", "status_code"}) {
        if (const auto number = jsonNumber(error, member); number && *number >= 400 && *number < 600)
            return int(*number);
    }
    std::string words;
    for (const char *member : {"code", "type", "status"})
        words += asciiLower(jsonText(error, member).value_or("")) + ' ';
    for (const auto &[word, status] : kErrorStatuses) {
        if (words.find(word) != std::string::npos)
            return status;
    }
    return 500;
}

Error errorOf(const Json &error, const std::string &where)
{
    HttpResponse response;
    response.status = statusOf(error);
    response.body = error.is_string() ? error.get<std::string>() : dumpJson(error);
    Error out = httpStatusError(response, where);
    out.where = where;
    return out;
}

} // namespace

std::optional<Error> errorInReply(const Json &json, const std::string &where)
{
    // Gemini puts the errors of a stream that is none into a list.
    if (json.is_array())
        return json.size() == 1 && json.front().is_object() ? errorInReply(json.front(), where) : std::nullopt;
    if (!json.is_object())
        return std::nullopt;
    const Json *error = jsonAt(json, "error");
    if (!error || error->is_null())
        error = jsonAt(json, "response.error");
    if (error && ((error->is_object() && !error->empty()) || (error->is_string() && *error != "")))
        return errorOf(*error, where);
    if (jsonText(json, "type") == "error" || jsonText(json, "object") == "error")
        return errorOf(json, where);
    return std::nullopt;
}

bool mayPassLater(const Error &error)
{
    if (error.code == ErrorCode::timeout || error.reason == ErrorReason::connectionDropped || error.reason == ErrorReason::connectionRefused)
        return true;
    constexpr std::string_view begin = "HTTP ";
    if (!error.detail.starts_with(begin))
        return false;
    int status = 0;
    std::from_chars(error.detail.data() + begin.size(), error.detail.data() + error.detail.size(), status);
    return status == 408 || status == 409 || status == 429 || (status >= 500 && status < 600);
}

} // namespace cacheloupe
