// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/loaded_logs.h"

#include "app/cli/log_files.h"
#include "core/domain/hit_query.h"
#include "core/hitlog/dialect_library.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/log_sidecar.h"
#include "core/review/log_signals.h"
#include "core/review/suspicion.h"
#include "core/workspace/workspace.h"

#include <chrono>
#include <cstdlib>
#include <limits>
#include <mutex>
#include <numeric>

namespace cacheloupe {

namespace {

constexpr std::chrono::seconds kWorthKeeping(2);

/// Only for who asks for it: an index holds call sites and tenants.
std::optional<SidecarFolder> sidecars()
{
    const char *asked = std::getenv("CACHELOUPE_KEEP_INDEX");
    if (!asked || std::string_view(asked) != "1")
        return std::nullopt;
    return SidecarFolder(SidecarFolder::ofUser());
}

} // namespace

Result<std::shared_ptr<const Dialect>> chosenDialect(const CommandCall &call)
{
    if (!call.arguments.has("--dialect"))
        return std::shared_ptr<const Dialect>();
    auto dialect = readDialect(call.arguments.value("--dialect"));
    if (!dialect)
        return dialect.error();
    return std::shared_ptr<const Dialect>(std::make_shared<Dialect>(std::move(*dialect)));
}

Result<std::unique_ptr<LoadedLogs>> LoadedLogs::load(const std::vector<std::string> &words, std::string_view workspace,
                                                     CommandCall &call, Follows *follows, const std::stop_token &stop)
{
    auto files = logFiles(words, call);
    if (!files)
        return files.error();
    auto logs = std::make_unique<LoadedLogs>();
    auto dialect = chosenDialect(call);
    if (!dialect)
        return dialect.error();
    logs->m_files = std::move(*files);
    logs->m_dialect = std::move(*dialect);
    const auto kept = sidecars();
    const auto began = std::chrono::steady_clock::now();
    auto reopened = kept ? logs->reopen(*kept, stop) : std::nullopt;
    const auto read = [&](const LogPath &log) -> Result<HitSourceState> {
        if (reopened)
            return logs->takeOver(std::move((*reopened)[size_t(&log - logs->m_files.data())]), follows, stop);
        if (follows)
            return logs->add(log.path, *follows, stop);
        HitLogLoad options;
        options.stop = stop;
        options.dialect = logs->m_dialect;
        return HitLogReader(logs->m_table).load(log.path, options);
    };
    if (const Status status = readLogs(logs->m_files, read, call); !status)
        return status.error();
    // What cannot be kept is read again next time.
    if (kept && std::chrono::steady_clock::now() - began > kWorthKeeping)
        (void)keepTable(logs->m_table, *kept, stop);
    for (std::uint32_t i = 0; i < logs->m_table.sourceCount(); ++i)
        if (const auto &source = logs->m_table.source(i); source.dialect().isAggregate)
            call.say(source.path().string() + " holds totals of counters, no single events: stats counts what they say; elsewhere each line is one, its aggregate.count says how many it stands for.");
    if (!workspace.empty()) {
        if (const Status known = logs->readVerdicts(workspace); !known)
            return known.error();
    }
    return logs;
}

std::optional<LoadedLogs::Reopened> LoadedLogs::reopen(const SidecarFolder &folder, const std::stop_token &stop)
{
    HitLogLoad options;
    options.stop = stop;
    options.dialect = m_dialect;
    std::vector<std::filesystem::path> paths;
    for (const auto &file : m_files)
        paths.push_back(file.path);
    return reopenLogs(m_table, paths, folder, options);
}

Result<HitSourceState> LoadedLogs::takeOver(Result<FollowedLog> log, Follows *follows, const std::stop_token &stop)
{
    if (!log)
        return log.error();
    if (!log->follow)
        return log->state;
    if (follows) {
        follows->push_back(std::move(log->follow));
        return log->state;
    }
    HitLogLoad options;
    options.stop = stop;
    if (const Status status = log->follow->finish(options); !status)
        return status.error();
    return log->follow->state();
}

Result<HitSourceState> LoadedLogs::add(const std::filesystem::path &path, Follows &follows, const std::stop_token &stop)
{
    HitLogLoad options;
    options.stop = stop;
    options.dialect = m_dialect;
    auto followed = HitLogReader(m_table).follow(path, options);
    if (!followed)
        return followed.error();
    if (followed->follow)
        follows.push_back(std::move(followed->follow));
    return followed->state;
}

Status LoadedLogs::readVerdicts(std::string_view workspace)
{
    auto opened = Workspace::open(std::string(workspace), systemNow);
    if (!opened)
        return opened.error();
    auto records = opened->verdicts();
    if (!records)
        return records.error();
    m_records = std::move(*records);
    m_verdicts.assign(m_table.rowCount(), Verdict::none);
    for (const VerdictRecord &record : m_records) {
        if (const auto row = m_table.rowOfId(record.hitId))
            m_verdicts[*row] = record.verdict;
    }
    return {};
}

Result<std::vector<HitRow>> LoadedLogs::rows(std::string_view query, HitRow firstRow) const
{
    std::vector<HitRow> all(m_table.rowCount() - firstRow);
    std::iota(all.begin(), all.end(), firstRow);
    if (query.empty())
        return all;
    const auto parsed = parseHitQuery(query);
    if (!parsed)
        return parsed.error();
    HitFilterLookups lookups;
    lookups.verdict = [this](HitRow row) { return verdict(row); };
    // Most queries do not ask for suspicion.
    std::once_flag first;
    LogSignals log;
    lookups.suspicion = [this, &first, &log](HitRow row) {
        std::call_once(first, [&] { log = LogSignals(m_table); });
        const auto hit = m_table.record(row);
        return hit && hit->kind == EventKind::hit ? suspicionScore(*hit, nullptr, &log) : std::numeric_limits<double>::quiet_NaN();
    };
    HitFilterOptions options;
    options.firstRow = firstRow;
    return filterHits(m_table, *parsed, lookups, options);
}

} // namespace cacheloupe
