// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/loaded_logs.h"
#include "core/demo/demo_fresh_answers.h"
#include "core/replay/loopback_provider.h"

#include <condition_variable>
#include <filesystem>
#include <mutex>

namespace cacheloupe {

namespace {

/// Answers of today for those logs that belong to a demo week, where they are known.
AnswersOfToday answersOfToday(const std::vector<LogPath> &files)
{
    AnswersOfToday known;
    for (const LogPath &file : files) {
        if (auto answers = demoFreshAnswersOf(file.path.parent_path()))
            known.merge(*answers);
    }
    return known;
}

Result<std::vector<Hit>> hitsOf(const LoadedLogs &logs, std::string_view where)
{
    const auto rows = logs.rows(where);
    if (!rows)
        return rows.error();
    std::vector<Hit> hits;
    for (const HitRow row : *rows) {
        if (logs.table().kind(row) != EventKind::hit)
            continue;
        auto hit = logs.table().record(row);
        if (!hit)
            return hit.error();
        hits.push_back(std::move(*hit));
    }
    return hits;
}

void waitForStop(const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any condition;
    std::unique_lock lock(mutex);
    condition.wait(lock, stop, [] { return false; });
}

ExitCode runReplayStub(CommandCall &call)
{
    const Interrupt interrupt;
    if (call.arguments.positional().empty())
        return call.refuse("Name the hit log whose answers are to be given back.");
    StubOptions options;
    std::string problem;
    options.port = std::uint16_t(call.arguments.number("--port", 0, 65535, problem).value_or(0));
    options.answers.seed = call.arguments.count("--seed", problem).value_or(1);
    options.answers.changedShare = call.arguments.number("--changed", 0, 1, problem).value_or(0);
    options.latency = std::chrono::milliseconds(std::int64_t(call.arguments.number("--latency", 0, 600'000, problem).value_or(0)));
    const double faults = call.arguments.number("--faults", 0, 1, problem).value_or(0) / 3;
    options.faults = {faults, faults, faults, 1};
    if (!problem.empty())
        return call.refuse(problem);
    const auto logs = LoadedLogs::load(call.arguments.positional(), {}, call);
    if (!logs)
        return call.fail(logs.error());
    const auto hits = hitsOf(**logs, call.arguments.value("--where"));
    if (!hits)
        return call.fail(hits.error());
    const auto provider = startStub(*hits, answersOfToday((*logs)->files()), options);
    if (!provider)
        return call.fail(provider.error());
    call.out << (*provider)->url() + "/v1\n";
    call.out.flush();
    call.say("Stand-in answers of " + std::to_string(hits->size()) + " hits under the model name cacheloupe-stub; no model is asked. Ctrl+C ends it.");
    waitForStop(interrupt.token());
    call.say(std::to_string((*provider)->requestCount()) + " requests were answered.");
    return ExitCode::fine;
}

} // namespace

Command replayStubCommand()
{
    return {"replay stub",
            "FILE… [--port N] [--changed SHARE] [--faults SHARE]",
            "Answers on 127.0.0.1 like a provider, with the log's own answers: to try a replay without a key.",
            {{"--port", "N", "listen there; default: a free port, printed"},
             {"--changed", "SHARE", "of the answers, 0 to 1: a figure in them is another one"},
             {"--faults", "SHARE", "of the requests, 0 to 1: too many requests, server errors and dropped connections"},
             {"--latency", "MS", "wait so long before each answer"},
             {"--seed", "N", "other answers; the same seed gives the same ones"},
             kWhereOption, kDialectOption},
            runReplayStub};
}

} // namespace cacheloupe
