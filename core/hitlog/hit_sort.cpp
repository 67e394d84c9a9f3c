// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_sort.h"

#include "core/hitlog/parallel.h"
#include "core/hitlog/radix_sort.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 19> kSortNames = {
    "log_order", "time", "call_site", "kind", "match", "model", "tenant", "layer", "similarity", "threshold", "age", "ttl", "ttl_left",
    "latency", "input_tokens", "output_tokens", "cost", "saved", "custom",
};

constexpr std::uint32_t kLast = ~std::uint32_t(0);
constexpr std::uint64_t kLastWide = ~std::uint64_t(0);
constexpr size_t kSortRowsPerWorker = 200000;

/// A number whose unsigned order is the float's order; NaN sorts last.
std::uint32_t orderOf(float value)
{
    if (std::isnan(value))
        return kLast;
    const auto bits = std::bit_cast<std::uint32_t>(value == 0 ? 0.0f : value);
    return bits >> 31 ? ~bits : bits | (std::uint32_t(1) << 31);
}

std::uint64_t orderOfWide(double value)
{
    if (std::isnan(value))
        return kLastWide;
    const auto bits = std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value);
    return bits >> 63 ? ~bits : bits | (std::uint64_t(1) << 63);
}

/// Codes to their place in byte order; the empty name is last.
std::vector<std::uint32_t> ranks(const StringDictionary &names)
{
    const std::uint32_t count = names.size();
    std::vector<std::uint32_t> codes(count);
    std::iota(codes.begin(), codes.end(), 0u);
    std::vector<std::string_view> texts(count);
    for (const auto code : codes)
        texts[code] = names.name(code);
    std::sort(codes.begin(), codes.end(), [&](auto a, auto b) { return texts[a] < texts[b]; });
    std::vector<std::uint32_t> rank(count);
    for (std::uint32_t i = 0; i < count; ++i)
        rank[codes[i]] = texts[codes[i]].empty() ? kLast : i;
    return rank;
}

/// Calls `use` with a function from a row to its key, an unsigned number of 32 or 64 bits whose greatest value means
/// absent: one instantiation a column, so that the loops over rows know their column.
template <typename Use>
auto withKey(const HitTable &table, const HitSortOrder &order, const Use &use)
{
    const auto floats = [&](HitBlock::Column<float> HitBlock::*column) {
        return use([&table, column](HitRow row) { return orderOf((table.block(row >> HitBlock::kShift).*column)[row & (HitBlock::kRows - 1)]); });
    };
    const auto names = [&](const StringDictionary &dictionary, auto codeOf) {
        return use([rank = ranks(dictionary), codeOf](HitRow row) {
            const std::uint32_t code = codeOf(row);
            return code < rank.size() ? rank[code] : kLast;
        });
    };
    switch (order.key) {
    case HitSortKey::time:
        return use([&](HitRow row) {
            const auto time = table.time(row);
            return time ? std::uint64_t(unixMs(*time)) ^ (std::uint64_t(1) << 63) : kLastWide;
        });
    case HitSortKey::callSite: return names(table.names().callSites, [&](HitRow row) { return table.callSiteCode(row); });
    case HitSortKey::model: return names(table.names().models, [&](HitRow row) { return table.modelCode(row); });
    case HitSortKey::tenant: return names(table.names().tenants, [&](HitRow row) { return table.tenantCode(row); });
    case HitSortKey::layer: return names(table.names().layers, [&](HitRow row) { return table.layerCode(row); });
    case HitSortKey::kind: return use([&](HitRow row) { return std::uint32_t(table.kind(row)); });
    case HitSortKey::match:
        return use([&](HitRow row) { return table.match(row) == MatchKind::unknown ? kLast : std::uint32_t(table.match(row)); });
    case HitSortKey::similarity: return floats(&HitBlock::similarity);
    case HitSortKey::age: return floats(&HitBlock::ageS);
    case HitSortKey::latency: return floats(&HitBlock::latencyMs);
    case HitSortKey::cost: return floats(&HitBlock::costUsd);
    case HitSortKey::saved: return floats(&HitBlock::savedUsd);
    case HitSortKey::threshold: return use([&](HitRow row) { return orderOf(table.threshold(row)); });
    case HitSortKey::ttl: return use([&](HitRow row) { return orderOf(table.ttlS(row)); });
    case HitSortKey::ttlLeft: return use([&](HitRow row) { return orderOf(table.ttlLeftS(row)); });
    // Absent tokens are the greatest number themselves.
    case HitSortKey::inputTokens: return use([&](HitRow row) { return table.inputTokens(row).value_or(kLast); });
    case HitSortKey::outputTokens: return use([&](HitRow row) { return table.outputTokens(row).value_or(kLast); });
    case HitSortKey::custom: return use([&](HitRow row) { return orderOfWide(order.custom ? order.custom(row) : double(kAbsent)); });
    case HitSortKey::logOrder: break;
    }
    return use([](HitRow row) { return std::uint32_t(row); });
}

/// Descending turns the order of the keys around, not the place of absent values.
template <typename Key>
Key turned(Key key, bool descending)
{
    constexpr Key last = ~Key(0);
    return descending && key != last ? Key(last - 1 - key) : key;
}

unsigned workersFor(size_t rows)
{
    return unsigned(std::min<size_t>(std::max(1u, std::thread::hardware_concurrency()), rows / kSortRowsPerWorker + 1));
}

