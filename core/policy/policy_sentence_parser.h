// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"
#include "core/policy/policy_sentence.h"

#include <optional>
#include <string>
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

/// What came of reading a sentence. Without `said`, `understoodBytes` tells how far it made sense and `expected` what could
/// have followed there: ids of phrases.
struct SentenceReading {
    std::optional<SaidRule> said;
    size_t understoodBytes = 0;
    std::vector<std::string> expected;
};

/// Reads a sentence back; more than one space and a missing full stop are forgiven. Any thread.
SentenceReading parseSentence(std::string_view text, const SentenceLanguage &language);

/// The edits that make the rule of a call site say the same, none when it does already. `heldByDefaults` are members
/// that the sentence leaves out although `defaults` give them to every call site: no edit of the call site can do that.
struct SentenceEdits {
    std::vector<PolicyEdit> edits;
    std::vector<PolicyField> heldByDefaults;
};
SentenceEdits sentenceEdits(const PolicyDocument &document, std::string_view callSite, const SaidRule &said);

} // namespace cacheloupe
