// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/evidence_text.h"

#include "ui/records/hit_marks.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <set>

namespace cacheloupe {

namespace {

struct EvidenceText {
    Q_DECLARE_TR_FUNCTIONS(EvidenceText)
};

constexpr size_t kPastAnswers = 4;

QString claimText(ClaimKind kind)
{
    switch (kind) {
    case ClaimKind::number: return EvidenceText::tr("a number");
    case ClaimKind::date: return EvidenceText::tr("a date");
    case ClaimKind::money: return EvidenceText::tr("an amount of money");
    case ClaimKind::unit: return EvidenceText::tr("a measure");
    case ClaimKind::negation: return EvidenceText::tr("a yes or no");
    case ClaimKind::name: return EvidenceText::tr("a name");
    case ClaimKind::url: return EvidenceText::tr("an address");
    case ClaimKind::list: return EvidenceText::tr("an item of a list");
    case ClaimKind::code: break;
    }
    return EvidenceText::tr("code");
}

std::vector<TextMark> marksOf(const ReplayResult &result, const std::string &text, TextRange ClaimDifference::*side)
{
    std::vector<DifferenceSpan> spans;
    for (const ClaimDifference &claim : result.claims) {
        if ((claim.*side).length > 0)
            spans.push_back({(claim.*side).offset, (claim.*side).length, true});
    }
    std::sort(spans.begin(), spans.end(), [](const DifferenceSpan &a, const DifferenceSpan &b) { return a.offset < b.offset; });
    return differenceMarks(text, spans, MarkKind::found);
}

QString pastText(const ReplayResult &result)
{
    const auto day = formatDay(result.at);
    switch (result.verdict) {
    case ReplayVerdict::same:
    case ReplayVerdict::reworded: return EvidenceText::tr("held on %1").arg(day);
    case ReplayVerdict::different:
    case ReplayVerdict::contradicts: return EvidenceText::tr("differed on %1").arg(day);
    default: return EvidenceText::tr("unclear on %1").arg(day);
    }
}

QString outcomeText(const JudgeReading &reading)
{
    switch (reading.outcome) {
    case JudgeOutcome::same: return EvidenceText::tr("both answers say the same");
    case JudgeOutcome::changedFact: return EvidenceText::tr("a fact differs");
    case JudgeOutcome::lessComplete: return EvidenceText::tr("one answer lacks something");
    case JudgeOutcome::differentQuestion: return EvidenceText::tr("one answers another question");
    case JudgeOutcome::unsure: break;
    }
    if (reading.doubt == JudgeDoubt::ordersDisagree)
        return EvidenceText::tr("unsure: it says something else when the answers change places");
    return reading.doubt == JudgeDoubt::quoteNotFound ? EvidenceText::tr("unsure: it quoted what stands nowhere") : EvidenceText::tr("unsure");
}

QString quoteText(const std::string &text, TextRange range)
{
    return range.length > 0 && size_t(range.offset) + range.length <= text.size() ? EvidenceText::tr("“%1”").arg(toText(text.substr(range.offset, range.length))) : QString();
}

} // namespace

QString judgeText(const JudgeView &view, const std::string &cached, const std::string &fresh)
{
    if (!view.reading)
        return {};
    const auto n = formatCount(view.standing.kappa.n);
    if (view.standing.kappa.n >= kFewestJudged && view.standing.muted)
        return EvidenceText::tr("The judge is muted here: it agrees too little with the reviewers (kappa %1 of %2 hits).").arg(formatSimilarity(view.standing.kappa.value), n);
    QString text = EvidenceText::tr("Judge %1: %2").arg(toText(view.model), outcomeText(*view.reading));
    if (!view.reading->evidence.empty()) {
        QStringList quotes{quoteText(cached, view.reading->evidence.front().cached), quoteText(fresh, view.reading->evidence.front().fresh)};
        quotes.removeAll(QString());
        text += EvidenceText::tr(" (%1)", "quotes").arg(quotes.join(QStringLiteral(" · ")));
    }
    const auto standing = view.standing.kappa.n >= kFewestJudged
        ? EvidenceText::tr("It agrees with the reviewers here: kappa %1 of %2 hits.").arg(formatSimilarity(view.standing.kappa.value), n)
        : EvidenceText::tr("Not yet proven here: compared with %1 of %2 verdicts.").arg(n, formatCount(kFewestJudged));
    return EvidenceText::tr("%1. %2").arg(text, standing);
}

ChipLook freshnessLook(FreshnessVerdict verdict)
{
    switch (verdict) {
    case FreshnessVerdict::fresh: return {EvidenceText::tr("Holds"), QStringLiteral("check"), ThemeRole::right};
    case FreshnessVerdict::looksStale: return {EvidenceText::tr("Looks stale"), QStringLiteral("stale"), ThemeRole::stale};
    case FreshnessVerdict::stale: return {EvidenceText::tr("Stale"), QStringLiteral("stale"), ThemeRole::wrong};
    case FreshnessVerdict::unsure: return {EvidenceText::tr("Unsure"), QStringLiteral("question"), ThemeRole::unsure};
    case FreshnessVerdict::noAnswer: break;
    }
    return {EvidenceText::tr("No answer"), QStringLiteral("warning"), ThemeRole::wrong};
}

QString freshnessSentence(const Freshness &freshness)
{
    const auto replies = formatCount(std::uint64_t(std::max(freshness.replies, 0)));
    const auto against = formatCount(std::uint64_t(std::max(freshness.against, 0)));
    switch (freshness.reason) {
    case FreshnessReason::agrees: return EvidenceText::tr("The %1 fresh answers say what the cache says.").arg(replies);
    case FreshnessReason::oneReplyDiffers: return EvidenceText::tr("The one fresh answer says something else; ask several times to be sure.");
    case FreshnessReason::repliesAgreeAgainstCache:
        return EvidenceText::tr("%1 of %2 fresh answers differ from the cached one and agree with each other (%3 overlap, %4 with the cache).")
            .arg(against, replies, formatPercent(freshness.freshOverlap.value_or(0)), formatPercent(freshness.cachedOverlap));
    case FreshnessReason::repliesDisagree:
        return EvidenceText::tr("The fresh answers differ from each other as much as from the cached one: the model itself is unsteady here.");
    case FreshnessReason::withinNoise: return EvidenceText::tr("The difference is what this model shows between two answers of its own.");
    case FreshnessReason::unclearDifference: return EvidenceText::tr("The words cannot tell; read the answers.");
    case FreshnessReason::noReply: break;
    }
    return EvidenceText::tr("No complete fresh answer came.");
}

QString freshnessHistoryText(const ReplayRow &row)
{
    if (row.older.empty())
        return {};
    QStringList parts;
    for (size_t i = 0; i < std::min(row.older.size(), kPastAnswers); ++i)
        parts << pastText(row.older[i]);
    return EvidenceText::tr("Asked before: %1").arg(parts.join(QStringLiteral(", ")));
}

QString claimsText(const ReplayResult &result)
{
    std::set<ClaimKind> kinds;
    for (const ClaimDifference &claim : result.claims)
        kinds.insert(claim.kind);
    QStringList words;
    for (const ClaimKind kind : kinds)
        words << claimText(kind);
    return words.isEmpty() ? QString() : EvidenceText::tr("Different: %1").arg(QLocale().createSeparatedList(words));
}

void addClaimMarks(const ReplayResult &result, const std::string &cached, std::vector<TextMark> &cachedMarks, std::vector<TextMark> &freshMarks)
{
    const auto then = marksOf(result, cached, &ClaimDifference::cached);
    const auto now = marksOf(result, result.freshAnswer, &ClaimDifference::fresh);
    cachedMarks.insert(cachedMarks.end(), then.begin(), then.end());
    freshMarks.insert(freshMarks.end(), now.begin(), now.end());
}

} // namespace cacheloupe
