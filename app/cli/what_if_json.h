// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"
#include "core/hitlog/hit_table.h"
#include "core/policy/what_if_difference.h"

#include <string>

namespace cacheloupe {

/// The members of `policy simulate`, those of design section 7 first; what is not known is left out.
Json whatIfJson(const std::string &callSite, const WhatIfCounts &counts);
Json differenceJson(const WhatIfDifference &difference);
/// Ids of the events, read from the log.
Json examplesJson(const WhatIfExamples &examples, const HitTable &table);

} // namespace cacheloupe
