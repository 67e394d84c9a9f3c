// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"

#include <algorithm>
#include <charconv>

namespace cacheloupe {

Result<Json> parseJson(std::string_view text, std::string where)
{
    // The library takes a NUL for the end and would pass over what stands behind it.
    if (const auto nul = text.find('\0'); nul != std::string_view::npos)
        return Error{ErrorCode::parse, ErrorReason::malformedJson, std::move(where), "NUL at byte " + std::to_string(nul + 1)};
    try {
        return Json::parse(text);
    } catch (const nlohmann::json::exception &e) {
        return Error{ErrorCode::parse, ErrorReason::malformedJson, std::move(where), e.what()};
    }
}

std::string dumpJson(const Json &json, int indent)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

const Json *jsonAt(const Json &json, std::string_view dottedPath)
{
    const Json *at = &json;
    while (!dottedPath.empty()) {
        const auto dot = dottedPath.find('.');
        const std::string_view step = dottedPath.substr(0, dot);
        dottedPath = dot == std::string_view::npos ? std::string_view() : dottedPath.substr(dot + 1);
        if (at->is_object()) {
            // Older versions of the library find by std::string alone.
            const auto &members = at->get_ref<const Json::object_t &>();
            const auto it = std::find_if(members.begin(), members.end(), [&](const auto &member) { return member.first == step; });
            if (it == members.end())
                return nullptr;
            at = &it->second;
        } else if (at->is_array()) {
            size_t index = 0;
            const auto [end, failure] = std::from_chars(step.data(), step.data() + step.size(), index);
            if (failure != std::errc() || end != step.data() + step.size() || index >= at->size())
                return nullptr;
            at = &(*at)[index];
        } else {
            return nullptr;
        }
    }
    return at;
}

std::optional<std::string> jsonText(const Json &json, std::string_view dottedPath)
{
    const Json *at = jsonAt(json, dottedPath);
    if (!at || at->is_null())
        return std::nullopt;
    return at->is_string() ? at->get<std::string>() : dumpJson(*at);
}

std::optional<double> jsonNumber(const Json &json, std::string_view dottedPath)
{
    const Json *at = jsonAt(json, dottedPath);
    if (!at)
        return std::nullopt;
    if (at->is_number())
        return at->get<double>();
    if (!at->is_string())
        return std::nullopt;
    const auto &text = at->get_ref<const std::string &>();
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<bool> jsonBool(const Json &json, std::string_view dottedPath)
{
    const Json *at = jsonAt(json, dottedPath);
    return at && at->is_boolean() ? std::optional(at->get<bool>()) : std::nullopt;
}

} // namespace cacheloupe
