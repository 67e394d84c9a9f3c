// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_recorder.h"

#include "core/base/hash.h"
#include "core/demo/demo_format.h"
#include "core/driver/json.h"

#include <algorithm>

namespace cacheloupe {

namespace {

long wordCount(std::string_view text)
{
    return 1 + std::count_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n'; });
}

std::string paramsJson(const DemoSite &site, double temperature)
{
    Json params;
    params["temperature"] = temperature;
    params["max_tokens"] = site.maxTokens;
    return dumpJson(params);
}

std::string sessionOf(const DemoRequest &request)
{
    const auto block = unixMs(request.at) / (2 * 3'600'000);
    return "s-" + sha256Hex(request.user->hashedId + std::to_string(block)).substr(0, 10);
}

std::string messagesJson(const DemoScene &scene, const DemoRequest &request)
{
    const DemoFamily &family = scene.family(request.family);
    Json messages = Json::array();
    messages.push_back({{"role", "system"}, {"content", "You are the assistant of " + scene.world().product + ". Answer briefly and only from the given passages."}});
    if (!family.turns.empty()) {
        messages.push_back({{"role", "user"}, {"content", family.turns[request.turn % family.turns.size()]}});
        messages.push_back({{"role", "assistant"}, {"content", "I have just sent you the article that explains it."}});
    }
    messages.push_back({{"role", "user"}, {"content", request.query}});
    return dumpJson(messages);
}

std::string fieldText(const KeyFields &fields)
{
    std::string text;
    for (const auto &[field, value] : fields.values())
        text.append(keyFieldName(field)).append("=").append(value).append("\n");
    return text;
}

/// Older application servers logged and stored the route, the prompt and the role only.
KeyFields legacyFields(const KeyFields &fields)
{
    KeyFields fewer;
    for (const KeyField field : {KeyField::routeProvider, KeyField::routeModel, KeyField::promptSystemVersion, KeyField::accessRole}) {
        if (const std::string *value = fields.find(field))
            fewer.set(field, *value);
    }
    return fewer;
}

} // namespace

DemoEntry DemoRecorder::draftEntry(const DemoRequest &request, std::string answer)
{
    const DemoSite &site = m_scene.site(request.site);
    const DemoModel &model = m_scene.world().models.find(site.model)->second;
    DemoEntry entry;
    entry.asked = request;
    entry.answer = std::move(answer);
    entry.era = m_scene.era(site, request.at);
    entry.prompt = m_scene.promptVersion(site, request.at);
    const KeyFields all = m_scene.fields(request);
    entry.fields = m_random.chance(0.06) ? legacyFields(all) : all;
    entry.inputTokens = long(double(site.promptTokens) * (0.85 + 0.3 * m_random.unit())) + wordCount(request.query) * 4 / 3;
    entry.outputTokens = wordCount(entry.answer) * 27 / 20 + 2;
    entry.costUsd = rounded((double(entry.inputTokens) * model.inputUsdPerMillion + double(entry.outputTokens) * model.outputUsdPerMillion) / 1e6, 7);
    const double spread = 0.7 + 0.35 * m_random.unit() + 0.35 * m_random.unit() * m_random.unit();
    const double latencyMs = (model.firstTokenMs + model.tokenMs * double(entry.outputTokens)) * spread;
    entry.createdAt = request.at + std::chrono::milliseconds(std::int64_t(latencyMs));
    ++m_drafts;
    entry.key = "fd:" + sha256Hex(site.id + "\n" + fieldText(all) + request.query + "\n" + std::to_string(m_drafts)).substr(0, 40);
    entry.id = "e-" + sha256Hex(entry.key).substr(0, 12);
    return entry;
}

Hit DemoRecorder::event(const DemoRequest &request, EventKind kind)
{
    const DemoSite &site = m_scene.site(request.site);
    Hit hit;
    hit.time = request.at;
    hit.kind = kind;
    hit.callSite = site.id;
    hit.layer = site.layer;
    hit.lane = site.layer == "parsed_fields" && m_random.chance(0.15) ? "batch" : "sync";
    hit.query = request.query;
    hit.provider = m_scene.world().models.find(site.model)->second.provider;
    hit.model = site.model;
    hit.paramsJson = paramsJson(site, request.temperature);
    hit.fields = m_scene.fields(request);
    hit.user = request.user->hashedId;
    hit.session = sessionOf(request);
    const bool conversation = !m_scene.family(request.family).turns.empty();
    if (conversation || m_random.chance(0.05))
        hit.messagesJson = messagesJson(m_scene, request);
    return hit;
}

void DemoRecorder::addModelCall(Hit &hit, const DemoEntry &draft)
{
    hit.usage.inputTokens = draft.inputTokens;
    hit.usage.outputTokens = draft.outputTokens;
    if (draft.inputTokens > 1024 && m_random.chance(0.4))
        hit.usage.cachedInputTokens = draft.inputTokens / 128 * 128 - 128;
    hit.latencyMs = double((draft.createdAt - draft.asked.at).count());
    hit.costUsd = draft.costUsd;
}

void DemoRecorder::addFeedback(Hit &hit, bool wrong)
{
    const double followup = m_random.unit();
    if (followup < (wrong ? 0.26 : 0.022))
        hit.followup = "retry";
    else if (followup < (wrong ? 0.48 : 0.03))
        hit.followup = "corrected";
    else if (followup < 0.75)
        hit.followup = "none";
    const double flag = m_random.unit();
    if (flag < (wrong ? 0.13 : 0.006))
        hit.flag = "thumbs_down";
    else if (!wrong && flag < 0.04)
        hit.flag = "thumbs_up";
}

void DemoRecorder::hit(const DemoRequest &request, DemoEntry &entry, const DemoMatch &match, std::optional<DemoFault> fault)
{
    Hit hit = event(request, EventKind::hit);
    const DemoSite &site = m_scene.site(request.site);
    hit.match = match.exact ? MatchKind::exact : MatchKind::semantic;
    hit.key = entry.key;
    hit.cachedQuery = entry.asked.query;
    hit.answer = entry.answer;
    hit.entry = {entry.id, entry.createdAt, double((request.at - entry.createdAt).count() / 1000), double(site.ttlS), entry.fields};
    hit.savedUsd = entry.costUsd;
    hit.latencyMs = rounded(1.6 + 5.5 * m_random.unit() * m_random.unit(), 1);
    if (!match.exact) {
        hit.similarity = rounded(match.similarity, 4);
        hit.threshold = site.threshold;
        if (match.runnerUp > 0)
            hit.runnerUp = rounded(match.runnerUp, 4);
        hit.embeddingMs = rounded(9 + 26 * m_random.unit() * m_random.unit() + 3 * m_random.unit(), 1);
        hit.latencyMs = rounded(*hit.latencyMs + *hit.embeddingMs, 1);
        hit.costUsd = rounded(double(wordCount(request.query) * 4 / 3) * m_scene.world().embeddingUsdPerMillion / 1e6, 9);
    }
    addFeedback(hit, fault.has_value());
    if (!m_recording)
        return;
    ++entry.hitCount;
    entry.lastHitAt = request.at;
    push({std::move(hit), match.entry, std::move(fault), request});
}

void DemoRecorder::miss(const DemoRequest &request, const DemoEntry &draft)
{
    Hit hit = event(request, EventKind::miss);
    hit.key = draft.key;
    addModelCall(hit, draft);
    hit.embeddingMs = rounded(9 + 29 * m_random.unit() * m_random.unit(), 1);
    hit.latencyMs = rounded(*hit.latencyMs + *hit.embeddingMs, 1);
    push({std::move(hit), {}, {}, {}});
}

void DemoRecorder::expired(const DemoRequest &request, const DemoEntry &old)
{
    Hit hit = event(request, EventKind::expired);
    hit.key = old.key;
    hit.cachedQuery = old.asked.query;
    hit.entry = {old.id, old.createdAt, double((request.at - old.createdAt).count() / 1000), double(m_scene.site(request.site).ttlS), old.fields};
    hit.latencyMs = rounded(1.6 + 4 * m_random.unit(), 1);
    push({std::move(hit), {}, {}, {}});
}

void DemoRecorder::bypass(const DemoRequest &request, const DemoEntry &draft)
{
    Hit hit = event(request, EventKind::bypass);
    addModelCall(hit, draft);
    push({std::move(hit), {}, {}, {}});
}

void DemoRecorder::store(const DemoEntry &entry)
{
    Hit hit = event(entry.asked, EventKind::store);
    hit.time = entry.createdAt;
    hit.key = entry.key;
    hit.answer = entry.answer;
    hit.entry = {entry.id, entry.createdAt, 0.0, double(m_scene.site(entry.asked.site).ttlS), entry.fields};
    hit.messagesJson.clear();
    push({std::move(hit), {}, {}, {}});
}

void DemoRecorder::push(DemoEvent event)
{
    if (m_recording)
        m_events.push_back(std::move(event));
}

} // namespace cacheloupe
