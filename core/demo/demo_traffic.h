// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/demo_pool.h"
#include "core/demo/demo_questions.h"
#include "core/demo/demo_recorder.h"

namespace cacheloupe {

/// Everyday traffic: each request is looked up with care, answered from the cache or by the model, and stored. One
/// thread; the parts belong to the caller and outlive it.
class DemoTraffic {
public:
    DemoTraffic(const DemoScene &scene, DemoPool &pool, DemoRecorder &recorder, Random &random);

    void serve(const DemoRequest &request);
    /// Asks the model and stores the answer, whatever the cache holds: how an entry comes about that a fault needs.
    void ask(const DemoRequest &request, bool broken = false);

private:
    bool goesAround(const DemoRequest &request);

    const DemoScene &m_scene;
    DemoPool &m_pool;
    DemoRecorder &m_recorder;
    Random &m_random;
};

} // namespace cacheloupe
