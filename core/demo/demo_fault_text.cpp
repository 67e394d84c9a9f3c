// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_faults.h"

#include "core/demo/demo_format.h"

#include <algorithm>

namespace cacheloupe {

namespace {

/// The version that the kind is about, as the site's track names it at the request's time.
std::string versionAt(const DemoScene &scene, const DemoRequest &request)
{
    const DemoSite &site = scene.site(request.site);
    const DemoTrack *track = scene.world().track(site.track);
    return track ? (*track)[scene.era(site, request.at)].version : std::string();
}

} // namespace

DemoMatch DemoFaultPlanter::match(const Choice &choice)
{
    const DemoEntry &entry = m_pool.entries()[choice.entry];
    if (entry.asked.query == choice.request.query)
        return {choice.entry, true, 1, 0};
    const double threshold = m_scene.site(entry.asked.site).threshold;
    double similar = DemoPool::similarity(choice.request, entry.asked);
    // A wrong neighbour lies just above the threshold as a rule; equal wordings keep their high figure.
    if (similar < 0.97)
        similar = threshold + 0.001 + 0.036 * m_random.unit() * m_random.unit() + 0.004 * m_random.unit();
    return {choice.entry, false, rounded(similar, 4), rounded(similar - 0.0005 - 0.024 * m_random.unit(), 4)};
}

std::string DemoFaultPlanter::explanation(const DemoFaultKind &kind, const Choice &choice) const
{
    const DemoRequest &asked = m_pool.entries()[choice.entry].asked;
    const DemoRequest &request = choice.request;
    const auto &tenants = m_scene.world().tenants;
    return fillSlots(kind.explanation, [&](std::string_view slot) -> std::optional<std::string> {
        if (slot == "why")
            return choice.why;
        if (slot == "entry_version")
            return versionAt(m_scene, asked);
        if (slot == "request_version")
            return versionAt(m_scene, request);
        if (slot == "change_time")
            return formatInstant(m_scene.changeTime(changedTrack(kind.id), request.at));
        if (slot == "entry_prompt")
            return m_pool.entries()[choice.entry].prompt;
        if (slot == "request_prompt")
            return m_scene.promptVersion(m_scene.site(request.site), request.at);
        if (slot == "entry_tenant")
            return tenants[asked.user->tenant].id;
        if (slot == "request_tenant")
            return tenants[request.user->tenant].id;
        if (slot == "request_role")
            return request.user->role;
        if (slot == "entry_locale")
            return asked.locale;
        if (slot == "request_locale")
            return request.locale;
        if (slot == "request_temperature")
            return std::string("0.7");
        return std::nullopt;
    });
}

void DemoFaultPlanter::prepare(const std::string &kind, Instant at)
{
    const auto &people = m_scene.people();
    const DemoUser *user = &people.any(m_random);
    while (m_scene.world().tenants[user->tenant].locale == "de-DE")
        user = &people.any(m_random);
    const auto family = pickFamily([&](const DemoFamily &candidate) {
        if (kind == "creative_cached")
            return candidate.callSite == "email.compose";
        if (kind == "action_replayed")
            return candidate.action;
        if (kind == "followup_without_context")
            return candidate.contextOnly;
        if (kind == "error_answer_cached")
            return candidate.callSite == "support.faq";
        return std::any_of(candidate.nearMisses.begin(), candidate.nearMisses.end(), [&](const DemoNearMiss &near) { return near.kind == kind; });
    });
    if (!family)
        return;
    const bool canonical = !m_scene.family(*family).nearMisses.empty() && kind != "error_answer_cached";
    const DemoRequest request = canonical ? m_questions.withWords(at, *family, *user, m_scene.family(*family).queries.front())
                                          : m_questions.ofFamily(at, *family, *user);
    m_traffic.ask(request, kind == "error_answer_cached");
}

} // namespace cacheloupe
