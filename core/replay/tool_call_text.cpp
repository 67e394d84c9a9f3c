// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/tool_call_text.h"

#include "core/base/utf8.h"
#include "core/driver/json.h"
#include "core/replay/request_messages.h"

#include <algorithm>
#include <vector>

namespace cacheloupe {

namespace {

/// `{"name","arguments"}` with sorted members; empty when it is no call.
std::string callText(const Json &call)
{
    const Json *function = jsonAt(call, "function");
    const Json &from = function ? *function : call;
    const auto name = jsonText(from, "name");
    const Json *arguments = nullptr;
    for (const char *member : {"arguments", "input", "args"}) {
        if (!arguments)
            arguments = jsonAt(from, member);
    }
    if (!name || !arguments)
        return {};
    nlohmann::json sorted = {{"name", *name}, {"arguments", nlohmann::json(*arguments)}};
    if (arguments->is_string()) {
        const auto parsed = isShallowJson(arguments->get_ref<const std::string &>()) ? parseJson(arguments->get<std::string>(), {}) : Result<Json>(Error{});
        if (parsed)
            sorted["arguments"] = nlohmann::json(*parsed);
    }
    return sorted.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace

std::string canonicalToolCalls(std::string_view answer)
{
    const std::string_view text = trimmed(answer);
    if (!text.starts_with('[') && !text.starts_with('{'))
        return {};
    const auto json = isShallowJson(text) ? parseJson(text, {}) : Result<Json>(Error{});
    if (!json)
        return {};
    const Json *calls = json->is_object() ? jsonAt(*json, "tool_calls") : &*json;
    const Json one = Json::array({*json});
    if (!calls || !calls->is_array())
        calls = &one;
    std::vector<std::string> texts;
    for (const Json &call : *calls) {
        texts.push_back(callText(call));
        if (texts.back().empty())
            return {};
    }
    if (texts.empty())
        return {};
    std::sort(texts.begin(), texts.end());
    std::string out;
    for (const std::string &each : texts)
        out += (out.empty() ? "[" : ",") + each;
    return out + ']';
}

} // namespace cacheloupe
