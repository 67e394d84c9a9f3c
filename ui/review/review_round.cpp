// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_round.h"

#include <algorithm>
#include <unordered_set>

namespace cacheloupe {

bool ReviewRound::next()
{
    if (atEnd())
        return false;
    ++m_position;
    return true;
}

bool ReviewRound::previous()
{
    if (m_position == 0)
        return false;
    --m_position;
    return true;
}

bool ReviewRound::skip()
{
    if (m_position + 1 >= m_items.size())
        return false;
    std::rotate(m_items.begin() + std::ptrdiff_t(m_position), m_items.begin() + std::ptrdiff_t(m_position) + 1, m_items.end());
    return true;
}

bool ReviewRound::goTo(std::uint32_t row)
{
    const auto speaksFor = [row](const ReviewItem &item) {
        return item.row == row || std::find(item.alike.begin(), item.alike.end(), row) != item.alike.end();
    };
    const auto it = std::find_if(m_items.begin(), m_items.end(), speaksFor);
    if (it == m_items.end())
        return false;
    m_position = size_t(it - m_items.begin());
    return true;
}

void ReviewRound::replaceRest(const std::vector<ReviewItem> &items)
{
    const size_t length = std::max(m_items.size(), items.size());
    m_items.resize(std::min(m_items.size(), m_position + 1));
    std::unordered_set<std::uint64_t> known;
    for (const ReviewItem &item : m_items)
        known.insert(item.pair);
    for (const ReviewItem &item : items) {
        if (m_items.size() < length && known.insert(item.pair).second)
            m_items.push_back(item);
    }
}

} // namespace cacheloupe
