// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_groups.h"
#include "ui/hits/hit_filter_job.h"
#include "ui/hits/key_field_sample.h"

#include <array>

namespace cacheloupe {

/// The facets beside the hits, in their order on screen; `field` is the query's name for it.
enum class Facet { callSite, kind, match, verdict, model, layer };
inline constexpr std::array<Facet, 6> kFacets = {Facet::callSite, Facet::kind, Facet::match, Facet::verdict, Facet::model, Facet::layer};
std::string_view facetField(Facet facet);

/// Names that have no facet beside the table but are offered with their counts while a query is written.
inline constexpr std::array<HitGroupKey, 3> kCountedNames = {HitGroupKey::tenant, HitGroupKey::followup, HitGroupKey::flag};

/// Counts for all facets and what the header says of the log.
struct FacetReport {
    std::array<std::vector<FacetCount>, kFacets.size()> counts;
    std::array<std::vector<FacetCount>, kCountedNames.size()> names; ///< of the shown rows
    HitRow sampledRows = 0;
    std::uint32_t keyFields = 0;   ///< bit n = KeyField(n) occurs in the log
    std::shared_ptr<const KeyFieldSample> keyValues; ///< of the whole log
    HitGroup total;                ///< of the whole log
    std::vector<HitGroup> groups; ///< of the shown rows, when asked for
    HitGroup shown;               ///< their total, when asked for
};

/// What is to be counted. A facet that the query narrows is counted without its own term, so that its other values
/// stay within reach.
struct FacetJob {
    std::shared_ptr<const HitTable> table;
    HitQuery query;
    RowSet rows;
    ReviewSnapshot snapshot; ///< with verdicts
    std::vector<HitGroupKey> groupBy; ///< empty: no groups wanted

    /// Made for as many rows before; taken over unless the log has grown much since.
    std::shared_ptr<const KeyFieldSample> keyValues;
    HitRow sampledRows = 0;

    /// Blocks; for lanes. Fails with cancelled or io.
    Result<FacetReport> run(std::stop_token stop) const;
};

/// The query without the top-level terms on this field.
HitQuery withoutField(const HitQuery &query, HitQueryField field);

} // namespace cacheloupe
