// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/weekly_report.h"

#include <string>

namespace cacheloupe {

// The report as text, from the same values each. Pure; any thread. They fail with notFound or parse when a built-in text
// is damaged.

/// The self-contained, printable page: no scripts, no links, all data escaped.
Result<std::string> weeklyReportHtml(const WeeklyReport &report);
/// The same page of tables and plain blocks alone, for Qt's rich text: preview and PDF.
Result<std::string> weeklyReportPrintHtml(const WeeklyReport &report);
Result<std::string> weeklyReportMarkdown(const WeeklyReport &report);

} // namespace cacheloupe
