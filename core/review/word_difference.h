// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// A stretch of one text: shared with the other text or only here. Spaces and punctuation belong to no span.
struct DifferenceSpan {
    std::uint32_t offset = 0; ///< bytes of UTF-8
    std::uint32_t length = 0; ///< bytes of UTF-8
    bool onlyHere = false;
    bool operator==(const DifferenceSpan &) const = default;
};

/// Spans of both texts in text order, not overlapping; neighbouring words of one kind are joined.
struct WordDifference {
    std::vector<DifferenceSpan> left;
    std::vector<DifferenceSpan> right;
    bool coarse = false; ///< some stretches were too long and were compared by sentence

    bool equal() const;
};

/// Word-wise difference of two texts, blind to case and punctuation, for marking on screen. Any bytes are taken;
/// offsets fall on code point boundaries of valid UTF-8. Above 400 words the texts are aligned by sentence or line
/// first. Pure; any thread; below 50 ms for texts of 1 MB (longer tails are one span).
WordDifference wordDifference(std::string_view left, std::string_view right);

} // namespace cacheloupe
