// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/facet_counts.h"

#include <map>

namespace cacheloupe {

namespace {

HitQueryField queryField(Facet facet)
{
    return hitQueryField(facetField(facet))->field;
}

std::vector<FacetCount> verdictCounts(const HitTable &table, const ReviewSnapshot &snapshot, const RowSet &rows)
{
    std::map<Verdict, std::uint64_t> counts;
    for (int i = 0; i < rows.count(); ++i) {
        const HitRow row = rows.at(i);
        if (table.kind(row) == EventKind::hit)
            ++counts[snapshot.verdict(table, row)];
    }
    std::vector<FacetCount> out;
    for (const auto &[verdict, count] : counts)
        out.push_back({std::string(verdictName(verdict)), count});
    return out;
}

std::vector<FacetCount> countFacet(const HitTable &table, Facet facet, const ReviewSnapshot &snapshot, const RowSet &rows)
{
    switch (facet) {
    case Facet::callSite:
        return facetCounts(table, HitGroupKey::callSite, rows.span());
    case Facet::kind:
        return facetCounts(table, HitGroupKey::kind, rows.span());
    case Facet::match:
        return facetCounts(table, HitGroupKey::match, rows.span());
    case Facet::model:
        return facetCounts(table, HitGroupKey::model, rows.span());
    case Facet::layer:
        return facetCounts(table, HitGroupKey::layer, rows.span());
    case Facet::verdict:
        return verdictCounts(table, snapshot, rows);
    }
    return {};
}

std::uint32_t keyFieldsOf(const HitTable &table)
{
    std::uint32_t mask = 0;
    const HitRow count = table.rowCount();
    for (HitRow row = 0; row < count; ++row)
        mask |= table.requestFields(row) | table.entryFields(row);
    return mask;
}

} // namespace

std::string_view facetField(Facet facet)
{
    switch (facet) {
    case Facet::callSite:
        return "call_site";
    case Facet::kind:
        return "kind";
    case Facet::match:
        return "match";
    case Facet::verdict:
        return "verdict";
    case Facet::model:
        return "model";
    case Facet::layer:
        return "layer";
    }
    return {};
}

HitQuery withoutField(const HitQuery &query, HitQueryField field)
{
    if (query.node == HitQuery::Node::term)
        return query.term.field == field ? HitQuery{} : query;
    if (query.node != HitQuery::Node::all)
        return query;
    HitQuery kept = query;
    std::erase_if(kept.children, [field](const HitQuery &child) { return child.node == HitQuery::Node::term && child.term.field == field; });
    return kept;
}

Result<FacetReport> FacetJob::run(std::stop_token stop) const
{
    FacetReport report;
    for (size_t i = 0; i < kFacets.size(); ++i) {
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        RowSet counted = rows;
        const HitQuery wider = withoutField(query, queryField(kFacets[i]));
        if (!(wider == query)) {
            HitFilterOptions options;
            options.stop = stop;
            auto found = filterHits(*table, wider, snapshot.lookups(table), options);
            if (!found)
                return found.error();
            counted.list = std::make_shared<const std::vector<HitRow>>(std::move(*found));
        }
        report.counts[i] = countFacet(*table, kFacets[i], snapshot, counted);
    }
    const auto total = groupHits(*table, {}, std::nullopt, hit_measure::kTimes);
    if (!total.empty())
        report.total = total.front();
    for (size_t i = 0; i < kCountedNames.size(); ++i)
        report.names[i] = facetCounts(*table, kCountedNames[i], rows.span());
    report.keyFields = keyFieldsOf(*table);
    const bool enough = keyValues && sampledRows > table->rowCount() / 2;
    report.sampledRows = enough ? sampledRows : table->rowCount();
    report.keyValues = enough ? keyValues : std::make_shared<const KeyFieldSample>(sampleKeyFields(*table, stop));
    if (!groupBy.empty()) {
        report.groups = groupHits(*table, groupBy, rows.span());
        const auto shown = groupHits(*table, {}, rows.span());
        report.shown = shown.empty() ? HitGroup() : shown.front();
    }
    return report;
}

} // namespace cacheloupe
