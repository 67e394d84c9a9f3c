// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/log_files.h"

namespace cacheloupe {

namespace {

/// What a folder may hold besides logs.
bool isNoLog(const Error &error)
{
    return error.reason == ErrorReason::unknownDialect || error.reason == ErrorReason::notADatabase || error.code == ErrorCode::unsupported;
}

void sayDamage(const std::filesystem::path &path, const HitSourceState &state, CommandCall &call)
{
    if (state.malformedRows > 0)
        call.say(path.string() + ": " + std::to_string(state.malformedRows) + " of " + std::to_string(state.rows)
                 + " lines could not be read; cacheloupe-cli log check " + path.string() + " names them.");
    if (state.error)
        call.failLater(*state.error);
}

} // namespace

Result<std::vector<LogPath>> logFiles(const std::vector<std::string> &words, CommandCall &call)
{
    auto logs = findLogs(words);
    if (!logs)
        return logs.error();
    for (const auto &[path, first] : logs->repeated)
        call.say(path.string() + " is the same file as " + first.string() + "; it is read once.");
    return std::move(logs->files);
}

Status readLogs(const std::vector<LogPath> &files, const LogReading &read, CommandCall &call)
{
    std::string passedOver;
    std::optional<Error> lastRefusal;
    size_t logs = 0;
    for (const auto &file : files) {
        const auto state = read(file);
        if (!state && (file.isNamed || !isNoLog(state.error())))
            return state.error();
        if (!state) {
            passedOver += (passedOver.empty() ? "" : ", ") + file.path.filename().string();
            lastRefusal = state.error();
            continue;
        }
        ++logs;
        sayDamage(file.path, *state, call);
    }
    if (logs == 0 && lastRefusal)
        return *lastRefusal;
    if (!passedOver.empty())
        call.say("Passed over, no hit logs: " + passedOver + ".");
    return {};
}

} // namespace cacheloupe
