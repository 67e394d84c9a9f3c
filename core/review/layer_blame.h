// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "core/domain/key_fields.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// The layers a wrong answer is traced through before anybody blames the model, in the fixed order of mission row S0.47.
enum class BlameLayer : std::uint8_t { sourceChecksum, retrieval, toolOutput, promptHash, route, schema };
inline constexpr size_t kBlameLayerCount = 6;

/// Stable words, kept with verdicts: `source_checksum`, `retrieval`, `tool_output`, `prompt_hash`, `route`, `schema`.
std::string_view blameLayerName(BlameLayer layer);
std::optional<BlameLayer> blameLayerFromName(std::string_view name);
/// The fields a layer is judged by, in the order they are looked at.
const std::vector<KeyField> &blameFields(BlameLayer layer);

/// `same`: all that both sides tell agrees; `different`: a field differs; `unknown`: no field is on both sides.
enum class BlameState : std::uint8_t { same, different, unknown };
std::string_view blameStateName(BlameState state);

/// One step of the walk. Of a difference the first field and both values.
struct BlameStep {
    BlameLayer layer = BlameLayer::sourceChecksum;
    BlameState state = BlameState::unknown;
    KeyField field = KeyField::sourceDocumentIds;
    std::string now;     ///< the request's value
    std::string written; ///< the entry's
};

/// The walk over one reuse: all steps in order, and the first that differs. No difference leaves the match, the answer
/// itself or a layer that is not logged.
struct LayerBlame {
    std::array<BlameStep, kBlameLayerCount> steps;
    std::optional<BlameLayer> first;
    std::vector<BlameLayer> unknownBefore; ///< layers before `first` (all, without one) that nothing is known of

    const BlameStep &step(BlameLayer layer) const { return steps[size_t(layer)]; }
};

/// Compares the entry's fields with the request's. Pure; any thread.
LayerBlame walkLayers(const Hit &hit);

} // namespace cacheloupe
