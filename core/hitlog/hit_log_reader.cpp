// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"

#include "core/hitlog/log_follow.h"
#include "core/hitlog/open_log.h"

namespace cacheloupe {

Result<HitSourceState> HitLogReader::load(const std::filesystem::path &path, const HitLogLoad &options)
{
    auto log = openLog(m_table, path, options);
    if (!log)
        return log.error();
    return readLog(m_table, *log, options, {}, false);
}

Result<FollowedLog> HitLogReader::follow(const std::filesystem::path &path, const HitLogLoad &options)
{
    auto log = openLog(m_table, path, options);
    if (!log)
        return log.error();
    return followOpened(m_table, std::move(*log), {}, options);
}

Result<FollowedLog> followOpened(HitTable &table, OpenLog log, const HitSourceState &before, const HitLogLoad &options)
{
    const bool canGrow = log.growing != nullptr;
    auto state = readLog(table, log, options, before, canGrow);
    if (!state)
        return state.error();
    FollowedLog followed{*state, nullptr};
    if (canGrow)
        followed.follow = std::make_unique<LogFollow>(table, std::move(log), *state);
    return followed;
}

} // namespace cacheloupe
