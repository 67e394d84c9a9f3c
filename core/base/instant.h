// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace cacheloupe {

/// A moment in UTC, to the millisecond. All of core speaks this type; only ui turns it into local time.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Where "now" comes from, so that tests and the demo week can stand still.
using Clock = std::function<Instant()>;

Instant systemNow();

/// Milliseconds since 1970-01-01T00:00:00Z.
constexpr std::int64_t unixMs(Instant t) { return t.time_since_epoch().count(); }
constexpr Instant instantFromUnixMs(std::int64_t ms) { return Instant(std::chrono::milliseconds(ms)); }

/// Reads RFC 3339 (`2026-11-02T09:30:00.125Z`, `+02:00`, space or `T`, any number of fraction digits) and the bare
/// date `2026-11-02`. A time without a zone is taken as UTC; `hadZone` tells whether one was there.
std::optional<Instant> parseInstant(std::string_view text, bool *hadZone = nullptr);

/// `2026-11-02T09:30:00.125Z`; the fraction is left out when it is zero.
std::string formatInstant(Instant t);

} // namespace cacheloupe
