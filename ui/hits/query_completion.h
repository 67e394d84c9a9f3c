// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/facet_counts.h"
#include "ui/widgets/filter_bar.h"

namespace cacheloupe {

/// What may stand at the cursor of a hit query: field names at the beginning of a term, behind a whole name its signs,
/// behind the colon the words of the field or the values of the log, with how often `counts` has seen them. Answers
/// from memory. GUI thread.
FilterCompletion completeHitQuery(const HitTable &table, const FacetReport &counts, const QString &text, int cursor);

} // namespace cacheloupe
