// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/pair_findings.h"

namespace cacheloupe {

/// What differs between the asked and the answered question: numbers, units, time, identifiers, names, opposites,
/// negation, kind of question, quotes, script, gender. Pure; any thread.
void findDifferences(PairFindings &out);

/// How it differs: share and number of open words, exchanged and replaced ones, words added, typing errors, rewordings.
/// Pure; any thread.
void findShape(PairFindings &out);

/// Whether the cached answer speaks of the words that differ. Pure; any thread.
void findGrounding(PairFindings &out, std::string_view answer);

} // namespace cacheloupe
