// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/hit.h"
#include "core/domain/verdict.h"

#include <QString>

#include <optional>

namespace cacheloupe {

/// Values as the person reads them: by locale, in local time, short. An absent value gives an em dash. GUI thread.
QString formatCount(std::uint64_t count);
/// `part` of `whole` in percent, one decimal below ten: "7.1 %".
QString formatPercent(double fraction);
/// "2 d 4 h", "3 h 5 min", "45 s": the two largest units.
QString formatDuration(std::optional<double> seconds);
QString formatMilliseconds(std::optional<double> ms);
QString formatUsd(std::optional<double> usd);
QString formatSimilarity(std::optional<double> similarity);
/// "3 Nov 2026, 14:05:09".
QString formatTime(std::optional<Instant> time);
/// "3 Nov, 14:05", for columns.
QString formatTimeShort(std::optional<Instant> time);
QString formatDay(Instant time);
QString formatBytes(std::uint64_t bytes);

/// The words on screen for the fixed vocabularies.
QString verdictText(Verdict verdict);
QString eventKindText(EventKind kind);
QString matchKindText(MatchKind kind);

inline QString toText(const std::string &utf8) { return QString::fromStdString(utf8); }

} // namespace cacheloupe
