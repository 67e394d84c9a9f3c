// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"
#include "core/review/review_queue.h"

#include <chrono>
#include <optional>
#include <vector>

namespace cacheloupe {

/// One sitting: the picked hits in order, where the reviewer stands and for how long. A plain value without any widget.
class ReviewRound {
public:
    ReviewRound() = default;
    explicit ReviewRound(std::vector<ReviewItem> items) : m_items(std::move(items)) {}

    bool isEmpty() const { return m_items.empty(); }
    size_t size() const { return m_items.size(); }
    size_t position() const { return m_position; }
    bool atEnd() const { return m_position >= m_items.size(); }
    /// Not to be called at the end.
    const ReviewItem &current() const { return m_items[m_position]; }
    const std::vector<ReviewItem> &items() const { return m_items; }

    /// False when there is no further step that way; moving on from the last item reaches the end.
    bool next();
    bool previous();
    /// Goes to the item of this row; false when it is not part of the round.
    bool goTo(std::uint32_t row);

    /// The clock runs from the first verdict on.
    void startClock(std::chrono::steady_clock::time_point now);
    std::optional<std::chrono::seconds> elapsed(std::chrono::steady_clock::time_point now) const;

private:
    std::vector<ReviewItem> m_items;
    size_t m_position = 0;
    std::optional<std::chrono::steady_clock::time_point> m_started;
};

} // namespace cacheloupe
