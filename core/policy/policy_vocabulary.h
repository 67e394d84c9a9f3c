// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/key_fields.h"
#include "core/domain/policy_field.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// A risk tag of a call site, from resources/texts/policy/vocabulary.json.
struct RiskTag {
    std::string name;
    bool regenerate = false;  ///< a finished answer must not be reused
    bool access = false;      ///< the answer depends on who asks
    bool interactive = false; ///< somebody waits for it: no batch lane
    std::string row;          ///< of the mission, `S0.5`
};

const std::vector<RiskTag> &riskTags();
const RiskTag *findRiskTag(std::string_view name);

/// The words a text field may hold (layer, match, scope, lane); empty for free text.
const std::vector<std::string> &allowedWords(PolicyField field);

/// The key field a scope demands; nullopt for none, session and unknown scopes.
std::optional<KeyField> scopeField(std::string_view scope);
/// The fields whose change means that the source changed.
const std::vector<KeyField> &versionFields();
/// Facts of an entry alone: a request has none of its own to compare with.
const std::vector<KeyField> &entryFacts();

} // namespace cacheloupe
