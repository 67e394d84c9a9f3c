// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/store_resume.h"

#include "app/cli/change_json.h"
#include "core/store/change_run.h"

namespace cacheloupe {

namespace {

const std::vector<RecordColumn> kStateColumns = {{"change", 6, true},  {"kind", 6},          {"victims", 8, true}, {"done", 8, true},
                                                 {"planned", 8, true}, {"saved", 6, true},   {"half", 6, true},    {"failed", 6, true},
                                                 {"store", 0}};

void print(CommandCall &call, const ChangeRecord &record)
{
    if (call.format == RecordFormat::json) {
        call.out << dumpJson(recordJson(record), 2) << "\n";
        return;
    }
    RecordWriter writer(call.out, call.format, kStateColumns);
    writer.write(recordJson(record));
    writer.finish();
}

std::uint64_t openCount(const ChangeRecord &record)
{
    return record.count(VictimState::planned) + record.count(VictimState::saved) + record.count(VictimState::half);
}

ExitCode goOn(CommandCall &call, ChangeJournal &journal, const ChangeSettings &settings, const ChangeRecord &record, std::stop_token stop)
{
    if (const auto refused = settings.refusal("resume " + std::to_string(record.id)))
        return *refused;
    auto session = ChangeSession::open(settings.connection(), resolveSecret, ChangeSession::Access::write, stop);
    if (!session)
        return call.fail(session.error());
    if (auto told = settings.tell("store.change_resumed", recordJson(record)); !told)
        return call.fail(told.error());
    const auto run = ChangeRun(journal, record.id, **session).apply({}, stop);
    if (!run)
        call.failLater(run.error());
    const auto after = run ? run : journal.change(record.id);
    if (!after)
        return call.fail(after.error());
    if (auto told = settings.tell("store.change_ended", recordJson(*after)); !told)
        return call.fail(told.error());
    print(call, *after);
    call.say("Change " + std::to_string(after->id) + ": " + std::to_string(after->count(VictimState::done)) + " of " + std::to_string(after->victimCount())
             + " entries done.");
    return after->count(VictimState::failed) + openCount(*after) > 0 ? ExitCode::findings : ExitCode::fine;
}

} // namespace

ExitCode resumeChange(CommandCall &call, const ChangeSettings &settings, ChangeKind kind, std::stop_token stop)
{
    std::string problem;
    const auto number = call.arguments.count("--resume", problem);
    if (!problem.empty() || !number)
        return call.refuse(problem.empty() ? "--resume takes the number of a change." : problem);
    auto journal = ChangeJournal::open(settings.journal());
    if (!journal)
        return call.fail(journal.error());
    const auto record = journal->change(std::int64_t(*number));
    if (!record)
        return call.fail(record.error());
    const std::string name = "Change " + std::to_string(record->id);
    if (record->url != connectionUrl(settings.connection()))
        return call.refuse(name + " was made in another store: " + record->url);
    if (record->kind != kind)
        return call.refuse(name + " is a " + std::string(changeKindName(record->kind)) + ".");
    if (settings.applies())
        return goOn(call, *journal, settings, *record, stop);
    print(call, *record);
    call.say("Nothing was written: " + std::to_string(openCount(*record)) + " of " + std::to_string(record->victimCount())
             + " entries are still to be done. Add --apply to go on.");
    return ExitCode::fine;
}

} // namespace cacheloupe
