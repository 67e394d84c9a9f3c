// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_faults.h"

#include "core/base/utf8.h"
#include "core/demo/demo_rhythm.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>

namespace cacheloupe {

namespace {

bool isGerman(const DemoEntry &entry)
{
    return entry.asked.locale == "de-DE";
}

std::set<std::string> wordsOf(const std::string &text)
{
    std::istringstream stream(asciiLower(text));
    return {std::istream_iterator<std::string>(stream), std::istream_iterator<std::string>()};
}

/// Shared words by all words, 0–1.
double wordOverlap(const std::string &left, const std::string &right)
{
    const auto a = wordsOf(left);
    const auto b = wordsOf(right);
    const auto shared = std::count_if(a.begin(), a.end(), [&](const std::string &word) { return b.contains(word); });
    return double(shared) / double(a.size() + b.size() - size_t(shared));
}

} // namespace

DemoFaultPlanter::DemoFaultPlanter(const DemoScene &scene, DemoPool &pool, DemoRecorder &recorder, DemoTraffic &traffic,
                                   const DemoQuestions &questions, Random &random)
    : m_scene(scene), m_pool(pool), m_recorder(recorder), m_traffic(traffic), m_questions(questions), m_random(random)
{
}

std::string DemoFaultPlanter::changedTrack(std::string_view kind) const
{
    if (kind == "permission_changed")
        return "permissions";
    if (kind == "price_changed")
        return "prices";
    if (kind == "stale_news")
        return "news";
    return kind == "prompt_version_bumped" ? "support_prompt" : "";
}

void DemoFaultPlanter::plan(size_t events)
{
    const auto &kinds = m_scene.world().faultKinds;
    for (size_t kind = 0; kind < kinds.size(); ++kind) {
        const DemoTrack *track = m_scene.world().track(changedTrack(kinds[kind].id));
        const double earliestHour = track && track->size() > 1 ? (*track)[1].fromHour + 0.2 : 5;
        const size_t wanted = std::max<size_t>(3, kinds[kind].hits * events / 20'000);
        size_t planned = 0;
        while (planned < wanted) {
            const Instant at = demoRequestTimes(m_scene.weekStart(), 1, m_random).front();
            if (demoHour(m_scene.weekStart(), at) < earliestHour)
                continue;
            m_planned.emplace(at, Planned{kind, 0});
            ++planned;
        }
    }
}

void DemoFaultPlanter::plantUntil(Instant now)
{
    while (!m_planned.empty() && m_planned.begin()->first <= now) {
        const auto [at, planned] = *m_planned.begin();
        m_planned.erase(m_planned.begin());
        if (plant(planned.kind, at) || planned.attempt >= 4)
            continue;
        prepare(m_scene.world().faultKinds[planned.kind].id, at);
        const Instant later = at + std::chrono::minutes(20 + m_random.below(70));
        if (demoHour(m_scene.weekStart(), later) < 167.9)
            m_planned.emplace(later, Planned{planned.kind, planned.attempt + 1});
    }
}

bool DemoFaultPlanter::plant(size_t kind, Instant at)
{
    const DemoFaultKind &described = m_scene.world().faultKinds[kind];
    auto choice = choose(described.id, at);
    if (!choice)
        return false;
    const DemoMatch found = match(*choice);
    m_recorder.hit(choice->request, m_pool.entries()[choice->entry], found, DemoFault{kind, explanation(described, *choice)});
    return true;
}

std::optional<DemoFaultPlanter::Choice> DemoFaultPlanter::choose(const std::string &kind, Instant at)
{
    if (kind == "permission_changed")
        return outdatedAnswer("files.access", at);
    if (kind == "price_changed")
        return outdatedAnswer("billing.prices", at);
    if (kind == "stale_news")
        return outdatedAnswer("news.digest", at);
    if (kind == "prompt_version_bumped")
        return outdatedPrompt(at);
    if (kind == "locale_differs")
        return otherLocale(at);
    if (kind == "other_tenant_personal")
        return otherTenant(at);
    if (kind == "admin_answer_to_viewer")
        return lowerRole(at);
    if (kind == "followup_without_context")
        return otherConversation(at);
    if (kind == "creative_cached")
        return sameFamily(at, [&](const DemoEntry &entry) { return m_scene.site(entry.asked.site).bypass; });
    if (kind == "action_replayed")
        return sameFamily(at, [&](const DemoEntry &entry) { return m_scene.family(entry.asked.family).action; });
    // Now and then another error is stored, so that it is not one entry that goes wrong all week.
    if (kind == "error_answer_cached" && m_random.chance(0.4))
        return std::nullopt;
    if (kind == "error_answer_cached")
        return sameFamily(at, [](const DemoEntry &entry) { return entry.broken; });
    if (kind != "temperature_cached")
        return nearMiss(kind, at);
    auto choice = sameFamily(at, [&](const DemoEntry &entry) { return m_scene.site(entry.asked.site).id == "kb.summarise" && !entry.broken && m_pool.isCurrent(entry, at); });
    if (choice)
        choice->request.temperature = 0.7;
    return choice;
}

std::optional<size_t> DemoFaultPlanter::pick(Instant at, const Fits &fits)
{
    std::vector<size_t> fitting;
    for (size_t i = 0; i < m_pool.entries().size(); ++i) {
        const DemoEntry &entry = m_pool.entries()[i];
        if (m_pool.isLive(entry, at) && fits(entry))
            fitting.push_back(i);
    }
    return fitting.empty() ? std::nullopt : std::optional(fitting[m_random.below(fitting.size())]);
}

std::optional<size_t> DemoFaultPlanter::pickFamily(const std::function<bool(const DemoFamily &)> &fits)
{
    std::vector<size_t> fitting;
    for (size_t i = 0; i < m_scene.families().size(); ++i) {
        if (fits(m_scene.family(i)))
            fitting.push_back(i);
    }
    return fitting.empty() ? std::nullopt : std::optional(fitting[m_random.below(fitting.size())]);
}

const DemoUser &DemoFaultPlanter::reader(const DemoEntry &entry)
{
    const DemoRequest &asked = entry.asked;
    const std::string &scope = m_scene.site(asked.site).scope;
    if (scope == "role")
        return m_scene.people().withRole(asked.user->tenant, asked.user->role, m_random);
    if (scope == "tenant")
        return m_scene.people().ofTenant(asked.user->tenant, m_random);
    const DemoUser *user = &m_scene.people().any(m_random);
    while (m_scene.world().tenants[user->tenant].locale != asked.locale)
        user = &m_scene.people().any(m_random);
    return *user;
}

DemoRequest DemoFaultPlanter::again(const DemoEntry &entry, Instant at)
{
    const DemoUser &user = reader(entry);
    if (m_random.chance(0.55))
        return m_questions.ofFamily(at, entry.asked.family, user);
    DemoRequest request = m_questions.withWords(at, entry.asked.family, user, entry.asked.core);
    request.locale = entry.asked.locale;
    request.query = entry.asked.query;
    return request;
}

std::optional<DemoFaultPlanter::Choice> DemoFaultPlanter::outdatedAnswer(std::string_view site, Instant at)
{
    const size_t wanted = m_scene.world().siteIndex(site);
    const size_t now = m_scene.era(m_scene.site(wanted), at);
    const auto entry = pick(at, [&](const DemoEntry &candidate) {
        if (candidate.asked.site != wanted || candidate.era >= now || candidate.broken)
            return false;
        DemoRequest today = candidate.asked;
        today.at = at;
        return m_scene.answer(today, m_random) != candidate.answer;
    });
    if (!entry)
        return std::nullopt;
    Choice choice{*entry, again(m_pool.entries()[*entry], at), {}};
    return choice.request.locale == m_pool.entries()[*entry].asked.locale ? std::optional(choice) : std::nullopt;
}

std::optional<DemoFaultPlanter::Choice> DemoFaultPlanter::outdatedPrompt(Instant at)
{
    auto choice = sameFamily(at, [&](const DemoEntry &entry) {
        const DemoSite &site = m_scene.site(entry.asked.site);
        const DemoFamily &family = m_scene.family(entry.asked.family);
        return site.prompt == "support_prompt" && entry.prompt != m_scene.promptVersion(site, at) && !entry.broken && !family.contextOnly && !family.action;
    });
    return choice && choice->request.locale == m_pool.entries()[choice->entry].asked.locale ? choice : std::nullopt;
}

std::optional<DemoFaultPlanter::Choice> DemoFaultPlanter::nearMiss(const std::string &kind, Instant at)
{
    std::vector<std::pair<size_t, const DemoNearMiss *>> known;
    for (size_t i = 0; i < m_scene.families().size(); ++i) {
        for (const DemoNearMiss &near : m_scene.family(i).nearMisses) {
            if (near.kind == kind)
                known.emplace_back(i, &near);
        }
    }
    if (known.empty())
        return std::nullopt;
    for (size_t attempt = 0; attempt < known.size(); ++attempt) {
        const auto &[family, near] = known[m_nearMissTurn[kind]++ % known.size()];
        const auto &words = near->queries[m_random.below(near->queries.size())];
        const auto fits = [&, wanted = family](const DemoEntry &candidate) {
            return candidate.asked.family == wanted && !isGerman(candidate) && !candidate.broken && m_pool.isCurrent(candidate, at);
        };
        // A cache serves the neighbour that looks most alike.
        double closest = 0;
        (void)pick(at, [&](const DemoEntry &candidate) {
            if (fits(candidate))
                closest = std::max(closest, wordOverlap(words, candidate.asked.core));
            return false;
        });
        const auto entry = pick(at, [&](const DemoEntry &candidate) { return fits(candidate) && wordOverlap(words, candidate.asked.core) >= closest; });
        if (!entry || closest < 0.4)
            continue;
        const DemoEntry &found = m_pool.entries()[*entry];
        return Choice{*entry, m_questions.withWords(at, family, reader(found), words), near->why};
    }
    return std::nullopt;
}

std::optional<DemoFaultPlanter::Choice> DemoFaultPlanter::otherLocale(Instant at)
{
    const size_t prices = m_scene.world().siteIndex("billing.prices");
    const auto entry = pick(at, [&](const DemoEntry &candidate) {
        const bool shared = m_scene.site(candidate.asked.site).scope == "none" && m_scene.site(candidate.asked.site).byLocale;
        return shared && (isGerman(candidate) || candidate.asked.site == prices) && !candidate.broken && m_pool.isCurrent(candidate, at);
    });
    if (!entry)
        return std::nullopt;
    const DemoEntry &found = m_pool.entries()[*entry];
    const DemoUser *user = &m_scene.people().any(m_random);
    const auto locale = [&] { return m_scene.world().tenants[user->tenant].locale; };
    while (locale() == found.asked.locale || locale() == "de-DE")
        user = &m_scene.people().any(m_random);
    return Choice{*entry, m_questions.ofFamily(at, found.asked.family, *user), {}};
}

std::optional<DemoFaultPlanter::Choice> DemoFaultPlanter::otherTenant(Instant at)
{
    const auto entry = pick(at, [&](const DemoEntry &candidate) {
        const bool namesAnOrder = candidate.asked.core.find("FD-") != std::string::npos;
        return m_scene.site(candidate.asked.site).personal && !namesAnOrder && !isGerman(candidate) && !candidate.broken;
    });
    if (!entry)
        return std::nullopt;
    const DemoRequest &asked = m_pool.entries()[*entry].asked;
    const DemoUser *user = &m_scene.people().any(m_random);
    const auto &tenants = m_scene.world().tenants;
    while (user->tenant == asked.user->tenant || tenants[user->tenant].locale != asked.locale)
        user = &m_scene.people().any(m_random);
    DemoRequest request = m_questions.withWords(at, asked.family, *user, asked.core);
    request.query = asked.query;
    return Choice{*entry, request, {}};
}

std::optional<DemoFaultPlanter::Choice> DemoFaultPlanter::lowerRole(Instant at)
{
    const size_t files = m_scene.world().siteIndex("files.access");
    const auto entry = pick(at, [&](const DemoEntry &candidate) {
        return candidate.asked.site == files && candidate.asked.user->role == "admin" && m_pool.isCurrent(candidate, at);
    });
    if (!entry)
        return std::nullopt;
    const DemoRequest &asked = m_pool.entries()[*entry].asked;
    const DemoUser &viewer = m_scene.people().withRole(asked.user->tenant, "viewer", m_random);
    Choice choice{*entry, m_questions.ofFamily(at, asked.family, viewer), {}};
    if (m_random.chance(0.5))
        choice.request.query = asked.query;
    return choice;
}

std::optional<DemoFaultPlanter::Choice> DemoFaultPlanter::sameFamily(Instant at, const Fits &fits)
{
    const auto entry = pick(at, fits);
    if (!entry)
        return std::nullopt;
    return Choice{*entry, again(m_pool.entries()[*entry], at), {}};
}

std::optional<DemoFaultPlanter::Choice> DemoFaultPlanter::otherConversation(Instant at)
{
    auto choice = sameFamily(at, [&](const DemoEntry &entry) { return m_scene.family(entry.asked.family).contextOnly; });
    if (!choice)
        return std::nullopt;
    const DemoRequest &asked = m_pool.entries()[choice->entry].asked;
    const size_t turns = m_scene.family(asked.family).turns.size();
    choice->request.turn = (asked.turn + 1 + m_random.below(turns - 1)) % turns;
    return choice;
}

} // namespace cacheloupe
