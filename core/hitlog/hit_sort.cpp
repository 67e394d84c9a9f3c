// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_sort.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 19> kNames = {
    "log_order", "time", "call_site", "kind", "match", "model", "tenant", "layer", "similarity", "threshold", "age", "ttl", "ttl_left",
    "latency", "input_tokens", "output_tokens", "cost", "saved", "custom",
};

struct Keyed {
    std::uint64_t key;
    HitRow row;
};

constexpr std::uint64_t kLast = ~std::uint64_t(0);

/// A number whose unsigned order is the double's order; NaN sorts last.
std::uint64_t orderOf(double value)
{
    if (std::isnan(value))
        return kLast;
    const auto bits = std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value);
    return bits >> 63 ? ~bits : bits | (std::uint64_t(1) << 63);
}

/// Codes to their place in byte order; the empty name is last.
std::vector<std::uint64_t> ranks(const StringDictionary &names)
{
    const std::uint32_t count = names.size();
    std::vector<std::uint32_t> codes(count);
    std::iota(codes.begin(), codes.end(), 0u);
    std::vector<std::string_view> texts(count);
    for (const auto code : codes)
        texts[code] = names.name(code);
    std::sort(codes.begin(), codes.end(), [&](auto a, auto b) { return texts[a] < texts[b]; });
    std::vector<std::uint64_t> rank(count);
    for (std::uint32_t i = 0; i < count; ++i)
        rank[codes[i]] = texts[codes[i]].empty() ? kLast : i;
    return rank;
}

template <typename KeyOf>
std::vector<Keyed> keyed(std::span<const HitRow> rows, const KeyOf &keyOf)
{
    std::vector<Keyed> out(rows.size());
    for (size_t i = 0; i < rows.size(); ++i)
        out[i] = {keyOf(rows[i]), rows[i]};
    return out;
}

template <typename CodeOf>
std::vector<Keyed> byName(std::span<const HitRow> rows, const StringDictionary &names, const CodeOf &codeOf)
{
    const auto rank = ranks(names);
    return keyed(rows, [&](HitRow row) {
        const std::uint32_t code = codeOf(row);
        return code < rank.size() ? rank[code] : kLast;
    });
}

std::vector<Keyed> keysFor(const HitTable &table, std::span<const HitRow> rows, const HitSortOrder &order)
{
    const auto number = [&](auto get) { return keyed(rows, [&](HitRow row) { return orderOf(get(row)); }); };
    const auto tokens = [](const std::optional<std::uint32_t> &count) { return count ? std::uint64_t(*count) : kLast; };
    const auto &names = table.names();
    switch (order.key) {
    case HitSortKey::time:
        return keyed(rows, [&](HitRow row) {
            const auto time = table.time(row);
            return time ? std::uint64_t(unixMs(*time)) ^ (std::uint64_t(1) << 63) : kLast;
        });
    case HitSortKey::callSite: return byName(rows, names.callSites, [&](HitRow row) { return table.callSiteCode(row); });
    case HitSortKey::model: return byName(rows, names.models, [&](HitRow row) { return table.modelCode(row); });
    case HitSortKey::tenant: return byName(rows, names.tenants, [&](HitRow row) { return table.tenantCode(row); });
    case HitSortKey::layer: return byName(rows, names.layers, [&](HitRow row) { return table.layerCode(row); });
    case HitSortKey::kind: return keyed(rows, [&](HitRow row) { return std::uint64_t(table.kind(row)); });
    case HitSortKey::match:
        return keyed(rows, [&](HitRow row) { return table.match(row) == MatchKind::unknown ? kLast : std::uint64_t(table.match(row)); });
    case HitSortKey::similarity: return number([&](HitRow row) { return table.similarity(row); });
    case HitSortKey::threshold: return number([&](HitRow row) { return table.threshold(row); });
    case HitSortKey::age: return number([&](HitRow row) { return table.ageS(row); });
    case HitSortKey::ttl: return number([&](HitRow row) { return table.ttlS(row); });
    case HitSortKey::ttlLeft: return number([&](HitRow row) { return table.ttlLeftS(row); });
    case HitSortKey::latency: return number([&](HitRow row) { return table.latencyMs(row); });
    case HitSortKey::inputTokens: return keyed(rows, [&](HitRow row) { return tokens(table.inputTokens(row)); });
    case HitSortKey::outputTokens: return keyed(rows, [&](HitRow row) { return tokens(table.outputTokens(row)); });
    case HitSortKey::cost: return number([&](HitRow row) { return table.costUsd(row); });
    case HitSortKey::saved: return number([&](HitRow row) { return table.savedUsd(row); });
    case HitSortKey::custom: return number([&](HitRow row) { return order.custom ? order.custom(row) : double(kAbsent); });
    case HitSortKey::logOrder: break;
    }
    return keyed(rows, [](HitRow row) { return std::uint64_t(row); });
}

/// Descending turns the order of the keys around, not the place of absent values.
std::vector<Keyed> orderedKeys(const HitTable &table, std::span<const HitRow> rows, const HitSortOrder &order)
{
    auto keys = keysFor(table, rows, order);
    if (order.descending)
        for (auto &one : keys)
            if (one.key != kLast)
                one.key = kLast - 1 - one.key;
    return keys;
}

/// Least significant byte first; bytes in which all keys agree are skipped.
void radixSort(std::vector<Keyed> &keys)
{
    std::uint64_t varying = 0;
    for (const auto &one : keys)
        varying |= one.key ^ keys.front().key;
    std::vector<Keyed> other(keys.size());
    for (unsigned shift = 0; shift < 64; shift += 8) {
        if (((varying >> shift) & 0xFF) == 0)
            continue;
        std::array<size_t, 257> starts{};
        for (const auto &one : keys)
            ++starts[((one.key >> shift) & 0xFF) + 1];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (const auto &one : keys)
            other[starts[(one.key >> shift) & 0xFF]++] = one;
        keys.swap(other);
    }
}

} // namespace

std::string_view hitSortKeyName(HitSortKey key)
{
    return kNames[size_t(key)];
}

std::optional<HitSortKey> hitSortKeyFromName(std::string_view name)
{
    const auto it = std::find(kNames.begin(), kNames.end(), name);
    if (it == kNames.end() || HitSortKey(it - kNames.begin()) == HitSortKey::custom)
        return std::nullopt;
    return HitSortKey(it - kNames.begin());
}

void sortHits(const HitTable &table, std::vector<HitRow> &rows, const HitSortOrder &order)
{
    if (rows.size() < 2)
        return;
    auto keys = orderedKeys(table, rows, order);
    radixSort(keys);
    std::transform(keys.begin(), keys.end(), rows.begin(), [](const Keyed &one) { return one.row; });
}

std::vector<HitRow> topHits(const HitTable &table, std::span<const HitRow> rows, const HitSortOrder &order, size_t count)
{
    struct Placed {
        std::uint64_t key;
        size_t place;
    };
    const auto keys = orderedKeys(table, rows, order);
    std::vector<Placed> placed(keys.size());
    for (size_t i = 0; i < keys.size(); ++i)
        placed[i] = {keys[i].key, i};
    count = std::min(count, placed.size());
    std::partial_sort(placed.begin(), placed.begin() + std::ptrdiff_t(count), placed.end(), [](const Placed &a, const Placed &b) {
        return a.key != b.key ? a.key < b.key : a.place < b.place;
    });
    std::vector<HitRow> top(count);
    for (size_t i = 0; i < count; ++i)
        top[i] = rows[placed[i].place];
    return top;
}

} // namespace cacheloupe
