// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/followed_hits.h"

#include "app/cli/error_line.h"
#include "app/cli/hit_json.h"
#include "app/cli/interrupt.h"
#include "app/cli/loaded_logs.h"
#include "app/cli/store_join.h"
#include "core/base/file_watch.h"
#include "core/hitlog/log_arrivals.h"

namespace cacheloupe {

namespace {

/// Network disks tell nothing of what another machine writes.
constexpr std::chrono::seconds kLookEvery(1);

/// What is left of an event whose file was emptied before it could be shown.
Hit withoutText(const HitTable &table, HitRow row, const Error &error)
{
    Hit hit;
    hit.kind = table.kind(row);
    hit.time = table.time(row);
    hit.callSite = table.callSite(row);
    hit.match = table.match(row);
    hit.source = table.source(table.sourceIndex(row)).path().string();
    hit.line = table.lineNumber(row);
    hit.error = errorLine(error);
    return hit;
}

void writeRows(const HitTable &table, const std::vector<HitRow> &rows, StoreJoin &join, const std::stop_token &stop, RecordWriter &writer)
{
    for (const HitRow row : rows) {
        auto hit = table.record(row);
        if (hit)
            join.fillNow(*hit, stop);
        writer.write(hitJson(hit ? *hit : withoutText(table, row, hit.error())));
        if (writer.closed())
            break;
    }
    writer.flush();
}

/// Says what became of the file when it is another one than before.
void sayChange(const LogFollow &log, std::uint32_t sourceBefore, const HitSourceState &before, const HitTable &table, CommandCall &call)
{
    const std::string path = log.path().string();
    if (log.source() != sourceBefore && table.source(sourceBefore).state().life == LogLife::cutShort)
        call.say(path + " was emptied or rewritten; it is read from its begin.");
    else if (log.source() != sourceBefore && table.source(sourceBefore).state().life == LogLife::rotated)
        call.say(path + " was rotated; the new file is read.");
    else if (log.state().life == LogLife::missing && before.life != LogLife::missing)
        call.say(path + " is gone; waiting for it to come back.");
    if (log.state().error && log.state().error != before.error)
        call.say(errorLine(*log.state().error));
}

Status readOn(LoadedLogs::Follows &follows, const HitTable &table, const std::stop_token &stop, CommandCall &call)
{
    HitLogLoad options;
    options.stop = stop;
    for (const auto &log : follows) {
        const auto before = log->state();
        const auto source = log->source();
        const auto changed = log->poll(options);
        if (!changed)
            return changed.error();
        if (*changed)
            sayChange(*log, source, before, table, call);
    }
    return {};
}

/// Files that appeared in a followed folder. What is no log may become one.
void takeIn(LogArrivals &arrivals, LoadedLogs &logs, LoadedLogs::Follows &follows, FileWatch &watch, const std::stop_token &stop, CommandCall &call)
{
    for (const auto &path : arrivals.look()) {
        const size_t before = follows.size();
        const auto state = logs.add(path, follows, stop);
        if (!state && state.error().reason != ErrorReason::alreadyOpen)
            arrivals.tellAgain(path);
        if (!state)
            continue;
        call.say(path.string() + " is new; it is read too.");
        if (follows.size() > before)
            watch.add(path);
    }
}

/// Between the emptying of a file and the next look at it, its rows cannot be read.
bool isBeingEmptied(const Error &error)
{
    return error.reason == ErrorReason::truncatedLine || error.reason == ErrorReason::fileChanged;
}

} // namespace

ExitCode followHits(CommandCall &call, const std::string &query, RecordWriter &writer, size_t limit)
{
    const Interrupt interrupt;
    const auto stop = interrupt.token();
    LoadedLogs::Follows follows;
    const auto logs = LoadedLogs::load(call.arguments.positional(), call.arguments.value("--workspace"), call, &follows, stop);
    if (!logs)
        return stop.stop_requested() ? ExitCode::fine : call.fail(logs.error());
    auto joined = StoreJoin::open(call, stop);
    if (const auto *code = std::get_if<ExitCode>(&joined))
        return stop.stop_requested() ? ExitCode::fine : *code;
    auto &join = std::get<StoreJoin>(joined);
    const HitTable &table = (*logs)->table();
    LogArrivals arrivals(call.arguments.positional(), (*logs)->files());
    FileWatch watch;
    for (const auto &log : follows)
        watch.add(log->path());

    Status status;
    auto lastLook = std::chrono::steady_clock::now();
    for (HitRow shown = 0; status && !writer.closed() && !stop.stop_requested();) {
        const bool isFirst = shown == 0;
        const HitRow upTo = table.rowCount();
        auto rows = (*logs)->rows(query, shown);
        if (!rows && !isBeingEmptied(rows.error()))
            return call.fail(rows.error());
        if (rows && isFirst && limit > 0 && rows->size() > limit)
            rows->erase(rows->begin(), rows->end() - std::ptrdiff_t(limit));
        if (rows) {
            writeRows(table, *rows, join, stop, writer);
            shown = upTo;
        }
        watch.wait(stop, kLookEvery);
        if (const auto now = std::chrono::steady_clock::now(); now - lastLook >= kLookEvery && !stop.stop_requested()) {
            takeIn(arrivals, **logs, follows, watch, stop, call);
            lastLook = now;
        }
        if (status && !stop.stop_requested())
            status = readOn(follows, table, stop, call);
    }
    writer.finish();
    return status || stop.stop_requested() ? ExitCode::fine : call.fail(status.error());
}

} // namespace cacheloupe
