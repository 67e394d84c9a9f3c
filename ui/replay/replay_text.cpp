// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_text.h"

#include "ui/support/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace cacheloupe {

namespace {

struct ReplayText {
    Q_DECLARE_TR_FUNCTIONS(ReplayText)
};

} // namespace

ChipLook replayLook(ReplayVerdict verdict)
{
    switch (verdict) {
    case ReplayVerdict::same:
        return {ReplayText::tr("Same"), QStringLiteral("check"), ThemeRole::right};
    case ReplayVerdict::reworded:
        return {ReplayText::tr("Reworded"), QStringLiteral("draft"), ThemeRole::right};
    case ReplayVerdict::unclear:
        return {ReplayText::tr("Unclear"), QStringLiteral("question"), ThemeRole::unsure};
    case ReplayVerdict::different:
        return {ReplayText::tr("Different"), QStringLiteral("stale"), ThemeRole::stale};
    case ReplayVerdict::contradicts:
        return {ReplayText::tr("Contradicts"), QStringLiteral("wrong"), ThemeRole::wrong};
    case ReplayVerdict::none:
        break;
    }
    return {ReplayText::tr("No answer"), QStringLiteral("warning"), ThemeRole::wrong};
}

QString replayVerdictSentence(ReplayVerdict verdict)
{
    switch (verdict) {
    case ReplayVerdict::same:
        return ReplayText::tr("Word for word the same: the cached answer still holds.");
    case ReplayVerdict::reworded:
        return ReplayText::tr("The same in other words: the cached answer most likely still holds.");
    case ReplayVerdict::unclear:
        return ReplayText::tr("The words cannot tell; read both answers.");
    case ReplayVerdict::different:
        return ReplayText::tr("The fresh answer says something else: the cached one may be stale or written for another question.");
    case ReplayVerdict::contradicts:
        return ReplayText::tr("The fresh answer contradicts the cached one in a number, a date or a yes or no.");
    case ReplayVerdict::none:
        break;
    }
    return {};
}

QString requestGapText(RequestGap gap)
{
    switch (gap) {
    case RequestGap::messagesFromQuery:
        return ReplayText::tr("Only the question was logged; it is sent as the one message.");
    case RequestGap::noSystemPrompt:
        return ReplayText::tr("No system prompt was logged; none is sent.");
    case RequestGap::noParams:
        return ReplayText::tr("No sampling parameters were logged; the server's own apply.");
    case RequestGap::modelOverridden:
        return ReplayText::tr("Another model than the logged one is asked.");
    case RequestGap::toolsDropped:
        return ReplayText::tr("The original used tools; the replay cannot.");
    case RequestGap::streamIgnored:
        return ReplayText::tr("The original was streamed; the replay asks for one reply.");
    case RequestGap::filledFromTemplate:
        return ReplayText::tr("What the log does not hold comes from the call site's template.");
    case RequestGap::paramsDropped:
        return ReplayText::tr("Some logged parameters are not sent: the server's interface does not take them.");
    case RequestGap::mediaDropped:
        return ReplayText::tr("Images, sound and files among the messages are not sent.");
    case RequestGap::maxTokensAssumed:
        return ReplayText::tr("No limit for the answer's length was logged; the server demands one.");
    case RequestGap::secretInUrlRemoved:
        return ReplayText::tr("A key was taken out of the server's address; give it as a reference instead.");
    case RequestGap::openingAdded:
        return ReplayText::tr("The conversation begins with the assistant; a \".\" from the user is put in front of it.");
    }
    return {};
}

QString firstChangeText(const ReplayResult &result)
{
    if (result.differences.empty())
        return {};
    // A contradiction says more than whatever stands before it.
    const auto contradiction = std::find_if(result.differences.begin(), result.differences.end(),
                                            [](const SentenceDifference &pair) { return pair.change == SentenceChange::contradicts; });
    const SentenceDifference &first = contradiction == result.differences.end() ? result.differences.front() : *contradiction;
    if (first.fresh.empty())
        return ReplayText::tr("gone: %1").arg(toText(first.cached));
    if (first.cached.empty())
        return ReplayText::tr("new: %1").arg(toText(first.fresh));
    return toText(first.fresh);
}

QString replayFactsText(const ReplayResult &result)
{
    QStringList parts;
    if (!result.model.empty())
        parts << toText(result.model);
    if (result.latencyMs > 0)
        parts << formatMilliseconds(result.latencyMs);
    if (result.usage.inputTokens && result.usage.outputTokens)
        parts << ReplayText::tr("%1 tokens in, %2 out").arg(formatCount(std::uint64_t(*result.usage.inputTokens)), formatCount(std::uint64_t(*result.usage.outputTokens)));
    if (!result.error)
        parts << (result.costUsd ? formatUsd(result.costUsd) : ReplayText::tr("cost not known"));
    if (result.attempts > 1)
        parts << ReplayText::tr("%Ln attempt(s)", nullptr, result.attempts);
    if (result.at != Instant())
        parts << formatTime(result.at);
    return parts.join(QStringLiteral(" · "));
}

QString replayProgressText(int answered, int hits, int doubtful, const ReplayProgress &progress)
{
    QStringList parts{ReplayText::tr("%1 of %2 answered").arg(formatCount(std::uint64_t(answered)), formatCount(std::uint64_t(hits))),
                            ReplayText::tr("%Ln differ(s) or contradict(s)", nullptr, doubtful), ReplayText::tr("spent %1").arg(formatUsd(progress.costUsd))};
    if (progress.maybeCharged > 0)
        parts << ReplayText::tr("%Ln lost on the way, perhaps charged", nullptr, int(progress.maybeCharged));
    return parts.join(QStringLiteral(" · "));
}

} // namespace cacheloupe
