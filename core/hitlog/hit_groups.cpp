// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_groups.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 11> kNames = {"call_site", "model", "tenant", "layer", "kind", "match", "day", "hour", "followup", "flag", "source"};
constexpr std::int64_t kHourMs = 3600000;
constexpr std::int64_t kDayMs = 24 * kHourMs;
constexpr std::int64_t kNoTime = -1;

/// The value of one key as a number: a code, an enum, or days and hours since 1970.
std::int64_t codeOf(const HitBlock &b, std::uint32_t i, HitGroupKey key)
{
    const auto since = [&](std::int64_t unitMs) { return b.timeMs[i] < 0 ? kNoTime : b.timeMs[i] / unitMs; };
    switch (key) {
    case HitGroupKey::callSite: return b.callSite[i];
    case HitGroupKey::model: return b.traits(i).model;
    case HitGroupKey::tenant: return b.tenant[i];
    case HitGroupKey::layer: return b.traits(i).layer;
    case HitGroupKey::kind: return std::int64_t(b.traits(i).kind);
    case HitGroupKey::match: return std::int64_t(b.traits(i).match);
    case HitGroupKey::day: return since(kDayMs);
    case HitGroupKey::hour: return since(kHourMs);
    case HitGroupKey::followup: return b.traits(i).followup;
    case HitGroupKey::flag: return b.traits(i).flag;
    case HitGroupKey::source: return b.traits(i).source;
    }
    return 0;
}

std::string nameOf(const HitTable &table, HitGroupKey key, std::int64_t code)
{
    const auto &names = table.names();
    const auto id = std::uint32_t(code);
    switch (key) {
    case HitGroupKey::callSite: return std::string(names.callSites.name(id));
    case HitGroupKey::model: return std::string(names.models.name(id));
    case HitGroupKey::tenant: return std::string(names.tenants.name(id));
    case HitGroupKey::layer: return std::string(names.layers.name(id));
    case HitGroupKey::kind: return std::string(eventKindName(EventKind(code)));
    case HitGroupKey::match: return std::string(matchKindName(MatchKind(code)));
    case HitGroupKey::day: return code == kNoTime ? std::string() : formatInstant(instantFromUnixMs(code * kDayMs)).substr(0, 10);
    case HitGroupKey::hour: return code == kNoTime ? std::string() : formatInstant(instantFromUnixMs(code * kHourMs)).substr(0, 13);
    case HitGroupKey::followup: return std::string(names.followups.name(id));
    case HitGroupKey::flag: return std::string(names.flags.name(id));
    case HitGroupKey::source: return table.source(id).path().string();
    }
    return {};
}

struct Sums {
    HitGroup group;
    std::vector<std::int64_t> codes;
    std::vector<float> latencies;
    double latencySum = 0;
    double hitLatencySum = 0, missLatencySum = 0;
    std::uint64_t hitLatencies = 0, missLatencies = 0;
    std::int64_t firstMs = std::numeric_limits<std::int64_t>::max();
    std::int64_t lastMs = kAbsentTime;
    float oldestS = kAbsent;

    void add(const HitBlock &b, std::uint32_t i);
    void addHit(const HitBlock &b, std::uint32_t i);
    void finish();
};

void Sums::addHit(const HitBlock &b, std::uint32_t i)
{
    ++group.hits;
    const float age = b.ageS[i];
    // NaN compares false: the first age is taken, later ones only when older.
    if (!std::isnan(age) && !(oldestS >= age))
        oldestS = age;
    group.staleHits += age > b.traits(i).ttlS;
}

void Sums::add(const HitBlock &b, std::uint32_t i)
{
    const auto kind = b.traits(i).kind;
    if (kind == EventKind::malformed) {
        ++group.malformed;
        return;
    }
    ++group.events;
    const float latency = b.latencyMs[i];
    const bool isHit = kind == EventKind::hit;
    const bool isMiss = kind == EventKind::miss;
    if (isHit)
        addHit(b, i);
    else
        ++(isMiss ? group.misses : group.others);
    if (!std::isnan(latency)) {
        latencies.push_back(latency);
        latencySum += latency;
        hitLatencySum += isHit ? latency : 0;
        hitLatencies += isHit;
        missLatencySum += isMiss ? latency : 0;
        missLatencies += isMiss;
    }
    group.savedUsd += std::isnan(b.savedUsd[i]) ? 0 : double(b.savedUsd[i]);
    group.costUsd += std::isnan(b.costUsd[i]) ? 0 : double(b.costUsd[i]);
    if (b.timeMs[i] != kAbsentTime) {
        firstMs = std::min(firstMs, b.timeMs[i]);
        lastMs = std::max(lastMs, b.timeMs[i]);
    }
}

