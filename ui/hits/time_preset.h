// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <QString>

#include <array>
#include <optional>

namespace cacheloupe {

/// The spans of time that can be chosen without writing them. The first four follow the calendar and the person's time
/// zone; those of the log count back from its last event, so that last month's log has a "last day" too.
enum class TimePreset { lastHour, today, yesterday, last7Days, thisWeek, logHour, logDay, log7Days };
inline constexpr std::array kCalendarPresets = {TimePreset::lastHour, TimePreset::today, TimePreset::yesterday, TimePreset::last7Days, TimePreset::thisWeek};
inline constexpr std::array kLogPresets = {TimePreset::logHour, TimePreset::logDay, TimePreset::log7Days};

QString timePresetText(TimePreset preset);
/// Its terms in the query language; null for a preset of the log without a last event.
QString timePresetTerm(TimePreset preset, Instant now, std::optional<Instant> logEnd);
/// `served:2026-11-02` for a whole UTC day, else `served>=… served<…`; an absent side is open.
QString servedTerm(std::optional<Instant> from, std::optional<Instant> to);

} // namespace cacheloupe
