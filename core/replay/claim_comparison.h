// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/answer_reading.h"

#include <vector>

namespace cacheloupe {

/// Two aligned sentences beside each other.
struct PairComparison {
    double difference = 1;    ///< share of the words that have no partner
    bool contradicts = false; ///< nearly the same words, and a figure, a negation or an opposite in the same slot
    bool otherName = false;   ///< nearly the same words about another name or address
    std::vector<ClaimDifference> claims; ///< what one says and the other does not, in the cached one's order
};

/// Pure; any thread.
PairComparison comparePair(const AnswerReading &cached, const AnswerSentence &a, const AnswerReading &fresh, const AnswerSentence &b);

/// Claims of a sentence that has no partner.
std::vector<ClaimDifference> loneClaims(const AnswerReading &reading, const AnswerSentence &sentence, bool isCached);

} // namespace cacheloupe
