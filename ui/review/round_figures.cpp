// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/round_figures.h"

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
        const Verdict verdict = verdicts.verdict(table.idHash(item.row));
        const bool wrong = isWrongReuse(verdict);
        figures.reviewed += verdict != Verdict::none;
        figures.wrong += wrong;
        if (wrong)
            ++wrongBySite[table.callSite(item.row)];
        if (item.stratum == ReviewStratum::random && verdict != Verdict::none && verdict != Verdict::unsure) {
            ++randomReviewed;
            randomWrong += wrong;
        }
    }
    figures.random = wilsonInterval(randomWrong, randomReviewed);
    const auto worst = std::max_element(wrongBySite.begin(), wrongBySite.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    if (worst != wrongBySite.end())
        figures.worstSite = worst->first;
    return figures;
}

} // namespace cacheloupe
