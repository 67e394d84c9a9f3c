// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"
#include "core/report/weekly_report.h"

namespace cacheloupe {

/// The weekly report for other programs, in plain numbers with stable keys: the same figures as the pages show. Pure.
Json reportJson(const WeeklyReport &report);

} // namespace cacheloupe
