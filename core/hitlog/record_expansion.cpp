// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/record_expansion.h"

#include "core/hitlog/key_value_list.h"

#include <algorithm>

namespace cacheloupe {

namespace {

/// A log of millions of spans must not fill the memory with its parents.
constexpr size_t kMostPartners = 1'000'000;

std::optional<std::vector<std::string>> texts(const Json &json)
{
    std::vector<std::string> list;
    if (!json.is_array())
        return std::nullopt;
    for (const auto &one : json) {
        if (!one.is_string())
            return std::nullopt;
        list.push_back(one.get<std::string>());
    }
    return list;
}

/// What stands under the first name of the step that the record has; nullptr when there is none.
const std::string *nameIn(const Json &record, const RecordExpansion::Step &step)
{
    const auto name = std::find_if(step.begin(), step.end(), [&](const std::string &one) { return record.contains(one); });
    return name == step.end() ? nullptr : &*name;
}

/// The records of a nested list; a single one, or JSON that stands as text, counts too.
Json recordsOf(const Json &value)
{
    if (value.is_array())
        return value;
    if (value.is_string() && value.get_ref<const std::string &>().starts_with('{'))
        if (auto json = parseJson(value.get_ref<const std::string &>(), {}))
            return Json::array({std::move(*json)});
    return value.is_object() ? Json::array({value}) : Json::array();
}

} // namespace

std::optional<RecordExpansion> RecordExpansion::from(const Json &steps)
{
    RecordExpansion expansion;
    if (!steps.is_array())
        return std::nullopt;
    for (const auto &step : steps) {
        auto names = texts(step.is_string() ? Json::array({step}) : step);
        if (!names || names->empty())
            return std::nullopt;
        expansion.m_steps.push_back(std::move(*names));
    }
    return expansion;
}

void RecordExpansion::expandInto(const Json &record, size_t step, const Json &around, std::vector<Json> &out) const
{
    const auto merged = [&around](const Json &inner, const std::string &without) {
        Json whole = inner;
        whole.erase(without);
        for (const auto &[name, value] : around.items())
            if (!whole.contains(name))
                whole[name] = value;
        return whole;
    };
    if (step == m_steps.size()) {
        out.push_back(merged(record, {}));
        return;
    }
    const std::string *name = nameIn(record, m_steps[step]);
    if (!name)
        return;
    const Json here = merged(record, *name);
    for (const Json list = recordsOf(record[*name]); const auto &inner : list)
        if (inner.is_object())
            expandInto(inner, step + 1, here, out);
}

std::vector<Json> RecordExpansion::expanded(const Json &record, bool otherwiseItself) const
{
    std::vector<Json> out;
    const auto first = std::find_if(m_steps.begin(), m_steps.end(), [&](const Step &step) { return nameIn(record, step) != nullptr; });
    if (first != m_steps.end())
        expandInto(record, size_t(first - m_steps.begin()), Json::object(), out);
    if (out.empty() && otherwiseItself)
        out.push_back(record);
    return out;
}

std::optional<RecordJoin> RecordJoin::from(const Json &json)
{
    RecordJoin join;
    auto steps = RecordExpansion::from(json.value("from", Json()));
    auto own = texts(json.value("own", Json()));
    auto other = texts(json.value("other", Json()));
    auto keep = texts(json.value("keep", Json::array()));
    join.m_into = jsonText(json, "into").value_or(std::string());
    if (!steps || !own || !other || !keep || own->size() != other->size() || own->empty() || join.m_into.empty())
        return std::nullopt;
    join.m_from = std::move(*steps);
    join.m_own = std::move(*own);
    join.m_other = std::move(*other);
    join.m_keep = std::move(*keep);
    join.m_isList = json.value("list", Json(false)) == Json(true);
    return join;
}

std::string RecordJoin::keyOf(const Json &record, const std::vector<std::string> &members)
{
    std::string key;
    for (const auto &member : members) {
        const auto text = jsonText(record, member);
        if (!text || text->empty())
            return {};
        key.append(*text).push_back('\n');
    }
    return key;
}

void RecordJoin::collect(const Json &record, Partners &partners) const
{
    for (const Json &one : m_from.expanded(record, false)) {
        const auto key = keyOf(one, m_other);
        if (key.empty() || partners.size() >= kMostPartners)
            continue;
        Json kept = Json::object();
        for (const auto &name : m_keep)
            if (one.contains(name))
                kept[name] = withPlainMembers(Json{{name, one[name]}})[name];
        if (m_isList)
            partners.try_emplace(key, Json::array()).first->second.push_back(std::move(kept));
        else
            partners[key] = std::move(kept);
    }
}

void RecordJoin::apply(Json &record, const Partners &partners) const
{
    const auto key = keyOf(record, m_own);
    const auto found = key.empty() ? partners.end() : partners.find(key);
    if (found != partners.end())
        record[m_into] = found->second;
}

} // namespace cacheloupe
