// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/change_json.h"
#include "app/cli/change_settings.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "core/store/change_run.h"

namespace cacheloupe {

namespace {

const std::vector<RecordColumn> kChangeColumns = {{"change", 6, true}, {"at", 24},        {"kind", 6},          {"selection", 30}, {"ticket", 12},
                                                  {"victims", 8, true}, {"done", 8, true}, {"restored", 8, true}, {"planned", 8, true}, {"saved", 6, true},
                                                  {"failed", 6, true},  {"half", 0, true}, {"forgotten", 0, true}, {"store", 0}};

ExitCode listChanges(CommandCall &call, ChangeJournal &journal, const Connection &connection)
{
    const auto changes = journal.changes(connectionUrl(connection));
    if (!changes)
        return call.fail(changes.error());
    RecordWriter writer(call.out, call.format, kChangeColumns);
    for (const ChangeRecord &record : *changes)
        writer.write(recordJson(record));
    writer.finish();
    call.say(changes->empty() ? "The journal knows no change of this store." : "Name one with --change N.");
    return ExitCode::fine;
}

void sayForgotten(CommandCall &call, const ChangeRecord &record)
{
    if (const auto forgotten = record.count(VictimState::forgotten); forgotten > 0)
        call.say(std::to_string(forgotten) + " entries cannot be restored any more: what they held is kept for " + std::to_string(ChangeJournal::kKeep.count())
                 + " days.");
}

/// One record, whatever the format.
void printRecord(CommandCall &call, const Json &json)
{
    if (call.format == RecordFormat::json) {
        call.out << dumpJson(json, 2) << "\n";
        return;
    }
    RecordWriter writer(call.out, call.format, kChangeColumns);
    writer.write(json);
    writer.finish();
}

ExitCode preview(CommandCall &call, ChangeJournal &journal, const ChangeSettings &settings, const ChangeRecord &record, std::stop_token stop)
{
    auto session = ChangeSession::open(settings.connection(), resolveSecret, ChangeSession::Access::look, stop);
    if (!session)
        return call.fail(session.error());
    const auto seen = previewRestore(journal, record.id, **session, stop);
    if (!seen)
        return call.fail(seen.error());
    Json json = recordJson(record);
    json["restorable"] = seen->restorable;
    json["written_anew"] = seen->changed;
    printRecord(call, json);
    call.say("Nothing was written: " + std::to_string(seen->restorable) + " entries would be restored, " + std::to_string(seen->changed)
             + " were written anew since. Add --apply to do it.");
    sayForgotten(call, record);
    return seen->changed + record.count(VictimState::forgotten) > 0 ? ExitCode::findings : ExitCode::fine;
}

ExitCode restore(CommandCall &call, ChangeJournal &journal, const ChangeSettings &settings, const ChangeRecord &record, std::stop_token stop)
{
    if (const auto refused = settings.refusal("restore " + std::to_string(record.id)))
        return *refused;
    auto session = ChangeSession::open(settings.connection(), resolveSecret, ChangeSession::Access::write, stop);
    if (!session)
        return call.fail(session.error());
    if (auto told = settings.tell("store.restore_begun", recordJson(record)); !told)
        return call.fail(told.error());
    const auto run = ChangeRun(journal, record.id, **session).restore(call.arguments.has("--overwrite"), {}, stop);
    if (!run)
        call.failLater(run.error());
    const auto after = run ? run : journal.change(record.id);
    if (!after)
        return call.fail(after.error());
    if (auto told = settings.tell("store.restore_ended", recordJson(*after)); !told)
        return call.fail(told.error());
    printRecord(call, recordJson(*after));
    const auto left = after->count(VictimState::done) + after->count(VictimState::half);
    call.say(std::to_string(after->count(VictimState::restored)) + " of " + std::to_string(after->victimCount()) + " entries are as they were; "
             + std::to_string(left) + " could not be restored.");
    sayForgotten(call, *after);
    return left + after->count(VictimState::forgotten) > 0 ? ExitCode::findings : ExitCode::fine;
}

ExitCode runStoreRestore(CommandCall &call)
{
    if (call.arguments.positional().size() != 1)
        return call.refuse("Name one store, for instance sqlite:cache.db or redis://localhost:6379.");
    std::string problem;
    const auto change = call.arguments.count("--change", problem);
    if (!problem.empty())
        return call.refuse(problem);
    const Interrupt interrupt;
    const auto read = ChangeSettings::read(call);
    if (const auto *failed = std::get_if<ExitCode>(&read))
        return *failed;
    const auto &settings = std::get<ChangeSettings>(read);
    auto journal = ChangeJournal::open(settings.journal());
    if (!journal)
        return call.fail(journal.error());
    if (const auto forgotten = journal->forgetOlderThan(ChangeJournal::kKeep); !forgotten)
        return call.fail(forgotten.error());
    if (!change)
        return listChanges(call, *journal, settings.connection());
    const auto record = journal->change(std::int64_t(*change));
    if (!record)
        return call.fail(record.error());
    if (record->url != connectionUrl(settings.connection()))
        return call.refuse("Change " + std::to_string(record->id) + " was made in another store: " + record->url);
    return settings.applies() ? restore(call, *journal, settings, *record, interrupt.token())
                              : preview(call, *journal, settings, *record, interrupt.token());
}

} // namespace

Command storeRestoreCommand()
{
    std::vector<OptionSpec> options = {
        {"--change", "N", "the change to undo; without, the changes of this store are listed"},
        {"--overwrite", "", "also over entries that the application wrote anew since"},
    };
    for (const OptionSpec &option : ChangeSettings::options())
        options.push_back(option);
    return {"store restore", "URL [--change N] [--overwrite] [--apply]",
            "Brings back what a purge, a TTL change or a refresh did, byte for byte; a dry run unless --apply.", options, runStoreRestore};
}

} // namespace cacheloupe
