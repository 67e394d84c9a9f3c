// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/store_connection.h"
#include "app/cli/store_finding_json.h"
#include "core/store/store_doctor.h"

namespace cacheloupe {

namespace {

std::string listed(const std::vector<std::string> &words)
{
    std::string out;
    for (const auto &word : words)
        out += out.empty() ? word : ", " + word;
    return out;
}

void sayWhatWasExamined(CommandCall &call, const StoreExamination &examination)
{
    std::string sentence = "Examined " + std::to_string(examination.entryCount) + " entries: " + listed(examination.checks) + '.';
    if (examination.otherCount > 0)
        sentence += " " + std::to_string(examination.otherCount) + " of them are logs or belong to something else and were only checked for being readable.";
    call.say(sentence);
    for (const StoreNote &note : examination.unchecked)
        call.say(note.detail == "no_search" ? "The search index was not examined: this server has no search module."
                                            : "The search index was not examined: " + note.detail + '.');
}

void printLines(CommandCall &call, const StoreExamination &examination)
{
    bool isFirst = true;
    for (const StoreFinding &finding : examination.findings) {
        call.out << (isFirst ? "" : "\n") << storeFindingLines(finding);
        isFirst = false;
    }
    if (examination.findings.empty())
        call.say("No findings.");
}

void writeRecords(CommandCall &call, const StoreExamination &examination)
{
    RecordWriter writer(call.out, call.format, {{"severity", 8}, {"finding", 24}, {"where", 28}, {"title", 0}, {"facts", 90}, {"why", 0}, {"fix", 0}, {"examples", 0}, {"values", 0}});
    for (const StoreFinding &finding : examination.findings)
        writer.write(storeFindingJson(finding));
    writer.finish();
}

ExitCode runDoctor(CommandCall &call)
{
    if (call.arguments.positional().size() != 1)
        return call.refuse("Name one store, for instance sqlite:cache.db.");
    const auto opened = openStore(call, call.arguments.positional().front());
    if (const auto *failure = std::get_if<ExitCode>(&opened))
        return *failure;
    auto &store = *std::get<std::unique_ptr<CacheStore>>(opened);
    const auto examination = examineStore(store, {}, {});
    if (!examination)
        return call.fail(examination.error());
    if (call.format == RecordFormat::table)
        printLines(call, *examination);
    else
        writeRecords(call, *examination);
    sayWhatWasExamined(call, *examination);
    return examination->findings.empty() ? ExitCode::fine : ExitCode::findings;
}

} // namespace

Command storeDoctorCommand()
{
    return {"store doctor", "URL [--password-ref REF]", "Examines a cache store for faults; exit code 1 when there are findings.", storeConnectionOptions(), runDoctor};
}

} // namespace cacheloupe
