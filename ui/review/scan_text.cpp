// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/scan_text.h"

#include "ui/support/format.h"

#include <QCoreApplication>

namespace cacheloupe {

namespace {

struct ScanText {
    Q_DECLARE_TR_FUNCTIONS(ScanText)
};

QString word(const ScanFinding &finding, const char *name)
{
    return toText(std::string(finding.word(name)));
}

int count(const ScanFinding &finding, const char *name)
{
    return int(finding.figure(name));
}

QString percent(double share)
{
    return formatPercent(share);
}

QString crossScopeText(const ScanFinding &finding)
{
    const QString who = finding.word("writer").empty()
        ? ScanText::tr("Served to %Ln user(s), and the entry names no reader.", nullptr, count(finding, "users"))
        : ScanText::tr("%1: written for %2, served to %3.").arg(word(finding, "field"), word(finding, "writer"), word(finding, "reader"));
    const QString roles = finding.word("writer_role").empty() || finding.word("reader_role").empty()
        ? QString()
        : QLatin1Char(' ') + ScanText::tr("Writer's role: %1, reader's role: %2.").arg(word(finding, "writer_role"), word(finding, "reader_role"));
    const QString personal = finding.word("personal").empty() ? QString() : QLatin1Char(' ') + ScanText::tr("The answer holds: %1.").arg(word(finding, "personal"));
    return who + roles + personal;
}

QString textOfEntry(const ScanFinding &finding)
{
    switch (finding.kind) {
    case ScanKind::poisonedEntry:
        return ScanText::tr("Answers %Ln question(s) that share no topic with it or with each other.", nullptr, count(finding, "questions"));
    case ScanKind::contradictingQuestions:
        return ScanText::tr("Served for %Ln question(s) that differ in what matters.", nullptr, count(finding, "questions"));
    case ScanKind::manyQuestions: return ScanText::tr("One answer for %Ln question(s).", nullptr, count(finding, "questions"));
    case ScanKind::refusalServed: return ScanText::tr("An error or a refusal was served as the answer in %Ln hit(s).", nullptr, count(finding, "hits"));
    default: return crossScopeText(finding);
    }
}

QString textOfSite(const ScanFinding &finding)
{
    switch (finding.kind) {
    case ScanKind::keyTooBig: return ScanText::tr("%Ln request(s) stand under several keys.", nullptr, count(finding, "split"));
    case ScanKind::personalUnscoped: return ScanText::tr("%Ln hit(s) with personal data and no access field.", nullptr, count(finding, "hits"));
    case ScanKind::temperatureCached: return ScanText::tr("%Ln answer(s) cached although sampled above temperature 0.", nullptr, count(finding, "events"));
    case ScanKind::temperatureUnknown: return ScanText::tr("The temperature of %Ln cached answer(s) is not logged.", nullptr, count(finding, "events"));
    case ScanKind::creativeServed: return ScanText::tr("%Ln hit(s) answered a request to write something new.", nullptr, count(finding, "hits"));
    case ScanKind::followupServed: return ScanText::tr("%Ln hit(s) answered a question that needs its conversation.", nullptr, count(finding, "hits"));
    case ScanKind::actionReplayed: return ScanText::tr("%Ln hit(s) answered an order to act, and nothing was done.", nullptr, count(finding, "hits"));
    case ScanKind::cacheableUndeclared: return ScanText::tr("%Ln lookup(s) never say whether they may be cached.", nullptr, count(finding, "events"));
    case ScanKind::uncacheableServed:
        return finding.figure("refused") > 0 ? ScanText::tr("%Ln hit(s) although the caller said no.", nullptr, count(finding, "refused"))
                                             : ScanText::tr("%Ln call(s) bypass the cache, others are served from it.", nullptr, count(finding, "bypasses"));
    case ScanKind::retryAfterHit:
        return ScanText::tr("Users ask again after %1 of hits and %2 of misses.").arg(percent(finding.figure("hit_rate")), percent(finding.figure("miss_rate")));
    case ScanKind::servedExpired: return ScanText::tr("%Ln hit(s) served past the time to live.", nullptr, count(finding, "hits"));
    case ScanKind::fieldChanged:
        return ScanText::tr("%1: asked under %2, written under %3.").arg(word(finding, "field"), word(finding, "asked"), word(finding, "stored"));
    default: return ScanText::tr("%1: written before it became %2.").arg(word(finding, "field"), word(finding, "asked"));
    }
}

} // namespace

QString scanKindText(ScanKind kind)
{
    switch (kind) {
    case ScanKind::keyTooSmall: return ScanText::tr("One key, different requests");
    case ScanKind::keyTooBig: return ScanText::tr("One request, many keys");
    case ScanKind::crossScope: return ScanText::tr("Served beyond tenant, role or user");
    case ScanKind::personalUnscoped: return ScanText::tr("Personal answers without a boundary");
    case ScanKind::poisonedEntry: return ScanText::tr("Answers unrelated questions");
    case ScanKind::contradictingQuestions: return ScanText::tr("Questions that contradict the entry's");
    case ScanKind::manyQuestions: return ScanText::tr("One answer, many questions");
    case ScanKind::temperatureCached: return ScanText::tr("Cached at a temperature above 0");
    case ScanKind::temperatureUnknown: return ScanText::tr("Temperature not logged");
    case ScanKind::creativeServed: return ScanText::tr("Creative requests");
    case ScanKind::followupServed: return ScanText::tr("Follow-up questions");
    case ScanKind::actionReplayed: return ScanText::tr("Orders to act");
    case ScanKind::refusalServed: return ScanText::tr("Errors and refusals served");
    case ScanKind::cacheableUndeclared: return ScanText::tr("Never declared cacheable");
    case ScanKind::uncacheableServed: return ScanText::tr("Served against the caller's word");
    case ScanKind::retryAfterHit: return ScanText::tr("Asked again after a hit");
    case ScanKind::servedExpired: return ScanText::tr("Served past the time to live");
    case ScanKind::fieldChanged: return ScanText::tr("Changed since the entry was written");
    case ScanKind::olderThanChange: break;
    }
    return ScanText::tr("Older than a change of version");
}

QString scanKindAdvice(ScanKind kind)
{
    switch (kind) {
    case ScanKind::keyTooSmall: return ScanText::tr("The key leaves out what makes the answers differ. Add the field to the key.");
    case ScanKind::keyTooBig: return ScanText::tr("The key holds something that changes without changing the answer. Take it out, or cache a lower layer.");
    case ScanKind::crossScope:
    case ScanKind::personalUnscoped: return ScanText::tr("An answer belongs to whom it was written for unless the boundary is proven. Put tenant, user or role into the key.");
    case ScanKind::poisonedEntry: return ScanText::tr("Such entries are written by mistake or on purpose. Look at who wrote it, then purge it.");
    case ScanKind::contradictingQuestions:
    case ScanKind::manyQuestions: return ScanText::tr("Compare the questions; raise the threshold where they are not the same.");
    case ScanKind::temperatureCached:
    case ScanKind::temperatureUnknown: return ScanText::tr("Only answers at temperature 0 may be reused.");
    case ScanKind::creativeServed:
    case ScanKind::followupServed:
    case ScanKind::actionReplayed: return ScanText::tr("Such requests must be answered anew: let the caller say that they are not cacheable.");
    case ScanKind::refusalServed: return ScanText::tr("Store only answers that succeeded, and purge these.");
    case ScanKind::cacheableUndeclared:
    case ScanKind::uncacheableServed: return ScanText::tr("The caller knows best: let every call site declare whether it may be cached.");
    case ScanKind::retryAfterHit: return ScanText::tr("Asking again is how users say that an answer did not help.");
    default: return ScanText::tr("Put the version into the key, or purge the entries when it changes.");
    }
}

QString scanSeverityText(ScanSeverity severity)
{
    switch (severity) {
    case ScanSeverity::high: return ScanText::tr("high");
    case ScanSeverity::medium: return ScanText::tr("medium");
    case ScanSeverity::low: break;
    }
    return ScanText::tr("low");
}

QString scanFindingText(const ScanFinding &finding)
{
    switch (finding.kind) {
    case ScanKind::keyTooSmall:
        return ScanText::tr("%1: %2 and %3 under one key.").arg(word(finding, "field"), word(finding, "first"), word(finding, "other"));
    case ScanKind::crossScope:
    case ScanKind::poisonedEntry:
    case ScanKind::contradictingQuestions:
    case ScanKind::manyQuestions:
    case ScanKind::refusalServed: return textOfEntry(finding);
    default: return textOfSite(finding);
    }
}

} // namespace cacheloupe
