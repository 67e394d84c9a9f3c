// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/site_outlook.h"

#include "core/policy/policy_presets.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace cacheloupe {

namespace {

struct SiteOutlookText {
    Q_DECLARE_TR_FUNCTIONS(SiteOutlookText)
};

std::vector<TtlSeed> seedsOf(const std::string &freshnessClass)
{
    std::vector<TtlSeed> seeds;
    for (const TtlTable &table : policyPresets().ttlTables) {
        for (const TtlBand &band : table.bands) {
            if (!freshnessClass.empty() && band.freshnessClass == freshnessClass)
                seeds.push_back({table.id, band.minS, band.maxS});
        }
    }
    return seeds;
}

QString titleOf(const std::string &tableId)
{
    for (const TtlTable &table : policyPresets().ttlTables) {
        if (table.id == tableId)
            return QCoreApplication::translate("PolicyPreset", table.title.c_str());
    }
    return toText(tableId);
}

/// What ends the proposal where it ends.
QString limitText(const TtlAdvice &advice)
{
    switch (advice.reason) {
    case TtlReason::boundByChanges: return SiteOutlookText::tr("Older answers were found changed.");
    case TtlReason::boundByFewReplays: return SiteOutlookText::tr("Older answers were not replayed often enough.");
    case TtlReason::boundByOldestReplay: return SiteOutlookText::tr("No older answer was replayed.");
    default: return {};
    }
}

} // namespace

SiteOutlook outlookOf(SiteEvidence evidence, const std::optional<EffectiveRule> &rule)
{
    SiteOutlook outlook;
    outlook.ttlS = evidence.ttlS;
    if (rule) {
        outlook.freshnessClass = rule->freshnessClass;
        outlook.isPolicyTtl = rule->ttlS.has_value();
        if (rule->ttlS)
            outlook.ttlS = double(*rule->ttlS);
    }
    const auto intervals = ageIntervals(evidence.checks);
    outlook.curve = survivalCurve(intervals);
    outlook.advice = adviseTtl(intervals, TtlAdvice().target, outlook.ttlS, seedsOf(outlook.freshnessClass));
    outlook.evidence = std::move(evidence);
    return outlook;
}

ValidityCurve curveOf(const SiteOutlook &outlook)
{
    ValidityCurve curve;
    // Before the first check nothing more is known than at it.
    if (!outlook.curve.points.empty())
        curve.points.push_back({0, 1, outlook.curve.points.front().low, 1});
    for (const SurvivalPoint &point : outlook.curve.points)
        curve.points.push_back({point.ageS, point.share, point.low, point.high});
    curve.longestAgeS = std::max(outlook.advice.oldestS, curve.points.empty() ? 0.0 : curve.points.back().ageS);
    curve.target = outlook.advice.target;
    curve.ttlS = outlook.ttlS;
    curve.proposedS = outlook.advice.proposedS;
    return curve;
}

QString adviceText(const SiteOutlook &outlook)
{
    const TtlAdvice &advice = outlook.advice;
    const auto target = formatPercent(advice.target);
    switch (advice.reason) {
    case TtlReason::noReplays: return SiteOutlookText::tr("Nothing of this call site was replayed that tells about age.");
    case TtlReason::notEnoughReplays:
        return SiteOutlookText::tr("Not enough yet: %Ln more replay(s) that hold would show that %1 of young answers hold.", nullptr, int(advice.moreReplays)).arg(target);
    case TtlReason::changesTooSoon: return SiteOutlookText::tr("Even the youngest answers that were replayed had changed: fewer than %1 hold at any age. Better not cacheable, or valid until a version changes.").arg(target);
    default: break;
    }
    if (!advice.proposedS)
        return SiteOutlookText::tr("The evidence names no age.");
    QString text = SiteOutlookText::tr("With 95 % confidence at least %1 of the answers still hold after %2.").arg(formatPercent(advice.leastValid), formatDuration(advice.proposedS));
    text += QLatin1Char(' ') + limitText(advice);
    if (advice.step == TtlStep::keep)
        text += QLatin1Char(' ') + SiteOutlookText::tr("The TTL in force fits.");
    return text;
}

QString leftOutText(const SiteEvidence &evidence)
{
    QStringList parts;
    if (evidence.otherQuestions > 0)
        parts << SiteOutlookText::tr("%Ln served for another question", nullptr, int(evidence.otherQuestions));
    if (evidence.unknownAges > 0)
        parts << SiteOutlookText::tr("%Ln of unknown age", nullptr, int(evidence.unknownAges));
    if (evidence.undecided > 0)
        parts << SiteOutlookText::tr("%Ln that the comparison could not tell", nullptr, int(evidence.undecided));
    return parts.isEmpty() ? QString() : SiteOutlookText::tr("Left out: %1.").arg(parts.join(QStringLiteral(", ")));
}

QString seedText(const SiteOutlook &outlook)
{
    QStringList parts;
    for (const TtlSeedStanding &standing : outlook.advice.seeds) {
        const auto range = SiteOutlookText::tr("%1 to %2", "two durations").arg(formatDuration(double(standing.seed.minS)), formatDuration(double(standing.seed.maxS)));
        parts << SiteOutlookText::tr("%1: %2", "a table, its range").arg(titleOf(standing.seed.table), range);
    }
    return parts.isEmpty() ? QString() : SiteOutlookText::tr("Published tables for %1: %2.").arg(toText(outlook.freshnessClass), parts.join(QStringLiteral("; ")));
}

} // namespace cacheloupe
