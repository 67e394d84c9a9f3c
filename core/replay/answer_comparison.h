// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/replay.h"

#include <string_view>
#include <vector>

namespace cacheloupe {

class AnswerWords;

/// How two answers to one question compare, without a model (ranking.md section 6). `same` only when prose is equal after
/// normalising case, space, punctuation and list marks, JSON and tables by value and code byte by byte; a hint, never a
/// judgement.
struct AnswerComparison {
    ReplayVerdict verdict = ReplayVerdict::none;
    double overlap = 0; ///< answer-word overlap in [0, 1], question words removed; of structured answers the share of equal values
    std::vector<SentenceDifference> sentences; ///< all aligned pairs in the cached answer's order, then differences inside of JSON, tables and code
    std::vector<ClaimDifference> claims; ///< what differs, by place in the cached answer; ranges count in the whole texts
};

/// `words` = how common words are in the log's answers, when known. Pure; any thread; any bytes. 100 KB take a few hundredths
/// of a second.
AnswerComparison compareAnswers(std::string_view question, std::string_view cached, std::string_view fresh, const AnswerWords *words = nullptr);

} // namespace cacheloupe
