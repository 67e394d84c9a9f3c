// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/dialect_expression.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace cacheloupe {

namespace {

std::vector<std::string> textsOf(const Json &json, const char *member)
{
    std::vector<std::string> texts;
    if (!json.contains(member))
        return texts;
    const Json &list = json[member];
    for (const auto &one : list.is_array() ? list : Json::array({list}))
        texts.push_back(asciiLower(one.is_string() ? one.get<std::string>() : dumpJson(one)));
    return texts;
}

bool contains(const std::vector<std::string> &list, const std::string &text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

} // namespace

DialectCondition::DialectCondition(const Json &json) : m_is(textsOf(json, "is")), m_isNot(textsOf(json, "is_not"))
{
    const Json &path = json["path"];
    for (const auto &one : path.is_array() ? path : Json::array({path}))
        if (one.is_string())
            m_paths.emplace_back(one.get_ref<const std::string &>());
    m_allowsAbsent = json.value("or_absent", false);
    m_wantsAbsent = json.value("absent", false);
}

std::optional<std::vector<DialectCondition>> DialectCondition::listFrom(const Json &json)
{
    std::vector<DialectCondition> list;
    for (const auto &one : json.is_array() ? json : Json::array({json})) {
        if (!one.is_object() || !one.contains("path"))
            return std::nullopt;
        for (const char *flag : {"or_absent", "absent"})
            if (one.contains(flag) && !one[flag].is_boolean())
                return std::nullopt;
        list.push_back(DialectCondition(one));
        if (list.back().m_paths.empty())
            return std::nullopt;
    }
    return list;
}

bool DialectCondition::holds(const Json &record) const
{
    const Json *value = nullptr;
    for (size_t i = 0; i < m_paths.size() && !value; ++i)
        value = m_paths[i].presentIn(record);
    if (!value)
        return m_wantsAbsent || m_allowsAbsent;
    if (m_wantsAbsent)
        return false;
    const std::string text = asciiLower(value->is_string() ? value->get<std::string>() : dumpJson(*value));
    return (m_is.empty() || contains(m_is, text)) && !contains(m_isNot, text);
}

bool DialectCondition::allHold(const std::vector<DialectCondition> &conditions, const Json &record)
{
    return std::all_of(conditions.begin(), conditions.end(), [&](const DialectCondition &one) { return one.holds(record); });
}

} // namespace cacheloupe
