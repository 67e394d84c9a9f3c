// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/freshness.h"
#include "core/replay/replay_run.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

namespace cacheloupe {

/// A stored result and the run it came from.
struct KeptReplay {
    std::string runId;
    ReplayResult result;
};

/// Results by hit id, in the order they were stored.
using ReplayResults = std::unordered_map<std::string, std::vector<KeptReplay>>;
using FreshnessOfHits = std::unordered_map<std::string, Freshness>;

/// What is to be asked, of whom. A plan with a run's id goes on with that run; `kept` is what came of it already.
struct ReplayOrder {
    std::vector<Hit> hits;
    ReplayPlan plan;
    ReplayResults kept;
};

/// Of each hit's newest run; `stored` must not be empty.
std::vector<ReplayResult> newestResults(const std::vector<KeptReplay> &stored);

/// Judges each hit by its newest answers, in the light of what its call site's model shows between answers of its own.
/// Blocks; any thread. When stopped, what was judged so far.
FreshnessOfHits judgeReplays(const std::vector<Hit> &hits, const std::unordered_map<std::string, std::vector<ReplayResult>> &results, std::stop_token stop);

/// One run on its lane: asks, keeps each answer before it is told, and gathers all for judging. One thread.
class ReplayJob {
public:
    ReplayJob(ReplayOrder order, SecretResolver resolver, ReplayHooks hooks);

    /// Called with each kept result and what is to be thought of its hit by now.
    void onJudged(std::function<void(const ReplayResult &, const Freshness &)> tell);
    /// `workspacePath` empty = nothing is kept. Fails as runReplay() and the workspace do.
    Result<ReplayProgress> run(const std::filesystem::path &workspacePath, std::stop_token stop);
    FreshnessOfHits judged(std::stop_token stop) const { return judgeReplays(m_order.hits, m_results, stop); }

private:
    /// Starts the stand-in where the plan asks it, for as long as `run` takes.
    Result<ReplayProgress> ask(ReplayPlan plan, std::stop_token stop, const std::function<Result<ReplayProgress>(const ReplayPlan &)> &run);

    ReplayOrder m_order;
    SecretResolver m_resolver;
    ReplayHooks m_hooks;
    std::unordered_map<std::string, std::string> m_questions;
    std::unordered_map<std::string, std::vector<ReplayResult>> m_results;
};

} // namespace cacheloupe
