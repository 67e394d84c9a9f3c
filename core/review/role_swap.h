// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/question_pair.h"

#include <optional>
#include <vector>

namespace cacheloupe {

/// Two parts of the question that changed places, word for word the rest.
struct RoleSwap {
    double strength = 1; ///< a quarter where the places mean little: "A and B", "between A and B"
    std::vector<size_t> asked;
    std::vector<size_t> answered;
};

/// "From Boston to Denver" for "from Denver to Boston", "does A hurt B" for "is A hurt by B". Pure; any thread.
std::optional<RoleSwap> findRoleSwap(const QuestionPair &pair);

} // namespace cacheloupe
