// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_questions.h"

#include "core/base/utf8.h"
#include "core/demo/demo_rhythm.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

/// Words that keep their capital in the middle of a sentence.
constexpr std::array<std::string_view, 10> kOpeningNames = {"Fernwood", "Team", "Business", "Starter", "Larkchat", "Monday", "Love", "Compare", "Service", "Double"};

size_t popular(size_t count, Random &random)
{
    // Zipf with exponent 1: rank r is asked 1/r as often as the first.
    double total = 0;
    for (size_t rank = 1; rank <= count; ++rank)
        total += 1.0 / double(rank);
    double rest = random.unit() * total;
    for (size_t rank = 1; rank < count; ++rank) {
        rest -= 1.0 / double(rank);
        if (rest < 0)
            return rank - 1;
    }
    return count - 1;
}

std::string inSentence(const std::string &text)
{
    const bool word = text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a' && text[1] <= 'z';
    if (!word || std::any_of(kOpeningNames.begin(), kOpeningNames.end(), [&](std::string_view name) { return text.starts_with(name); }))
        return text;
    return asciiLower(text.substr(0, 1)) + text.substr(1);
}

std::string withoutQuestionMark(std::string text)
{
    if (text.ends_with('?'))
        text.pop_back();
    return text;
}

std::string asSentence(std::string text)
{
    if (!text.ends_with('?') && !text.ends_with('!') && !text.ends_with('.'))
        text += '.';
    return text;
}

const std::string &oneOf(const std::vector<std::string> &texts, Random &random)
{
    return texts[random.below(texts.size())];
}

} // namespace

DemoQuestions::DemoQuestions(const DemoScene &scene, Random &random) : m_scene(scene), m_random(random) {}

size_t DemoQuestions::family(size_t site, bool german) const
{
    const auto &order = m_scene.familiesOf(site);
    size_t chosen = order[popular(order.size(), m_random)];
    // German tenants mostly ask what the German help centre covers.
    for (int attempt = 0; german && attempt < 2 && m_scene.family(chosen).germanQueries.empty(); ++attempt)
        chosen = order[popular(order.size(), m_random)];
    return chosen;
}

DemoRequest DemoQuestions::any(Instant at) const
{
    const double hour = demoHour(m_scene.weekStart(), at);
    const size_t day = hour < 0 ? 0 : std::min<size_t>(6, size_t(hour / 24));
    std::vector<double> weights;
    for (const DemoSite &site : m_scene.world().sites)
        weights.push_back(site.weight * site.dayBoost[day]);
    const size_t site = weightedIndex(weights, m_random);
    // A few people ask for their account again and again, most never do.
    const DemoUser &user = m_scene.site(site).personal ? m_scene.people().regular(m_random) : m_scene.people().any(m_random);
    const bool german = m_scene.world().tenants[user.tenant].locale == "de-DE";
    return ofFamily(at, family(site, german), user);
}

DemoRequest DemoQuestions::ofFamily(Instant at, size_t family, const DemoUser &user) const
{
    const DemoFamily &asked = m_scene.family(family);
    const bool german = m_scene.world().tenants[user.tenant].locale == "de-DE" && !asked.germanQueries.empty();
    const auto &wordings = german ? asked.germanQueries : asked.queries;
    DemoRequest request = withWords(at, family, user, wordings[popular(wordings.size(), m_random)]);
    if (german)
        request.locale = "de-DE";
    request.query = typed(request.core, request);
    return request;
}

DemoRequest DemoQuestions::withWords(Instant at, size_t family, const DemoUser &user, std::string_view words) const
{
    DemoRequest request;
    request.at = at;
    request.family = family;
    request.site = m_scene.world().siteIndex(m_scene.family(family).callSite);
    request.user = &user;
    request.temperature = m_scene.site(request.site).temperature;
    const std::string &locale = m_scene.world().tenants[user.tenant].locale;
    request.locale = locale == "de-DE" ? "en-GB" : locale;
    request.core = m_scene.fill(words, request);
    request.query = request.core;
    const DemoFamily &asked = m_scene.family(family);
    request.turn = asked.turns.empty() ? 0 : m_random.below(std::min(asked.turns.size(), asked.answers.size()));
    return request;
}

std::string DemoQuestions::typed(const std::string &core, const DemoRequest &request) const
{
    const bool german = request.locale == "de-DE";
    const DemoWorld &world = m_scene.world();
    const double manner = m_random.unit();
    if (manner < 0.62)
        return core;
    if (manner < 0.74)
        return oneOf(german ? world.germanOpeners : world.openers, m_random) + inSentence(core);
    if (manner < 0.84)
        return asSentence(core) + m_scene.fill(oneOf(german ? world.germanClosers : world.closers, m_random), request);
    if (manner < 0.92)
        return withoutQuestionMark(core);
    return withoutQuestionMark(inSentence(core));
}

} // namespace cacheloupe
