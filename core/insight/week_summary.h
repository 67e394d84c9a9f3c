// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "core/domain/verdict.h"
#include "core/insight/stratified_rate.h"
#include "core/domain/wilson.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

inline constexpr size_t kVerdictCount = 7; ///< Verdict::none included

/// One event as the summary needs it; HitTable columns, a Hit or a verdict of the workspace fill it.
struct WeekRow {
    std::optional<Instant> time = {};
    EventKind kind = EventKind::hit;
    std::string_view callSite = {};
    std::optional<double> savedUsd = {};
    std::optional<double> ageS = {};
    std::optional<double> ttlS = {};
    Verdict verdict = Verdict::none;
    std::optional<double> suspicion = {};
    VerdictReason reason = VerdictReason::none;
    std::string_view layer = {};
    ReviewStratum stratum = ReviewStratum::none;
};

/// Counts every figure of the overview has; rates carry their n.
struct WeekFigures {
    std::uint64_t events = 0;
    std::uint64_t hits = 0;
    std::uint64_t misses = 0;
    std::uint64_t malformed = 0;
    double savedUsd = 0;
    bool savedKnown = false; ///< at least one event told what it saved
    std::uint64_t staleServed = 0; ///< hits older than their TTL when served
    std::uint64_t reviewed = 0; ///< hits with a verdict
    std::uint64_t wrong = 0; ///< hits with one of the four wrong-reuse verdicts
    std::uint64_t randomReviewed = 0; ///< hits drawn at random that were decided on: unsure is no decision
    std::uint64_t randomWrong = 0;
    std::uint64_t randomUnsure = 0;
    std::uint64_t suspiciousReviewed = 0; ///< picked by suspicion
    std::optional<double> oldestServedS;
    std::optional<double> oldestServedTtlS; ///< TTL of that oldest entry
    std::optional<double> meanSuspicion;
    std::array<std::uint64_t, kVerdictCount> byVerdict{}; ///< hits by verdict
    std::array<std::uint64_t, kVerdictCount> randomByVerdict{};

    /// Hits of lookups (hits + misses).
    RateInterval hitRate() const { return wilsonInterval(hits, hits + misses); }
    /// Wrong of reviewed; biased upwards when the most suspicious were read first.
    RateInterval wrongRate() const { return wilsonInterval(wrong, reviewed); }
    /// Wrong of the random sample only: unbiased within one call site; over several see WeekSummary::estimate.
    RateInterval randomWrongRate() const { return wilsonInterval(randomWrong, randomReviewed); }
    /// Wrong reuses that a caller's own "do not cache" would have kept from happening.
    RateInterval preventable() const { return wilsonInterval(byVerdict[size_t(Verdict::notCacheable)], wrong); }
};

struct SiteSummary {
    std::string callSite;
    WeekFigures figures;
};

struct DaySummary {
    Instant day; ///< midnight UTC
    WeekFigures figures;
};

/// The week: totals, days in order, call sites with the worst first (wrong, then wrong rate, then mean suspicion).
struct WeekSummary {
    std::optional<Instant> from;
    std::optional<Instant> to;
    WeekFigures total;
    std::vector<DaySummary> days;
    std::vector<SiteSummary> sites;
    std::array<std::uint64_t, kVerdictReasonCount> reasons{}; ///< of the wrong reuses
    std::map<std::string, std::uint64_t, std::less<>> layers; ///< at fault for the wrong reuses; those without one are left out
    StratifiedRate estimate;                                  ///< of all hits, call sites weighted by their hits
    std::array<StratifiedRate, kVerdictCount> estimateByVerdict; ///< the same for each verdict alone

    /// The estimate over all requests that looked into the cache.
    RateInterval estimatePerRequest() const { return perRequest(estimate.perHit, total.hits, total.hits + total.misses); }
};

/// Sums rows into a WeekSummary, one pass. One thread at a time; a million rows take well under a second.
class WeekSummaryBuilder {
public:
    void add(const WeekRow &row);
    WeekSummary summary() const;

private:
    struct Sums {
        WeekFigures figures;
        double suspicionSum = 0;
        std::uint64_t suspicionCount = 0;
    };
    static void count(Sums &sums, const WeekRow &row);
    void countFault(const WeekRow &row);
    static WeekFigures finished(const Sums &sums);

    std::optional<Instant> m_from;
    std::optional<Instant> m_to;
    Sums m_total;
    std::map<std::int64_t, Sums> m_days; ///< by days since 1970-01-01
    std::map<std::string, Sums, std::less<>> m_sites;
    std::array<std::uint64_t, kVerdictReasonCount> m_reasons{};
    std::map<std::string, std::uint64_t, std::less<>> m_layers;
};

} // namespace cacheloupe
