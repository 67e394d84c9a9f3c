// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/lane_advice.h"

#include "core/base/utf8.h"
#include "core/driver/text_template.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 3> kLaneNames = {"cache", "batch", "sync"};
constexpr std::array<std::string_view, 7> kLaneReasonNames = {"reusable", "interactive", "preset_fits", "patient", "not_patient", "patience_unknown", "limits_exceeded"};

std::vector<LanePreset> readLanePresets()
{
    std::vector<LanePreset> out;
    const Json json = textResource("presets/lanes.json");
    const Json *rows = jsonAt(json, "presets");
    for (const Json &row : rows ? *rows : Json::array()) {
        LanePreset preset{jsonText(row, "id").value_or(""), jsonText(row, "title").value_or(""), jsonNumber(row, "patience_s").value_or(0), {}};
        if (const Json *words = jsonAt(row, "words"); words && words->is_array()) {
            for (const Json &word : *words)
                preset.words.push_back(word.get<std::string>());
        }
        out.push_back(std::move(preset));
    }
    return out;
}

/// The parts of `docs.enrich_nightly`: docs, enrich, nightly.
std::vector<std::string> nameParts(std::string_view callSite)
{
    std::vector<std::string> parts(1);
    for (const char c : asciiLower(callSite)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            parts.back() += c;
        else if (!parts.back().empty())
            parts.emplace_back();
    }
    return parts;
}

} // namespace

const std::vector<LanePreset> &lanePresets()
{
    static const std::vector<LanePreset> presets = readLanePresets();
    return presets;
}

const LanePreset *lanePresetFor(std::string_view callSite)
{
    const auto parts = nameParts(callSite);
    const auto tells = [&](const std::string &word) { return std::find(parts.begin(), parts.end(), word) != parts.end(); };
    const auto &presets = lanePresets();
    const auto it = std::find_if(presets.begin(), presets.end(), [&](const LanePreset &preset) { return std::any_of(preset.words.begin(), preset.words.end(), tells); });
    return it == presets.end() ? nullptr : &*it;
}

std::string_view laneName(Lane lane)
{
    return kLaneNames[size_t(lane)];
}

std::string_view laneReasonName(LaneReason reason)
{
    return kLaneReasonNames[size_t(reason)];
}

LaneAdvice laneAdvice(const LaneUse &use, const BatchLimits &limits)
{
    LaneAdvice out;
    out.preset = lanePresetFor(use.callSite);
    const auto patience = use.patienceS ? use.patienceS : out.preset ? std::optional(out.preset->patienceS) : std::nullopt;
    BatchLoad load = use.load;
    load.patienceS.reset(); // judged here, so that every reason is told once
    out.batch = batchFeasibility(load, limits);
    if (use.reusable) {
        out.lane = Lane::cache;
        out.reasons = {LaneReason::reusable};
        return out;
    }
    if (use.interactive) {
        out.reasons = {LaneReason::interactive};
        return out;
    }
    if (out.preset)
        out.reasons.push_back(LaneReason::presetFits);
    const bool waits = patience && *patience >= out.batch.latestS;
    out.reasons.push_back(!patience ? LaneReason::patienceUnknown : waits ? LaneReason::patient : LaneReason::notPatient);
    if (!out.batch.fits)
        out.reasons.push_back(LaneReason::limitsExceeded);
    if (waits && out.batch.fits)
        out.lane = Lane::batch;
    return out;
}

} // namespace cacheloupe
