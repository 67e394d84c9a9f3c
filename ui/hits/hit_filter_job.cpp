// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/hit_filter_job.h"

#include <chrono>

namespace cacheloupe {

namespace {

constexpr auto kPartialAfter = std::chrono::milliseconds(100);
// The first rows should be there at once, the rest should not pay for being cut up.
constexpr HitRow kFirstSlice = 64 * 1024;
constexpr HitRow kLaterSlice = 512 * 1024;

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

Result<RowSet> HitFilterJob::run(std::stop_token stop) const
{
    auto found = std::make_shared<std::vector<HitRow>>(before.copy());
    const HitFilterLookups lookups = snapshot.lookups(table);
    const auto began = std::chrono::steady_clock::now();
    auto told = began;
    for (HitRow at = from; at < to;) {
        HitFilterOptions options;
        options.stop = stop;
        options.firstRow = at;
        options.endRow = at + std::min(to - at, at == from ? kFirstSlice : kLaterSlice);
        const auto part = filterHits(*table, query, lookups, options);
        if (!part)
            return part.error();
        found->insert(found->end(), part->begin(), part->end());
        at = options.endRow;
        const auto now = std::chrono::steady_clock::now();
        if (onPartial && order.isLogOrder() && at < to && now - told > kPartialAfter) {
            told = now;
            onPartial(*found, at);
        }
    }
    if (stop.stop_requested())
        return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
    HitSortOrder sort{order.key, order.descending, {}};
    if (order.custom == HitOrder::Custom::bySuspicion)
        sort = {HitSortKey::custom, order.descending, lookups.suspicion};
    else if (order.custom == HitOrder::Custom::byVerdict)
        sort = {HitSortKey::custom, order.descending, [self = snapshot, t = table](HitRow row) { return double(self.verdict(*t, row)); }};
    if (!order.isLogOrder())
        sortHits(*table, *found, sort);
    return RowSet{0, std::move(found), order.isLogOrder()};
}

bool asksFor(const HitQuery &query, HitQueryField field)
{
    if (query.node == HitQuery::Node::term)
        return query.term.field == field;
    return std::any_of(query.children.begin(), query.children.end(), [field](const HitQuery &child) { return asksFor(child, field); });
}

} // namespace cacheloupe
