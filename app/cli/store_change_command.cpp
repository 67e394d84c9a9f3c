// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/change_json.h"
#include "app/cli/change_settings.h"
#include "app/cli/chosen_entries.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/loaded_logs.h"
#include "app/cli/store_resume.h"
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/domain/effective_rule.h"
#include "core/domain/hit_query_values.h"
#include "core/policy/policy_codec.h"
#include "core/store/change_run.h"

#include <cmath>
#include <functional>
#include <iostream>
#include <iterator>

namespace cacheloupe {

namespace {

using Choice = std::variant<TtlChoice, ExitCode>;

Choice policyTtl(CommandCall &call)
{
    const std::string file = call.arguments.value("--policy");
    const auto text = readWholeFile(file);
    const auto policy = text ? parsePolicy(*text, file) : Result<PolicyDocument>(text.error());
    if (!policy)
        return call.fail(policy.error());
    return TtlChoice([document = *policy, now = systemNow()](const CacheEntry &entry) -> std::optional<NewTtl> {
        const auto rule = effectiveRule(document, entry.group);
        return rule.listed && rule.ttlS ? std::optional(ttlSinceCreation(entry, double(*rule.ttlS), now)) : std::nullopt;
    });
}

Choice ttlChoice(CommandCall &call)
{
    if (call.arguments.has("--ttl") == call.arguments.has("--policy"))
        return call.refuse("Give either --ttl DURATION or --policy FILE.");
    if (call.arguments.has("--policy"))
        return policyTtl(call);
    const std::string text = call.arguments.value("--ttl");
    const auto seconds = parseQueryDuration(text);
    if (text != "never" && (!seconds || *seconds <= 0))
        return call.refuse("--ttl takes a time such as 90s, 30m, 12h or 7d, or never.");
    return sameTtl(seconds, systemNow());
}

/// The text of --answer-file without the line break that ends it.
std::variant<std::string, ExitCode> givenAnswer(CommandCall &call)
{
    const std::string file = call.arguments.value("--answer-file");
    if (file.empty())
        return call.refuse("Give the new answer with --answer-file FILE, or - to read it from standard input.");
    auto text = file == "-" ? Result<std::string>(std::string(std::istreambuf_iterator<char>(std::cin), {})) : readWholeFile(file);
    if (!text)
        return call.fail(text.error());
    if (text->ends_with('\n'))
        text->resize(text->size() - (text->ends_with("\r\n") ? 2 : 1));
    if (text->empty() || !isValidUtf8(*text))
        return call.refuse(text->empty() ? "The new answer is empty; store purge removes an entry." : "The new answer is no UTF-8 text.");
    return std::move(*text);
}

using Planner = std::function<ChangePlan(const Connection &, std::span<const CacheEntry>)>;

/// What a change of this kind does to chosen entries.
std::variant<Planner, ExitCode> planner(CommandCall &call, ChangeKind kind)
{
    if (kind == ChangeKind::purge)
        return planPurge;
    if (kind == ChangeKind::ttl) {
        const Choice choice = ttlChoice(call);
        if (const auto *failed = std::get_if<ExitCode>(&choice))
            return *failed;
        return [wish = std::get<TtlChoice>(choice)](const Connection &connection, std::span<const CacheEntry> entries) {
            return planTtl(connection, entries, wish);
        };
    }
    const auto answer = givenAnswer(call);
    if (const auto *failed = std::get_if<ExitCode>(&answer))
        return *failed;
    return [text = std::get<std::string>(answer)](const Connection &connection, std::span<const CacheEntry> entries) {
        std::vector<NewAnswer> answers;
        for (const CacheEntry &entry : entries)
            answers.push_back({entry, text});
        return planRefresh(connection, answers);
    };
}

/// What the logs of --log say of the plan; nothing without.
std::variant<std::optional<BlastRadius>, ExitCode> radiusOf(CommandCall &call, const ChangePlan &plan, const std::stop_token &stop)
{
    if (!call.arguments.has("--log"))
        return std::nullopt;
    const auto logs = LoadedLogs::load({call.arguments.value("--log")}, {}, call);
    if (!logs)
        return call.fail(logs.error());
    const auto radius = blastRadius((*logs)->table(), plan, stop);
    if (!radius)
        return call.fail(radius.error());
    return *radius;
}

void sayRadius(CommandCall &call, ChangeKind kind, const BlastRadius &radius)
{
    std::string sentence = std::to_string(radius.servedVictims) + " of these entries served " + std::to_string(radius.hits) + " hits in the log";
    const auto money = [](double usd) { return Json(std::round(usd * 10000) / 10000).dump() + " USD"; };
    if (radius.hitsPerDay)
        sentence += ", " + Json(std::round(*radius.hitsPerDay * 10) / 10).dump() + " a day";
    if (radius.refillUsd && kind != ChangeKind::refresh)
        sentence += "; answering each of them anew costs " + money(*radius.refillUsd);
    call.say(sentence + ".");
}

/// The whole result: victims with their states, and what was left out.
void print(CommandCall &call, const ChangePlan &plan, const std::vector<JournalVictim> &victims, const std::optional<BlastRadius> &radius,
           const std::optional<ChangeRecord> &record)
{
    Json rows = Json::array();
    for (const JournalVictim &one : victims)
        rows.push_back(victimJson(plan.kind, one.victim, victimStateName(one.state), one.detail));
    for (const UnchangeableEntry &entry : plan.left)
        rows.push_back(leftJson(entry));
    if (call.format == RecordFormat::json) {
        Json whole{{"applied", record.has_value()}, {"kind", changeKindName(plan.kind)}, {"store", plan.url}};
        if (record)
            whole["journal"] = recordJson(*record);
        if (radius)
            whole["blast_radius"] = blastJson(*radius);
        whole["size_bytes"] = plan.sizeBytes();
        whole["victims"] = std::move(rows);
        call.out << dumpJson(whole, 2) << "\n";
        return;
    }
    RecordWriter writer(call.out, call.format, plan.kind == ChangeKind::refresh ? kRefreshColumns : kVictimColumns);
    for (const Json &row : rows)
        writer.write(row);
    writer.finish();
}

Result<std::vector<JournalVictim>> outcomes(ChangeJournal &journal, const ChangeRecord &record)
{
    std::vector<JournalVictim> all;
    for (const VictimState state : {VictimState::done, VictimState::half, VictimState::failed, VictimState::planned, VictimState::saved}) {
        auto some = journal.victims(record.id, state, -1, size_t(record.victimCount()));
        if (!some)
            return some;
        std::move(some->begin(), some->end(), std::back_inserter(all));
    }
    return all;
}

ExitCode apply(CommandCall &call, const ChangeSettings &settings, const ChangePlan &plan, const std::optional<BlastRadius> &radius, std::stop_token stop)
{
    if (const auto refused = settings.refusal(confirmationPhrase(plan)))
        return *refused;
    auto journal = ChangeJournal::open(settings.journal());
    if (!journal)
        return call.fail(journal.error());
    if (const auto forgotten = journal->forgetOlderThan(ChangeJournal::kKeep); !forgotten)
        return call.fail(forgotten.error());
    auto session = ChangeSession::open(settings.connection(), resolveSecret, ChangeSession::Access::write, stop);
    if (!session)
        return call.fail(session.error());
    const auto change = journal->begin(plan, {0, {}, plan.kind, {}, choiceText(call), settings.ticket(), settings.actor(), {}});
    if (!change)
        return call.fail(change.error());
    if (auto told = settings.tell("store.change_begun", {{"change", *change}, {"kind", changeKindName(plan.kind)}, {"selection", choiceText(call)},
                                                         {"victims", plan.victims.size()}, {"ticket", settings.ticket()}});
        !told)
        return call.fail(told.error());
    const auto run = ChangeRun(*journal, *change, **session).apply({}, stop);
    if (!run)
        call.failLater(run.error());
    const auto record = run ? run : journal->change(*change);
    const auto victims = record ? outcomes(*journal, *record) : Result<std::vector<JournalVictim>>(record.error());
    if (!victims)
        return call.fail(victims.error());
    if (auto told = settings.tell("store.change_ended", recordJson(*record)); !told)
        return call.fail(told.error());
    print(call, plan, *victims, radius, *record);
    call.say("Change " + std::to_string(*change) + ": " + std::to_string(record->count(VictimState::done)) + " of " + std::to_string(record->victimCount())
             + " entries done. Undo with: cacheloupe-cli store restore " + plan.url + " --change " + std::to_string(*change) + " --apply --journal "
             + settings.journal().string());
    return record->count(VictimState::failed) + plan.left.size() > 0 ? ExitCode::findings : ExitCode::fine;
}

ExitCode stage(CommandCall &call, ChangeKind kind)
{
    if (call.arguments.positional().empty())
        return call.refuse("Name one store, for instance sqlite:cache.db or redis://localhost:6379.");
    const Interrupt interrupt;
    const auto read = ChangeSettings::read(call);
    if (const auto *failed = std::get_if<ExitCode>(&read))
        return *failed;
    const auto &settings = std::get<ChangeSettings>(read);
    if (call.arguments.has("--resume"))
        return resumeChange(call, settings, kind, interrupt.token());
    const auto planned = planner(call, kind);
    if (const auto *failed = std::get_if<ExitCode>(&planned))
        return *failed;
    const auto entries = chosenEntries(call, settings.connection(), interrupt.token());
    if (const auto *failed = std::get_if<ExitCode>(&entries))
        return *failed;
    auto plan = std::get<Planner>(planned)(settings.connection(), std::get<std::vector<CacheEntry>>(entries));
    auto look = ChangeSession::open(settings.connection(), resolveSecret, ChangeSession::Access::look, interrupt.token());
    const Status seen = look ? seeVictims(plan, **look, {}, interrupt.token()) : Status(look.error());
    if (!seen)
        return call.fail(seen.error());
    const auto radius = radiusOf(call, plan, interrupt.token());
    if (const auto *failed = std::get_if<ExitCode>(&radius))
        return *failed;
    const auto &known = std::get<std::optional<BlastRadius>>(radius);
    if (known)
        sayRadius(call, kind, *known);
    if (plan.apartCount > 0)
        call.say(std::to_string(plan.apartCount) + " entries have keys in different slots of the cluster; those are changed one after the other.");
    if (settings.applies() && !plan.victims.empty())
        return apply(call, settings, plan, known, interrupt.token());
    std::vector<JournalVictim> victims;
    for (const ChangeVictim &victim : plan.victims)
        victims.push_back({0, VictimState::planned, {}, victim, {}});
    print(call, plan, victims, known, std::nullopt);
    call.say("Nothing was written: " + std::to_string(plan.victims.size()) + " entries would be changed, " + std::to_string(plan.left.size())
             + " cannot be. Add --apply to do it.");
    return plan.left.empty() ? ExitCode::fine : ExitCode::findings;
}

/// What all of them take, behind what one of them takes alone.
std::vector<OptionSpec> stageOptions(std::vector<OptionSpec> all)
{
    all.push_back({"--log", "FILE", "a hit log, folder or pattern: tells how many hits a day the entries serve and what refilling them costs"});
    all.push_back({"--resume", "N", "goes on with change N of the journal, which was interrupted; no entries are named then"});
    for (const OptionSpec &option : ChangeSettings::options())
        all.push_back(option);
    return all;
}

} // namespace

Command storePurgeCommand()
{
    return {"store purge", "URL KEY…|--where QUERY|--all|--resume N [--log FILE] [--apply]", "Removes entries; a dry run unless --apply, undone by store restore.",
            stageOptions(entryChoiceOptions()), [](CommandCall &call) { return stage(call, ChangeKind::purge); }};
}

Command storeTtlCommand()
{
    auto options = entryChoiceOptions();
    options.push_back({"--ttl", "TIME", "from now on: 90s, 30m, 12h, 7d, or never"});
    options.push_back({"--policy", "FILE", "the TTL the policy gives the entry's call site, counted from its creation"});
    return {"store ttl", "URL KEY…|--where QUERY|--all --ttl TIME|--policy FILE|--resume N [--apply]",
            "Changes how long entries live; a dry run unless --apply, undone by store restore.",
            stageOptions(std::move(options)), [](CommandCall &call) { return stage(call, ChangeKind::ttl); }};
}

Command storeRefreshCommand()
{
    return {"store refresh", "URL KEY… --answer-file FILE|-|--resume N [--log FILE] [--apply]",
            "Replaces cached answers in place, all else of the entries kept; a dry run unless --apply, undone by store restore.",
            stageOptions({{"--answer-file", "FILE", "the new answer as UTF-8 text, - for standard input; a line break at its end is left out"},
                          {"--key", "KEY", "the entry of this key; more keys may stand behind the address of the store"}}),
            [](CommandCall &call) { return stage(call, ChangeKind::refresh); }};
}

} // namespace cacheloupe
