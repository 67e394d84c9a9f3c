// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_groups.h"

#include "core/hitlog/group_places.h"
#include "core/hitlog/parallel.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 11> kGroupNames = {"call_site", "model", "tenant", "layer", "kind", "match", "day", "hour", "followup", "flag", "source"};
constexpr size_t kKinds = size_t(EventKind::malformed) + 1;
constexpr HitRow kGroupRowsPerWorker = 150000;

/// What groups cost least to count, indexed by event kind without a branch; a row touches one cache line.
struct Tally {
    struct OfKind {
        std::uint64_t events = 0;
        std::uint64_t latencies = 0;
        double latencySumMs = 0;
    };
    std::array<OfKind, kKinds> kinds{};

    void add(EventKind kind, float latencyMs)
    {
        OfKind &k = kinds[size_t(kind)];
        const bool isThere = !std::isnan(latencyMs);
        ++k.events;
        k.latencies += isThere;
        k.latencySumMs += isThere ? double(latencyMs) : 0.0;
    }
    void merge(const Tally &other)
    {
        for (size_t i = 0; i < kKinds; ++i) {
            kinds[i].events += other.kinds[i].events;
            kinds[i].latencies += other.kinds[i].latencies;
            kinds[i].latencySumMs += other.kinds[i].latencySumMs;
        }
    }
    OfKind sum() const
    {
        OfKind total;
        for (const auto &k : kinds) {
            total.events += k.events;
            total.latencies += k.latencies;
            total.latencySumMs += k.latencySumMs;
        }
        return total;
    }
};

/// The dearer measures of a group, only those that were asked for.
struct Extras {
    std::vector<float> latenciesMs;
    double savedUsd = 0;
    double costUsd = 0;
    std::int64_t firstMs = std::numeric_limits<std::int64_t>::max();
    std::int64_t lastMs = kAbsentTime;
    float oldestS = kAbsent;
    std::uint64_t staleHits = 0;

    void add(const HitBlock &b, std::uint32_t i, unsigned measures);
    void merge(const Extras &other);
};

void Extras::add(const HitBlock &b, std::uint32_t i, unsigned measures)
{
    if ((measures & hit_measure::kPercentiles) && !std::isnan(b.latencyMs[i]))
        latenciesMs.push_back(b.latencyMs[i]);
    if (measures & hit_measure::kMoney) {
        savedUsd += std::isnan(b.savedUsd[i]) ? 0 : double(b.savedUsd[i]);
        costUsd += std::isnan(b.costUsd[i]) ? 0 : double(b.costUsd[i]);
    }
    if ((measures & hit_measure::kAges) && b.kind[i] == EventKind::hit) {
        const float age = b.ageS[i];
        // NaN compares false: the first age is taken, later ones only when older.
        if (!std::isnan(age) && !(oldestS >= age))
            oldestS = age;
        staleHits += age > b.traits(i).ttlS;
    }
    if ((measures & hit_measure::kTimes) && b.timeMs[i] != kAbsentTime) {
        firstMs = std::min(firstMs, b.timeMs[i]);
        lastMs = std::max(lastMs, b.timeMs[i]);
    }
}

void Extras::merge(const Extras &other)
{
    latenciesMs.insert(latenciesMs.end(), other.latenciesMs.begin(), other.latenciesMs.end());
    savedUsd += other.savedUsd;
    costUsd += other.costUsd;
    firstMs = std::min(firstMs, other.firstMs);
    lastMs = std::max(lastMs, other.lastMs);
    if (!std::isnan(other.oldestS) && !(oldestS >= other.oldestS))
        oldestS = other.oldestS;
    staleHits += other.staleHits;
}

