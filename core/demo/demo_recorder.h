// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/demo/demo_pool.h"
#include "core/domain/hit.h"

#include <optional>
#include <string>
#include <vector>

namespace cacheloupe {

/// Why a hit is wrong: the kind's place in DemoWorld::faultKinds and the sentence for the answer key.
struct DemoFault {
    size_t kind = 0;
    std::string explanation;
};

/// A line of the log before it is written, with what only the answer key knows.
struct DemoEvent {
    Hit hit;
    std::optional<size_t> entry; ///< index in the pool; hits only
    std::optional<DemoFault> fault;
    std::optional<DemoRequest> request; ///< hits only
};

/// Turns what happens at the cache into log events with latencies, tokens and costs that fit. Records nothing while
/// `setRecording(false)`: the days before the week only fill the cache. One thread.
class DemoRecorder {
public:
    DemoRecorder(const DemoScene &scene, Random &random) : m_scene(scene), m_random(random) {}

    void setRecording(bool recording) { m_recording = recording; }

    /// The entry that the model's answer to this request would make, not yet in any pool.
    DemoEntry draftEntry(const DemoRequest &request, std::string answer);

    void hit(const DemoRequest &request, DemoEntry &entry, const DemoMatch &match, std::optional<DemoFault> fault = {});
    void miss(const DemoRequest &request, const DemoEntry &draft);
    void expired(const DemoRequest &request, const DemoEntry &old);
    void bypass(const DemoRequest &request, const DemoEntry &draft);
    void store(const DemoEntry &entry);

    std::vector<DemoEvent> takeEvents() { return std::move(m_events); }
    size_t eventCount() const { return m_events.size(); }

private:
    Hit event(const DemoRequest &request, EventKind kind);
    void addModelCall(Hit &hit, const DemoEntry &draft);
    void addFeedback(Hit &hit, bool wrong);
    void push(DemoEvent event);

    const DemoScene &m_scene;
    Random &m_random;
    std::vector<DemoEvent> m_events;
    std::uint64_t m_drafts = 0;
    bool m_recording = true;
};

} // namespace cacheloupe
