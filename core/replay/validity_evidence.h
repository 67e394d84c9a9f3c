// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/hit.h"
#include "core/domain/replay.h"
#include "core/replay/survival_curve.h"

#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace cacheloupe {

class HitTable;
class Workspace;

/// What the stored replays of one call site say about how long its answers hold. A plain value.
struct SiteEvidence {
    std::string callSite;
    std::vector<AgeCheck> checks;
    size_t otherQuestions = 0; ///< left out: the answer was written for another question, so a difference is none of age
    size_t unknownAges = 0;    ///< left out: the log does not tell when the answer was written
    size_t undecided = 0;      ///< left out: the comparison could not tell
    std::optional<double> ttlS; ///< the TTL that most of these hits were served under
};

/// A replayed hit and all that came of it, in the order in which it was stored.
struct ReplayedHit {
    Hit hit;
    std::vector<ReplayResult> results;
};

/// Sorts replays by call site, by name. An answer's age is counted from when it was written to when it was asked again.
/// `isWrongMatch` = a reviewer said so; may be empty. Pure; any thread.
std::vector<SiteEvidence> validityEvidence(std::span<const ReplayedHit> replayed, const std::function<bool(const std::string &hitId)> &isWrongMatch = {});

/// All replays that the workspace keeps of hits in this log. Blocks. Fails as the workspace does; a stored result that
/// cannot be read is passed over.
Result<std::vector<ReplayedHit>> storedReplays(Workspace &workspace, const HitTable &table, std::stop_token stop = {});

} // namespace cacheloupe
