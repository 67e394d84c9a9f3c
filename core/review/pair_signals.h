// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/question_pair.h"
#include "core/review/suspicion_signals.h"

#include <string_view>
#include <vector>

namespace cacheloupe {

/// The signals that lie between the asked and the answered question: numbers, units, time, identifiers, names,
/// opposites, negation, kind of question, words. None when both have the same words. Pure; any thread.
std::vector<SignalFinding> findPairSignals(const QuestionPair &pair, std::string_view asked, std::string_view answered);

} // namespace cacheloupe
