// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/question_words.h"

#include <vector>

namespace cacheloupe {

/// The asked and the answered question, word by word, each word with its partner on the other side. A plain value.
struct QuestionPair {
    QuestionWords asked;
    QuestionWords answered;
    bool identical = false; ///< the same words in the same order
    double frame = 1;       ///< 0–1, how much of the words besides the open topics both have in the same order

    const QuestionWords &side(bool isAsked) const { return isAsked ? asked : answered; }
};

/// Pairs words by equal value or stem, long common beginning, one typing error, synonyms and split compounds
/// (ranking.md section 4); opposites never. Both sides in one language. Pure; any thread.
QuestionPair pairQuestions(QuestionWords asked, QuestionWords answered);

/// Longest common subsequence of two rows of figures; rows above 160 are compared by their ends. Pure.
size_t commonInOrder(std::vector<std::uint64_t> a, std::vector<std::uint64_t> b);

} // namespace cacheloupe
