// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/followed_hits.h"
#include "app/cli/hit_json.h"
#include "app/cli/loaded_logs.h"
#include "app/cli/saved_filter.h"
#include "app/cli/store_connection.h"
#include "app/cli/store_join.h"
#include "core/hitlog/hit_sort.h"

namespace cacheloupe {

namespace {

constexpr size_t kListedByDefault = 100;
constexpr size_t kDefaultFollowed = 10;

const std::vector<RecordColumn> kColumns = {
    {"ts", 24},           {"event", 11},          {"call_site", 24},      {"match", 8},       {"similarity", 6, true},
    {"query", 40},        {"cached_query", 40},   {"answer", 40},         {"id", 0},          {"layer", 0},
    {"lane", 0},          {"threshold", 0, true}, {"runner_up", 0, true}, {"key", 0},         {"provider", 0},
    {"model", 0},         {"params", 0},          {"messages", 0},        {"fields", 0},      {"entry.id", 0},
    {"entry.created_at", 0}, {"entry.age_s", 0, true}, {"entry.ttl_s", 0, true}, {"entry.fields", 0},
    {"usage.input_tokens", 0, true}, {"usage.output_tokens", 0, true}, {"latency_ms", 0, true}, {"embedding_ms", 0, true},
    {"cost_usd", 0, true}, {"saved_usd", 0, true}, {"user", 0},           {"session", 0},     {"followup", 0},
    {"flag", 0},          {"error", 0},           {"source", 0},          {"line", 0, true},
};

/// `-similarity` sorts downwards.
std::optional<HitSortOrder> sortOrder(std::string name)
{
    HitSortOrder order;
    if (name.starts_with('-')) {
        order.descending = true;
        name.erase(0, 1);
    }
    const auto key = hitSortKeyFromName(name);
    if (!key || *key == HitSortKey::custom)
        return {};
    order.key = *key;
    return order;
}

ExitCode runHits(CommandCall &call)
{
    if (call.arguments.positional().empty())
        return call.refuse("Name at least one hit log.");
    std::string problem;
    const bool follows = call.arguments.has("--follow");
    const size_t limit = call.arguments.count("--limit", problem).value_or(follows ? kDefaultFollowed : kListedByDefault);
    if (!problem.empty())
        return call.refuse(problem);
    if (follows && call.arguments.has("--sort"))
        return call.refuse("--follow shows events as they come and takes no --sort.");
    const auto query = wantedQuery(call);
    if (const auto *refused = std::get_if<ExitCode>(&query))
        return *refused;
    if (follows) {
        RecordWriter writer(call.out, call.format, kColumns);
        return followHits(call, std::get<std::string>(query), writer, limit);
    }
    HitSortOrder order;
    if (call.arguments.has("--sort")) {
        const auto given = sortOrder(call.arguments.value("--sort"));
        if (!given)
            return call.refuse("--sort takes time, call_site, similarity, age, latency, … (-age for descending), not \""
                               + call.arguments.value("--sort") + "\".");
        order = *given;
    }
    const auto logs = LoadedLogs::load(call.arguments.positional(), call.arguments.value("--workspace"), call);
    if (!logs)
        return call.fail(logs.error());
    auto rows = (*logs)->rows(std::get<std::string>(query));
    if (!rows)
        return call.fail(rows.error());
    const HitTable &table = (*logs)->table();
    const size_t all = rows->size();
    if (limit > 0 && limit < all)
        *rows = topHits(table, *rows, order, limit);
    else
        sortHits(table, *rows, order);

    const auto joined = StoreJoin::open(call);
    if (const auto *code = std::get_if<ExitCode>(&joined))
        return *code;
    const auto &join = std::get<StoreJoin>(joined);
    size_t filled = 0;
    RecordWriter writer(call.out, call.format, kColumns);
    for (const HitRow row : *rows) {
        auto hit = table.record(row);
        if (!hit)
            return call.fail(hit.error());
        filled += join.fill(*hit);
        writer.write(hitJson(*hit));
        if (writer.closed())
            break;
    }
    writer.finish();
    if (call.arguments.has("--join"))
        call.say(std::to_string(filled) + " of " + std::to_string(rows->size()) + " events joined with the store's " + std::to_string(join.entryCount()) + " entries.");
    if (rows->size() < all && !call.arguments.has("--limit"))
        call.say(std::to_string(rows->size()) + " of " + std::to_string(all) + " events shown; --limit 0 shows all.");
    return ExitCode::fine;
}

} // namespace

Command hitsCommand()
{
    std::vector<OptionSpec> options = storeConnectionOptions();
    options.insert(options.begin(),
                   {kWhereOption, kSavedOption, kDialectOption,
                    {"--sort", "KEY", "time, call_site, similarity, age, latency, … ; -age for descending; default: as in the log"},
                    {"--limit", "N", "at most N events, 0 = all; default 100, with --follow the last 10"},
                    {"--join", "URL", "a cache store: fills what the log does not tell of the entries served (marked in \"inferred\")"},
                    {"--follow", "", "goes on with new events as they come, also in new files of a folder or pattern, until Ctrl+C"},
                    kWorkspaceOption});
    return {"hits",
            "FILE… [--where QUERY] [--saved NAME --workspace FILE] [--sort KEY] [--limit N] [--join URL] [--follow]",
            "Lists the events of hit logs: files, folders or patterns, plain, gzip or zstd.",
            options,
            runHits};
}

} // namespace cacheloupe
