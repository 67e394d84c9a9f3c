// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/log_week.h"
#include "core/insight/standing_verdicts.h"
#include "ui/support/suspicion_book.h"

#include <memory>
#include <stop_token>

namespace cacheloupe {

/// The figures of the overview at one moment.
using WeekFacts = LogWeek;

/// Sums up the table on the calling lane; about 0.2 s per million rows. Stops early with what was counted so far.
WeekFacts weekFacts(const HitTable &table, const StandingVerdicts &verdicts, const SuspicionScores &scores, std::stop_token stop);

} // namespace cacheloupe
