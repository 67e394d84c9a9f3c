// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/loaded_logs.h"
#include "app/cli/store_connection.h"
#include "core/base/file.h"
#include "core/insight/source_watch.h"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <set>

namespace cacheloupe
{

namespace
{

/// Of a file, or of what a command wrote to standard input.
Result<CurrentSources> givenSources(const std::string &file)
{
    if (file == "-")
        return CurrentSources::parse(std::string(std::istreambuf_iterator<char>(std::cin), {}), "standard input");
    const auto text = readWholeFile(file);
    return text ? CurrentSources::parse(*text, file) : Result<CurrentSources>(text.error());
}

Status seeStore(CacheStore &store, SourceWatch &watch, const std::stop_token &stop)
{
    return store.list(
        [&watch](std::vector<CacheEntry> page, const ListProgress &) {
            for (const CacheEntry &entry : page)
                watch.see(entry);
            return true;
        },
        stop);
}

Status seeLog(CommandCall &call, SourceWatch &watch, const std::stop_token &stop)
{
    if (!call.arguments.has("--log"))
        return {};
    const auto logs = LoadedLogs::load({call.arguments.value("--log")}, {}, call);
    if (!logs)
        return logs.error();
    const HitTable &table = (*logs)->table();
    for (HitRow row = 0; row < table.rowCount(); ++row) {
        if (stop.stop_requested())
            return cancelledAt(call.arguments.value("--log"));
        if (table.kind(row) != EventKind::hit)
            continue;
        const auto hit = table.record(row);
        if (!hit)
            return hit.error();
        watch.see(*hit);
    }
    return {};
}

Json outdatedJson(const OutdatedEntry &entry)
{
    Json json = {{"state", entry.isUnknown() ? "unknown" : "outdated"}, {"key", entry.key}, {"where", entry.isInStore ? "store" : "log"},
        {"source", entry.source}, {"current", entry.current}};
    if (!entry.isUnknown())
        json["written"] = entry.written;
    if (!entry.callSite.empty())
        json["call_site"] = entry.callSite;
    if (!entry.query.empty())
        json["query"] = entry.query;
    json["hits"] = entry.hits;
    return json;
}

/// The entries of the store that are outdated, once each, as `store purge --keys` reads them.
Result<size_t> writePurgePlan(const std::string &path, const std::vector<OutdatedEntry> &findings)
{
    std::set<std::string_view> keys;
    std::string lines;
    for (const OutdatedEntry &entry : findings)
        if (entry.isInStore && !entry.isUnknown() && keys.insert(entry.key).second)
            lines
                += dumpJson({{"key", entry.key}, {"source", entry.source}, {"written", entry.written}, {"current", entry.current}}) + '\n';
    if (const auto written = replaceFile(path, lines); !written)
        return written.error();
    return keys.size();
}

void sayFigures(CommandCall &call, const SourceWatch &watch, const CurrentSources &current, const std::vector<OutdatedEntry> &findings)
{
    const auto unknown = std::count_if(findings.begin(), findings.end(), [](const OutdatedEntry &entry) { return entry.isUnknown(); });
    call.say("Compared " + std::to_string(watch.entryCount()) + " entries with " + std::to_string(current.count()) + " sources: "
        + std::to_string(std::ptrdiff_t(findings.size()) - unknown) + " times an entry is outdated, " + std::to_string(unknown)
        + " times its revision is unknown; " + std::to_string(watch.unwatchedCount()) + " entries stand on none of these sources.");
}

ExitCode runSources(CommandCall &call)
{
    if (call.arguments.positional().size() != 1 || !call.arguments.has("--current"))
        return call.refuse("Name one store, for instance sqlite:cache.db, and give the current revisions with --current FILE.");
    const Interrupt interrupt;
    const auto current = givenSources(call.arguments.value("--current"));
    if (!current)
        return call.fail(current.error());
    const auto opened = openStore(call, call.arguments.positional().front(), interrupt.token());
    if (const auto *failure = std::get_if<ExitCode>(&opened))
        return *failure;
    SourceWatch watch(*current);
    if (const auto seen = seeStore(*std::get<std::unique_ptr<CacheStore>>(opened), watch, interrupt.token()); !seen)
        return call.fail(seen.error());
    if (const auto seen = seeLog(call, watch, interrupt.token()); !seen)
        return call.fail(seen.error());
    const auto findings = watch.findings();
    RecordWriter writer(call.out, call.format,
        {{"state", 8}, {"key", 40}, {"where", 5}, {"call_site", 20}, {"source", 28}, {"written", 20}, {"current", 20}, {"hits", 6, true}});
    for (const OutdatedEntry &entry : findings)
        writer.write(outdatedJson(entry));
    writer.finish();
    sayFigures(call, watch, *current, findings);
    if (call.arguments.has("--purge-plan")) {
        const std::string plan = call.arguments.value("--purge-plan");
        const auto count = writePurgePlan(plan, findings);
        if (!count)
            return call.fail(count.error());
        call.say("Wrote the keys of " + std::to_string(*count)
            + " outdated entries. Look at what removing them does with: cacheloupe-cli store purge " + call.arguments.positional().front()
            + " --keys " + plan);
    }
    const bool isOutdated = std::any_of(findings.begin(), findings.end(), [](const OutdatedEntry &entry) { return !entry.isUnknown(); });
    return isOutdated ? ExitCode::findings : ExitCode::fine;
}

} // namespace

Command storeSourcesCommand()
{
    auto options = storeConnectionOptions();
    options.push_back({"--current", "FILE",
        "the current revision of each source: CSV with a header line, or JSON; - reads what a command writes to standard input"});
    options.push_back({"--log", "FILE", "a hit log, folder or pattern: entries that only the log knows, and how often each served"});
    options.push_back({"--purge-plan", "FILE", "writes the outdated entries of the store for store purge --keys FILE"});
    return {"store sources", "URL --current FILE [--log FILE] [--purge-plan FILE]",
        "Lists entries made from older revisions of their sources; exit code 1 when there are any.", std::move(options), runSources};
}

} // namespace cacheloupe
