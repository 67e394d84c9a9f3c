// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_world.h"

#include "core/demo/demo_resource.h"

namespace cacheloupe {

namespace {

std::string text(const Json &json, std::string_view name)
{
    return jsonText(json, name).value_or(std::string());
}

double number(const Json &json, std::string_view name)
{
    return jsonNumber(json, name).value_or(0);
}

DemoTrack readTrack(const Json &json)
{
    DemoTrack track;
    for (const Json &row : json) {
        DemoEra era{number(row, "from_h"), text(row, "version"), {}};
        if (const Json *values = jsonAt(row, "values")) {
            for (const auto &[name, value] : values->items())
                era.values[name] = value.get<long>();
        }
        track.push_back(std::move(era));
    }
    return track;
}

DemoSite readSite(const Json &json)
{
    DemoSite site;
    site.id = text(json, "id");
    site.weight = number(json, "weight");
    site.dayBoost = json.at("day_boost").get<std::vector<double>>();
    site.layer = text(json, "layer");
    site.model = text(json, "model");
    site.temperature = number(json, "temperature");
    site.maxTokens = long(number(json, "max_tokens"));
    site.promptTokens = long(number(json, "prompt_tokens"));
    site.threshold = number(json, "threshold");
    site.ttlS = long(number(json, "ttl_s"));
    site.scope = text(json, "scope");
    site.byLocale = jsonBool(json, "by_locale").value_or(false);
    site.personal = jsonBool(json, "personal").value_or(false);
    site.coldShare = number(json, "cold_share");
    site.bypass = jsonBool(json, "bypass").value_or(false);
    site.prompt = text(json, "prompt");
    site.track = text(json, "track");
    site.trackField = keyFieldFromName(text(json, "track_field"));
    site.corpus = text(json, "corpus");
    site.accessPolicy = text(json, "access_policy");
    site.freshness = text(json, "freshness");
    for (const std::string &name : demoTexts(json, "fields")) {
        if (const auto field = keyFieldFromName(name))
            site.fields.push_back(*field);
    }
    return site;
}

void readPlaces(const Json &json, DemoWorld &world)
{
    world.product = text(json, "product");
    world.domain = text(json, "domain");
    for (const Json &row : json.at("tenants"))
        world.tenants.push_back({text(row, "id"), text(row, "name"), text(row, "locale"), number(row, "weight"), size_t(number(row, "users"))});
    world.firstNames = demoTexts(json, "first_names");
    world.lastNames = demoTexts(json, "last_names");
    world.openers = demoTexts(json, "openers");
    world.closers = demoTexts(json, "closers");
    world.germanOpeners = demoTexts(json, "openers_de");
    world.germanClosers = demoTexts(json, "closers_de");
    world.errorAnswers = demoTexts(json, "error_answers");
    for (const auto &[name, rows] : json.at("tracks").items())
        world.tracks[name] = readTrack(rows);
    for (const auto &[name, row] : json.at("models").items())
        world.models[name] = {text(row, "provider"), number(row, "input_usd_per_million"), number(row, "output_usd_per_million"),
                              number(row, "first_token_ms"), number(row, "token_ms")};
    world.embeddingUsdPerMillion = number(json, "embedding_usd_per_million");
}

} // namespace

const DemoTrack *DemoWorld::track(std::string_view name) const
{
    const auto it = tracks.find(name);
    return it == tracks.end() ? nullptr : &it->second;
}

size_t DemoWorld::siteIndex(std::string_view id) const
{
    size_t index = 0;
    while (index < sites.size() && sites[index].id != id)
        ++index;
    return index;
}

size_t eraAt(const DemoTrack &track, double hour)
{
    size_t era = 0;
    while (era + 1 < track.size() && track[era + 1].fromHour <= hour)
        ++era;
    return era;
}

Result<DemoWorld> loadDemoWorld()
{
    DemoWorld world;
    const auto places = readDemoResource("demo/world.json", [&](const Json &json) { readPlaces(json, world); });
    if (!places)
        return places.error();
    const auto sites = readDemoResource("demo/sites.json", [&](const Json &json) {
        for (const Json &row : json.at("call_sites"))
            world.sites.push_back(readSite(row));
    });
    if (!sites)
        return sites.error();
    const auto faults = readDemoResource("demo/faults.json", [&](const Json &json) {
        for (const Json &row : json.at("kinds"))
            world.faultKinds.push_back({text(row, "id"), size_t(number(row, "hits")), text(row, "verdict"), demoTexts(row, "accept"), text(row, "explanation")});
    });
    if (!faults)
        return faults.error();
    return world;
}

} // namespace cacheloupe
