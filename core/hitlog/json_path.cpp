// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/json_path.h"

#include <charconv>

namespace cacheloupe {

JsonPath::JsonPath(std::string_view text) : m_text(text)
{
    while (!text.empty()) {
        // A selector may hold dots of its own.
        const size_t from = text.front() == '[' ? text.find(']') : 0;
        const size_t dot = from == std::string_view::npos ? from : text.find('.', from);
        m_steps.push_back(stepOf(text.substr(0, dot)));
        text = dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1);
    }
}

JsonPath::Step JsonPath::stepOf(std::string_view text)
{
    Step step;
    step.name = text;
    if (text.size() > 2 && text.front() == '[' && text.back() == ']') {
        const auto inner = text.substr(1, text.size() - 2);
        const auto equals = inner.find('=');
        step.selector.emplace_back(inner.substr(0, equals));
        step.selected = equals == std::string_view::npos ? std::string_view() : inner.substr(equals + 1);
        return step;
    }
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), step.index);
    step.isIndex = failure == std::errc() && end == text.data() + text.size();
    return step;
}

const std::string &JsonPath::root() const
{
    return m_steps.empty() ? m_text : m_steps.front().name;
}

const Json *JsonPath::presentIn(const Json &root) const
{
    const Json *value = in(root);
    return value && !value->is_null() && !(value->is_string() && value->get_ref<const std::string &>().empty()) ? value : nullptr;
}

const Json *JsonPath::find(const Json &at, size_t step) const
{
    if (step == m_steps.size())
        return &at;
    return at.is_object() ? findMember(at, step) : at.is_array() ? findElement(at, step) : nullptr;
}

const Json *JsonPath::findMember(const Json &object, size_t step) const
{
    if (const auto it = object.find(m_steps[step].name); it != object.end())
        if (const Json *found = find(*it, step + 1))
            return found;
    std::string joined = m_steps[step].name;
    for (size_t next = step + 1; next < m_steps.size(); ++next) {
        joined.append(1, '.').append(m_steps[next].name);
        const auto it = object.find(joined);
        const Json *found = it == object.end() ? nullptr : find(*it, next + 1);
        if (found)
            return found;
    }
    return nullptr;
}

const Json *JsonPath::findElement(const Json &list, size_t step) const
{
    const Step &wanted = m_steps[step];
    if (!wanted.selector.empty()) {
        for (auto it = list.rbegin(); it != list.rend(); ++it) {
            const Json *value = wanted.selector.front().in(*it);
            if (!value || (value->is_string() ? value->get_ref<const std::string &>() : dumpJson(*value)) != wanted.selected)
                continue;
            if (const Json *found = find(*it, step + 1))
                return found;
        }
        return nullptr;
    }
    const long index = wanted.index < 0 ? long(list.size()) + wanted.index : wanted.index;
    return wanted.isIndex && index >= 0 && size_t(index) < list.size() ? find(list[size_t(index)], step + 1) : nullptr;
}

} // namespace cacheloupe
