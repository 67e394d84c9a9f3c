// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_filter.h"
#include "core/hitlog/hit_sort.h"
#include "ui/hits/row_set.h"
#include "ui/support/suspicion_book.h"
#include "ui/support/verdict_book.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace cacheloupe {

/// What the person's own marks look like at one moment; may go to lanes.
struct ReviewSnapshot {
    std::shared_ptr<const VerdictBook::Records> verdicts; ///< null when the query does not ask for them
    std::shared_ptr<const SuspicionScores> suspicion;

    Verdict verdict(const HitTable &table, HitRow row) const;
    std::string note(const HitTable &table, HitRow row) const;
    HitFilterLookups lookups(std::shared_ptr<const HitTable> table) const;
};

/// An order of the grid. `byVerdict` and `bySuspicion` take their keys from the snapshot, `byKeyField` from the lines.
struct HitOrder {
    enum class Custom { none, bySuspicion, byVerdict, byKeyField };
    HitSortKey key = HitSortKey::logOrder;
    Custom custom = Custom::none;
    bool descending = false;
    KeyField field = KeyField::routeProvider; ///< byKeyField
    bool isLogOrder() const { return key == HitSortKey::logOrder && custom == Custom::none && !descending; }
    bool isByColumn() const { return custom == Custom::none && !isLogOrder(); }
    bool operator==(const HitOrder &) const = default;
};

/// One run of the filter on a lane, from the rows that are known already (`before`, up to `from`) to all rows below `to`.
struct HitFilterJob {
    std::shared_ptr<const HitTable> table;
    HitQuery query;
    HitOrder order;
    ReviewSnapshot snapshot;
    RowSet before;
    HitRow from = 0;
    HitRow to = 0;
    /// On the lane, when the run takes longer: the rows found so far in log order, or, before a long sort, all of them
    /// with the first pages of the order in front.
    std::function<void(RowSet found, HitRow done)> onPartial;
    /// On the lane, while key fields are read for an order.
    std::function<void(std::uint64_t done, std::uint64_t total)> onReading;

    /// Blocks. Fails with cancelled or io.
    Result<RowSet> run(std::stop_token stop) const;

private:
    Result<std::vector<HitRow>> filter(const HitFilterLookups &lookups, const std::stop_token &stop) const;
    Result<HitSortOrder> sortOrder(const std::vector<HitRow> &found, const HitFilterLookups &lookups, const std::stop_token &stop) const;
    void tellTop(RowSet rows, std::span<const HitRow> top) const;
};

/// True when some term of the query looks at the field.
bool asksFor(const HitQuery &query, HitQueryField field);

} // namespace cacheloupe
