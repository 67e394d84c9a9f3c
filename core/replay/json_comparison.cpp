// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/json_leaves.h"
#include "core/replay/structure_comparison.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <unordered_map>

namespace cacheloupe {

namespace {

std::optional<double> valueAsNumber(const Json &value)
{
    if (value.is_number())
        return value.get<double>();
    if (!value.is_string())
        return std::nullopt;
    const std::string text = value.get<std::string>();
    char *end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    return !text.empty() && end == text.c_str() + text.size() ? std::optional(number) : std::nullopt;
}

/// Numbers by value, also when one is written as text.
ReplayVerdict compareLeaves(const Json &a, const Json &b, ClaimKind &kind)
{
    const auto left = valueAsNumber(a);
    const auto right = valueAsNumber(b);
    if (left && right) {
        kind = ClaimKind::number;
        return std::abs(*left - *right) <= 1e-12 * std::max(std::abs(*left), std::abs(*right)) ? ReplayVerdict::same : ReplayVerdict::contradicts;
    }
    if (a.is_string() && b.is_string())
        return compareValues(a.get<std::string>(), b.get<std::string>(), kind);
    kind = a.is_boolean() && b.is_boolean() ? ClaimKind::negation : ClaimKind::name;
    return a == b ? ReplayVerdict::same : ReplayVerdict::contradicts;
}

std::string leafText(const JsonLeaf &leaf) { return leaf.path + ": " + dumpJson(leaf.value); }

using LeafPlaces = std::unordered_map<std::string_view, size_t>;

LeafPlaces placesOf(const std::vector<JsonLeaf> &leaves)
{
    LeafPlaces places;
    for (size_t i = 0; i < leaves.size(); ++i)
        places[leaves[i].path] = i;
    return places;
}

/// Members come in any order, items of an array do not: the common ones of each array must keep theirs.
bool itemsReordered(const std::vector<JsonLeaf> &a, const LeafPlaces &inB)
{
    std::unordered_map<std::string_view, size_t> lastOfArray;
    for (const JsonLeaf &leaf : a) {
        const size_t bracket = leaf.path.rfind('[');
        const auto other = inB.find(leaf.path);
        if (bracket == std::string::npos || other == inB.end())
            continue;
        const auto [last, isFirst] = lastOfArray.try_emplace(std::string_view(leaf.path).substr(0, bracket), other->second);
        // Members of one item may stand in any order.
        if (!isFirst && leaf.path.back() == ']' && other->second < last->second)
            return true;
        last->second = std::max(last->second, other->second);
    }
    return false;
}

void addOneSided(StructureComparison &out, const JsonLeaf &leaf, bool isCached)
{
    const ClaimKind kind = leaf.path.back() == ']' ? ClaimKind::list : ClaimKind::code;
    out.parts.push_back(isCached ? SentenceDifference{SentenceChange::onlyCached, leafText(leaf), {}} : SentenceDifference{SentenceChange::onlyFresh, {}, leafText(leaf)});
    out.claims.push_back(isCached ? ClaimDifference{kind, leaf.range, {}} : ClaimDifference{kind, {}, leaf.range});
}

} // namespace

std::optional<StructureComparison> compareJson(std::string_view cached, std::string_view fresh)
{
    const auto a = readJsonLeaves(cached);
    const auto b = readJsonLeaves(fresh);
    if (!a || !b)
        return std::nullopt;
    const LeafPlaces inA = placesOf(*a);
    const LeafPlaces inB = placesOf(*b);
    StructureComparison out;
    size_t equal = 0;
    size_t oneSided = 0;
    for (const JsonLeaf &leaf : *a) {
        const auto other = inB.find(leaf.path);
        if (other == inB.end()) {
            addOneSided(out, leaf, true);
            ++oneSided;
            continue;
        }
        const JsonLeaf &partner = (*b)[other->second];
        ClaimKind kind = ClaimKind::name;
        const ReplayVerdict verdict = compareLeaves(leaf.value, partner.value, kind);
        equal += verdict <= ReplayVerdict::reworded;
        out.verdict = graver(out.verdict, verdict);
        if (verdict == ReplayVerdict::same)
            continue;
        out.parts.push_back({verdict == ReplayVerdict::contradicts ? SentenceChange::contradicts : SentenceChange::changed, leafText(leaf), leafText(partner)});
        if (verdict != ReplayVerdict::reworded)
            out.claims.push_back({kind, leaf.range, partner.range});
    }
    for (const JsonLeaf &leaf : *b) {
        if (!inA.contains(leaf.path)) {
            addOneSided(out, leaf, false);
            ++oneSided;
        }
    }
    out.overlap = std::min(1.0, double(2 * equal) / double(a->size() + b->size()));
    if (oneSided > 0)
        out.verdict = graver(out.verdict, out.overlap < 0.3 ? ReplayVerdict::different : ReplayVerdict::unclear);
    else if (itemsReordered(*a, inB)) {
        out.verdict = graver(out.verdict, ReplayVerdict::unclear);
        out.claims.push_back({ClaimKind::list, {0, std::uint32_t(cached.size())}, {0, std::uint32_t(fresh.size())}});
    }
    return out;
}

} // namespace cacheloupe
