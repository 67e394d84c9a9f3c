// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/domain/policy.h"

#include <string>
#include <vector>

namespace cacheloupe {

/// A rule with any mixture of members, set or not, for property tests: also such as a lint would complain of.
PolicyRule randomRule(Random &random);

/// A document with these call sites, each with a random rule over random defaults.
PolicyDocument randomPolicy(Random &random, const std::vector<std::string> &callSites);

} // namespace cacheloupe
