// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"

#include <string>

namespace cacheloupe {

/// The event as one `cacheloupe.hit/1` line without a line feed (design section 8). Absent values are left out.
std::string demoHitLine(const Hit &hit);

} // namespace cacheloupe
