// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/stub_request.h"

#include "core/base/utf8.h"

namespace cacheloupe {

namespace {

/// The texts of a message's content: a string, or parts of which those with a text count.
std::string stubContentText(const Json &content)
{
    if (content.is_string())
        return content.get<std::string>();
    std::string text;
    if (!content.is_array())
        return text;
    for (const Json &part : content) {
        if (const auto words = part.is_string() ? std::optional(part.get<std::string>()) : jsonText(part, "text"))
            text.append(text.empty() ? "" : "\n").append(*words);
    }
    return text;
}

const Json *stubContentOf(const Json &message)
{
    const Json *content = jsonAt(message, "content");
    return content ? content : jsonAt(message, "parts");
}

std::string_view messagesMember(ProviderApi api)
{
    switch (api) {
    case ProviderApi::openAiResponses:
        return "input";
    case ProviderApi::geminiGenerateContent:
        return "contents";
    default:
        return "messages";
    }
}

size_t textBytes(const Json &json)
{
    if (json.is_string())
        return json.get_ref<const std::string &>().size();
    size_t bytes = 0;
    if (json.is_structured()) {
        for (const Json &member : json)
            bytes += textBytes(member);
    }
    return bytes;
}

} // namespace

std::vector<std::string> stubUserTurns(const Json &messages)
{
    std::vector<std::string> turns;
    if (!messages.is_array())
        return turns;
    for (const Json &message : messages) {
        const std::string role = jsonText(message, "role").value_or("user");
        const Json *content = role == "user" || role == "human" ? stubContentOf(message) : nullptr;
        if (!content)
            continue;
        if (const std::string text = stubContentText(*content); !text.empty())
            turns.emplace_back(trimmed(text));
    }
    return turns;
}

Result<StubRequest> readStubRequest(ProviderApi api, const Json &body)
{
    const std::string member(messagesMember(api));
    const Json *messages = jsonAt(body, member);
    StubRequest request;
    if (messages && messages->is_string())
        request.userTurns.emplace_back(trimmed(messages->get<std::string>()));
    else if (messages)
        request.userTurns = stubUserTurns(*messages);
    if (request.userTurns.empty())
        return Error{ErrorCode::schema, ErrorReason::missingField, member, "no message of a user"};
    request.inputBytes = textBytes(body);
    request.stream = jsonBool(body, "stream").value_or(false);
    return request;
}

} // namespace cacheloupe
