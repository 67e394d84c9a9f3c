// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/loaded_logs.h"
#include "core/hitlog/counter_totals.h"
#include "core/hitlog/hit_groups.h"

#include <map>

namespace cacheloupe {

namespace {

/// `call_site,model` → keys; `unknown` gets the first name that is none.
std::vector<HitGroupKey> groupKeys(const std::string &names, std::string &unknown)
{
    std::vector<HitGroupKey> keys;
    for (size_t begin = 0; begin <= names.size();) {
        const size_t comma = std::min(names.find(',', begin), names.size());
        const std::string name = names.substr(begin, comma - begin);
        const auto key = hitGroupKeyFromName(name);
        if (key)
            keys.push_back(*key);
        else if (unknown.empty())
            unknown = "\"" + name + "\"";
        begin = comma + 1;
    }
    return keys;
}

Json groupJson(const HitGroup &group, const std::vector<HitGroupKey> &keys, std::optional<std::uint64_t> wrong)
{
    Json json = Json::object();
    for (size_t i = 0; i < keys.size(); ++i)
        json[std::string(hitGroupKeyName(keys[i]))] = group.key[i];
    json["events"] = group.events;
    json["hits"] = group.hits;
    json["misses"] = group.misses;
    if (const auto rate = group.hitRate())
        json["hit_rate"] = *rate;
    if (group.latencyMsMean)
        json["latency_ms_mean"] = *group.latencyMsMean;
    if (group.latencyMsP95)
        json["latency_ms_p95"] = *group.latencyMsP95;
    json["saved_usd"] = group.savedUsd;
    json["stale"] = group.staleHits;
    if (wrong)
        json["wrong"] = *wrong;
    if (group.malformed > 0)
        json["malformed"] = group.malformed;
    return json;
}

/// Flagged reuses by group; nullopt without a workspace.
std::optional<std::map<std::vector<std::string>, std::uint64_t>> wrongByGroup(const LoadedLogs &logs, const std::vector<HitRow> &rows,
                                                                              const std::vector<HitGroupKey> &keys)
{
    std::vector<HitRow> wrongRows;
    for (const HitRow row : rows) {
        if (isWrongReuse(logs.verdict(row)))
            wrongRows.push_back(row);
    }
    std::map<std::vector<std::string>, std::uint64_t> wrong;
    for (const HitGroup &group : groupHits(logs.table(), keys, wrongRows))
        wrong[group.key] = group.hits;
    return wrong;
}

std::vector<RecordColumn> columns(const std::vector<HitGroupKey> &keys, bool withWrong, bool withCounters)
{
    std::vector<RecordColumn> columns;
    for (const HitGroupKey key : keys)
        columns.push_back({std::string(hitGroupKeyName(key)), 32});
    for (const char *name : {"events", "hits", "misses", "hit_rate", "latency_ms_mean", "latency_ms_p95", "saved_usd", "stale"})
        columns.push_back({name, 12, true});
    if (withWrong)
        columns.push_back({"wrong", 12, true});
    if (withCounters)
        columns.push_back({"from_counters", 13, true});
    return columns;
}

ExitCode runStats(CommandCall &call)
{
    if (call.arguments.positional().empty())
        return call.refuse("Name at least one hit log.");
    std::string unknown;
    const auto keys = groupKeys(call.arguments.has("--by") ? call.arguments.value("--by") : "call_site", unknown);
    if (!unknown.empty() || keys.size() > 4)
        return call.refuse("--by takes up to four of call_site, model, tenant, layer, kind, match, day, hour, followup, flag, source"
                           + (unknown.empty() ? std::string() : ", not " + unknown) + ".");
    const auto logs = LoadedLogs::load(call.arguments.positional(), call.arguments.value("--workspace"), call);
    if (!logs)
        return call.fail(logs.error());
    auto rows = (*logs)->rows(call.arguments.value("--where"));
    if (!rows)
        return call.fail(rows.error());
    const CounterTotals counters((*logs)->table(), keys, *rows);

    const bool withWrong = call.arguments.has("--workspace");
    const auto wrong = withWrong ? wrongByGroup(**logs, *rows, keys) : std::nullopt;
    const auto record = [&](const HitGroup &group) {
        std::optional<std::uint64_t> count;
        if (wrong)
            count = wrong->contains(group.key) ? wrong->at(group.key) : 0;
        Json json = groupJson(group, keys, count);
        if (const auto counted = counters.eventsOf(group.key))
            json["from_counters"] = counted;
        return json;
    };
    auto groups = groupHits((*logs)->table(), keys, *rows);
    counters.addTo(groups);
    if (call.format == RecordFormat::json) {
        Json document = {{"total", rows->size() + counters.events()}, {"groups", Json::array()}};
        for (const HitGroup &group : groups)
            document["groups"].push_back(record(group));
        call.out << dumpJson(document, 2) << "\n";
        return ExitCode::fine;
    }
    RecordWriter writer(call.out, call.format, columns(keys, withWrong, !counters.isEmpty()));
    for (const HitGroup &group : groups)
        writer.write(record(group));
    if (call.format == RecordFormat::table && groups.size() > 1) {
        HitGroup total = groupHits((*logs)->table(), {}, *rows).front();
        counters.addToTotal(total);
        total.key.assign(keys.size(), "");
        total.key.front() = "(all)";
        std::uint64_t wrongTotal = 0;
        for (const HitRow row : *rows)
            wrongTotal += isWrongReuse((*logs)->verdict(row));
        Json json = groupJson(total, keys, wrongTotal);
        if (!counters.isEmpty())
            json["from_counters"] = counters.events();
        writer.write(json);
    }
    writer.finish();
    return ExitCode::fine;
}

} // namespace

Command statsCommand()
{
    return {"stats",
            "FILE… [--by KEY,…] [--where QUERY]",
            "Counts hits, misses, latency, savings and stale answers by group.",
            {{"--by", "KEYS", "up to four of call_site, model, tenant, layer, kind, match, day, hour, …; default call_site"},
             kWhereOption, kDialectOption,
             kWorkspaceOption},
            runStats};
}

} // namespace cacheloupe
