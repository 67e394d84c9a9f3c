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

using Candidates = std::span<const ReviewCandidate>;
using Groups = std::unordered_map<std::uint64_t, std::vector<size_t>>;
using Pairs = std::unordered_set<std::uint64_t>;

bool isOpen(const ReviewCandidate &candidate)
{
    return !candidate.reviewed && !candidate.judgedByOther;
}

/// Open candidates by pair, each group in the candidates' order.
Groups groupPairs(Candidates candidates)
{
    Groups groups;
    for (size_t i = 0; i < candidates.size(); ++i) {
        if (isOpen(candidates[i]))
            groups[candidates[i].pair].push_back(i);
    }
    return groups;
}

/// `count` of the indices, each equally likely to be among them; at the end of `from`, in random order.
std::span<const size_t> drawFrom(std::vector<size_t> &from, size_t count, Random &random)
{
    count = std::min(count, from.size());
    for (size_t left = from.size(); left > from.size() - count; --left)
        std::swap(from[random.below(left)], from[left - 1]);
    return std::span<const size_t>(from).last(count);
}

/// Open candidates by call site, the largest site first.
std::vector<std::vector<size_t>> groupSites(Candidates candidates)
{
    std::unordered_map<std::uint32_t, size_t> siteOf;
    std::vector<std::vector<size_t>> sites;
    for (size_t i = 0; i < candidates.size(); ++i) {
        if (!isOpen(candidates[i]))
            continue;
        const auto [it, isNew] = siteOf.try_emplace(candidates[i].callSite, sites.size());
        if (isNew)
            sites.emplace_back();
        sites[it->second].push_back(i);
    }
    std::stable_sort(sites.begin(), sites.end(), [](const auto &a, const auto &b) { return a.size() > b.size(); });
    return sites;
}

/// How many to draw of each site: one each as long as it lasts, the rest by size (largest remainders).
std::vector<size_t> shareOut(const std::vector<std::vector<size_t>> &sites, size_t count)
{
    std::vector<size_t> quota(sites.size(), 0);
    size_t total = 0;
    for (const auto &site : sites)
        total += site.size();
    for (size_t i = 0; i < sites.size() && count > 0; ++i, --count)
        quota[i] = 1;
    std::vector<std::pair<double, size_t>> remainders;
    size_t left = count;
    for (size_t i = 0; i < sites.size() && count > 0; ++i) {
        const double exact = double(count) * double(sites[i].size()) / double(total);
        const size_t more = std::min(size_t(exact), sites[i].size() - quota[i]);
        quota[i] += more;
        left -= more;
        remainders.push_back({exact - std::floor(exact), i});
    }
    std::stable_sort(remainders.begin(), remainders.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    for (size_t i = 0; i < remainders.size() && left > 0; ++i) {
        const size_t site = remainders[i].second;
        if (quota[site] < sites[site].size()) {
            ++quota[site];
            --left;
        }
    }
    return quota;
}

ReviewItem makeItem(Candidates candidates, const Groups &groups, size_t index, ReviewStratum stratum)
{
    const ReviewCandidate &picked = candidates[index];
    ReviewItem item{picked.row, stratum, picked.suspicion, {}, {}, picked.pair};
    if (const auto group = groups.find(picked.pair); group != groups.end()) {
        for (const size_t other : group->second) {
            if (other != index)
                item.alike.push_back(candidates[other].row);
        }
    }
    return item;
}

/// A sample of hits, stratified by call site. Within a site every open hit is equally likely, whatever its suspicion; a
/// pair that is drawn several times is one item that speaks for all of its draws.
std::vector<ReviewItem> drawRandom(Candidates candidates, const Groups &groups, size_t count, Random &random)
{
    auto sites = groupSites(candidates);
    const auto quota = shareOut(sites, count);
    std::vector<ReviewItem> items;
    std::unordered_map<std::uint64_t, size_t> itemOf;
    for (size_t i = 0; i < sites.size(); ++i) {
        for (const size_t index : drawFrom(sites[i], quota[i], random)) {
            const auto [it, isNew] = itemOf.try_emplace(candidates[index].pair, items.size());
            if (isNew)
                items.push_back(makeItem(candidates, groups, index, ReviewStratum::random));
            else
                items[it->second].drawn.push_back(candidates[index].row);
        }
    }
    // Otherwise the largest call site would come first.
    for (size_t left = items.size(); left > 1; --left)
        std::swap(items[random.below(left)], items[left - 1]);
    return items;
}

/// A sample of what somebody else judged; a pair comes once.
std::vector<ReviewItem> drawSecond(Candidates candidates, size_t count, Random &random)
{
    std::vector<size_t> judged;
    Pairs pairs;
    for (size_t i = 0; i < candidates.size(); ++i) {
        if (candidates[i].judgedByOther && !candidates[i].reviewed && pairs.insert(candidates[i].pair).second)
            judged.push_back(i);
    }
    std::vector<ReviewItem> items;
    for (const size_t index : drawFrom(judged, count, random))
        items.push_back(makeItem(candidates, {}, index, ReviewStratum::second));
    return items;
}

std::vector<size_t> pickSuspicious(Candidates candidates, const Groups &groups, const Pairs &taken,
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

/// One of `few` in each of as many equal stretches, so that stopping early keeps the mix; the very first stays.
std::vector<ReviewItem> strew(std::vector<ReviewItem> few, std::vector<ReviewItem> among, Random &random)
{
    const size_t length = few.size() + among.size();
    std::vector<bool> isFew(length, false);
    for (size_t i = 0; i < few.size(); ++i) {
        const size_t to = (i + 1) * length / few.size();
        const size_t from = i == 0 && to > 1 && !among.empty() ? 1 : i * length / few.size();
        isFew[from + random.below(to - from)] = true;
    }
    std::vector<ReviewItem> out;
    size_t nextFew = 0;
    size_t nextAmong = 0;
    for (size_t i = 0; i < length; ++i)
        out.push_back(std::move(isFew[i] ? few[nextFew++] : among[nextAmong++]));
    return out;
}

} // namespace

std::vector<ReviewItem> planReview(std::span<const ReviewCandidate> candidates, const ReviewPlan &plan)
{
    const Groups groups = groupPairs(candidates);
    const auto part = [&](double share) { return size_t(std::lround(double(plan.count) * std::clamp(share, 0.0, 1.0))); };
    Random random(plan.seed);
    std::vector<ReviewItem> second = drawSecond(candidates, part(plan.secondShare), random);
    const size_t openCount = std::min(plan.count - std::min(plan.count, second.size()), groups.size());
    const size_t randomCount = size_t(std::lround(double(openCount) * std::clamp(plan.randomShare, 0.0, 1.0)));
    std::vector<ReviewItem> atRandom = drawRandom(candidates, groups, randomCount, random);

    Pairs taken;
    for (const ReviewItem &item : atRandom)
        taken.insert(item.pair);
    std::vector<ReviewItem> suspicious;
    for (const size_t index : pickSuspicious(candidates, groups, taken, openCount - atRandom.size(), plan.maxPerEntry))
        suspicious.push_back(makeItem(candidates, groups, index, ReviewStratum::suspicious));
    return strew(std::move(second), strew(std::move(atRandom), std::move(suspicious), random), random);
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
