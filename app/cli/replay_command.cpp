// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/hit_json.h"
#include "app/cli/interrupt.h"
#include "app/cli/loaded_logs.h"
#include "app/cli/replay_choice.h"
#include "core/base/random.h"
#include "core/replay/loopback_provider.h"
#include "core/replay/replay_run.h"
#include "core/replay/replay_sample.h"
#include "core/workspace/workspace.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>
#include <unordered_set>

namespace cacheloupe {

namespace {

/// `count` of the rows at random, in the order of the log; 0 = all.
std::vector<HitRow> sampled(std::vector<HitRow> rows, size_t count, std::uint64_t seed)
{
    if (count == 0 || count >= rows.size())
        return rows;
    Random random(seed);
    for (size_t i = 0; i < count; ++i)
        std::swap(rows[i], rows[i + random.below(rows.size() - i)]);
    rows.resize(count);
    std::sort(rows.begin(), rows.end());
    return rows;
}

/// The hits to replay: those that fit --where and were answered from the cache; of a stored run its open ones.
Result<std::vector<Hit>> chosenHits(const LoadedLogs &logs, const Arguments &arguments, const ReplayChoice &choice, const StoredReplay *stored)
{
    auto rows = logs.rows(stored ? std::string() : arguments.value("--where"));
    if (!rows)
        return rows.error();
    std::unordered_set<std::string_view> open;
    if (stored) {
        for (const ReplayItemRecord &item : stored->open)
            open.insert(item.hitId);
    }
    std::erase_if(*rows, [&](HitRow row) { return logs.table().kind(row) != EventKind::hit; });
    std::vector<Hit> hits;
    if (!stored && arguments.has("--stratified") && choice.sample > 0) {
        SampleWish wish;
        wish.size = choice.sample;
        wish.seed = choice.plan.seed;
        *rows = drawReplaySample(logs.table(), wish, &*rows).rows;
    }
    for (const HitRow row : stored ? *rows : sampled(std::move(*rows), choice.sample, choice.plan.seed)) {
        auto hit = logs.table().record(row);
        if (!hit)
            return hit.error();
        if (!stored || open.contains(hit->id))
            hits.push_back(std::move(*hit));
    }
    return hits;
}

std::string usd(double amount)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4f USD", amount);
    return text.data();
}

std::string estimateSentence(const ReplayEstimate &estimate)
{
    std::string out = std::to_string(estimate.requests) + " requests, ";
    out += estimate.costUsd ? "about " + usd(*estimate.costUsd) : std::string("at a price this program does not know");
    if (!estimate.priceAsOf.empty())
        out += " (prices of " + estimate.priceAsOf + ')';
    if (estimate.unsendable > 0)
        out += "; " + std::to_string(estimate.unsendable) + " hits cannot be asked again";
    return out + '.';
}

ExitCode showFirst(CommandCall &call, const std::vector<Hit> &hits, const ReplayPlan &plan)
{
    for (const Hit &hit : hits) {
        const auto preview = previewRequest(hit, plan);
        if (!preview)
            continue;
        call.out << preview->text() << "\n";
        break;
    }
    call.out.flush();
    call.say(estimateSentence(estimateReplay(hits, plan)));
    return ExitCode::fine;
}

/// The workspace that keeps the results; a new file when there is none.
Result<std::optional<Workspace>> openedWorkspace(const std::string &path)
{
    if (path.empty())
        return std::optional<Workspace>();
    std::error_code failure;
    auto workspace = std::filesystem::exists(path, failure) ? Workspace::open(path, systemNow) : Workspace::create(path, systemNow);
    if (!workspace)
        return workspace.error();
    return std::optional<Workspace>(std::move(*workspace));
}

void sayEnd(CommandCall &call, const ReplayProgress &progress, const std::string &runId)
{
    if (progress.failed > 0)
        call.say(std::to_string(progress.failed) + " of " + std::to_string(progress.total) + " hits got no fresh answer.");
    if (progress.maybeCharged > 0)
        call.say(std::to_string(progress.maybeCharged) + " requests lost their answer and may be charged nevertheless.");
    if (progress.done < progress.total && !runId.empty())
        call.say(std::to_string(progress.total - progress.done) + " are open. Resume with the same logs, --endpoint and --workspace, and --resume " + runId + '.');
}

struct ReplayWork {
    ReplayChoice choice;
    std::optional<Workspace> workspace;
    std::optional<StoredReplay> stored;
    std::vector<Hit> hits;
    std::unique_ptr<LoopbackProvider> standIn; ///< while it is asked
};

/// Starts the stand-in when the plan asks it.
Result<ReplayPlan> reachable(ReplayWork &work, ReplayPlan plan)
{
    if (!asksStandIn(plan))
        return plan;
    auto standIn = startStub(work.hits);
    if (!standIn)
        return standIn.error();
    work.standIn = *std::move(standIn);
    plan.target.endpoint = work.standIn->url();
    plan.confirmedEndpoint = endpointToConfirm(plan);
    return plan;
}

ExitCode runPlan(CommandCall &call, ReplayWork &work, const std::stop_token &stop)
{
    RecordWriter writer(call.out, call.format,
                        {{"id", 34}, {"repeat", 6, true}, {"verdict", 12}, {"overlap", 7, true}, {"cost_usd", 9, true}, {"attempts", 8, true},
                         {"end", 10}, {"fresh_answer", 60}, {"error", 80}, {"differences", 0}, {"claims", 0}, {"usage", 0}});
    size_t answered = 0;
    ReplayProgress last;
    ReplayHooks hooks;
    hooks.onResult = [&](const ReplayResult &result) {
        answered += !result.error;
        writer.write(replayJson(result));
        return Status();
    };
    hooks.onProgress = [&](const ReplayProgress &progress) { last = progress; };
    const std::string runId = work.stored ? work.stored->plan.runId : std::string();
    if (!runId.empty())
        call.say("Run " + runId + '.');
    const auto run = work.stored ? runStoredReplay(*work.workspace, *work.stored, work.hits, resolveSecret, hooks, stop)
                                 : runReplay(work.hits, work.choice.plan, resolveSecret, hooks, stop);
    writer.finish();
    call.out.flush();
    sayEnd(call, run ? *run : last, runId);
    if (!run)
        return call.fail(run.error());
    return answered > 0 || work.hits.empty() ? ExitCode::fine : ExitCode::unreadable;
}

/// The run that --resume names, going on with what was confirmed and allowed now.
Status resume(const Arguments &arguments, ReplayWork &work)
{
    auto stored = storedReplay(*work.workspace, work.choice.resume);
    if (!stored)
        return stored.error();
    const ReplayPlan &now = work.choice.plan;
    if (endpointToConfirm(stored->plan) != now.confirmedEndpoint)
        return Error{ErrorCode::denied, ErrorReason::endpointNotConfirmed, endpointToConfirm(stored->plan), {}};
    // With the query, which no record keeps.
    stored->plan.target.endpoint = now.target.endpoint;
    stored->plan.confirmedEndpoint = now.confirmedEndpoint;
    if (arguments.has("--key-ref"))
        stored->plan.apiKey = now.apiKey;
    if (arguments.has("--max-cost"))
        stored->plan.maxCostUsd = now.maxCostUsd;
    if (arguments.has("--parallel"))
        stored->plan.parallel = now.parallel;
    if (arguments.has("--rate"))
        stored->plan.requestsPerMinute = now.requestsPerMinute;
    work.stored = *std::move(stored);
    return {};
}

ExitCode runChoice(CommandCall &call, ReplayWork &work, const std::stop_token &stop)
{
    const std::string path = call.arguments.value("--workspace");
    if (!work.choice.dryRun || !work.choice.resume.empty()) {
        auto workspace = openedWorkspace(path);
        if (!workspace)
            return call.fail(workspace.error());
        work.workspace = *std::move(workspace);
    }
    if (!work.choice.resume.empty()) {
        if (const Status resumed = resume(call.arguments, work); !resumed)
            return call.fail(resumed.error());
    }
    const auto logs = LoadedLogs::load(call.arguments.positional(), work.workspace ? path : std::string(), call, nullptr, stop);
    if (!logs)
        return call.fail(logs.error());
    auto hits = chosenHits(**logs, call.arguments, work.choice, work.stored ? &*work.stored : nullptr);
    if (!hits)
        return call.fail(hits.error());
    work.hits = *std::move(hits);
    if (work.hits.empty())
        call.say("No hit fits; nothing was sent.");
    const auto reached = reachable(work, work.stored ? work.stored->plan : work.choice.plan);
    if (!reached)
        return call.fail(reached.error());
    const ReplayPlan &plan = *reached;
    if (work.choice.dryRun)
        return showFirst(call, work.hits, plan);
    if (!plan.maxCostUsd && !work.choice.agreed && !isLoopbackUrl(plan.target.endpoint))
        return call.refuse("This may cost money: " + estimateSentence(estimateReplay(work.hits, plan)) + " Set --max-cost USD, or go on with --yes.");
    if (work.workspace && !work.stored && !work.hits.empty()) {
        auto planned = planReplay(*work.workspace, work.hits, work.choice.plan);
        if (!planned)
            return call.fail(planned.error());
        work.stored = *std::move(planned);
    }
    ReplayPlan &asked = work.stored ? work.stored->plan : work.choice.plan;
    asked.target.endpoint = plan.target.endpoint;
    asked.confirmedEndpoint = plan.confirmedEndpoint;
    return runPlan(call, work, stop);
}

ExitCode runReplayCommand(CommandCall &call)
{
    if (call.arguments.positional().empty())
        return call.refuse("Name at least one hit log.");
    auto parsed = replayChoice(call.arguments);
    if (const auto *problem = std::get_if<std::string>(&parsed))
        return call.refuse(*problem);
    const Interrupt interrupt;
    ReplayWork work;
    work.choice = std::get<ReplayChoice>(std::move(parsed));
    if (const Status read = readTemplates(call.arguments, work.choice.plan); !read)
        return call.fail(read.error());
    return runChoice(call, work, interrupt.token());
}

} // namespace

Command replayCommand()
{
    std::vector<OptionSpec> options(std::begin(kReplayOptions), std::end(kReplayOptions));
    options.insert(options.end(), {kWhereOption, kDialectOption, {"--workspace", "FILE", "keep the results here, so that the run can be resumed; also the verdicts for --where"}});
    return {"replay",
            "FILE… --endpoint URL [--api NAME] [--model M] [--key-ref env:NAME] [--sample N] [--max-cost USD] [--workspace FILE]",
            "Asks a model again and compares the fresh answers with the cached ones.", std::move(options), runReplayCommand};
}

} // namespace cacheloupe
