// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_sentence.h"
#include "core/policy/said_rule.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// What came of reading a sentence. Without `said`, `understoodBytes` tells how far it made sense and `expected` what could
/// have followed there: ids of phrases.
struct SentenceReading {
    std::optional<SaidRule> said;
    size_t understoodBytes = 0;
    std::vector<std::string> expected;
};

/// Reads a sentence back; more than one space and a missing full stop are forgiven. Any thread.
SentenceReading parseSentence(std::string_view text, const SentenceLanguage &language);

} // namespace cacheloupe
