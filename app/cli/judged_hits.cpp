// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/judged_hits.h"

#include "core/hitlog/counter_totals.h"
#include "core/review/table_scorer.h"

#include <algorithm>
#include <iterator>

namespace cacheloupe {

Result<std::vector<JudgedHit>> judgeHits(const HitTable &table, const std::vector<HitRow> &rows, const LogSignals &log, const LearnedCard *learned)
{
    std::vector<HitRow> hits;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(hits), [&](HitRow row) { return table.kind(row) == EventKind::hit && !isCounter(table, row); });
    std::vector<JudgedHit> judged(hits.size());
    ScoringOptions options;
    options.learned = learned;
    const Status status = scoreRows(table, hits, log, options, [&](size_t i, double score) { judged[i] = {hits[i], score}; });
    if (!status)
        return status.error();
    return judged;
}

void sortBySuspicion(std::vector<JudgedHit> &hits)
{
    std::stable_sort(hits.begin(), hits.end(),
                     [](const JudgedHit &a, const JudgedHit &b) { return a.score > b.score; });
}

} // namespace cacheloupe
