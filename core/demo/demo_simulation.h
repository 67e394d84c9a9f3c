// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/demo/demo_recorder.h"
#include "core/demo/demo_week.h"

#include <stop_token>
#include <vector>

namespace cacheloupe {

/// The finished week: events in order of time with their ids set, and all entries that were ever in the cache.
struct DemoStory {
    std::vector<DemoEvent> events;
    std::vector<DemoEntry> entries;
};

/// Plays the days before the week (they fill the cache) and the week itself. Any thread; fails only with cancelled.
Result<DemoStory> playDemoWeek(const DemoScene &scene, const DemoOptions &options, const DemoProgress &progress, std::stop_token stop);

} // namespace cacheloupe
