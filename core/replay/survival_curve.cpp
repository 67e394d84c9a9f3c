// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/survival_curve.h"

#include "core/domain/upper_bound.h"
#include "core/domain/wilson.h"
#include "core/replay/age_bounds.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

namespace cacheloupe {

namespace {

constexpr double kEachSide = 0.975; ///< of a two-sided 95 % interval
constexpr double kCurveTarget = 0.95; ///< what the width of the windows is chosen for

struct EntryChecks {
    std::vector<std::pair<double, bool>> ages;

    AgeInterval interval()
    {
        std::sort(ages.begin(), ages.end());
        AgeInterval out;
        out.first = ages.front().first;
        for (const auto &[ageS, valid] : ages) {
            if (!valid) {
                // Two checks at one age that disagree: the failed one counts.
                out.to = ageS;
                out.from = std::min(out.from, ageS);
                break;
            }
            out.from = ageS;
        }
        return out;
    }
};

/// Greenwood's interval on the log(-log) scale; it needs a share strictly between 0 and 1.
void setLogLogBounds(SurvivalPoint &point, double greenwood, double highBefore)
{
    if (point.share >= 1) {
        point.low = 1 - upperBound(0, point.atRisk, kEachSide);
        point.high = 1;
    } else if (point.share <= 0) {
        point.low = 0;
        point.high = highBefore;
    } else {
        const double theta = std::exp(kZ95 * std::sqrt(greenwood) / std::log(point.share));
        point.low = std::pow(point.share, 1 / theta);
        point.high = std::pow(point.share, theta);
    }
}

/// So many points that a curve can be drawn; those at which many ages lie are kept close together.
std::vector<double> thinned(const std::vector<double> &ages)
{
    if (ages.size() <= SurvivalCurve::kMostPoints)
        return ages;
    std::vector<double> out;
    for (size_t i = 0; i < SurvivalCurve::kMostPoints; ++i)
        out.push_back(ages[i * (ages.size() - 1) / (SurvivalCurve::kMostPoints - 1)]);
    return out;
}

size_t reaching(std::span<const AgeInterval> observed, double ageS)
{
    const auto reaches = [&](const AgeInterval &one) { return (one.isCensored() ? one.from : one.to) >= ageS; };
    return size_t(std::count_if(observed.begin(), observed.end(), reaches));
}

SurvivalCurve turnbullCurve(std::span<const AgeInterval> observed)
{
    SurvivalCurve curve;
    curve.method = SurvivalMethod::turnbull;
    curve.entries = observed.size();
    curve.changed = size_t(std::count_if(observed.begin(), observed.end(), [](const AgeInterval &one) { return !one.isCensored(); }));
    const auto masses = turnbullMasses(observed);
    const size_t window = statusWindow(observed.size(), kCurveTarget);
    for (const double ageS : thinned(checkedAges(observed))) {
        SurvivalPoint point;
        point.ageS = ageS;
        for (const AgeMass &mass : masses)
            point.share -= mass.to <= ageS ? mass.share : 0;
        point.share = std::clamp(point.share, 0.0, 1.0);
        // The estimate uses all checks, the bounds only near ones: it is never shown outside of them.
        point.low = std::min(point.share, leastStillValid(statusFrom(observed, ageS, window), kEachSide));
        point.high = std::max(point.share, mostStillValid(statusUpTo(observed, ageS, window), kEachSide));
        point.atRisk = reaching(observed, ageS);
        point.changed = size_t(std::count_if(observed.begin(), observed.end(), [&](const AgeInterval &one) { return one.to == ageS; }));
        curve.points.push_back(point);
    }
    // What holds at a greater age holds at a smaller one.
    for (size_t i = curve.points.size(); i-- > 1;)
        curve.points[i - 1].high = std::max(curve.points[i - 1].high, curve.points[i].high);
    return curve;
}

} // namespace

std::vector<AgeInterval> ageIntervals(std::span<const AgeCheck> checks)
{
    std::vector<EntryChecks> entries;
    std::unordered_map<std::string_view, size_t> places;
    for (const AgeCheck &check : checks) {
        if (!(check.ageS >= 0) || std::isinf(check.ageS))
            continue;
        size_t place = entries.size();
        if (!check.entry.empty())
            place = places.try_emplace(check.entry, place).first->second;
        if (place == entries.size())
            entries.emplace_back();
        entries[place].ages.emplace_back(check.ageS, check.valid);
    }
    std::vector<AgeInterval> out;
    for (EntryChecks &entry : entries)
        out.push_back(entry.interval());
    return out;
}

double SurvivalCurve::shareAt(double ageS) const
{
    if (points.empty())
        return 1;
    const auto younger = [](const SurvivalPoint &point, double age) { return point.ageS < age; };
    auto at = std::lower_bound(points.begin(), points.end(), ageS, younger);
    if (method == SurvivalMethod::turnbull || (at != points.end() && at->ageS == ageS))
        return at == points.end() ? points.back().share : at->share;
    return at == points.begin() ? 1 : std::prev(at)->share;
}

SurvivalCurve kaplanMeier(std::span<const AgeInterval> observed)
{
    SurvivalCurve curve;
    curve.method = SurvivalMethod::kaplanMeier;
    curve.entries = observed.size();
    struct Counts {
        size_t changed = 0;
        size_t censored = 0;
    };
    std::map<double, Counts> byAge;
    for (const AgeInterval &one : observed) {
        Counts &counts = byAge[one.from];
        ++(one.isCensored() ? counts.censored : counts.changed);
    }
    size_t atRisk = observed.size();
    double share = 1;
    double greenwood = 0;
    double highBefore = 1;
    for (const auto &[ageS, counts] : byAge) {
        const double n = double(atRisk);
        const double d = double(counts.changed);
        share *= 1 - d / n;
        if (counts.changed < atRisk)
            greenwood += d / (n * (n - d));
        SurvivalPoint point{ageS, share, 0, 1, share * std::sqrt(greenwood), atRisk, counts.changed};
        setLogLogBounds(point, greenwood, highBefore);
        highBefore = point.high;
        curve.points.push_back(point);
        curve.changed += counts.changed;
        atRisk -= counts.changed + counts.censored;
    }
    return curve;
}

SurvivalCurve survivalCurve(std::span<const AgeInterval> observed)
{
    const auto isKnown = [](const AgeInterval &one) { return one.isCensored() || one.from == one.to; };
    const auto isExact = [](const AgeInterval &one) { return one.from == one.to; };
    if (std::all_of(observed.begin(), observed.end(), isKnown) && std::any_of(observed.begin(), observed.end(), isExact))
        return kaplanMeier(observed);
    return turnbullCurve(observed);
}

} // namespace cacheloupe
