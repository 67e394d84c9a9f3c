// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/random.h"

#include <vector>

namespace cacheloupe {

/// So many moments of the week that begins at `weekStart` (a Monday), in order: two peaks a working day, a lunch dip,
/// quiet nights, a third of the traffic at the weekend.
std::vector<Instant> demoRequestTimes(Instant weekStart, size_t count, Random &random);

/// Hours from `weekStart` to `at`, negative before it.
double demoHour(Instant weekStart, Instant at);

} // namespace cacheloupe
