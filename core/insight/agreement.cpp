// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/agreement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <tuple>

namespace cacheloupe {

namespace {

using Table = std::array<std::array<double, kVerdicts.size()>, kVerdicts.size()>;

size_t placeOf(Verdict verdict)
{
    return size_t(verdict) - 1;
}

struct Margins {
    std::array<double, kVerdicts.size()> rows{};
    std::array<double, kVerdicts.size()> columns{};
};

Margins marginsOf(const Table &shares)
{
    Margins margins;
    for (size_t i = 0; i < shares.size(); ++i) {
        for (size_t j = 0; j < shares.size(); ++j) {
            margins.rows[i] += shares[i][j];
            margins.columns[j] += shares[i][j];
        }
    }
    return margins;
}

/// The large-sample variance of kappa times n (Fleiss, Cohen, Everitt 1969, equation 13).
double varianceTimesN(const Table &shares, const Margins &margins, double observed, double expected)
{
    const double kappa = (observed - expected) / (1 - expected);
    double same = 0;
    double other = 0;
    for (size_t i = 0; i < shares.size(); ++i) {
        for (size_t j = 0; j < shares.size(); ++j) {
            const double crossed = margins.columns[i] + margins.rows[j];
            if (i == j)
                same += shares[i][i] * std::pow(1 - (margins.rows[i] + margins.columns[i]) * (1 - kappa), 2);
            else
                other += shares[i][j] * crossed * crossed;
        }
    }
    const double rest = std::pow(kappa - expected * (1 - kappa), 2);
    return std::max(0.0, same + (1 - kappa) * (1 - kappa) * other - rest) / ((1 - expected) * (1 - expected));
}

void measure(Agreement &agreement, Table shares, double z)
{
    const double n = double(agreement.pairs);
    double observed = 0;
    for (size_t i = 0; i < shares.size(); ++i) {
        for (double &share : shares[i])
            share /= n;
        observed += shares[i][i];
    }
    const Margins margins = marginsOf(shares);
    for (size_t i = 0; i < shares.size(); ++i)
        agreement.expected += margins.rows[i] * margins.columns[i];
    // Somebody who always says the same agrees by chance alone, however right that is.
    const auto isOne = [](double share) { return share > 1 - 1e-12; };
    if (std::any_of(margins.rows.begin(), margins.rows.end(), isOne) || std::any_of(margins.columns.begin(), margins.columns.end(), isOne))
        return;
    agreement.kappa = (observed - agreement.expected) / (1 - agreement.expected);
    const double half = z * std::sqrt(varianceTimesN(shares, margins, observed, agreement.expected) / n);
    agreement.low = std::max(-1.0, *agreement.kappa - half);
    agreement.high = std::min(1.0, *agreement.kappa + half);
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
    Table counts{};
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
        agreement.equal += record->verdict == first->verdict;
        ++counts[placeOf(first->verdict)][placeOf(record->verdict)];
        reviewers.insert({first->reviewer, record->reviewer});
        if (record->verdict != first->verdict)
            agreement.disagreements.push_back({*first, *record});
    }
    agreement.reviewers.assign(reviewers.begin(), reviewers.end());
    if (agreement.pairs > 0)
        measure(agreement, counts, z);
    std::stable_sort(agreement.disagreements.begin(), agreement.disagreements.end(), [](const Disagreement &a, const Disagreement &b) {
        return std::make_tuple(!a.onWrong(), a.second.at) < std::make_tuple(!b.onWrong(), b.second.at);
    });
    return agreement;
}

} // namespace cacheloupe