HitGroup groupOf(const Tally &tally, Extras &extras)
{
    HitGroup group;
    const auto mean = [](const Tally::OfKind &k) { return k.latencies > 0 ? std::optional(k.latencySumMs / double(k.latencies)) : std::nullopt; };
    const auto &hit = tally.kinds[size_t(EventKind::hit)], &miss = tally.kinds[size_t(EventKind::miss)];
    const auto all = tally.sum();
    group.hits = hit.events;
    group.misses = miss.events;
    group.malformed = tally.kinds[size_t(EventKind::malformed)].events;
    group.events = all.events - group.malformed;
    group.others = group.events - group.hits - group.misses;
    group.latencyMsMean = mean(all);
    group.hitLatencyMsMean = mean(hit);
    group.missLatencyMsMean = mean(miss);
    group.savedUsd = extras.savedUsd;
    group.costUsd = extras.costUsd;
    group.staleHits = extras.staleHits;
    if (!std::isnan(extras.oldestS))
        group.oldestServedAgeS = extras.oldestS;
    if (extras.lastMs != kAbsentTime) {
        group.firstTime = instantFromUnixMs(extras.firstMs);
        group.lastTime = instantFromUnixMs(extras.lastMs);
    }
    if (auto &latencies = extras.latenciesMs; !latencies.empty()) {
        // Nearest rank: the smallest value with at least so many percent of all at or below it.
        const auto nearestRank = [&latencies](size_t percent) {
            const size_t rank = (latencies.size() * percent + 99) / 100 - 1;
            std::nth_element(latencies.begin(), latencies.begin() + std::ptrdiff_t(rank), latencies.end());
            return double(latencies[rank]);
        };
        group.latencyMsP50 = nearestRank(50);
        group.latencyMsP95 = nearestRank(95);
    }
    return group;
}

/// Places of the rows of a run; the two keys that every page asks for are columns.
template <typename IsNew>
void placesOf(GroupPlaces &groups, std::span<const HitGroupKey> keys, const RowRun &run, std::array<std::uint32_t, RowRun::kMaxRows> &places, const IsNew &isNew)
{
    if (keys.size() == 1 && keys[0] == HitGroupKey::callSite)
        groups.ofColumn(run, run.block->callSite, places, isNew);
    else if (keys.size() == 1 && keys[0] == HitGroupKey::tenant)
        groups.ofColumn(run, run.block->tenant, places, isNew);
    else
        groups.of(run, places, isNew);
}

/// One worker's groups, by place.
struct Part {
    explicit Part(std::span<const HitGroupKey> groupKeys) : keys(groupKeys), groups(groupKeys) {}

    void add(const RowRun &run, unsigned measures)
    {
        placesOf(groups, keys, run, places, [this](const std::vector<std::int64_t> &newCodes) { codes.push_back(newCodes); });
        tallies.resize(2 * codes.size());
        extras.resize(codes.size());
        // Two tallies a group, for even and odd rows: neighbours of one group need not wait for each other's sums.
        // Malformed rows have no latency and no other measure.
        const HitBlock &b = *run.block;
        Tally *const first = tallies.data();
        for (std::uint32_t j = 0; j < run.count; ++j)
            first[2 * places[j] + (j & 1)].add(b.kind[run.at[j]], b.latencyMs[run.at[j]]);
        for (std::uint32_t j = 0; measures != 0 && j < run.count; ++j)
            if (b.kind[run.at[j]] != EventKind::malformed)
                extras[places[j]].add(b, run.at[j], measures);
    }

    std::span<const HitGroupKey> keys;
    GroupPlaces groups;
    std::array<std::uint32_t, RowRun::kMaxRows> places;
    std::vector<Tally> tallies;
    std::vector<Extras> extras;
    std::vector<std::vector<std::int64_t>> codes;
};

/// Calls `visit` with the rows numbered [first, end) of the choice, in runs.
template <typename Visit>
void forEachRun(const HitTable &table, std::optional<std::span<const HitRow>> rows, HitRow first, HitRow end, const Visit &visit)
{
    RowRun run;
    for (HitRow row = first; !rows && row < end; row += run.count) {
        const std::uint32_t offset = row & (HitBlock::kRows - 1);
        run.block = &table.block(row >> HitBlock::kShift);
        run.count = std::min({RowRun::kMaxRows, end - row, HitBlock::kRows - offset});
        std::iota(run.at.begin(), run.at.begin() + run.count, offset);
        visit(run);
    }
    for (HitRow n = first; rows && n < end;) {
        const HitRow block = (*rows)[n] >> HitBlock::kShift;
        run.block = &table.block(block);
        run.count = 0;
        for (; n < end && run.count < RowRun::kMaxRows; ++n) {
            const HitRow row = (*rows)[n];
            if (row >> HitBlock::kShift != block)
                break;
            run.at[run.count++] = row & (HitBlock::kRows - 1);
        }
        visit(run);
    }
}

} // namespace

