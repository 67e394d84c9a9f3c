// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// A column that rows can be ordered by. `custom` takes the key from a function (suspicion, verdict).
enum class HitSortKey : std::uint8_t {
    logOrder, time, callSite, kind, match, model, tenant, layer, similarity, threshold, age, ttl, ttlLeft, latency, inputTokens, outputTokens, cost, saved, custom,
};

/// `time`, `call_site`, `similarity`, … as the command line and saved views write it.
std::string_view hitSortKeyName(HitSortKey key);
std::optional<HitSortKey> hitSortKeyFromName(std::string_view name);

struct HitSortOrder {
    HitSortKey key = HitSortKey::logOrder;
    bool descending = false;
    std::function<double(HitRow)> custom;
    bool isLogOrder() const { return key == HitSortKey::logOrder && !descending; }
};

/// Orders the rows; stable, absent values last in both directions, names by byte order. O(n) radix sort, about 20 ms
/// per million rows. Any thread.
void sortHits(const HitTable &table, std::vector<HitRow> &rows, const HitSortOrder &order);

/// The first `count` rows of that order without sorting the rest; of the table's rows below `end`, or of these.
std::vector<HitRow> topHits(const HitTable &table, HitRow end, const HitSortOrder &order, size_t count);
std::vector<HitRow> topHits(const HitTable &table, std::span<const HitRow> rows, const HitSortOrder &order, size_t count);

} // namespace cacheloupe
