// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/words.h"

#include <optional>
#include <string>
#include <string_view>

namespace cacheloupe {

// What the judgements on questions and answers know of English. All functions take folded words (core/base/words.h),
// are pure, may be called from any thread and answer "no" for words they do not know.

/// Articles, prepositions, auxiliaries, pronouns, politeness: words that carry no topic.
bool isStopWord(std::string_view word);
/// not, never, without, cannot, …n't
bool isNegator(std::string_view word);
/// it, this, that, they…: words that point to an earlier turn.
bool isPointingWord(std::string_view word);
/// Months, weekdays, today, yesterday, latest, current…
bool isTimeWord(std::string_view word);
/// days, kg, euro, percent…
bool isUnitWord(std::string_view word);
/// order, account, invoice, balance…: things a person has at a company.
bool isAccountWord(std::string_view word);
/// The two words exclude each other: enable/disable, before/after, legal/illegal.
bool areOpposites(std::string_view a, std::string_view b);

/// Value of `45`, `1,000.5`, `2k`, `5th`, `45%`, `five`; nullopt for everything else.
std::optional<double> numberValue(std::string_view word);

/// Half-life in days of an answer to a question with this word (now, price: 1; latest: 30; newest, best: 365); 0 = not volatile.
double volatilityHalfLifeDays(std::string_view word);

/// The word without a usual English ending, at least three letters: refunds, refunded, refunding → refund.
std::string_view wordStem(std::string_view word);

/// Equal stems, a long common beginning or one typing error; never opposites, never numbers.
bool areAlike(std::string_view a, std::string_view b);

/// The words of an answer that refuses, apologises instead of answering or reports an error, in its first sentences;
/// an empty range when it answers.
TextRange findRefusal(std::string_view answer);

} // namespace cacheloupe
