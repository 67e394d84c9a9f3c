// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_groups.h"

#include <QString>

namespace cacheloupe {

/// What the header says of the log. `total` may still be empty while it is counted.
struct HitsState {
    std::uint64_t events = 0;
    std::uint32_t sources = 0;
    HitGroup total;
    std::uint64_t shown = 0;
};

/// "20,113 events of 2–8 Nov, 1 source — 14,200 shown, 3 lines malformed". GUI thread.
QString stateSentence(const HitsState &state);

} // namespace cacheloupe
