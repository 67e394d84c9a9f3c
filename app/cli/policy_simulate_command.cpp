// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/loaded_logs.h"
#include "app/cli/review_input.h"
#include "app/cli/what_if_json.h"
#include "core/insight/standing_verdicts.h"
#include "core/policy/policy_publisher.h"

#include <algorithm>
#include <memory>

namespace cacheloupe {

namespace {

/// The policy in the file. One that is not there is an error here.
Result<PolicyDocument> policyToSimulate(const std::string &path)
{
    auto file = readPolicyFile(path);
    if (!file)
        return file.error();
    if (!file->exists)
        return Error{ErrorCode::io, ErrorReason::fileMissing, path, {}};
    return std::move(file->document);
}

/// The standing verdict of each judged hit of the logs, rows rising.
std::vector<RowVerdict> rowVerdicts(const LoadedLogs &logs)
{
    const StandingVerdicts standing(logs.verdictRecords(), reviewerHere());
    std::vector<RowVerdict> verdicts;
    for (const VerdictRecord &record : logs.verdictRecords()) {
        const auto row = logs.table().rowOfId(record.hitId);
        const auto *said = standing.of(hash128(record.hitId));
        if (row && said)
            verdicts.push_back({*row, said->verdict, said->stratum == ReviewStratum::random});
    }
    std::sort(verdicts.begin(), verdicts.end(), [](const RowVerdict &a, const RowVerdict &b) { return a.row < b.row; });
    verdicts.erase(std::unique(verdicts.begin(), verdicts.end(), [](const RowVerdict &a, const RowVerdict &b) { return a.row == b.row; }), verdicts.end());
    return verdicts;
}

/// What the arguments name, read.
struct Simulation {
    PolicyDocument draft;
    std::optional<PolicyDocument> other;
    std::unique_ptr<LoadedLogs> logs;
    std::optional<LookupFacts> facts;
    std::vector<RowVerdict> verdicts;
    size_t examples = 0;
};

Result<Simulation> readSimulation(CommandCall &call)
{
    Simulation out;
    const auto &words = call.arguments.positional();
    auto draft = policyToSimulate(words.front());
    if (!draft)
        return draft.error();
    out.draft = std::move(*draft);
    if (call.arguments.has("--against")) {
        auto other = policyToSimulate(call.arguments.value("--against"));
        if (!other)
            return other.error();
        out.other = std::move(*other);
    }
    auto logs = LoadedLogs::load({words.begin() + 1, words.end()}, call.arguments.value("--verdicts"), call);
    if (!logs)
        return logs.error();
    out.logs = std::move(*logs);
    std::optional<std::vector<HitRow>> rows;
    if (call.arguments.has("--where")) {
        auto some = out.logs->rows(call.arguments.value("--where"));
        if (!some)
            return some.error();
        rows = std::move(*some);
    }
    auto facts = rows ? LookupFacts::read(out.logs->table(), *rows) : LookupFacts::read(out.logs->table());
    if (!facts)
        return facts.error();
    out.facts = std::move(*facts);
    out.verdicts = rowVerdicts(*out.logs);
    return out;
}

std::vector<RecordColumn> simulateColumns(bool withDifference)
{
    std::vector<RecordColumn> columns = {{"call_site", 32}};
    for (const char *name : {"served", "refused", "newly_served", "wrong_removed", "good_lost", "saved_usd", "oldest_s", "lookups", "hits_before", "lost_usd"})
        columns.push_back({name, 13, true});
    if (withDifference)
        for (const char *name : {"difference.served", "difference.refused", "difference.wrong_removed", "difference.good_lost", "difference.saved_usd"})
            columns.push_back({name, 24, true});
    return columns;
}

Json simulatedSiteJson(const std::string &name, const WhatIfCounts &counts, const WhatIfCounts *other, const HitTable &table, bool withExamples)
{
    Json json = whatIfJson(name, counts);
    if (other) {
        json["against"] = whatIfJson(name, *other);
        json["difference"] = differenceJson(whatIfDifference(name, *other, counts));
    }
    if (withExamples)
        json["examples"] = examplesJson(counts.examples, table);
    return json;
}

void writeSimulation(CommandCall &call, const Simulation &simulation, const WhatIfResult &result, const std::optional<WhatIfResult> &other)
{
    const HitTable &table = simulation.logs->table();
    const auto otherOf = [&](const std::string &name) { return other ? other->find(name) : nullptr; };
    const bool withExamples = simulation.examples > 0;
    const Json total = simulatedSiteJson("(all)", result.total, other ? &other->total : nullptr, table, false);
    if (call.format == RecordFormat::json) {
        Json document = {{"call_sites", Json::array()}};
        for (const WhatIfSite &site : result.sites)
            document["call_sites"].push_back(simulatedSiteJson(site.callSite, site.counts, otherOf(site.callSite), table, withExamples));
        document["total"] = total;
        document["total"].erase("call_site");
        call.out << dumpJson(document, 2) << "\n";
        return;
    }
    RecordWriter writer(call.out, call.format, simulateColumns(other.has_value()));
    for (const WhatIfSite &site : result.sites)
        writer.write(simulatedSiteJson(site.callSite, site.counts, otherOf(site.callSite), table, withExamples));
    if (call.format == RecordFormat::table && result.sites.size() > 1)
        writer.write(total);
    writer.finish();
}

ExitCode runSimulate(CommandCall &call)
{
    if (call.arguments.positional().size() < 2)
        return call.refuse("Name a policy file and at least one hit log.");
    std::string problem;
    const auto examples = call.arguments.count("--examples", problem);
    if (!problem.empty())
        return call.refuse(problem);
    auto simulation = readSimulation(call);
    if (!simulation)
        return call.fail(simulation.error());
    simulation->examples = examples.value_or(0);
    WhatIfInput input{*simulation->facts, simulation->draft};
    input.verdicts = simulation->verdicts;
    input.examples = simulation->examples;
    if (call.arguments.has("--call-site"))
        input.callSite = call.arguments.value("--call-site");
    std::optional<WhatIfResult> other;
    if (simulation->other) {
        input.published = &*simulation->other;
        auto against = whatIf({input.facts, *simulation->other, nullptr, input.verdicts, input.callSite});
        if (!against)
            return call.fail(against.error());
        other = std::move(*against);
    }
    const auto result = whatIf(input);
    if (!result)
        return call.fail(result.error());
    if (result->sites.empty())
        call.say(input.callSite ? "The logs hold no lookup of " + *input.callSite + "." : "The logs hold no lookup that fits.");
    writeSimulation(call, *simulation, *result, other);
    return ExitCode::fine;
}

} // namespace

Command policySimulateCommand()
{
    return {"policy simulate",
            "POLICY LOG… [--against OTHER_POLICY] [--verdicts WORKSPACE]",
            "What a policy would have done with the logged lookups, by call site.",
            {{"--against", "FILE", "the policy that holds now: the difference, and what a raised key epoch costs"},
             {"--verdicts", "FILE", "a .cacheloupe file: wrong reuses removed and good ones lost"},
             kWhereOption,
             {"--call-site", "NAME", "only this call site"},
             {"--examples", "N", "ids of at most N events of each kind; json and jsonl"},
             kDialectOption},
            runSimulate};
}

} // namespace cacheloupe
