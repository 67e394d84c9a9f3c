// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit_query_term.h"

#include <optional>
#include <string>
#include <string_view>

namespace cacheloupe {

/// A plain decimal number (`0.93`, `-1`, `1e3`), nothing behind it.
std::optional<double> parseQueryNumber(std::string_view text);

/// Seconds: `90`, `90s`, `30m`, `1h`, `7d`, `2w`, also joined (`1h30m`).
std::optional<double> parseQueryDuration(std::string_view text);

/// Milliseconds: `250`, `250ms`, `2s`, `1m`.
std::optional<double> parseQueryMilliseconds(std::string_view text);

/// UTC: a bare date is the whole day, a month (`2026-11`) the whole month, a time the smallest unit written.
std::optional<TimeRange> parseQueryTime(std::string_view text);

/// `acme`, `acme*`, `*acme`, `*acme*`; `isQuoted` texts are literal.
NamePattern parseNamePattern(std::string_view text, bool isQuoted);

/// The 1-based column, in code points, of a byte of the query; and the word that begins there, shortened.
size_t queryColumn(std::string_view query, size_t at);
std::string queryWordAt(std::string_view query, size_t at);

} // namespace cacheloupe
