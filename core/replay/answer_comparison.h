// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/replay.h"

#include <string_view>
#include <vector>

namespace cacheloupe {

/// How two answers to one question compare, without a model (ranking.md section 6). `same` only when equal after
/// normalising case, space, punctuation and list marks; a hint, never a judgement.
struct AnswerComparison {
    ReplayVerdict verdict = ReplayVerdict::none;
    double overlap = 0; ///< answer-word overlap in [0, 1], question words removed
    std::vector<SentenceDifference> sentences; ///< all aligned pairs in the cached answer's order
};

/// Pure; any thread; texts above 400 sentences a side are compared up to there.
AnswerComparison compareAnswers(std::string_view question, std::string_view cached, std::string_view fresh);

} // namespace cacheloupe
