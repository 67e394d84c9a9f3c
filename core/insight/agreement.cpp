// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/agreement.h"

#include "core/domain/kappa.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace cacheloupe {

namespace {

size_t placeOf(Verdict verdict)
{
    return size_t(verdict) - 1;
}

std::vector<const VerdictRecord *> inReadingOrder(std::span<const VerdictRecord> records)
{
    std::vector<const VerdictRecord *> sorted;
    for (const VerdictRecord &record : records) {
        if (record.verdict != Verdict::none)
            sorted.push_back(&record);
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto *a, const auto *b) { return std::tie(a->hitId, a->at) < std::tie(b->hitId, b->at); });
    return sorted;
}

} // namespace

Agreement agreementOf(std::span<const VerdictRecord> records, double z)
{
    Agreement agreement;
    std::array<std::uint64_t, kVerdicts.size() * kVerdicts.size()> counts{};
    std::set<std::string> reviewers;
    const auto sorted = inReadingOrder(records);
    const VerdictRecord *first = nullptr;
    for (const VerdictRecord *record : sorted) {
        if (!first || first->hitId != record->hitId) {
            first = record;
            continue;
        }
        if (record->reviewer == first->reviewer)
            continue;
        ++agreement.pairs;
        agreement.blindPairs += record->stratum == ReviewStratum::second;
        ++counts[placeOf(first->verdict) * kVerdicts.size() + placeOf(record->verdict)];
        reviewers.insert({first->reviewer, record->reviewer});
        if (record->verdict != first->verdict)
            agreement.disagreements.push_back({*first, *record});
    }
    agreement.reviewers.assign(reviewers.begin(), reviewers.end());
    const Kappa kappa = cohensKappa(counts, kVerdicts.size(), z);
    agreement.equal = kappa.equal;
    agreement.expected = kappa.expected;
    agreement.kappa = kappa.value;
    agreement.low = kappa.low;
    agreement.high = kappa.high;
    std::stable_sort(agreement.disagreements.begin(), agreement.disagreements.end(), [](const Disagreement &a, const Disagreement &b) {
        return std::make_tuple(!a.onWrong(), a.second.at) < std::make_tuple(!b.onWrong(), b.second.at);
    });
    return agreement;
}

} // namespace cacheloupe
