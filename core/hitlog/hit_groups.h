// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// What events can be grouped by. Days and hours are UTC (`2026-11-02`, `2026-11-02T09`).
enum class HitGroupKey : std::uint8_t { callSite, model, tenant, layer, kind, match, day, hour, followup, flag, source };

std::string_view hitGroupKeyName(HitGroupKey key);
std::optional<HitGroupKey> hitGroupKeyFromName(std::string_view name);

/// The figures of one group. Malformed rows count in `malformed` only. Means and percentiles are over the values that
/// are there; nullopt when there is none.
struct HitGroup {
    std::vector<std::string> key; ///< one value per group key; empty text = absent
    std::uint64_t events = 0;
    std::uint64_t hits = 0;
    std::uint64_t misses = 0;
    std::uint64_t others = 0; ///< store, bypass, expired, refresh, invalidated
    std::uint64_t malformed = 0;
    std::optional<double> latencyMsMean;
    std::optional<double> latencyMsP50; ///< nearest rank over all events, as the next
    std::optional<double> latencyMsP95;
    std::optional<double> hitLatencyMsMean;
    std::optional<double> missLatencyMsMean;
    double savedUsd = 0;
    double costUsd = 0;
    std::optional<double> oldestServedAgeS;
    std::uint64_t staleHits = 0; ///< hits served after their TTL
    std::optional<Instant> firstTime;
    std::optional<Instant> lastTime;

    /// hits / (hits + misses); nullopt when there was neither.
    std::optional<double> hitRate() const;
};

/// What is worked out beside counts and latency means; the rest of a HitGroup stays empty.
namespace hit_measure {
inline constexpr unsigned kPercentiles = 1;
inline constexpr unsigned kMoney = 2; ///< savedUsd, costUsd
inline constexpr unsigned kAges = 4;  ///< oldestServedAgeS, staleHits
inline constexpr unsigned kTimes = 8; ///< firstTime, lastTime
inline constexpr unsigned kAll = 15;
} // namespace hit_measure

/// Groups of the rows (all rows when `rows` is nullopt) by up to four keys, most events first, then by key.
/// No keys: one group, the total. Any thread, two of them for large tables; 1 M rows take some milliseconds.
std::vector<HitGroup> groupHits(const HitTable &table, std::span<const HitGroupKey> keys,
                                std::optional<std::span<const HitRow>> rows = std::nullopt, unsigned measures = hit_measure::kAll);

/// How often each value occurs, most frequent first.
struct FacetCount {
    std::string value;
    std::uint64_t count = 0;
    bool operator==(const FacetCount &) const = default;
};
std::vector<FacetCount> facetCounts(const HitTable &table, HitGroupKey key, std::optional<std::span<const HitRow>> rows = std::nullopt);

} // namespace cacheloupe
