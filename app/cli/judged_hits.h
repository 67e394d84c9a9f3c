// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/loaded_logs.h"
#include "core/review/learned_card.h"
#include "core/review/log_signals.h"
#include "core/review/suspicion.h"

#include <vector>

namespace cacheloupe {

/// A hit with its suspicion; the reasons of the few that are shown are judged when they are.
struct JudgedHit {
    HitRow row = 0;
    double score = 0;
};

/// Scores the hits among the rows on all cores; other events are left out. In the order of `rows`. Fails when a log
/// cannot be read any more.
Result<std::vector<JudgedHit>> judgeHits(const HitTable &table, const std::vector<HitRow> &rows, const LogSignals &log,
                                          const LearnedCard *learned = nullptr);

/// Most suspicious first, equal ones in the order of the log.
void sortBySuspicion(std::vector<JudgedHit> &hits);

} // namespace cacheloupe
