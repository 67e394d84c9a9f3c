// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/replay.h"

#include <cstdint>
#include <string>
#include <vector>

namespace cacheloupe {

/// What a text says of a day; 0 = not said.
struct ClaimDay {
    int year = 0;
    int month = 0;
    int day = 0;
    int weekday = 0; ///< 1 = Monday
    bool operator==(const ClaimDay &) const = default;
};

/// One checkable statement of an answer, in a form that can be compared: 1,000 = 1k, five = 5, 5 km = 5000 m, € 29 = 29 EUR.
struct Claim {
    ClaimKind kind = ClaimKind::number;
    TextRange range;
    double low = 0;
    double high = 0;            ///< above low for a range (3–5 days)
    std::string unit;           ///< `m`, `s`, `g`, `usd`, `%`…; empty = a bare number
    std::string unitName;       ///< as written
    std::vector<ClaimDay> days; ///< readings of a date; two for 03/04/2024
    std::string text;           ///< a name, address, time of day or number with several points (1.2.3), normalised
};

enum class ClaimMatch : std::uint8_t { equal, undecided, conflict, incomparable };

/// How two claims stand to each other. Undecided: a date that can be read in two ways, a number inside a range, a year
/// beside a full date of it. Pure; any thread.
ClaimMatch matchClaims(const Claim &a, const Claim &b);

/// Numbers, amounts of money and quantities, which may stand for each other.
bool isQuantity(const Claim &claim);

/// Words for the claim that equal ones share, for counting words; of a date one for each of its parts.
std::vector<std::string> claimKeys(const Claim &claim);

} // namespace cacheloupe
