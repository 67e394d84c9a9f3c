// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/review_round.h"
#include "ui/review/round_figures.h"

#include <QString>

#include <chrono>

namespace cacheloupe {

/// "12 of 60 · 7:42 left · 5.2 a minute · 3 wrong · stopping now: at most 21 % wrong". GUI thread.
QString stateSentence(const ReviewRound &round, const RoundFigures &figures, std::chrono::seconds taken, const QString &callSite);

/// What the hits drawn at random say of all hits when the review stops now.
QString boundSentence(const RoundFigures &figures);

} // namespace cacheloupe
