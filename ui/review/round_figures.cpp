// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/round_figures.h"

#include "core/domain/upper_bound.h"
#include "core/hitlog/hit_table.h"

#include <algorithm>
#include <map>

namespace cacheloupe {

RoundFigures roundFigures(const ReviewRound &round, const HitTable &table, const VerdictBook &verdicts)
{
    RoundFigures figures;
    std::uint64_t randomReviewed = 0;
    std::uint64_t randomWrong = 0;
    std::map<std::string_view, int> wrongBySite;
    for (const auto &item : round.items()) {
        const auto *record = verdicts.ownRecord(table.idHash(item.row));
        const Verdict verdict = record ? record->verdict : Verdict::none;
        const bool wrong = isWrongReuse(verdict);
        figures.reviewed += verdict != Verdict::none;
        figures.wrong += wrong;
        if (wrong)
            ++wrongBySite[table.callSite(item.row)];
        if (item.stratum == ReviewStratum::second && record) {
            const auto *other = verdicts.othersRecord(table.idHash(item.row));
            figures.secondReadings += other != nullptr;
            figures.agreed += other && other->verdict == verdict;
        }
        if (item.stratum == ReviewStratum::random && verdict != Verdict::none && verdict != Verdict::unsure) {
            // One item may speak for several draws.
            randomReviewed += 1 + item.drawn.size();
            randomWrong += wrong ? 1 + item.drawn.size() : 0;
        }
    }
    figures.random = wilsonInterval(randomWrong, randomReviewed);
    figures.atMost = upperBound(randomWrong, randomReviewed);
    const auto worst = std::max_element(wrongBySite.begin(), wrongBySite.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    if (worst != wrongBySite.end())
        figures.worstSite = worst->first;
    return figures;
}

} // namespace cacheloupe
