// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/key_value_list.h"

#include "core/hitlog/member_types.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

/// Names of typed values as OTLP/JSON writes them, and as protocol buffers name them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kKinds = {{
    {"string_value", "stringValue"}, {"bool_value", "boolValue"}, {"int_value", "intValue"}, {"double_value", "doubleValue"},
    {"bytes_value", "bytesValue"}, {"array_value", "arrayValue"}, {"kvlist_value", "kvlistValue"},
}};

std::string_view kindOf(std::string_view name)
{
    const auto known = std::find_if(kKinds.begin(), kKinds.end(), [name](const auto &one) { return one.first == name; });
    return known == kKinds.end() ? name : known->second;
}

Json plainValue(const Json &value)
{
    if (!value.is_object() || value.size() != 1)
        return value.is_object() && value.empty() ? Json(nullptr) : withPlainMembers(value);
    // Not through items(): what its iterator gives ends with the iterator.
    const auto only = value.begin();
    const std::string_view kind = kindOf(only.key());
    const Json &inner = only.value();
    if (kind == "intValue" || kind == "doubleValue")
        return asNumber(inner).value_or(inner);
    if (kind == "stringValue" || kind == "boolValue" || kind == "bytesValue")
        return inner;
    if (kind == "arrayValue" || kind == "kvlistValue") {
        const Json values = inner.is_object() ? inner.value("values", Json::array()) : Json::array();
        if (kind == "kvlistValue")
            return withPlainMembers(values);
        Json list = Json::array();
        for (const auto &one : values)
            list.push_back(plainValue(one));
        return list;
    }
    return withPlainMembers(value);
}

bool isKeyValueList(const Json &json)
{
    return json.is_array() && !json.empty() && std::all_of(json.begin(), json.end(), [](const Json &one) {
        return one.is_object() && one.contains("key") && one["key"].is_string() && one.size() == (one.contains("value") ? 2u : 1u);
    });
}

/// Where a value and members below the same name meet, the rest of the name stays one dotted member.
void putAt(Json &object, std::string_view key, Json value)
{
    const auto dot = key.find('.');
    const std::string step(key.substr(0, dot));
    if (dot == std::string_view::npos || step.empty()) {
        if (object.contains(step) && object[step].is_object() && !value.is_object())
            object[step][""] = std::move(value);
        else
            object[std::string(key)] = std::move(value);
        return;
    }
    if (object.contains(step) && !object[step].is_object()) {
        object[std::string(key)] = std::move(value);
        return;
    }
    if (!object.contains(step))
        object[step] = Json::object();
    putAt(object[step], key.substr(dot + 1), std::move(value));
}

/// Members "0", "1", … become a list.
void listNumbered(Json &json)
{
    if (!json.is_object())
        return;
    for (auto &value : json)
        listNumbered(value);
    Json list = Json::array();
    for (size_t i = 0; i < json.size(); ++i) {
        const auto it = json.find(std::to_string(i));
        if (it == json.end())
            return;
        list.push_back(*it);
    }
    if (!list.empty())
        json = std::move(list);
}

/// Attributes that are a map already, with dotted names (span exporters other than OTLP).
Json nested(const Json &attributes)
{
    Json object = Json::object();
    for (const auto &[name, value] : attributes.items())
        putAt(object, name, value);
    listNumbered(object);
    return object;
}

} // namespace

Json withPlainMembers(const Json &json)
{
    if (isKeyValueList(json)) {
        Json object = Json::object();
        for (const auto &one : json)
            putAt(object, one["key"].get_ref<const std::string &>(), one.contains("value") ? plainValue(one["value"]) : Json(nullptr));
        listNumbered(object);
        return object;
    }
    if (!json.is_structured())
        return json;
    Json result = json.is_array() ? Json::array() : Json::object();
    if (json.is_array())
        for (const auto &one : json)
            result.push_back(withPlainMembers(one));
    else
        for (const auto &[name, value] : json.items())
            result[name] = name == "body" ? plainValue(value) : name == "attributes" && value.is_object() ? nested(value) : withPlainMembers(value);
    return result;
}

} // namespace cacheloupe
