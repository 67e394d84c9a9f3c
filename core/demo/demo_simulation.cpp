// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_simulation.h"

#include "core/demo/demo_faults.h"
#include "core/demo/demo_rhythm.h"

#include <algorithm>
#include <string>

namespace cacheloupe {

namespace {

/// A miss writes two lines; with the hit rates of the sites a request makes this many events on average.
constexpr double kEventsPerRequest = 1.41;
constexpr auto kDaysBefore = std::chrono::days(5);

std::vector<Instant> timesBefore(Instant weekStart, size_t count, Random &random)
{
    std::vector<Instant> times;
    for (size_t i = 0; i < count; ++i) {
        const auto span = std::uint64_t(std::chrono::milliseconds(kDaysBefore).count());
        times.push_back(weekStart - kDaysBefore + std::chrono::milliseconds(random.below(span)));
    }
    std::sort(times.begin(), times.end());
    return times;
}

void sortAndNumber(std::vector<DemoEvent> &events, Instant end)
{
    // An answer that was still being written at midnight belongs to the next week's log.
    std::erase_if(events, [&](const DemoEvent &event) { return *event.hit.time >= end; });
    std::stable_sort(events.begin(), events.end(), [](const DemoEvent &a, const DemoEvent &b) { return *a.hit.time < *b.hit.time; });
    for (size_t i = 0; i < events.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        events[i].hit.id = "fw-" + std::string(number.size() < 6 ? 6 - number.size() : 0, '0') + number;
    }
}

} // namespace

Result<DemoStory> playDemoWeek(const DemoScene &scene, const DemoOptions &options, const DemoProgress &progress, std::stop_token stop)
{
    Random random(options.seed);
    DemoPool pool(scene);
    DemoRecorder recorder(scene, random);
    const DemoQuestions questions(scene, random);
    DemoTraffic traffic(scene, pool, recorder, random);
    DemoFaultPlanter faults(scene, pool, recorder, traffic, questions, random);

    const size_t requests = size_t(double(options.events) / kEventsPerRequest);
    recorder.setRecording(false);
    for (const Instant at : timesBefore(scene.weekStart(), requests / 4, random))
        traffic.serve(questions.any(at));
    recorder.setRecording(true);

    faults.plan(options.events);
    const auto times = demoRequestTimes(scene.weekStart(), requests, random);
    for (size_t i = 0; i < times.size(); ++i) {
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        faults.plantUntil(times[i]);
        traffic.serve(questions.any(times[i]));
        if (progress && i % 512 == 0)
            progress(0.8 * double(i) / double(times.size()));
    }
    DemoStory story{recorder.takeEvents(), std::move(pool.entries())};
    sortAndNumber(story.events, scene.weekStart() + std::chrono::days(7));
    return story;
}

} // namespace cacheloupe
