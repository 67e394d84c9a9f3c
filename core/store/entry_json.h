// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"
#include "core/driver/json.h"

namespace cacheloupe {

/// The members of `store ls` (design section 7), absent values left out. Pure, as are all of these.
Json entryJson(const CacheEntry &entry);
/// Those, and everything else that is known of the entry.
Json entryDetailJson(const CacheEntry &entry);

Json usageJson(const TokenUsage &usage);

} // namespace cacheloupe
