// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"
#include "core/domain/policy.h"

#include <string>
#include <vector>

namespace cacheloupe {

/// One condition under which a layer may be reused (S0.25 to S0.30, S3.28), and whether a rule meets it. `title` is English,
/// the window translates it (context "PolicyPreset"). `edits` meet it with one click; empty when only a person can.
struct LayerCheck {
    std::string title;
    std::string row;
    bool holds = false;
    std::vector<PolicyEdit> edits;
    bool operator==(const LayerCheck &) const = default;
};

/// The conditions of the rule's layer, from resources/presets/policy.json; empty for a layer without any. Any thread.
std::vector<LayerCheck> layerChecks(const EffectiveRule &rule);

} // namespace cacheloupe
