// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/wilson.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace cacheloupe {

/// What two judges agree beyond chance (J. Cohen, Educational and Psychological Measurement 20 (1960) 37–46), with its interval
/// by J. L. Fleiss, J. Cohen, B. S. Everitt (Psychological Bulletin 72 (1969) 323–327). A plain value.
struct Kappa {
    std::uint64_t n = 0;
    std::uint64_t equal = 0;
    double expected = 0;         ///< share of equal judgements by chance
    std::optional<double> value; ///< absent without judgements, and when one side always says the same
    double low = -1;
    double high = 1;
    bool operator==(const Kappa &) const = default;
};

/// `counts` = a square table row by row: the first judge's category, then the second's. Pure; any thread.
Kappa cohensKappa(std::span<const std::uint64_t> counts, size_t categories, double z = kZ95);

} // namespace cacheloupe
