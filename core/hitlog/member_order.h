// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

/// Names to numbers for objects whose members mostly come in the order of the object before: the expected name is
/// compared first, `lookUp` runs only after a surprise. One thread.
template <typename LookUp>
class MemberOrder {
public:
    explicit MemberOrder(LookUp lookUp) : m_lookUp(lookUp) {}

    int find(size_t position, std::string_view name)
    {
        if (position < m_order.size() && m_order[position].first == name)
            return m_order[position].second;
        const int number = m_lookUp(name);
        if (position >= kMaxRemembered)
            return number;
        if (position >= m_order.size())
            m_order.resize(position + 1);
        m_order[position] = {std::string(name), number};
        return number;
    }

private:
    static constexpr size_t kMaxRemembered = 256;
    LookUp m_lookUp;
    std::vector<std::pair<std::string, int>> m_order;
};

} // namespace cacheloupe
