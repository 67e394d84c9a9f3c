// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway_text.h"

#include "core/base/utf8.h"
#include "core/store/bytes_json.h"
#include "core/store/lc_json.h"

#include <array>
#include <string>
#include <vector>

namespace cacheloupe {

namespace {

std::string withColons(std::string_view part)
{
    constexpr std::string_view kColon = "%3A";
    std::string out;
    for (size_t i = 0; i < part.size();) {
        const bool isColon = asciiLower(part.substr(i, kColon.size())) == "%3a";
        out += isColon ? ':' : part[i];
        i += isColon ? kColon.size() : 1;
    }
    return out;
}

/// What one chunk adds to the answer: of a stream of pieces, of whole messages, or of a completion.
std::string pieceOf(const Json &chunk)
{
    for (const char *path : {"choices.0.delta.content", "choices.0.message.content", "choices.0.text", "delta.text", "text"})
        if (const auto text = jsonText(chunk, path))
            return *text;
    return {};
}

} // namespace

std::optional<Json> decodeChatRequest(std::string_view text)
{
    const auto body = parseForeignJson(text, "request");
    const Json *messages = body ? jsonAt(*body, "messages") : nullptr;
    if (!messages || !messages->is_array())
        return std::nullopt;
    Json out = decodeLcPrompt(dumpJson(*messages));
    Json params = Json::object();
    for (const auto &[name, value] : body->items()) {
        if (name == "model")
            out["model"] = value;
        else if (name != "messages" && name != "stream" && !value.is_null())
            params[name] = value;
    }
    out["params"] = std::move(params);
    return out;
}

std::optional<Json> decodeStreamChunks(std::string_view text)
{
    const auto chunks = parseForeignJson(text, "chunks");
    if (!chunks || !chunks->is_array() || chunks->empty())
        return std::nullopt;
    Json out = {{"text", ""}, {"count", chunks->size()}};
    std::string joined;
    Json last;
    for (const auto &item : *chunks) {
        auto chunk = item.is_string() ? parseForeignJson(item.get_ref<const std::string &>(), "chunk") : Result<Json>(item);
        if (!chunk)
            return std::nullopt;
        joined += pieceOf(*chunk);
        last = std::move(*chunk);
    }
    out["text"] = std::move(joined);
    out["last"] = std::move(last);
    return out;
}

std::optional<Json> decodeScopedQuery(std::string_view text)
{
    constexpr std::string_view kPrefix = "cache-scope ";
    constexpr int kScopes = 3;
    if (!text.starts_with(kPrefix) || !isValidUtf8(text))
        return std::nullopt;
    text.remove_prefix(kPrefix.size());
    Json scope = Json::array();
    for (int i = 0; i < kScopes; ++i) {
        const auto space = text.find(' ');
        if (space == std::string_view::npos)
            return std::nullopt;
        scope.push_back(std::string(text.substr(0, space)));
        text.remove_prefix(space + 1);
    }
    return Json{{"scope", std::move(scope)}, {"question", std::string(text)}};
}

std::optional<Json> decodePartition(std::string_view text)
{
    constexpr std::array<const char *, 7> kNames = {"recipe", "decision", "request_model", "selected_model", "protocol", "namespace", "epoch"};
    if (!isValidUtf8(text))
        return std::nullopt;
    std::vector<std::string> parts;
    for (;;) {
        const auto colon = text.find(':');
        parts.push_back(withColons(text.substr(0, colon)));
        if (colon == std::string_view::npos)
            break;
        text.remove_prefix(colon + 1);
    }
    if (parts.size() != kNames.size())
        return std::nullopt;
    Json out = Json::object();
    for (size_t i = 0; i < kNames.size(); ++i)
        if (!parts[i].empty())
            out[kNames[i]] = parts[i];
    return out;
}

} // namespace cacheloupe
