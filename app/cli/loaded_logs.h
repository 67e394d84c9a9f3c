// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/domain/verdict.h"
#include "core/hitlog/hit_filter.h"
#include "core/hitlog/hit_table.h"
#include "core/hitlog/log_follow.h"
#include "core/hitlog/log_paths.h"
#include "core/hitlog/sidecar_folder.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// The hit logs a command works on, wholly read, with the verdicts of a workspace when one was named. Lives as long as
/// the command; the look-ups of filters refer to it.
class LoadedLogs {
public:
    using Follows = std::vector<std::unique_ptr<LogFollow>>;

    /// Reads what the words name (files, folders, patterns) and says on stderr what could not be read. With `follows`
    /// those that can grow are handed over; they refer to the table.
    static Result<std::unique_ptr<LoadedLogs>> load(const std::vector<std::string> &words, std::string_view workspace, CommandCall &call,
                                                    Follows *follows = nullptr, const std::stop_token &stop = {});

    /// One more log behind the others, handed over to `follows` when it can grow.
    Result<HitSourceState> add(const std::filesystem::path &path, Follows &follows, const std::stop_token &stop);

    const HitTable &table() const { return m_table; }
    /// The files that load() found.
    const std::vector<LogPath> &files() const { return m_files; }
    Verdict verdict(HitRow row) const { return row < m_verdicts.size() ? m_verdicts[row] : Verdict::none; }
    const std::vector<VerdictRecord> &verdictRecords() const { return m_records; }

    /// Rows that fit a query of design section 6 (suspicion is judged where it asks for it); all rows for an empty text.
    Result<std::vector<HitRow>> rows(std::string_view query, HitRow firstRow = 0) const;

private:
    using Reopened = std::vector<Result<FollowedLog>>;

    std::optional<Reopened> reopen(const SidecarFolder &folder, const std::stop_token &stop);
    static Result<HitSourceState> takeOver(Result<FollowedLog> log, Follows *follows, const std::stop_token &stop);
    Status readVerdicts(std::string_view workspace);

    HitTable m_table;
    std::vector<LogPath> m_files;
    std::shared_ptr<const Dialect> m_dialect;
    std::vector<VerdictRecord> m_records;
    std::vector<Verdict> m_verdicts; ///< by row; empty without a workspace
};

/// The dialect file of `--dialect`, read; null when none is named.
Result<std::shared_ptr<const Dialect>> chosenDialect(const CommandCall &call);

/// `--where`, `--dialect` and `--workspace`, which every command on hit logs takes.
inline constexpr OptionSpec kDialectOption{"--dialect", "FILE", "read the logs as this dialect file says, instead of recognising them"};
inline constexpr OptionSpec kWhereOption{"--where", "QUERY", "only events that fit, for instance 'call_site:billing similarity<0.93'"};
inline constexpr OptionSpec kWorkspaceOption{"--workspace", "FILE", "a .cacheloupe file with verdicts"};

} // namespace cacheloupe
