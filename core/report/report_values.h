// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"
#include "core/report/weekly_report.h"

namespace cacheloupe {

/// What the templates of the report are filled with: every figure as English text, every table as an array, what is
/// unknown left out. Pure; any thread.
Json reportValues(const WeeklyReport &report);

/// The part about how the figures were made: strata, estimate, agreement, what was not read.
Json methodValues(const WeeklyReport &report);

/// `{"count", "n", "rate", "low", "high"}` as texts.
Json rateValues(const RateInterval &rate);

} // namespace cacheloupe
