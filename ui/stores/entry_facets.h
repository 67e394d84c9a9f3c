// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/cache_store.h"
#include "ui/stores/entry_arrangement.h"
#include "ui/widgets/facet_model.h"
#include "ui/widgets/facet_tree_model.h"

#include <vector>

namespace cacheloupe {

/// The tree of call sites (or whatever the entries are grouped by), the layers below each, the key prefixes below those,
/// most entries first; a level on which there is nothing to choose is left out. Ids are EntryPlace::id. GUI thread.
std::vector<FacetNode> placeNodes(const EntryTally &tally, const std::vector<LayoutReason> &layouts);
std::vector<FacetValue> stateValues(const EntryTally &tally);

} // namespace cacheloupe
