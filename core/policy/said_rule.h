// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"
#include "core/domain/policy.h"

#include <string_view>
#include <vector>

namespace cacheloupe {

/// What a sentence says: `fields` are the members it speaks of, the others of `rule` are not meant. A sentence that
/// closes a call site says nothing of time, scope and match.
struct SaidRule {
    EffectiveRule rule;
    std::vector<PolicyField> fields;
    bool says(PolicyField field) const;
};

/// The edits that make the rule of a call site say the same, none when it does already. `heldByDefaults` are members
/// that the sentence leaves out although `defaults` give them to every call site: no edit of the call site can do that.
struct SentenceEdits {
    std::vector<PolicyEdit> edits;
    std::vector<PolicyField> heldByDefaults;
};
SentenceEdits sentenceEdits(const PolicyDocument &document, std::string_view callSite, const SaidRule &said);

} // namespace cacheloupe
