// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_picker.h"

#include "core/base/hash.h"
#include "core/hitlog/counter_totals.h"

#include <cmath>

namespace cacheloupe {

std::vector<ReviewItem> pickReview(const HitTable &table, const VerdictBook::Records &verdicts, const SuspicionScores &scores, const ReviewScope &scope,
                                   std::stop_token stop, ProgressReport &report)
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
        const float score = scores.score(row);
        candidate.suspicion = std::isnan(score) ? 0 : double(score);
        candidate.reviewed = verdicts.contains(table.idHash(row));
        candidates.push_back(candidate);
    }
    return planReview(candidates, scope.plan);
}

} // namespace cacheloupe
