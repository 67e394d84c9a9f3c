// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/reason_text.h"

#include "ui/support/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace cacheloupe {

namespace {

struct ReasonText {
    Q_DECLARE_TR_FUNCTIONS(ReasonText)
};

QString param(const SuspicionReason &reason, size_t index)
{
    return index < reason.params.size() ? toText(reason.params[index]) : QString();
}

std::optional<double> number(const SuspicionReason &reason, size_t index)
{
    bool ok = false;
    const double value = param(reason, index).toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

/// "asks about A, answer written for B", or one side when the other has nothing of the kind.
QString sides(const SuspicionReason &reason)
{
    const QString asked = param(reason, 0);
    const QString answered = param(reason, 1);
    if (answered.isEmpty())
        return ReasonText::tr("asks about %1, the answered question does not").arg(asked);
    if (asked.isEmpty())
        return ReasonText::tr("answer written for %1, not asked here").arg(answered);
    return ReasonText::tr("asks about %1, answer written for %2").arg(asked, answered);
}

/// "A / B", or what there is of them.
QString bothWords(const SuspicionReason &reason)
{
    const QString asked = param(reason, 0);
    const QString answered = param(reason, 1);
    return asked.isEmpty() || answered.isEmpty() ? asked + answered : asked + QStringLiteral(" / ") + answered;
}

QString questionReason(const SuspicionReason &reason)
{
    switch (reason.signal) {
    case Signal::negationDiffers:
        return ReasonText::tr("only one of the questions says “%1”").arg(param(reason, 0) + param(reason, 1));
    case Signal::questionKindShifts:
    case Signal::questionKindDiffers:
        return ReasonText::tr("asks “%1”, answer written for “%2”").arg(param(reason, 0), param(reason, 1));
    case Signal::contextDependent:
        return ReasonText::tr("hangs on the conversation before it: “%1”").arg(param(reason, 0));
    case Signal::creativeRequest:
        return ReasonText::tr("asks for something new: “%1”").arg(param(reason, 0));
    case Signal::actionRequest:
        return ReasonText::tr("asks to do something: “%1”").arg(param(reason, 0));
    case Signal::rolesSwapped:
        return ReasonText::tr("same words, roles swapped: %1").arg(param(reason, 0));
    case Signal::scriptDiffers:
        return ReasonText::tr("one of the questions is written in another script");
    case Signal::answerLacksWord:
        return ReasonText::tr("the answer talks about %1, not about %2").arg(param(reason, 1), param(reason, 0));
    case Signal::closerQuestion:
        return ReasonText::tr("closer cached question exists: “%1”").arg(param(reason, 0));
    case Signal::slotVaries:
        return ReasonText::tr("the place of “%1” has %Ln values in this log", nullptr, param(reason, 1).toInt()).arg(param(reason, 0));
    case Signal::newToEntry:
        return ReasonText::tr("none of the %Ln other requests for this answer says “%1”", nullptr, param(reason, 1).toInt()).arg(param(reason, 0));
    case Signal::fanOut:
        return ReasonText::tr("one answer for %Ln requests with little in common", nullptr, param(reason, 0).toInt());
    case Signal::differsLate:
        return ReasonText::tr("the same for %Ln words; the embedding may not have seen the rest", nullptr, param(reason, 0).toInt());
    case Signal::learnedPair:
        return ReasonText::tr("“%1” for “%2”: you marked %3 of %4 as wrong").arg(param(reason, 0), param(reason, 1), param(reason, 2), param(reason, 3));
    case Signal::learnedWord:
        return ReasonText::tr("“%1” differs: you marked %2 of %3 as wrong").arg(param(reason, 0), param(reason, 1), param(reason, 2));
    case Signal::learnedEntry:
        return ReasonText::tr("this entry: you marked %1 of %2 as wrong").arg(param(reason, 1), param(reason, 2));
    case Signal::learnedSite:
        return ReasonText::tr("%1: you marked %2 of %3 as wrong").arg(param(reason, 0), param(reason, 1), param(reason, 2));
    case Signal::smallWordsDiffer:
        return ReasonText::tr("the topics agree, the words between them do not: %1").arg(bothWords(reason));
    case Signal::similarityUnusual:
        return ReasonText::tr("less similar than this call site's hits: %1, usual %2").arg(formatSimilarity(number(reason, 0)), formatSimilarity(number(reason, 1)));
    case Signal::wordsDiffer:
    default:
        return sides(reason);
    }
}

/// What speaks for the hit.
QString relievingReason(const SuspicionReason &reason)
{
    switch (reason.signal) {
    case Signal::answerCoversWords:
        return ReasonText::tr("in its favour: the answer speaks of %1").arg(param(reason, 0));
    case Signal::matchedBySynonyms:
        return ReasonText::tr("in its favour: the same in other words");
    case Signal::severalWordsDiffer:
        return ReasonText::tr("in its favour: reworded as a whole");
    case Signal::typoOnly:
        return ReasonText::tr("in its favour: only a typing error");
    case Signal::rewritten:
        return ReasonText::tr("in its favour: another sentence about the same");
    case Signal::lightWordsDiffer:
        return ReasonText::tr("in its favour: only words that say little differ");
    case Signal::wordsReordered:
        return ReasonText::tr("in its favour: only the order differs");
    default:
        return questionReason(reason);
    }
}

} // namespace

QString reasonText(const SuspicionReason &reason)
{
    switch (reason.signal) {
    case Signal::keyFieldMismatch:
        return ReasonText::tr("%1 differs: %2 asked, %3 stored").arg(param(reason, 0), param(reason, 1), param(reason, 2));
    case Signal::foreignPersonal:
        return ReasonText::tr("personal answer of another %1: “%2”").arg(param(reason, 0), param(reason, 1));
    case Signal::answerRefusal:
        return param(reason, 0).isEmpty() ? ReasonText::tr("the cached answer is empty") : ReasonText::tr("the cached answer refuses: “%1”").arg(param(reason, 0));
    case Signal::expired:
        return ReasonText::tr("served after its TTL: %1 old, TTL %2").arg(formatDuration(number(reason, 0)), formatDuration(number(reason, 1)));
    case Signal::volatileOld:
        return ReasonText::tr("“%1” changes, answered %2 ago").arg(param(reason, 0), formatDuration(number(reason, 1)));
    case Signal::temperatureAboveZero:
        return ReasonText::tr("sampled at temperature %1").arg(param(reason, 0));
    case Signal::personalAnswer:
        return ReasonText::tr("personal answer without a user in the key: “%1”").arg(param(reason, 0));
    case Signal::justAboveThreshold:
        return ReasonText::tr("just above the threshold: %1, threshold %2").arg(formatSimilarity(number(reason, 0)), formatSimilarity(number(reason, 1)));
    case Signal::runnerUpClose:
        return ReasonText::tr("another entry was as close: %1 and %2").arg(formatSimilarity(number(reason, 0)), formatSimilarity(number(reason, 1)));
    case Signal::userCameBack:
        return param(reason, 0) == QLatin1String("corrected") ? ReasonText::tr("the user corrected the answer") : ReasonText::tr("the user asked again");
    case Signal::flaggedByApp:
        return ReasonText::tr("flagged by the application: %1").arg(param(reason, 0));
    default:
        return relievingReason(reason);
    }
}

QString reasonsText(const Suspicion &suspicion, int count)
{
    QStringList parts;
    for (const SuspicionReason *reason : shownReasons(suspicion, size_t(count)))
        parts << reasonText(*reason);
    return parts.join(QStringLiteral(" · "));
}

} // namespace cacheloupe
