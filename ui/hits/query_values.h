// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit_query_fields.h"
#include "ui/hits/facet_counts.h"

#include <QString>

#include <vector>

namespace cacheloupe {

/// A value that may be asked for: as it is, and what is known of it (how often it occurs).
struct QueryValue {
    QString value;
    QString detail;
};

/// The values of a field in the log, the most frequent first, then the words it allows; for numbers and times some round
/// ones. From memory. GUI thread.
std::vector<QueryValue> queryValues(const HitTable &table, const FacetReport &counts, const HitFieldInfo &field);

} // namespace cacheloupe
