// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_traffic.h"

namespace cacheloupe {

DemoTraffic::DemoTraffic(const DemoScene &scene, DemoPool &pool, DemoRecorder &recorder, Random &random)
    : m_scene(scene), m_pool(pool), m_recorder(recorder), m_random(random)
{
}

bool DemoTraffic::goesAround(const DemoRequest &request)
{
    return m_random.chance(m_scene.site(request.site).bypass ? 0.75 : request.temperature > 0 ? 1.0 : 0.012);
}

void DemoTraffic::ask(const DemoRequest &request, bool broken)
{
    const auto &errors = m_scene.world().errorAnswers;
    DemoEntry entry = m_recorder.draftEntry(request, broken ? errors[m_random.below(errors.size())] : m_scene.answer(request, m_random));
    entry.broken = broken;
    m_recorder.miss(request, entry);
    m_recorder.store(entry);
    m_pool.add(std::move(entry));
}

void DemoTraffic::serve(const DemoRequest &request)
{
    if (goesAround(request)) {
        m_recorder.bypass(request, m_recorder.draftEntry(request, m_scene.answer(request, m_random)));
        return;
    }
    const DemoFamily &family = m_scene.family(request.family);
    // What must not be reused is never found here; a careless writer stores some of it all the same.
    const bool reusable = !family.contextOnly && !family.action && !m_scene.site(request.site).bypass;
    if (!reusable && m_random.chance(0.6)) {
        m_recorder.bypass(request, m_recorder.draftEntry(request, m_scene.answer(request, m_random)));
        return;
    }
    const bool cold = m_random.chance(m_scene.site(request.site).coldShare);
    if (const auto match = reusable && !cold ? m_pool.find(request) : std::nullopt) {
        m_recorder.hit(request, m_pool.entries()[match->entry], *match);
        return;
    }
    const auto old = reusable && !cold ? m_pool.findExpired(request) : std::nullopt;
    if (!old) {
        ask(request);
        return;
    }
    m_recorder.expired(request, m_pool.entries()[*old]);
    DemoEntry entry = m_recorder.draftEntry(request, m_scene.answer(request, m_random));
    m_recorder.store(entry);
    m_pool.add(std::move(entry));
}

} // namespace cacheloupe
