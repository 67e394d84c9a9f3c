// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_round.h"

#include <algorithm>

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

bool ReviewRound::goTo(std::uint32_t row)
{
    const auto it = std::find_if(m_items.begin(), m_items.end(), [row](const ReviewItem &item) { return item.row == row; });
    if (it == m_items.end())
        return false;
    m_position = size_t(it - m_items.begin());
    return true;
}

void ReviewRound::startClock(std::chrono::steady_clock::time_point now)
{
    if (!m_started)
        m_started = now;
}

std::optional<std::chrono::seconds> ReviewRound::elapsed(std::chrono::steady_clock::time_point now) const
{
    if (!m_started)
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::seconds>(now - *m_started);
}

} // namespace cacheloupe
