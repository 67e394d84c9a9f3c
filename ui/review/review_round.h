// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"
#include "core/review/review_queue.h"

#include <vector>

namespace cacheloupe {

/// One sitting: the picked hits in order and where the reviewer stands. A plain value without any widget.
class ReviewRound {
public:
    ReviewRound() = default;
    explicit ReviewRound(std::vector<ReviewItem> items, size_t position = 0) : m_items(std::move(items)), m_position(position) {}

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
    /// The current item comes last; false when it is the last.
    bool skip();
    /// Goes to the item that shows this row or speaks for it; false when it is not part of the round.
    bool goTo(std::uint32_t row);
    /// What follows the current item is picked anew: those of `items` whose pair was not there yet.
    void replaceRest(const std::vector<ReviewItem> &items);

private:
    std::vector<ReviewItem> m_items;
    size_t m_position = 0;
};

} // namespace cacheloupe
