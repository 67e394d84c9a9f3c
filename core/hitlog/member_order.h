// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/line_targets.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

/// What the members of one object of a line are, for objects whose members mostly come in the order of the object
/// before: the expected name is compared first, the tables are asked only after a surprise. One thread.
class MemberOrder {
public:
    explicit MemberOrder(LineObject in) : m_in(in) {}

    LineMember find(size_t position, std::string_view name)
    {
        if (position < m_order.size() && m_order[position].first == name)
            return m_order[position].second;
        const auto member = lineMember(m_in, name);
        if (position >= kMaxRemembered)
            return member;
        if (position >= m_order.size())
            m_order.resize(position + 1);
        m_order[position] = {std::string(name), member};
        return member;
    }

private:
    static constexpr size_t kMaxRemembered = 256;
    LineObject m_in;
    std::vector<std::pair<std::string, LineMember>> m_order;
};

} // namespace cacheloupe
