// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_week.h"

#include "core/demo/demo_files.h"

#include <algorithm>
#include <set>

namespace cacheloupe {

namespace {

DemoCounts countStory(const DemoStory &story)
{
    DemoCounts counts;
    std::set<size_t> kinds;
    for (const DemoEvent &event : story.events) {
        const EventKind kind = event.hit.kind;
        counts.hits += kind == EventKind::hit;
        counts.misses += kind == EventKind::miss;
        counts.stores += kind == EventKind::store;
        counts.bypasses += kind == EventKind::bypass;
        counts.expired += kind == EventKind::expired;
        counts.exactHits += event.hit.match == MatchKind::exact;
        counts.semanticHits += event.hit.match == MatchKind::semantic;
        if (event.fault) {
            ++counts.wrongHits;
            kinds.insert(event.fault->kind);
        }
    }
    counts.events = story.events.size();
    counts.faultKinds = kinds.size();
    return counts;
}

} // namespace

Result<DemoWeek> writeDemoWeek(const std::filesystem::path &folder, const DemoOptions &options, const DemoProgress &progress, std::stop_token stop)
{
    DemoFolder files(folder);
    if (auto ready = files.prepare(options.replaceChanged); !ready)
        return ready.error();
    auto world = loadDemoWorld();
    if (!world)
        return world.error();
    auto texts = loadDemoTexts();
    if (!texts)
        return texts.error();

    DemoOptions used = options;
    used.events = std::max(options.events, kFewestDemoEvents);
    const DemoScene scene(std::move(*world), std::move(*texts), used.weekStart, used.seed);
    const auto story = playDemoWeek(scene, used, progress, stop);
    if (!story)
        return story.error();
    const auto rows = files.write(scene, *story, used);
    if (!rows)
        return rows.error();
    if (progress)
        progress(1);

    DemoWeek week{folder, files.path(kDemoHitsFile), files.path(kDemoCacheFile), files.path(kDemoPolicyFile), files.path(kDemoAnswerKeyFile),
                  used.weekStart, used.weekStart + std::chrono::days(7), countStory(*story)};
    week.counts.entries = *rows;
    return week;
}

} // namespace cacheloupe
