// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/words.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// What kind of word a question's word is; decides which difference it can be.
enum class WordKind : std::uint8_t { stop, negator, number, unit, time, identifier, name, content };

/// What a question asks for, by its first asking word.
enum class QuestionKind : std::uint8_t { none, why, how, howMany, when, where, who, what, yesNo };

/// The words of a question with their kinds and, once paired, whether each has a partner on the other side.
struct QuestionWords {
    WordList list;
    std::vector<WordKind> kinds;
    std::vector<bool> matched;
    QuestionKind asks = QuestionKind::none;
    bool asksTopicless = false; ///< no content beyond stop and pointing words

    /// Indexes of the words of a kind without a partner.
    std::vector<size_t> unmatched(WordKind kind) const;
};

/// The asked and the answered question, word by word. A plain value built by pairQuestions.
struct QuestionPair {
    QuestionWords asked;
    QuestionWords answered;
    bool identical = false; ///< the same words in the same order
    double frame = 1;       ///< 0–1, share of the words besides the differing content that both have
};

/// Splits and classifies at most 400 words.
QuestionWords readQuestion(std::string_view text);

/// Pairs words by equal value or stem, long common beginning or one typing error (ranking.md section 4). Pure; any thread.
QuestionPair pairQuestions(std::string_view asked, std::string_view answered);

} // namespace cacheloupe
