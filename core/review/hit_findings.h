// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/question_words.h"
#include "core/review/suspicion_signals.h"

namespace cacheloupe {

/// Whether findInHit() looks at the marks of these words; without a question to compare them with they are read for nothing else.
bool needsMarks(const WordList &asked, TextLanguage language);

/// What a hit tells besides the difference of its questions: key fields, personal data, refusals, age, sampling, margins,
/// what came after, kind of request. `asked` are the words of its query. Pure; any thread.
std::vector<SignalFinding> findInHit(const Hit &hit, const KeyProof &proof, const LogSignals *log, const QuestionWords &asked);

} // namespace cacheloupe
