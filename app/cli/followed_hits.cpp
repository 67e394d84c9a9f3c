// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/followed_hits.h"

#include "app/cli/error_line.h"
#include "app/cli/hit_json.h"
#include "app/cli/interrupt.h"
#include "app/cli/loaded_logs.h"
#include "core/base/file_watch.h"

namespace cacheloupe {

namespace {

/// Network disks tell nothing of what another machine writes.
constexpr std::chrono::seconds kLookEvery(1);

Status writeRows(const HitTable &table, const std::vector<HitRow> &rows, RecordWriter &writer)
{
    for (const HitRow row : rows) {
        const auto hit = table.record(row);
        if (!hit)
            return hit.error();
        writer.write(hitJson(*hit));
        if (writer.closed())
            break;
    }
    writer.flush();
    return {};
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

} // namespace

ExitCode followHits(CommandCall &call, const std::string &query, RecordWriter &writer, size_t limit)
{
    const Interrupt interrupt;
    const auto stop = interrupt.token();
    LoadedLogs::Follows follows;
    const auto logs = LoadedLogs::load(call.arguments.positional(), call.arguments.value("--workspace"), call, &follows, stop);
    if (!logs)
        return stop.stop_requested() ? ExitCode::fine : call.fail(logs.error());
    const HitTable &table = (*logs)->table();
    FileWatch watch;
    for (const auto &log : follows)
        watch.add(log->path());

    Status status;
    for (HitRow shown = 0; status && !writer.closed() && !stop.stop_requested();) {
        const bool isFirst = shown == 0;
        const HitRow upTo = table.rowCount();
        auto rows = (*logs)->rows(query, shown);
        if (!rows)
            return call.fail(rows.error());
        if (isFirst && limit > 0 && rows->size() > limit)
            rows->erase(rows->begin(), rows->end() - std::ptrdiff_t(limit));
        status = writeRows(table, *rows, writer);
        shown = upTo;
        watch.wait(stop, kLookEvery);
        if (status && !stop.stop_requested())
            status = readOn(follows, table, stop, call);
    }
    writer.finish();
    return status || stop.stop_requested() ? ExitCode::fine : call.fail(status.error());
}

} // namespace cacheloupe
