// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/kappa.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace cacheloupe {

namespace {

/// Shares of a square table and its margins.
struct Shares {
    size_t size;
    std::vector<double> cells;
    std::vector<double> rows;
    std::vector<double> columns;

    Shares(std::span<const std::uint64_t> counts, size_t categories, double n) : size(categories), rows(categories), columns(categories)
    {
        for (size_t at = 0; at < counts.size(); ++at) {
            cells.push_back(double(counts[at]) / n);
            rows[at / size] += cells.back();
            columns[at % size] += cells.back();
        }
    }
    double at(size_t i, size_t j) const { return cells[i * size + j]; }
};

/// The large-sample variance of kappa times n (Fleiss, Cohen, Everitt 1969, equation 13).
double varianceTimesN(const Shares &shares, double kappa, double expected)
{
    double same = 0;
    double other = 0;
    for (size_t i = 0; i < shares.size; ++i) {
        for (size_t j = 0; j < shares.size; ++j) {
            const double crossed = shares.columns[i] + shares.rows[j];
            if (i == j)
                same += shares.at(i, i) * std::pow(1 - (shares.rows[i] + shares.columns[i]) * (1 - kappa), 2);
            else
                other += shares.at(i, j) * crossed * crossed;
        }
    }
    const double rest = std::pow(kappa - expected * (1 - kappa), 2);
    return std::max(0.0, same + (1 - kappa) * (1 - kappa) * other - rest) / ((1 - expected) * (1 - expected));
}

} // namespace

Kappa cohensKappa(std::span<const std::uint64_t> counts, size_t categories, double z)
{
    Kappa out;
    for (size_t at = 0; at < counts.size(); ++at) {
        out.n += counts[at];
        out.equal += at / categories == at % categories ? counts[at] : 0;
    }
    if (out.n == 0)
        return out;
    const double n = double(out.n);
    const Shares shares(counts, categories, n);
    for (size_t i = 0; i < categories; ++i)
        out.expected += shares.rows[i] * shares.columns[i];
    // Somebody who always says the same agrees by chance alone, however right that is.
    const auto isOne = [](double share) { return share > 1 - 1e-12; };
    if (std::any_of(shares.rows.begin(), shares.rows.end(), isOne) || std::any_of(shares.columns.begin(), shares.columns.end(), isOne))
        return out;
    out.value = (double(out.equal) / n - out.expected) / (1 - out.expected);
    const double half = z * std::sqrt(varianceTimesN(shares, *out.value, out.expected) / n);
    out.low = std::max(-1.0, *out.value - half);
    out.high = std::min(1.0, *out.value + half);
    return out;
}

} // namespace cacheloupe
