// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/replay_sample.h"

#include "core/base/random.h"
#include "core/domain/upper_bound.h"
#include "core/hitlog/hit_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 9> kAgeBandNames = {"unknown",    "first_third", "second_third", "last_third", "past_ttl",
                                                           "under_hour", "under_day",   "under_week",   "older"};

struct StratumKey {
    std::string callSite;
    AgeBand age;
    MatchKind match;
    bool operator<(const StratumKey &other) const { return std::tie(callSite, age, match) < std::tie(other.callSite, other.age, other.match); }
};

using Strata = std::map<StratumKey, std::vector<HitRow>>;

constexpr HitRow kStopStride = 1u << 16;

/// Call sites are codes while rows are sorted: names are looked up once a stratum, not once a row.
std::optional<Strata> sortIntoStrata(const HitTable &table, const std::vector<HitRow> *among, const std::stop_token &stop)
{
    std::map<std::tuple<std::uint32_t, AgeBand, MatchKind>, std::vector<HitRow>> byCode;
    const HitRow count = among ? HitRow(among->size()) : table.rowCount();
    for (HitRow i = 0; i < count; ++i) {
        if (i % kStopStride == 0 && stop.stop_requested())
            return std::nullopt;
        const HitRow row = among ? (*among)[i] : i;
        if (table.kind(row) == EventKind::hit)
            byCode[{table.callSiteCode(row), ageBandOf(double(table.ageS(row)), double(table.ttlS(row))), table.match(row)}].push_back(row);
    }
    Strata strata;
    for (auto &[key, rows] : byCode) {
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        strata[{std::string(table.callSite(rows.front())), std::get<AgeBand>(key), std::get<MatchKind>(key)}] = std::move(rows);
    }
    return strata;
}

/// The first `count` of a Fisher-Yates shuffle.
void drawFrom(std::vector<HitRow> rows, size_t count, Random &random, std::vector<HitRow> &out)
{
    for (size_t i = 0; i < count; ++i) {
        std::swap(rows[i], rows[i + size_t(random.below(rows.size() - i))]);
        out.push_back(rows[i]);
    }
}

/// The highest floor that the size can pay for.
size_t affordableFloor(std::span<const size_t> strata, size_t size, size_t wished)
{
    for (size_t floor = wished; floor > 0; --floor) {
        const size_t cost = std::accumulate(strata.begin(), strata.end(), size_t(0), [&](size_t sum, size_t n) { return sum + std::min(n, floor); });
        if (cost <= size)
            return floor;
    }
    return 0;
}

} // namespace

std::string_view ageBandName(AgeBand band) { return kAgeBandNames[size_t(band)]; }

AgeBand ageBandOf(double ageS, double ttlS)
{
    if (std::isnan(ageS) || ageS < 0)
        return AgeBand::unknown;
    if (ttlS > 0) {
        const double share = ageS / ttlS;
        return share < 1.0 / 3 ? AgeBand::firstThird : share < 2.0 / 3 ? AgeBand::secondThird : share <= 1 ? AgeBand::lastThird : AgeBand::pastTtl;
    }
    constexpr double hour = 3600;
    return ageS < hour ? AgeBand::underHour : ageS < 24 * hour ? AgeBand::underDay : ageS < 168 * hour ? AgeBand::underWeek : AgeBand::older;
}

size_t itemsForBound(double upperBound, double confidence) { return size_t(cleanItemsNeeded(upperBound, confidence)); }

std::vector<size_t> allocateSample(std::span<const size_t> strata, size_t size, size_t floorPerStratum)
{
    const size_t all = std::accumulate(strata.begin(), strata.end(), size_t(0));
    if (size >= all)
        return {strata.begin(), strata.end()};
    const size_t floor = affordableFloor(strata, size, floorPerStratum);
    std::vector<size_t> drawn;
    std::vector<std::pair<double, size_t>> remainders;
    // Each gets the larger of floor and share; what the floors cost more than shares is taken from the others below.
    for (size_t i = 0; i < strata.size(); ++i) {
        const double share = double(strata[i]) * double(size) / double(all);
        drawn.push_back(std::min(strata[i], std::max(floor, size_t(share))));
        remainders.emplace_back(share - double(drawn[i]), i);
    }
    size_t sum = std::accumulate(drawn.begin(), drawn.end(), size_t(0));
    const auto larger = [](const auto &a, const auto &b) { return a.first != b.first ? a.first > b.first : a.second < b.second; };
    std::sort(remainders.begin(), remainders.end(), larger);
    for (size_t at = 0; sum < size; at = (at + 1) % remainders.size()) {
        size_t &one = drawn[remainders[at].second];
        if (one < strata[remainders[at].second]) {
            ++one;
            ++sum;
        }
    }
    // The stratum farthest above its floor gives first.
    while (sum > size) {
        const auto most = std::max_element(drawn.begin(), drawn.end());
        --*most;
        --sum;
    }
    return drawn;
}

ReplaySample drawReplaySample(const HitTable &table, const SampleWish &wish, const std::vector<HitRow> *among, std::stop_token stop)
{
    ReplaySample sample;
    const auto strata = sortIntoStrata(table, among, stop);
    if (!strata)
        return sample;
    Random random(wish.seed);
    for (auto begin = strata->begin(); begin != strata->end();) {
        const auto isOther = [&](const auto &stratum) { return wish.perCallSite && stratum.first.callSite != begin->first.callSite; };
        const auto end = std::find_if(begin, strata->end(), isOther);
        std::vector<size_t> sizes;
        std::transform(begin, end, std::back_inserter(sizes), [](const auto &stratum) { return stratum.second.size(); });
        const auto drawn = allocateSample(sizes, wish.size, wish.floorPerStratum);
        for (size_t i = 0; i < drawn.size(); ++i, ++begin) {
            sample.strata.push_back({begin->first.callSite, begin->first.age, begin->first.match, sizes[i], drawn[i]});
            drawFrom(begin->second, drawn[i], random, sample.rows);
        }
    }
    std::sort(sample.rows.begin(), sample.rows.end());
    return sample;
}

} // namespace cacheloupe
