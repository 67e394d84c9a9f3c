// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/record_plan.h"

#include <simdjson.h>

#include <algorithm>

namespace cacheloupe {

namespace {

using simdjson::dom::element;

Json *find(Json::object_t &members, std::string_view name)
{
    for (auto &[known, value] : members)
        if (known.size() == name.size() && known == name)
            return &value;
    return nullptr;
}

Json valueOf(const element &from, const std::vector<std::string> *inner);

/// Of members with the same name the last one counts. A path's step may be a name with dots in it.
Json objectOf(const simdjson::dom::object &from, const std::vector<std::string> *inner)
{
    Json json = Json::object();
    auto &members = json.get_ref<Json::object_t &>();
    members.reserve(inner ? std::min(inner->size(), from.size()) : from.size());
    for (const auto &[name, value] : from) {
        if (inner && std::find(inner->begin(), inner->end(), name) == inner->end() && name.find('.') == std::string_view::npos)
            continue;
        if (Json *known = find(members, name))
            *known = valueOf(value, nullptr);
        else
            members.emplace_back(std::string(name), valueOf(value, nullptr));
    }
    return json;
}

Json valueOf(const element &from, const std::vector<std::string> *inner)
{
    switch (from.type()) {
    case simdjson::dom::element_type::OBJECT:
        return objectOf(from.get_object().value_unsafe(), inner);
    case simdjson::dom::element_type::ARRAY: {
        Json list = Json::array();
        // Named: a range over the temporary result would dangle.
        const simdjson::dom::array elements = from.get_array().value_unsafe();
        for (const auto one : elements)
            list.push_back(valueOf(one, nullptr));
        return list;
    }
    case simdjson::dom::element_type::STRING:
        return Json(std::string(from.get_string().value_unsafe()));
    case simdjson::dom::element_type::INT64:
        // The library tells natural numbers apart from negative ones.
        if (const auto number = from.get_int64().value_unsafe(); number >= 0)
            return Json(std::uint64_t(number));
        else
            return Json(number);
    case simdjson::dom::element_type::UINT64:
        return Json(from.get_uint64().value_unsafe());
    case simdjson::dom::element_type::DOUBLE:
        return Json(from.get_double().value_unsafe());
    case simdjson::dom::element_type::BOOL:
        return Json(from.get_bool().value_unsafe());
    default:
        return nullptr;
    }
}

} // namespace

void RecordPlan::want(std::string_view path)
{
    if (path.empty()) {
        m_wantsAll = true;
        return;
    }
    const auto dot = path.find('.');
    auto &member = m_members[std::string(path.substr(0, dot))];
    member.isWanted = true;
    member.isWhole |= dot == std::string_view::npos;
    if (dot != std::string_view::npos)
        member.inner.emplace_back(path.substr(dot + 1, path.find('.', dot + 1) - dot - 1));
}

void RecordPlan::change(std::string_view path)
{
    const auto dot = path.find('.');
    auto &member = m_members[std::string(path.substr(0, dot))];
    member.isText |= dot == std::string_view::npos;
    member.isChanged |= dot != std::string_view::npos;
}

const RecordPlan::Member &RecordPlan::memberFor(std::string_view name) const
{
    const auto known = m_members.find(name);
    return known != m_members.end() ? known->second : name.find('.') == std::string_view::npos ? m_unknown : m_dotted;
}

bool RecordPlan::read(std::string_view line, Reading &reading) const
{
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    if (m_wantsAll || parser.parse(line.data(), line.size()).get_object().get(object))
        return false;
    auto &members = reading.record.get_ref<Json::object_t &>();
    members.reserve(object.size());
    for (const auto &[name, value] : object) {
        const Member &member = memberFor(name);
        if (member.isRefused)
            return false;
        if (value.is_null())
            continue;
        const bool isRebuilt = member.isChanged || (member.isText && value.is_string());
        const bool isCarried = !member.isOmitted;
        if (member.isWanted || (isRebuilt && isCarried)) {
            if (find(members, name))
                return false;
            members.emplace_back(std::string(name), valueOf(value, member.isWhole || isRebuilt ? nullptr : &member.inner));
        }
        if (!isCarried)
            continue;
        const auto isSame = [name = name](const Carried &one) { return one.name == name; };
        if (std::any_of(reading.carried.begin(), reading.carried.end(), isSame))
            return false;
        reading.carried.push_back({std::string(name), isRebuilt ? std::string() : simdjson::minify(value)});
    }
    return true;
}

} // namespace cacheloupe
