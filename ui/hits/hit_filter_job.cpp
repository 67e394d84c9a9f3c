// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/hit_filter_job.h"

#include "core/hitlog/hit_sort_field.h"

#include <chrono>

namespace cacheloupe {

namespace {

// The first rows belong on the screen within two frames; later ones need not come as often.
constexpr auto kFirstPartialAfter = std::chrono::milliseconds(16);
constexpr auto kPartialEvery = std::chrono::milliseconds(100);
// The first rows should be there at once, the rest should not pay for being cut up: each slice is twice the one before.
constexpr HitRow kFirstSlice = 64 * 1024;
constexpr HitRow kLargestSlice = 2048 * 1024;
// A sort of fewer rows is over before anybody could look at a part of it.
constexpr size_t kLongSort = 500000;
constexpr size_t kTopRows = 1000;

} // namespace

Verdict ReviewSnapshot::verdict(const HitTable &table, HitRow row) const
{
    if (!verdicts || table.kind(row) != EventKind::hit)
        return Verdict::none;
    const auto found = verdicts->find(table.idHash(row));
    return found == verdicts->end() ? Verdict::none : found->second.verdict;
}

std::string ReviewSnapshot::note(const HitTable &table, HitRow row) const
{
    if (!verdicts)
        return {};
    const auto found = verdicts->find(table.idHash(row));
    return found == verdicts->end() ? std::string() : found->second.note;
}

HitFilterLookups ReviewSnapshot::lookups(std::shared_ptr<const HitTable> table) const
{
    HitFilterLookups lookups;
    if (verdicts) {
        lookups.verdict = [self = *this, table](HitRow row) { return self.verdict(*table, row); };
        lookups.note = [self = *this, table](HitRow row) { return self.note(*table, row); };
    }
    if (suspicion)
        lookups.suspicion = [scores = suspicion](HitRow row) { return double(scores->score(row)); };
    return lookups;
}

Result<std::vector<HitRow>> HitFilterJob::filter(const HitFilterLookups &lookups, const std::stop_token &stop) const
{
    if (query.acceptsAll() && from == 0)
        return RowSet{to, nullptr, true}.copy();
    auto found = before.copy();
    auto due = std::chrono::steady_clock::now() + kFirstPartialAfter;
    HitRow slice = kFirstSlice;
    for (HitRow at = from; at < to; slice = std::min(2 * slice, kLargestSlice)) {
        HitFilterOptions options;
        options.stop = stop;
        options.firstRow = at;
        options.endRow = at + std::min(to - at, slice);
        const auto part = filterHits(*table, query, lookups, options);
        if (!part)
            return part.error();
        found.insert(found.end(), part->begin(), part->end());
        at = options.endRow;
        const auto now = std::chrono::steady_clock::now();
        if (onPartial && order.isLogOrder() && at < to && now >= due) {
            due = now + kPartialEvery;
            onPartial({0, std::make_shared<const std::vector<HitRow>>(found), true}, at);
        }
    }
    return found;
}

/// What the eye sees first is right at once; the rest follows in log order until it is sorted too.
void HitFilterJob::tellTop(RowSet rows, std::span<const HitRow> top) const
{
    const RowSet inLogOrder = rows;
    rows.moved = std::make_shared<const MovedRows>(
        MovedRows::inFront(top, [&](HitRow row) { return inLogOrder.indexOf(row); }, [&](int place) { return inLogOrder.at(place); }));
    onPartial(std::move(rows), to);
}

Result<HitSortOrder> HitFilterJob::sortOrder(const std::vector<HitRow> &found, const HitFilterLookups &lookups, const std::stop_token &stop) const
{
    switch (order.custom) {
    case HitOrder::Custom::bySuspicion:
        return HitSortOrder{HitSortKey::custom, order.descending, lookups.suspicion};
    case HitOrder::Custom::byVerdict:
        return HitSortOrder{HitSortKey::custom, order.descending, [self = snapshot, t = table](HitRow row) { return double(self.verdict(*t, row)); }};
    case HitOrder::Custom::byKeyField: {
        KeyFieldReading reading;
        reading.stop = stop;
        reading.onProgress = [&](std::uint64_t done) {
            if (onReading)
                onReading(done, found.size());
        };
        auto places = KeyFieldPlaces::read(*table, order.field, found, reading);
        if (!places)
            return places.error();
        return HitSortOrder{HitSortKey::custom, order.descending,
                            [shared = std::make_shared<const KeyFieldPlaces>(std::move(*places))](HitRow row) { return shared->place(row); }};
    }
    case HitOrder::Custom::none:
        break;
    }
    return HitSortOrder{order.key, order.descending, {}};
}

Result<RowSet> HitFilterJob::run(std::stop_token stop) const
{
    const HitFilterLookups lookups = snapshot.lookups(table);
    // All rows by one of their columns need no list before the first page is known.
    const bool isTopTold = onPartial && from == 0 && to >= kLongSort && query.acceptsAll() && order.isByColumn();
    if (isTopTold)
        tellTop({to, nullptr, true}, topHits(*table, to, {order.key, order.descending, {}}, kTopRows));
    auto found = filter(lookups, stop);
    if (!found)
        return found.error();
    if (stop.stop_requested())
        return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
    if (order.isLogOrder())
        return RowSet{0, std::make_shared<const std::vector<HitRow>>(std::move(*found)), true};
    const auto sort = sortOrder(*found, lookups, stop);
    if (!sort)
        return sort.error();
    auto sorted = std::make_shared<std::vector<HitRow>>(std::move(*found));
    if (!isTopTold && onPartial && from == 0 && sorted->size() >= kLongSort) {
        tellTop({0, sorted, true}, topHits(*table, *sorted, *sort, kTopRows));
        sorted = std::make_shared<std::vector<HitRow>>(*sorted);
    }
    sortHits(*table, *sorted, *sort);
    return RowSet{0, std::move(sorted), false};
}

bool asksFor(const HitQuery &query, HitQueryField field)
{
    if (query.node == HitQuery::Node::term)
        return query.term.field == field;
    return std::any_of(query.children.begin(), query.children.end(), [field](const HitQuery &child) { return asksFor(child, field); });
}

} // namespace cacheloupe
