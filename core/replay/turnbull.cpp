// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/turnbull.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>

namespace cacheloupe {

namespace {

/// An end of an interval. At one age a closed left end comes before a right end, an open left end behind it.
struct IntervalEnd {
    double age;
    enum Kind : std::uint8_t { closedLeft, right, openLeft } kind;
    auto key() const { return std::make_tuple(age, kind); }
    bool operator<(const IntervalEnd &other) const { return key() < other.key(); }
    bool operator==(const IntervalEnd &other) const { return key() == other.key(); }
};

IntervalEnd leftOf(const AgeInterval &interval) { return {interval.from, interval.from == interval.to ? IntervalEnd::closedLeft : IntervalEnd::openLeft}; }

IntervalEnd rightOf(const AgeInterval &interval) { return {interval.to, IntervalEnd::right}; }

/// Turnbull's innermost intervals: a left end directly followed by a right one.
std::vector<std::pair<IntervalEnd, IntervalEnd>> innermostIntervals(std::span<const AgeInterval> observed)
{
    std::vector<IntervalEnd> ends;
    for (const AgeInterval &interval : observed) {
        ends.push_back(leftOf(interval));
        ends.push_back(rightOf(interval));
    }
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    std::vector<std::pair<IntervalEnd, IntervalEnd>> out;
    for (size_t i = 0; i + 1 < ends.size(); ++i) {
        if (ends[i].kind != IntervalEnd::right && ends[i + 1].kind == IntervalEnd::right)
            out.emplace_back(ends[i], ends[i + 1]);
    }
    return out;
}

/// Observations that cover the same innermost intervals `first`…`last`.
struct Cover {
    size_t first = 0;
    size_t last = 0;
    double weight = 0;
};

std::vector<Cover> coversOf(std::span<const AgeInterval> observed, const std::vector<std::pair<IntervalEnd, IntervalEnd>> &inner)
{
    std::map<std::pair<size_t, size_t>, double> counts;
    for (const AgeInterval &interval : observed) {
        const auto first = std::lower_bound(inner.begin(), inner.end(), leftOf(interval), [](const auto &one, const IntervalEnd &end) { return one.first < end; });
        const auto behind = std::upper_bound(inner.begin(), inner.end(), rightOf(interval), [](const IntervalEnd &end, const auto &one) { return end < one.second; });
        ++counts[{size_t(first - inner.begin()), size_t(behind - inner.begin()) - 1}];
    }
    std::vector<Cover> out;
    for (const auto &[range, weight] : counts)
        out.push_back({range.first, range.second, weight / double(observed.size())});
    return out;
}

class SelfConsistency {
public:
    SelfConsistency(std::vector<Cover> covers, size_t intervals)
        : m_covers(std::move(covers)), m_shares(intervals, 1.0 / double(intervals)), m_sums(intervals + 1), m_gains(intervals + 1)
    {
    }

    /// One step; true when the shares satisfy the conditions of a maximum.
    bool step()
    {
        for (size_t j = 0; j < m_shares.size(); ++j)
            m_sums[j + 1] = m_sums[j] + m_shares[j];
        std::fill(m_gains.begin(), m_gains.end(), 0.0);
        for (const Cover &cover : m_covers) {
            const double gain = cover.weight / std::max(m_sums[cover.last + 1] - m_sums[cover.first], 1e-300);
            m_gains[cover.first] += gain;
            m_gains[cover.last + 1] -= gain;
        }
        double gain = 0;
        bool isMaximum = true;
        for (size_t j = 0; j < m_shares.size(); ++j) {
            gain += m_gains[j];
            // An interval with a share gains exactly 1, one without at most 1.
            isMaximum = isMaximum && gain < 1 + kTolerance && (m_shares[j] < kNoShare || gain > 1 - kTolerance);
            m_shares[j] *= gain;
        }
        return isMaximum;
    }

    const std::vector<double> &shares() const { return m_shares; }

    static constexpr double kNoShare = 1e-7;

private:
    static constexpr double kTolerance = 1e-6;
    std::vector<Cover> m_covers;
    std::vector<double> m_shares;
    std::vector<double> m_sums;
    std::vector<double> m_gains;
};

} // namespace

std::vector<AgeMass> turnbullMasses(std::span<const AgeInterval> observed)
{
    std::vector<AgeMass> out;
    if (observed.empty())
        return out;
    const auto inner = innermostIntervals(observed);
    SelfConsistency estimate(coversOf(observed, inner), inner.size());
    constexpr int kMostSteps = 50'000;
    for (int step = 0; step < kMostSteps && !estimate.step(); ++step) { }
    double sum = 0;
    for (size_t j = 0; j < inner.size(); ++j) {
        if (estimate.shares()[j] >= SelfConsistency::kNoShare) {
            out.push_back({inner[j].first.age, inner[j].second.age, estimate.shares()[j]});
            sum += estimate.shares()[j];
        }
    }
    for (AgeMass &mass : out)
        mass.share /= sum;
    return out;
}

} // namespace cacheloupe
