// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/verdict.h"
#include "core/report/weekly_report.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace cacheloupe {

// Figures and words as the English report writes them; the words stand in resources/texts/report/words.json. Pure; any
// thread. A word that is not there is shown by its stored name.

std::string fixedText(double value, int digits);
/// 0.0512 → "5.1", without the sign.
std::string percentText(double share);
/// 12431 → "12,431"
std::string groupedText(std::uint64_t value);
/// The two largest units: "2 d 4 h".
std::string durationText(double seconds);
/// "2026-11-02 09:30"
std::string minuteText(Instant time);

/// The reason as an English sentence of `words.json`. For command line and reports.
std::string reasonSentence(const ReportReason &reason);
std::string verdictWord(Verdict verdict);
/// Empty for `none`.
std::string verdictReasonWord(VerdictReason reason);
std::string layerWord(std::string_view layer);
std::string stratumWord(ReviewStratum stratum);

} // namespace cacheloupe
