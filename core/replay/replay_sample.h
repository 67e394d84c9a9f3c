// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "core/hitlog/hit_row_data.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace cacheloupe {

class HitTable;

/// How old an entry was when it was served: in thirds of its time to live, or on the clock when it has none.
enum class AgeBand : std::uint8_t { unknown, firstThird, secondThird, lastThird, pastTtl, underHour, underDay, underWeek, older };
/// `unknown`, `first_third`, `second_third`, `last_third`, `past_ttl`, `under_hour`, `under_day`, `under_week`, `older`.
std::string_view ageBandName(AgeBand band);
/// NaN = not known.
AgeBand ageBandOf(double ageS, double ttlS);

/// Hits alike in what decides whether their answers have aged.
struct SampleStratum {
    std::string callSite;
    AgeBand age = AgeBand::unknown;
    MatchKind match = MatchKind::unknown;
    size_t hits = 0;
    size_t drawn = 0;
    bool operator==(const SampleStratum &) const = default;
};

/// What to draw. Each stratum gets its share of the size, yet at least `floorPerStratum` hits (all of a smaller one) as far
/// as the size allows.
struct SampleWish {
    size_t size = 0;
    size_t floorPerStratum = 5;
    std::uint64_t seed = 1;
    bool perCallSite = false; ///< `size` is for each call site by itself, so that a bound can be told of each
};

/// The drawn hits, rows ascending, and what they were drawn from. The same log, rows and wish give the same sample.
struct ReplaySample {
    std::vector<HitRow> rows;
    std::vector<SampleStratum> strata; ///< by call site, age band, kind of match
};

/// Items that must all be right to say "at most `upperBound` wrong": 299 for 1 % at 95 %; 0 = no number does.
size_t itemsForBound(double upperBound, double confidence = 0.95);

/// How `size` items are shared among strata of these sizes: proportionally (largest remainders), none above its stratum.
std::vector<size_t> allocateSample(std::span<const size_t> strata, size_t size, size_t floorPerStratum);

/// Draws among `among` (rows of a query; other events than hits are passed over) or, without it, among all hits. Any
/// thread; when asked to stop it returns an empty sample.
ReplaySample drawReplaySample(const HitTable &table, const SampleWish &wish, const std::vector<HitRow> *among = nullptr, std::stop_token stop = {});

} // namespace cacheloupe