std::string_view hitGroupKeyName(HitGroupKey key)
{
    return kGroupNames[size_t(key)];
}

std::optional<HitGroupKey> hitGroupKeyFromName(std::string_view name)
{
    const auto it = std::find(kGroupNames.begin(), kGroupNames.end(), name);
    return it == kGroupNames.end() ? std::nullopt : std::optional(HitGroupKey(it - kGroupNames.begin()));
}

std::optional<double> HitGroup::hitRate() const
{
    return hits + misses > 0 ? std::optional(double(hits) / double(hits + misses)) : std::nullopt;
}

std::vector<HitGroup> groupHits(const HitTable &table, std::span<const HitGroupKey> keys, std::optional<std::span<const HitRow>> rows, unsigned measures)
{
    const HitRow count = rows ? HitRow(rows->size()) : table.rowCount();
    const unsigned workers = std::min(std::max(1u, std::thread::hardware_concurrency()), count / kGroupRowsPerWorker + 1);
    std::vector<Part> parts(workers, Part(keys));
    onWorkers(workers, [&](unsigned worker) {
        const auto at = [&](unsigned part) { return HitRow(std::uint64_t(count) * part / workers); };
        Part part(keys);
        forEachRun(table, rows, at(worker), at(worker + 1), [&](const RowRun &run) { part.add(run, measures); });
        parts[worker] = std::move(part);
    });
    std::map<std::vector<std::int64_t>, std::pair<Tally, Extras>> whole;
    for (const auto &part : parts) {
        for (size_t place = 0; place < part.extras.size(); ++place) {
            auto &[tally, extras] = whole[part.codes[place]];
            tally.merge(part.tallies[2 * place]);
            tally.merge(part.tallies[2 * place + 1]);
            extras.merge(part.extras[place]);
        }
    }
    if (keys.empty() && whole.empty())
        whole[{}] = {};
    std::vector<HitGroup> groups;
    for (auto &[codes, sums] : whole) {
        groups.push_back(groupOf(sums.first, sums.second));
        for (size_t k = 0; k < keys.size(); ++k)
            groups.back().key.push_back(groupKeyText(table, keys[k], codes[k]));
    }
    std::sort(groups.begin(), groups.end(), [](const HitGroup &a, const HitGroup &b) { return a.events != b.events ? a.events > b.events : a.key < b.key; });
    return groups;
}

std::vector<FacetCount> facetCounts(const HitTable &table, HitGroupKey key, std::optional<std::span<const HitRow>> rows)
{
    const std::span keys(&key, 1);
    GroupPlaces groups(keys);
    std::array<std::uint32_t, RowRun::kMaxRows> places;
    std::vector<std::pair<std::int64_t, std::uint64_t>> counts;
    forEachRun(table, rows, 0, rows ? HitRow(rows->size()) : table.rowCount(), [&](const RowRun &run) {
        placesOf(groups, keys, run, places, [&](const std::vector<std::int64_t> &codes) { counts.emplace_back(codes.front(), 0); });
        for (std::uint32_t j = 0; j < run.count; ++j)
            ++counts[places[j]].second;
    });
    std::vector<FacetCount> facets;
    for (const auto &[code, count] : counts)
        facets.push_back({groupKeyText(table, key, code), count});
    std::sort(facets.begin(), facets.end(), [](const FacetCount &a, const FacetCount &b) { return a.count != b.count ? a.count > b.count : a.value < b.value; });
    return facets;
}

} // namespace cacheloupe
