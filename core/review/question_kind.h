// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/question_words.h"

#include <string_view>

namespace cacheloupe {

/// What the question asks for, by its first asking words. Pure; any thread.
QuestionKind questionKind(const QuestionWords &words);

/// How far apart two kinds of question are: `apart` can hardly share an answer, `near` sometimes.
enum class KindDistance : std::uint8_t { same, near, apart };
KindDistance kindDistance(QuestionKind a, QuestionKind b);

/// `why`, `how many`, …; empty for none. Words of the question, not of a screen.
std::string_view questionKindName(QuestionKind kind);

} // namespace cacheloupe