/// Keys of all rows, worked out in slices by several threads.
template <typename Key, typename KeyOf>
SortKeys<Key> keysOf(std::span<const HitRow> rows, bool descending, const KeyOf &keyOf)
{
    SortKeys<Key> keys(rows.size());
    const unsigned workers = workersFor(rows.size());
    onWorkers(workers, [&](unsigned worker) {
        const size_t end = rows.size() * (worker + 1) / workers;
        for (size_t i = rows.size() * worker / workers; i < end; ++i)
            keys.keys[i] = {turned(Key(keyOf(rows[i])), descending), rows[i]};
    });
    return keys;
}

/// Wide keys that lie within 32 bits of each other (times of up to 49 days) sort as narrow ones.
std::optional<SortKeys<std::uint32_t>> narrowed(const SortKeys<std::uint64_t> &wide)
{
    const std::span<const SortKeyed<std::uint64_t>> keys(wide.keys.get(), wide.size);
    std::uint64_t least = kLastWide;
    std::uint64_t most = 0;
    for (const auto &one : keys) {
        least = std::min(least, one.key);
        most = one.key == kLastWide ? most : std::max(most, one.key);
    }
    if (most > least && most - least >= kLast)
        return std::nullopt;
    SortKeys<std::uint32_t> narrow(wide.size);
    for (size_t i = 0; i < keys.size(); ++i)
        narrow.keys[i] = {keys[i].key == kLastWide ? kLast : std::uint32_t(keys[i].key - least), keys[i].row};
    return narrow;
}

template <typename Key>
void takeRows(SortKeys<Key> keys, std::vector<HitRow> &rows)
{
    radixSort(keys, workersFor(keys.size));
    std::transform(keys.keys.get(), keys.keys.get() + keys.size, rows.begin(), [](const auto &one) { return one.row; });
}

template <typename Key>
struct Placed {
    Key key;
    size_t place;
    bool operator<(const Placed &other) const { return key != other.key ? key < other.key : place < other.place; }
};

/// The least `count` of the places [first, end), unordered. Most rows lose against the bound and cost one comparison.
template <typename Key, typename RowAt, typename KeyOf>
std::vector<Placed<Key>> leastOf(const RowAt &rowAt, size_t first, size_t end, bool descending, size_t count, const KeyOf &keyOf)
{
    std::vector<Placed<Key>> kept;
    Key bound = ~Key(0);
    bool isBounded = false;
    const auto cut = [&] {
        std::nth_element(kept.begin(), kept.begin() + std::ptrdiff_t(count - 1), kept.end());
        kept.resize(count);
        bound = kept.back().key;
        isBounded = true;
    };
    for (size_t place = first; place < end; ++place) {
        const Key key = turned(Key(keyOf(rowAt(place))), descending);
        // A later place with the bound's key comes behind it: order among equals is by place.
        if (isBounded && key >= bound)
            continue;
        kept.push_back({key, place});
        if (kept.size() >= 4 * count + 1024)
            cut();
    }
    if (kept.size() > count)
        cut();
    return kept;
}

template <typename RowAt>
std::vector<HitRow> topOf(const HitTable &table, size_t rows, const RowAt &rowAt, const HitSortOrder &order, size_t count)
{
    count = std::min(count, rows);
    if (count == 0)
        return {};
    return withKey(table, order, [&](const auto &keyOf) {
        using Key = std::invoke_result_t<decltype(keyOf), HitRow>;
        const unsigned workers = workersFor(rows);
        std::vector<std::vector<Placed<Key>>> parts(workers);
        onWorkers(workers, [&](unsigned worker) {
            parts[worker] = leastOf<Key>(rowAt, rows * worker / workers, rows * (worker + 1) / workers, order.descending, count, keyOf);
        });
        std::vector<Placed<Key>> all;
        for (const auto &part : parts)
            all.insert(all.end(), part.begin(), part.end());
        std::sort(all.begin(), all.end());
        std::vector<HitRow> top(count);
        for (size_t i = 0; i < count; ++i)
            top[i] = rowAt(all[i].place);
        return top;
    });
}

} // namespace

std::string_view hitSortKeyName(HitSortKey key)
{
    return kSortNames[size_t(key)];
}

std::optional<HitSortKey> hitSortKeyFromName(std::string_view name)
{
    const auto it = std::find(kSortNames.begin(), kSortNames.end(), name);
    if (it == kSortNames.end() || HitSortKey(it - kSortNames.begin()) == HitSortKey::custom)
        return std::nullopt;
    return HitSortKey(it - kSortNames.begin());
}

void sortHits(const HitTable &table, std::vector<HitRow> &rows, const HitSortOrder &order)
{
    if (rows.size() < 2)
        return;
    withKey(table, order, [&](const auto &keyOf) {
        using Key = std::invoke_result_t<decltype(keyOf), HitRow>;
        auto keys = keysOf<Key>(rows, order.descending, keyOf);
        if constexpr (sizeof(Key) == 8) {
            if (auto narrow = narrowed(keys))
                return takeRows(std::move(*narrow), rows);
        }
        takeRows(std::move(keys), rows);
    });
}

std::vector<HitRow> topHits(const HitTable &table, HitRow end, const HitSortOrder &order, size_t count)
{
    return topOf(table, end, [](size_t place) { return HitRow(place); }, order, count);
}

std::vector<HitRow> topHits(const HitTable &table, std::span<const HitRow> rows, const HitSortOrder &order, size_t count)
{
    return topOf(table, rows.size(), [rows](size_t place) { return rows[place]; }, order, count);
}

} // namespace cacheloupe
