// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"
#include "core/insight/report_html.h"

namespace cacheloupe {

/// The weekly report for other programs: totals, days and call sites with counts and Wilson intervals, worst hits. Pure.
Json reportJson(const WeeklyReport &report);

} // namespace cacheloupe
