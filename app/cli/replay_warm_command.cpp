// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/loaded_logs.h"
#include "core/base/file.h"
#include "core/domain/effective_rule.h"
#include "core/policy/policy_codec.h"
#include "core/replay/warm_checks.h"
#include "core/review/personal_words.h"
#include "core/workspace/workspace.h"

#include <map>
#include <unordered_map>

namespace cacheloupe {

namespace {

/// Without a workspace nothing was replayed.
Result<WarmChecks> checksIn(const std::string &path)
{
    if (path.empty())
        return WarmChecks();
    auto workspace = Workspace::open(path, systemNow);
    if (!workspace)
        return workspace.error();
    return warmChecks(*workspace);
}

/// The worst verdict that anybody gave a hit.
std::unordered_map<std::string, Verdict> wrongVerdicts(const std::vector<VerdictRecord> &records)
{
    std::unordered_map<std::string, Verdict> out;
    for (const VerdictRecord &record : records) {
        if (isWrongReuse(record.verdict))
            out[record.hitId] = record.verdict;
    }
    return out;
}

Result<std::optional<PolicyDocument>> chosenPolicy(const std::string &path)
{
    if (path.empty())
        return std::optional<PolicyDocument>();
    const auto text = readWholeFile(path);
    if (!text)
        return text.error();
    auto policy = parsePolicy(*text, path);
    if (!policy)
        return policy.error();
    return std::optional(std::move(*policy));
}

Json warmJson(const WarmEntry &entry, std::string_view state)
{
    Json json = {{"hit", entry.hitId}, {"call_site", entry.callSite}, {"query", entry.query}, {"hits", entry.hits}, {"saved_usd", entry.savedUsd}, {"state", state}};
    return json;
}

void sayList(CommandCall &call, const WarmList &list)
{
    std::string left;
    for (const auto &[exclusion, count] : list.excluded)
        left += (left.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(warmExclusionName(exclusion));
    call.say(std::to_string(list.ready.size()) + " entries are in " + call.arguments.value("-o") + "; " + std::to_string(list.toReplay.size()) + " are to be replayed first.");
    if (!left.empty())
        call.say("Left out: " + left + ".");
}

Status gather(WarmListBuilder &builder, const LoadedLogs &logs, std::string_view where)
{
    const auto rows = logs.rows(where);
    if (!rows)
        return rows.error();
    for (const HitRow row : *rows) {
        if (logs.table().kind(row) != EventKind::hit)
            continue;
        const auto hit = logs.table().record(row);
        if (!hit)
            return hit.error();
        builder.add(*hit);
    }
    return {};
}

std::variant<WarmOptions, std::string> warmOptions(const Arguments &arguments)
{
    WarmOptions options;
    std::string problem;
    options.top = arguments.count("--top", problem).value_or(50);
    if (const auto days = arguments.number("--max-age", 0, 36'500, problem))
        options.checkedSince = systemNow() - std::chrono::seconds(std::int64_t(*days * 86'400));
    if (!problem.empty())
        return problem;
    const std::string by = arguments.has("--by") ? arguments.value("--by") : "saved";
    if (by != "saved" && by != "hits")
        return "--by takes saved or hits, not \"" + by + "\".";
    if (arguments.value("-o").empty())
        return std::string("Name the file with -o FILE.");
    options.byHits = by == "hits";
    options.allowPersonal = arguments.has("--allow-personal");
    options.allowScoped = arguments.has("--allow-scoped");
    options.personal = [](std::string_view answer) { return (personalWords(answer) & personal::kData) != 0; };
    return options;
}

ExitCode runReplayWarm(CommandCall &call)
{
    if (call.arguments.positional().empty())
        return call.refuse("Name at least one hit log.");
    auto parsed = warmOptions(call.arguments);
    if (const auto *problem = std::get_if<std::string>(&parsed))
        return call.refuse(*problem);
    auto &options = std::get<WarmOptions>(parsed);
    const auto policy = chosenPolicy(call.arguments.value("--policy"));
    if (!policy)
        return call.fail(policy.error());
    const auto logs = LoadedLogs::load(call.arguments.positional(), call.arguments.value("--workspace"), call);
    if (!logs)
        return call.fail(logs.error());
    const auto checks = checksIn(call.arguments.value("--workspace"));
    if (!checks)
        return call.fail(checks.error());
    const auto wrong = wrongVerdicts((*logs)->verdictRecords());
    options.verdict = [&wrong](const std::string &id) {
        const auto known = wrong.find(id);
        return known == wrong.end() ? Verdict::none : known->second;
    };
    options.check = [&checks](const std::string &id) {
        const auto known = checks->find(id);
        return known == checks->end() ? std::nullopt : std::optional(known->second);
    };
    std::map<std::string, bool> cacheable;
    if (*policy) {
        options.notCacheable = [&](const Hit &hit) {
            const auto [known, isNew] = cacheable.emplace(hit.callSite, false);
            if (isNew)
                known->second = effectiveRule(**policy, hit.callSite).cacheable;
            return !known->second;
        };
    }
    WarmListBuilder builder(options);
    if (const Status gathered = gather(builder, **logs, call.arguments.value("--where")); !gathered)
        return call.fail(gathered.error());
    const WarmList list = builder.build();
    if (const Status written = replaceFile(call.arguments.value("-o"), warmListLines(list.ready, !call.arguments.has("--no-answers"))); !written)
        return call.fail(written.error());
    RecordWriter writer(call.out, call.format, {{"hit", 34}, {"call_site", 24}, {"hits", 7, true}, {"saved_usd", 10, true}, {"state", 10}, {"query", 60}});
    for (const WarmEntry &entry : list.ready)
        writer.write(warmJson(entry, "ready"));
    for (const WarmEntry &entry : list.toReplay)
        writer.write(warmJson(entry, "to_replay"));
    writer.finish();
    sayList(call, list);
    return list.toReplay.empty() ? ExitCode::fine : ExitCode::findings;
}

} // namespace

Command replayWarmCommand()
{
    return {"replay warm",
            "FILE… -o OUT.jsonl [--top N] [--workspace FILE] [--policy FILE]",
            "Writes the entries worth warming: the most saving ones whose answers a replay found fresh.",
            {{"-o", "FILE", "JSON Lines: question, model, parameters, key, answer"},
             {"--top", "N", "at most so many; default 50"},
             {"--by", "ORDER", "saved (cost) or hits; default saved"},
             {"--max-age", "DAYS", "older replays do not count"},
             {"--policy", "FILE", "leave out call sites that it does not let be cached"},
             {"--allow-personal", "", "also entries with addresses, numbers or words of one person"},
             {"--allow-scoped", "", "also entries of one tenant, user, role or entitlement"},
             {"--no-answers", "", "leave the answers out of the file"},
             kWhereOption, kDialectOption,
             {"--workspace", "FILE", "a .cacheloupe file with verdicts and replays"}},
            runReplayWarm};
}

} // namespace cacheloupe
