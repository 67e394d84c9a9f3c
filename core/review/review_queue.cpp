// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_queue.h"

#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/base/words.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace cacheloupe {

namespace {

using Groups = std::unordered_map<std::uint64_t, std::vector<size_t>>;

/// Unreviewed candidates by pair, each group in the candidates' order.
Groups groupPairs(std::span<const ReviewCandidate> candidates)
{
    Groups groups;
    for (size_t i = 0; i < candidates.size(); ++i) {
        if (!candidates[i].reviewed)
            groups[candidates[i].pair].push_back(i);
    }
    return groups;
}

ReviewItem makeItem(std::span<const ReviewCandidate> candidates, const Groups &groups, size_t index, ReviewStratum stratum)
{
    const ReviewCandidate &picked = candidates[index];
    ReviewItem item{picked.row, stratum, picked.suspicion, {}};
    for (const size_t other : groups.at(picked.pair)) {
        if (other != index)
            item.alike.push_back(candidates[other].row);
    }
    return item;
}

/// Every unreviewed hit is equally likely, whatever its suspicion; a second hit of a pair already drawn is skipped.
std::vector<size_t> drawRandom(std::span<const ReviewCandidate> candidates, size_t count, Random &random)
{
    std::vector<size_t> open;
    for (size_t i = 0; i < candidates.size(); ++i) {
        if (!candidates[i].reviewed)
            open.push_back(i);
    }
    std::vector<size_t> drawn;
    std::unordered_set<std::uint64_t> pairs;
    for (size_t left = open.size(); left > 0 && drawn.size() < count; --left) {
        std::swap(open[random.below(left)], open[left - 1]);
        const size_t index = open[left - 1];
        if (pairs.insert(candidates[index].pair).second)
            drawn.push_back(index);
    }
    return drawn;
}

std::vector<size_t> pickSuspicious(std::span<const ReviewCandidate> candidates, const Groups &groups, std::unordered_set<std::uint64_t> taken,
                                   size_t count, size_t maxPerEntry)
{
    std::vector<size_t> best;
    for (const auto &[pair, members] : groups) {
        if (!taken.contains(pair))
            best.push_back(*std::max_element(members.begin(), members.end(), [&](size_t a, size_t b) {
                return candidates[a].suspicion < candidates[b].suspicion || (candidates[a].suspicion == candidates[b].suspicion && a > b);
            }));
    }
    std::sort(best.begin(), best.end(), [&](size_t a, size_t b) {
        return candidates[a].suspicion != candidates[b].suspicion ? candidates[a].suspicion > candidates[b].suspicion : candidates[a].row < candidates[b].row;
    });
    std::unordered_map<std::uint64_t, size_t> perEntry;
    std::vector<size_t> picked;
    for (const size_t index : best) {
        if (picked.size() >= count)
            break;
        const std::uint64_t entry = candidates[index].entry;
        if (entry == 0 || ++perEntry[entry] <= maxPerEntry)
            picked.push_back(index);
    }
    return picked;
}

} // namespace

std::vector<ReviewItem> planReview(std::span<const ReviewCandidate> candidates, const ReviewPlan &plan)
{
    const Groups groups = groupPairs(candidates);
    const size_t total = std::min(plan.count, groups.size());
    const size_t randomCount = size_t(std::lround(double(total) * std::clamp(plan.randomShare, 0.0, 1.0)));
    Random random(plan.seed);

    std::vector<size_t> atRandom = drawRandom(candidates, randomCount, random);
    std::unordered_set<std::uint64_t> taken;
    for (const size_t index : atRandom)
        taken.insert(candidates[index].pair);
    const std::vector<size_t> suspicious = pickSuspicious(candidates, groups, taken, total - atRandom.size(), plan.maxPerEntry);

    // One random hit in each of as many equal stretches, so that stopping early keeps the mix; the very first hit is
    // the most suspicious one.
    std::vector<ReviewItem> queue;
    size_t nextSuspicious = 0;
    size_t nextRandom = 0;
    const size_t length = suspicious.size() + atRandom.size();
    std::vector<bool> isRandom(length, false);
    for (size_t i = 0; i < atRandom.size(); ++i) {
        const size_t to = (i + 1) * length / atRandom.size();
        const size_t from = i == 0 && to > 1 && !suspicious.empty() ? 1 : i * length / atRandom.size();
        isRandom[from + random.below(to - from)] = true;
    }
    for (size_t i = 0; i < length; ++i) {
        if (isRandom[i])
            queue.push_back(makeItem(candidates, groups, atRandom[nextRandom++], ReviewStratum::random));
        else
            queue.push_back(makeItem(candidates, groups, suspicious[nextSuspicious++], ReviewStratum::suspicious));
    }
    return queue;
}

std::uint64_t reviewPairKey(std::string_view query, std::string_view cachedQuery)
{
    std::string text;
    for (const std::string_view side : {query, cachedQuery}) {
        const WordList words = splitWords(side);
        for (size_t i = 0; i < words.words.size(); ++i)
            text.append(words.form(i)).push_back(' ');
        // Texts of punctuation only have no words and must not all be alike.
        if (words.words.empty())
            text.append(side);
        text.push_back('\n');
    }
    return hash128(text).low;
}

} // namespace cacheloupe
