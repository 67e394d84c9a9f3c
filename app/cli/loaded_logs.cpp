// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/loaded_logs.h"

#include "core/domain/hit_query.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/review/suspicion.h"
#include "core/workspace/workspace.h"

#include <limits>
#include <numeric>

namespace cacheloupe {

Result<std::unique_ptr<LoadedLogs>> LoadedLogs::load(const std::vector<std::string> &files, std::string_view workspace,
                                                     CommandCall &call)
{
    auto logs = std::make_unique<LoadedLogs>();
    HitLogReader reader(logs->m_table);
    for (const std::string &file : files) {
        const auto state = reader.load(file);
        if (!state)
            return state.error();
        if (state->error)
            return *state->error;
        if (state->malformedRows > 0)
            call.say(file + ": " + std::to_string(state->malformedRows) + " of " + std::to_string(state->rows)
                     + " lines could not be read; cacheloupe-cli log check " + file + " names them.");
    }
    if (!workspace.empty()) {
        if (const Status read = logs->readVerdicts(workspace); !read)
            return read.error();
    }
    return logs;
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

Result<std::vector<HitRow>> LoadedLogs::rows(std::string_view query) const
{
    std::vector<HitRow> all(m_table.rowCount());
    std::iota(all.begin(), all.end(), HitRow(0));
    if (query.empty())
        return all;
    const auto parsed = parseHitQuery(query);
    if (!parsed)
        return parsed.error();
    HitFilterLookups lookups;
    lookups.verdict = [this](HitRow row) { return verdict(row); };
    lookups.suspicion = [this](HitRow row) {
        const auto hit = m_table.record(row);
        return hit && hit->kind == EventKind::hit ? judgeSuspicion(*hit).score : std::numeric_limits<double>::quiet_NaN();
    };
    return filterHits(m_table, *parsed, lookups);
}

} // namespace cacheloupe
