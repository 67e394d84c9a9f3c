// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/batch_limits.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// A kind of work that can wait for a batch, from resources/presets/lanes.json.
struct LanePreset {
    std::string id; ///< `evals`, `offline_classes`, `enrichment`, `backfill`
    std::string title; ///< English
    double patienceS = 0;
    std::vector<std::string> words;
};
/// The four presets, in the order of the file. Any thread.
const std::vector<LanePreset> &lanePresets();
/// The preset that a call site's name tells (`docs.enrich` is `enrichment`); nullptr when none does.
const LanePreset *lanePresetFor(std::string_view callSite);

/// How requests can be answered.
enum class Lane : std::uint8_t { cache, batch, sync };
/// `cache`, `batch`, `sync`.
std::string_view laneName(Lane lane);

/// What is known of a call site's requests.
struct LaneUse {
    std::string callSite;
    bool reusable = false;    ///< a cached answer may be served again
    bool interactive = false; ///< somebody waits for the answer
    std::optional<double> patienceS; ///< how long the answers may take; absent = the preset's
    BatchLoad load; ///< of a run
};

enum class LaneReason : std::uint8_t {
    reusable,       ///< the cache answers for nothing
    interactive,    ///< somebody waits
    presetFits,     ///< the call site's work is of a kind that can wait
    patient,        ///< the answers may take longer than the provider does
    notPatient,     ///< they may not
    patienceUnknown,
    limitsExceeded, ///< requests too large, or too few
};
/// `reusable`, `interactive`, `preset_fits`, `patient`, `not_patient`, `patience_unknown`, `limits_exceeded`.
std::string_view laneReasonName(LaneReason reason);

/// Where the requests belong, and why.
struct LaneAdvice {
    Lane lane = Lane::sync;
    std::vector<LaneReason> reasons;
    const LanePreset *preset = nullptr;
    BatchFeasibility batch;
};
/// The cache where answers are reusable, else a batch where nobody waits and the provider's window and limits allow it, else one by
/// one. Pure; any thread.
LaneAdvice laneAdvice(const LaneUse &use, const BatchLimits &limits);

} // namespace cacheloupe
