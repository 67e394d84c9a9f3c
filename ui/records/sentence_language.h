// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_sentence.h"

#include <QString>

#include <string>
#include <vector>

namespace cacheloupe {

/// The window's language for policy sentences: translated phrases, the locale's numbers and lists. What it writes,
/// parseSentence reads back to the same rule. GUI thread, after the translators were installed.
SentenceLanguage windowSentences();

/// A whole number of seconds in the largest unit that divides it, in words and without loss: "7 days", "90 seconds".
QString exactDurationText(std::int64_t seconds);

/// "a, b and c" in the person's language.
QString namesText(const std::vector<std::string> &names);

} // namespace cacheloupe
