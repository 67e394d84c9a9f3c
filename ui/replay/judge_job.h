// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/answer_judge.h"
#include "core/replay/judge_agreement.h"
#include "core/replay/replay_plan.h"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>

namespace cacheloupe {

class HitTable;
class Workspace;

/// What a judge model said of a hit's cached and fresh answer, and how far it may be listened to at that call site.
struct JudgeView {
    std::optional<JudgeReading> reading; ///< none = it was not asked about these two answers
    std::string model;
    JudgeStanding standing;
};

/// Asks the judge in both orders under the plan (its endpoint, key and cap; its model is the judge). Both replies and what
/// they come to are kept as replays of the judge's own questions. Blocks; any thread. Fails as runStoredReplay() does.
Result<JudgeReading> askJudge(const std::filesystem::path &workspacePath, const Hit &hit, const std::string &fresh, ReplayPlan plan,
                              const SecretResolver &resolver, std::stop_token stop);

/// What was said of these two answers before, and the judge's standing at the hit's call site. `reviewed` tells what a
/// reviewer said of a hit. Blocks; on the workspace's lane.
Result<JudgeView> judgeViewOf(Workspace &workspace, const HitTable &table, const Hit &hit, const std::string &fresh,
                              const std::function<Verdict(const std::string &hitId)> &reviewed);

} // namespace cacheloupe
