// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/claim.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string_view>
#include <utility>

namespace cacheloupe {

namespace {

bool isClose(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance * std::max(std::abs(a), std::abs(b)) + 1e-12;
}

/// Lopez and Maria Lopez may be one person.
bool shareWord(std::string_view a, std::string_view b)
{
    for (size_t at = 0; at < a.size();) {
        const size_t end = std::min(a.find(' ', at), a.size());
        const std::string word = " " + std::string(a.substr(at, end - at)) + " ";
        if ((" " + std::string(b) + " ").find(word) != std::string::npos)
            return true;
        at = end + 1;
    }
    return false;
}

ClaimMatch matchDays(const ClaimDay &a, const ClaimDay &b)
{
    bool shared = false;
    bool differ = false;
    bool partial = false;
    const auto compare = [&](int x, int y) {
        shared = shared || (x && y);
        differ = differ || (x && y && x != y);
        partial = partial || (!x != !y);
    };
    compare(a.year, b.year);
    compare(a.month, b.month);
    compare(a.day, b.day);
    compare(a.weekday, b.weekday);
    if (differ)
        return ClaimMatch::conflict;
    return !shared ? ClaimMatch::incomparable : partial ? ClaimMatch::undecided : ClaimMatch::equal;
}

ClaimMatch matchDates(const Claim &a, const Claim &b)
{
    if (!a.text.empty() || !b.text.empty())
        return a.text.empty() || b.text.empty() ? ClaimMatch::incomparable : a.text == b.text ? ClaimMatch::equal : ClaimMatch::conflict;
    bool possible = false;
    bool comparable = false;
    for (const ClaimDay &x : a.days) {
        for (const ClaimDay &y : b.days) {
            const ClaimMatch match = matchDays(x, y);
            possible = possible || match == ClaimMatch::equal || match == ClaimMatch::undecided;
            comparable = comparable || match != ClaimMatch::incomparable;
        }
    }
    if (a.days == b.days)
        return ClaimMatch::equal;
    if (!possible)
        return comparable ? ClaimMatch::conflict : ClaimMatch::incomparable;
    return a.days.size() == 1 && b.days.size() == 1 ? matchDays(a.days[0], b.days[0]) : ClaimMatch::undecided;
}

ClaimMatch matchQuantities(const Claim &a, const Claim &b)
{
    if (!a.text.empty() || !b.text.empty())
        return a.text == b.text ? ClaimMatch::equal : ClaimMatch::conflict;
    if (!a.unit.empty() && !b.unit.empty() && a.unit != b.unit) {
        const bool money = a.kind == ClaimKind::money && b.kind == ClaimKind::money;
        return money ? ClaimMatch::conflict : ClaimMatch::incomparable;
    }
    // A month is 30 or 31 days, a gigabyte 1000 or 1024 megabytes: other words leave some room.
    const double tolerance = a.unitName == b.unitName || (a.unit != "s" && a.unit != "byte") ? 1e-9 : 0.025;
    if (isClose(a.low, b.low, tolerance) && isClose(a.high, b.high, tolerance))
        return ClaimMatch::equal;
    const bool aIsRange = a.high > a.low;
    const bool bIsRange = b.high > b.low;
    if (aIsRange != bIsRange) {
        const Claim &range = aIsRange ? a : b;
        const double value = aIsRange ? b.low : a.low;
        return value >= range.low && value <= range.high ? ClaimMatch::undecided : ClaimMatch::conflict;
    }
    return ClaimMatch::conflict;
}

} // namespace

bool isQuantity(const Claim &claim) { return claim.kind == ClaimKind::number || claim.kind == ClaimKind::money || claim.kind == ClaimKind::unit; }

ClaimMatch matchClaims(const Claim &a, const Claim &b)
{
    if (isQuantity(a) && isQuantity(b))
        return matchQuantities(a, b);
    if (a.kind != b.kind)
        return ClaimMatch::incomparable;
    if (a.kind == ClaimKind::date)
        return matchDates(a, b);
    if (a.kind == ClaimKind::name && a.text != b.text && shareWord(a.text, b.text))
        return ClaimMatch::undecided;
    return a.text == b.text ? ClaimMatch::equal : ClaimMatch::conflict;
}

std::vector<std::string> claimKeys(const Claim &claim)
{
    if (!claim.text.empty())
        return {"#" + claim.text};
    if (claim.kind == ClaimKind::date) {
        // Of a date that can be read in two ways only the year is sure.
        const ClaimDay day = claim.days.size() > 1 ? ClaimDay{claim.days.front().year, 0, 0, 0} : claim.days.front();
        std::vector<std::string> keys;
        for (const auto &[name, part] : {std::pair("#year", day.year), std::pair("#month", day.month), std::pair("#day", day.day), std::pair("#weekday", day.weekday)}) {
            if (part > 0)
                keys.push_back(name + std::to_string(part));
        }
        return keys;
    }
    // Without its unit: "29" and "29 euro" are the same word.
    char buffer[96];
    std::snprintf(buffer, sizeof buffer, claim.high > claim.low ? "#%.6g..%.6g" : "#%.6g", claim.low, claim.high);
    return {buffer};
}

} // namespace cacheloupe