void Sums::finish()
{
    const auto mean = [](double sum, std::uint64_t count) { return count > 0 ? std::optional(sum / double(count)) : std::nullopt; };
    group.latencyMsMean = mean(latencySum, latencies.size());
    group.hitLatencyMsMean = mean(hitLatencySum, hitLatencies);
    group.missLatencyMsMean = mean(missLatencySum, missLatencies);
    if (!latencies.empty()) {
        // Nearest rank: the smallest value with at least 95 % of all at or below it.
        const size_t rank = (latencies.size() * 95 + 99) / 100 - 1;
        std::nth_element(latencies.begin(), latencies.begin() + std::ptrdiff_t(rank), latencies.end());
        group.latencyMsP95 = latencies[rank];
    }
    if (!std::isnan(oldestS))
        group.oldestServedAgeS = oldestS;
    if (lastMs != kAbsentTime) {
        group.firstTime = instantFromUnixMs(firstMs);
        group.lastTime = instantFromUnixMs(lastMs);
    }
}

struct CodesHash {
    size_t operator()(const std::vector<std::int64_t> &codes) const
    {
        std::uint64_t h = 0;
        for (const auto code : codes)
            h = (h ^ std::uint64_t(code)) * 0x9E3779B97F4A7C15ULL + (h >> 29);
        return size_t(h);
    }
};

/// Codes of a row to a place in a list, in order of appearance; neighbours are often equal.
class Places {
public:
    explicit Places(std::span<const HitGroupKey> keys) : m_keys(keys.begin(), keys.end()), m_codes(keys.size()) {}

    size_t of(const HitBlock &b, std::uint32_t i)
    {
        for (size_t k = 0; k < m_keys.size(); ++k)
            m_codes[k] = codeOf(b, i, m_keys[k]);
        if (m_keys.size() == 1 && m_codes[0] >= 0 && m_codes[0] < kDirect)
            return direct(size_t(m_codes[0]));
        return m_places.try_emplace(m_codes, m_places.size() + m_directCount).first->second;
    }
    const std::vector<std::int64_t> &codes() const { return m_codes; }

private:
    static constexpr std::int64_t kDirect = 1 << 20;
    size_t direct(size_t code)
    {
        if (code >= m_direct.size())
            m_direct.resize(code + 1, 0);
        if (m_direct[code] == 0)
            m_direct[code] = ++m_directCount + m_places.size();
        return m_direct[code] - 1;
    }

    std::vector<HitGroupKey> m_keys;
    std::vector<std::int64_t> m_codes;
    std::unordered_map<std::vector<std::int64_t>, size_t, CodesHash> m_places;
    std::vector<size_t> m_direct;
    size_t m_directCount = 0;
};

template <typename Visit>
void forEachRow(const HitTable &table, std::optional<std::span<const HitRow>> rows, const Visit &visit)
{
    const auto one = [&](HitRow row) { visit(table.block(row >> HitBlock::kShift), row & (HitBlock::kRows - 1)); };
    if (rows) {
        for (const HitRow row : *rows)
            one(row);
        return;
    }
    const HitRow count = table.rowCount();
    for (HitRow row = 0; row < count; ++row)
        one(row);
}

} // namespace

std::string_view hitGroupKeyName(HitGroupKey key)
{
    return kNames[size_t(key)];
}

std::optional<HitGroupKey> hitGroupKeyFromName(std::string_view name)
{
    const auto it = std::find(kNames.begin(), kNames.end(), name);
    return it == kNames.end() ? std::nullopt : std::optional(HitGroupKey(it - kNames.begin()));
}

std::optional<double> HitGroup::hitRate() const
{
    return hits + misses > 0 ? std::optional(double(hits) / double(hits + misses)) : std::nullopt;
}

std::vector<HitGroup> groupHits(const HitTable &table, std::span<const HitGroupKey> keys, std::optional<std::span<const HitRow>> rows)
{
    Places places(keys);
    std::vector<Sums> sums;
    forEachRow(table, rows, [&](const HitBlock &b, std::uint32_t i) {
        const size_t place = places.of(b, i);
        if (place == sums.size())
            sums.emplace_back().codes = places.codes();
        sums[place].add(b, i);
    });
    if (keys.empty() && sums.empty())
        sums.emplace_back();
    std::vector<HitGroup> groups;
    for (auto &one : sums) {
        one.finish();
        for (size_t k = 0; k < keys.size(); ++k)
            one.group.key.push_back(nameOf(table, keys[k], one.codes[k]));
        groups.push_back(std::move(one.group));
    }
    std::sort(groups.begin(), groups.end(), [](const HitGroup &a, const HitGroup &b) { return a.events != b.events ? a.events > b.events : a.key < b.key; });
    return groups;
}

std::vector<FacetCount> facetCounts(const HitTable &table, HitGroupKey key, std::optional<std::span<const HitRow>> rows)
{
    Places places(std::span(&key, 1));
    std::vector<std::pair<std::int64_t, std::uint64_t>> counts;
    forEachRow(table, rows, [&](const HitBlock &b, std::uint32_t i) {
        const size_t place = places.of(b, i);
        if (place == counts.size())
            counts.emplace_back(places.codes().front(), 0);
        ++counts[place].second;
    });
    std::vector<FacetCount> facets;
    for (const auto &[code, count] : counts)
        facets.push_back({nameOf(table, key, code), count});
    std::sort(facets.begin(), facets.end(), [](const FacetCount &a, const FacetCount &b) { return a.count != b.count ? a.count > b.count : a.value < b.value; });
    return facets;
}

} // namespace cacheloupe
