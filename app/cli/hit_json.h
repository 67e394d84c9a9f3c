// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "core/domain/replay.h"
#include "core/driver/json.h"

namespace cacheloupe {

/// The normalised event of `cacheloupe.hit/1` (design section 8) with `id`, `source` and `line`; absent values are left
/// out. Pure, as are all of these.
Json hitJson(const Hit &hit);

/// A replayed hit as design section 7 says; `error` is a sentence.
Json replayJson(const ReplayResult &result);

} // namespace cacheloupe
