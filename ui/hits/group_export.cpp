// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/group_export.h"

#include "core/driver/json.h"

#include <charconv>

namespace cacheloupe {

namespace {

std::string number(std::optional<double> value)
{
    if (!value)
        return {};
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, *value);
    return {buffer, end.ptr};
}

struct Figure {
    const char *name;
    std::string value;
};

std::vector<Figure> figures(const HitGroup &group)
{
    return {{"events", std::to_string(group.events)},
            {"hits", std::to_string(group.hits)},
            {"misses", std::to_string(group.misses)},
            {"malformed", std::to_string(group.malformed)},
            {"hit_rate", number(group.hitRate())},
            {"latency_ms_p50", number(group.latencyMsP50)},
            {"latency_ms_p95", number(group.latencyMsP95)},
            {"saved_usd", number(group.savedUsd)},
            {"oldest_served_s", number(group.oldestServedAgeS)},
            {"served_after_ttl", std::to_string(group.staleHits)}};
}

std::string jsonLine(const std::vector<HitGroupKey> &keys, const HitGroup &group)
{
    Json json = Json::object();
    for (size_t i = 0; i < keys.size(); ++i) {
        if (!group.key[i].empty())
            json[std::string(hitGroupKeyName(keys[i]))] = group.key[i];
    }
    for (const Figure &figure : figures(group)) {
        if (!figure.value.empty())
            json[figure.name] = Json::parse(figure.value, nullptr, false);
    }
    return dumpJson(json) + '\n';
}

} // namespace

std::string groupText(const std::vector<HitGroupKey> &keys, std::span<const HitGroup> groups, ExportFormat format)
{
    std::vector<std::string> names;
    for (const HitGroupKey key : keys)
        names.emplace_back(hitGroupKeyName(key));
    for (const Figure &figure : figures({}))
        names.emplace_back(figure.name);
    std::string out = tableHead(names, format);
    for (const HitGroup &group : groups) {
        if (format == ExportFormat::jsonl) {
            out += jsonLine(keys, group);
            continue;
        }
        std::vector<std::string> values = group.key;
        for (Figure &figure : figures(group))
            values.push_back(std::move(figure.value));
        out += tableLine(values, format);
    }
    return out;
}

} // namespace cacheloupe
