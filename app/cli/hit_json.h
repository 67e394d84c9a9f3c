// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"
#include "core/domain/hit.h"
#include "core/domain/replay.h"
#include "core/driver/json.h"

namespace cacheloupe {

/// The normalised event of `cacheloupe.hit/1` (design section 8) with `id`, `source` and `line`; absent values are left
/// out. Pure, as are all of these.
Json hitJson(const Hit &hit);

/// The members of `store ls` (design section 7), absent values left out.
Json entryJson(const CacheEntry &entry);
/// Those, and everything else that is known of the entry.
Json entryDetailJson(const CacheEntry &entry);

/// A replayed hit as design section 7 says; `error` is a sentence.
Json replayJson(const ReplayResult &result);

} // namespace cacheloupe
