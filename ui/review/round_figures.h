// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/wilson.h"
#include "ui/review/review_round.h"
#include "ui/support/verdict_book.h"

#include <string>

namespace cacheloupe {

class HitTable;

/// Where a round stands. A plain value.
struct RoundFigures {
    int reviewed = 0;
    int wrong = 0;
    RateInterval random;   ///< of the hits drawn at random alone; unsure counts as not reviewed
    double atMost = 1;     ///< share of wrong reuses among all hits that 95 % confidence allows
    int secondReadings = 0; ///< hits that another reviewer judged before
    int agreed = 0;         ///< those with the same verdict
    std::string worstSite; ///< the call site with most wrong reuses; empty when there is none
};

RoundFigures roundFigures(const ReviewRound &round, const HitTable &table, const VerdictBook &verdicts);

} // namespace cacheloupe
