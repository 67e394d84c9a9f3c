// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_scene.h"

#include "core/base/hash.h"
#include "core/demo/demo_format.h"
#include "core/demo/demo_rhythm.h"

#include <algorithm>
#include <charconv>

namespace cacheloupe {

namespace {

bool isGerman(const DemoRequest &request)
{
    return request.locale == "de-DE";
}

std::optional<std::string> userSlot(std::string_view slot, const DemoRequest &request)
{
    if (!request.user)
        return std::nullopt;
    const auto it = request.user->slots.find(slot);
    return it == request.user->slots.end() ? std::nullopt : std::optional(it->second);
}

/// `day+3`: a date counted from the week's start.
std::optional<std::string> daySlot(std::string_view slot, Instant weekStart, std::string_view locale)
{
    if (!slot.starts_with("day+"))
        return std::nullopt;
    long days = 0;
    std::from_chars(slot.data() + 4, slot.data() + slot.size(), days);
    return demoDate(weekStart + std::chrono::days(days), locale);
}

/// `price_team` or `price_team*10`: a value of the price list in force.
std::optional<std::string> trackSlot(std::string_view slot, const DemoEra &era, std::string_view locale)
{
    const auto star = slot.find('*');
    const auto it = era.values.find(slot.substr(0, star));
    if (it == era.values.end())
        return std::nullopt;
    long factor = 1;
    if (star != std::string_view::npos)
        std::from_chars(slot.data() + star + 1, slot.data() + slot.size(), factor);
    return slot.starts_with("price_") ? demoPrice(it->second * factor, locale) : std::to_string(it->second * factor);
}

} // namespace

DemoScene::DemoScene(DemoWorld world, std::vector<DemoFamily> families, Instant weekStart, std::uint64_t seed)
    : m_world(std::move(world)), m_families(std::move(families)), m_people(m_world, weekStart, seed), m_weekStart(weekStart)
{
    m_familiesOf.resize(m_world.sites.size());
    for (size_t i = 0; i < m_families.size(); ++i) {
        const size_t site = m_world.siteIndex(m_families[i].callSite);
        if (site < m_familiesOf.size())
            m_familiesOf[site].push_back(i);
    }
    // Popularity must not follow the order of the files: the faq spreads over three of them.
    Random random(seed ^ 0x7363656E65ULL);
    for (auto &order : m_familiesOf) {
        for (size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[random.below(i)]);
    }
}

size_t DemoScene::era(const DemoSite &site, Instant at) const
{
    const DemoTrack *track = m_world.track(site.track);
    return track ? eraAt(*track, demoHour(m_weekStart, at)) : 0;
}

std::string DemoScene::promptVersion(const DemoSite &site, Instant at) const
{
    const DemoTrack *track = m_world.track(site.prompt);
    return track ? (*track)[eraAt(*track, demoHour(m_weekStart, at))].version : site.prompt;
}

Instant DemoScene::changeTime(std::string_view track, Instant at) const
{
    const DemoTrack *versions = m_world.track(track);
    const double hour = versions ? (*versions)[eraAt(*versions, demoHour(m_weekStart, at))].fromHour : 0;
    return m_weekStart + std::chrono::milliseconds(std::int64_t(hour * 3'600'000.0));
}

std::string DemoScene::fieldValue(KeyField field, const DemoRequest &request) const
{
    const DemoSite &at = site(request.site);
    if (at.trackField == field)
        return (*m_world.track(at.track))[era(at, request.at)].version;
    switch (field) {
    case KeyField::routeProvider:
        return m_world.models.find(at.model)->second.provider;
    case KeyField::routeModel:
        return at.model;
    case KeyField::promptTemplateHash:
        return "t-" + sha256Hex(at.id + promptVersion(at, request.at)).substr(0, 10);
    case KeyField::promptSystemVersion:
        return promptVersion(at, request.at);
    case KeyField::sourceCorpusVersion:
        return at.corpus;
    case KeyField::sourceDocumentIds:
        return family(request.family).id;
    case KeyField::sourceEmbeddingModel:
        return "text-embedding-3-small";
    case KeyField::accessTenant:
        return m_world.tenants[request.user->tenant].id;
    case KeyField::accessSubject:
        return request.user->hashedId;
    case KeyField::accessRole:
        return request.user->role;
    case KeyField::accessPolicyVersion:
        return at.accessPolicy;
    case KeyField::outputSchemaVersion:
        return "ticket-label-2";
    case KeyField::outputLocale:
        return request.locale;
    case KeyField::outputFormat:
        return "json";
    case KeyField::freshnessClass:
        return at.freshness;
    default:
        return {};
    }
}

KeyFields DemoScene::fields(const DemoRequest &request) const
{
    KeyFields values;
    for (const KeyField field : site(request.site).fields) {
        if (std::string value = fieldValue(field, request); !value.empty())
            values.set(field, std::move(value));
    }
    return values;
}

std::vector<const DemoAnswer *> DemoScene::fittingAnswers(const DemoRequest &request) const
{
    const DemoFamily &from = family(request.family);
    const auto &written = isGerman(request) && !from.germanAnswers.empty() ? from.germanAnswers : from.answers;
    if (from.contextOnly)
        return {&written[request.turn % written.size()]};
    const size_t now = era(site(request.site), request.at);
    std::vector<const DemoAnswer *> fitting;
    for (const DemoAnswer &candidate : written) {
        const auto &roles = candidate.roles;
        if (candidate.era.value_or(now) == now && (roles.empty() || std::find(roles.begin(), roles.end(), request.user->role) != roles.end()))
            fitting.push_back(&candidate);
    }
    return fitting;
}

std::string DemoScene::answer(const DemoRequest &request, Random &random) const
{
    const auto fitting = fittingAnswers(request);
    if (family(request.family).contextOnly)
        return fitting.front()->text;
    return fitting.empty() ? std::string() : fill(fitting[random.below(fitting.size())]->text, request);
}

std::vector<std::string> DemoScene::rightAnswers(const DemoRequest &request) const
{
    std::vector<std::string> texts;
    for (const DemoAnswer *answer : fittingAnswers(request))
        texts.push_back(family(request.family).contextOnly ? answer->text : fill(answer->text, request));
    return texts;
}

std::string DemoScene::fill(std::string_view text, const DemoRequest &request) const
{
    const DemoTrack *prices = m_world.track("prices");
    return fillSlots(text, [&](std::string_view slot) -> std::optional<std::string> {
        if (auto value = userSlot(slot, request))
            return value;
        if (auto value = daySlot(slot, m_weekStart, request.locale))
            return value;
        return prices ? trackSlot(slot, (*prices)[eraAt(*prices, demoHour(m_weekStart, request.at))], request.locale) : std::nullopt;
    });
}

std::string DemoScene::partition(const DemoRequest &request) const
{
    const DemoSite &at = site(request.site);
    std::string name = at.byLocale ? request.locale : std::string();
    if (at.scope == "tenant" || at.scope == "role")
        name += "/" + m_world.tenants[request.user->tenant].id;
    if (at.scope == "role")
        name += "/" + request.user->role;
    if (at.scope == "user")
        name += "/" + request.user->hashedId;
    return name;
}

} // namespace cacheloupe
