// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_picker.h"

#include "core/base/hash.h"
#include "core/hitlog/counter_totals.h"

#include <cmath>
#include <functional>
#include <unordered_map>

namespace cacheloupe {

namespace {

double scoreOf(const SuspicionScores &scores, HitRow row)
{
    const float score = scores.score(row);
    return std::isnan(score) ? 0 : double(score);
}

/// Every hit that could be reviewed; empty when stopped.
std::vector<ReviewCandidate> candidatesOf(const HitTable &table, const VerdictBook::Records &verdicts, const SuspicionScores &scores,
                                          const ReviewScope &scope, const std::stop_token &stop, ProgressReport &report)
{
    std::vector<ReviewCandidate> candidates;
    const HitRow count = table.rowCount();
    for (HitRow row = 0; row < count; ++row) {
        if (stop.stop_requested())
            return {};
        if ((row & 1023) == 0)
            report({row, count});
        if (table.kind(row) != EventKind::hit || isCounter(table, row) || (!scope.callSite.empty() && table.callSite(row) != scope.callSite))
            continue;
        const std::string query = table.queryText(row);
        const std::string cachedQuery = table.cachedQueryText(row);
        ReviewCandidate candidate;
        candidate.row = row;
        candidate.pair = reviewPairKey(query, cachedQuery);
        candidate.entry = hash128(std::string(table.callSite(row)) + '\n' + (cachedQuery.empty() ? query : cachedQuery)).low;
        candidate.suspicion = scoreOf(scores, row);
        candidate.callSite = table.callSiteCode(row);
        if (const auto verdict = verdicts.find(table.idHash(row)); verdict != verdicts.end()) {
            candidate.reviewed = verdict->second.reviewer == scope.reviewer;
            candidate.judgedByOther = !candidate.reviewed;
        }
        candidates.push_back(candidate);
    }
    return candidates;
}

RoundItem keptItem(const HitTable &table, const ReviewItem &item)
{
    RoundItem kept{table.hitId(item.row), item.stratum, {}};
    for (const HitRow row : item.drawn)
        kept.drawn.push_back(table.hitId(row));
    return kept;
}

/// The items whose first hit is still in the logs.
PickedReview found(const HitTable &table, const std::vector<RoundItem> &kept, const SuspicionScores &scores)
{
    PickedReview review;
    for (const RoundItem &item : kept) {
        const auto row = table.rowOfId(item.hitId);
        if (!row)
            continue;
        ReviewItem shown{*row, item.stratum, scoreOf(scores, *row), {}, {}, 0};
        for (const std::string &id : item.drawn) {
            if (const auto drawn = table.rowOfId(id))
                shown.drawn.push_back(*drawn);
        }
        review.items.push_back(std::move(shown));
        review.kept.push_back(item);
    }
    return review;
}

/// What was judged, then what follows the last of it, then what was skipped on the way.
PickedReview inReadingOrder(PickedReview found, const std::function<bool(const ReviewItem &)> &isJudged)
{
    std::vector<size_t> judged;
    std::vector<size_t> skipped;
    std::vector<size_t> open;
    for (size_t i = 0; i < found.items.size(); ++i) {
        if (!isJudged(found.items[i])) {
            open.push_back(i);
            continue;
        }
        judged.push_back(i);
        skipped.insert(skipped.end(), open.begin(), open.end());
        open.clear();
    }
    PickedReview review;
    review.position = judged.size();
    for (const auto *part : {&judged, &open, &skipped}) {
        for (const size_t i : *part) {
            review.items.push_back(std::move(found.items[i]));
            review.kept.push_back(std::move(found.kept[i]));
        }
    }
    return review;
}

} // namespace

PickedReview pickReview(const HitTable &table, const VerdictBook::Records &verdicts, const SuspicionScores &scores, const ReviewScope &scope,
                        std::stop_token stop, ProgressReport &report)
{
    PickedReview review;
    review.items = planReview(candidatesOf(table, verdicts, scores, scope, stop, report), scope.plan);
    for (const ReviewItem &item : review.items)
        review.kept.push_back(keptItem(table, item));
    return review;
}

PickedReview resumeReview(const HitTable &table, const VerdictBook::Records &verdicts, const SuspicionScores &scores, const ReviewScope &scope,
                          const std::vector<RoundItem> &kept, std::stop_token stop, ProgressReport &report)
{
    PickedReview review = inReadingOrder(found(table, kept, scores), [&](const ReviewItem &item) {
        const auto verdict = verdicts.find(table.idHash(item.row));
        return verdict != verdicts.end() && verdict->second.reviewer == scope.reviewer;
    });
    std::unordered_map<HitRow, size_t> itemOfRow;
    for (size_t i = 0; i < review.items.size(); ++i)
        itemOfRow[review.items[i].row] = i;
    const auto candidates = candidatesOf(table, verdicts, scores, scope, stop, report);
    std::unordered_map<std::uint64_t, size_t> itemOfPair;
    for (const ReviewCandidate &candidate : candidates) {
        if (const auto item = itemOfRow.find(candidate.row); item != itemOfRow.end()) {
            review.items[item->second].pair = candidate.pair;
            itemOfPair[candidate.pair] = item->second;
        }
    }
    for (const ReviewCandidate &candidate : candidates) {
        const auto item = itemOfPair.find(candidate.pair);
        if (item != itemOfPair.end() && !candidate.reviewed && review.items[item->second].row != candidate.row)
            review.items[item->second].alike.push_back(candidate.row);
    }
    return review;
}

PickedReview reviewOf(const HitTable &table, const std::vector<std::string> &hitIds, const SuspicionScores &scores)
{
    std::vector<RoundItem> kept;
    for (const std::string &id : hitIds)
        kept.push_back({id, ReviewStratum::none, {}});
    return found(table, kept, scores);
}

} // namespace cacheloupe
