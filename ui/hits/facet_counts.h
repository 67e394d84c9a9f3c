// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_groups.h"
#include "ui/hits/hit_filter_job.h"

#include <array>

namespace cacheloupe {

/// The facets beside the hits, in their order on screen; `field` is the query's name for it.
enum class Facet { callSite, kind, match, verdict, model, layer };
inline constexpr std::array<Facet, 6> kFacets = {Facet::callSite, Facet::kind, Facet::match, Facet::verdict, Facet::model, Facet::layer};
std::string_view facetField(Facet facet);

/// Counts for all facets and what the header says of the log.
struct FacetReport {
    std::array<std::vector<FacetCount>, kFacets.size()> counts;
    HitGroup total;                ///< of the whole log
    std::vector<HitGroup> groups; ///< of the shown rows, when asked for
};

/// What is to be counted. A facet that the query narrows is counted without its own term, so that its other values
/// stay within reach.
struct FacetJob {
    std::shared_ptr<const HitTable> table;
    HitQuery query;
    RowSet rows;
    ReviewSnapshot snapshot; ///< with verdicts
    std::optional<HitGroupKey> groupBy;

    /// Blocks; for lanes. Fails with cancelled or io.
    Result<FacetReport> run(std::stop_token stop) const;
};

/// The query without the top-level terms on this field.
HitQuery withoutField(const HitQuery &query, HitQueryField field);

} // namespace cacheloupe
