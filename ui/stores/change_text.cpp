// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/change_text.h"

#include "ui/stores/store_text.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace cacheloupe {

namespace {

class ChangeText {
    Q_DECLARE_TR_FUNCTIONS(ChangeText)
};

QString reasonText(UnchangeableEntry::Reason reason, int count)
{
    switch (reason) {
    case UnchangeableEntry::Reason::unknownLayout: return ChangeText::tr("%Ln in a table of unknown layout, which is never written to", nullptr, count);
    case UnchangeableEntry::Reason::noTtl: return ChangeText::tr("%Ln of a layout that keeps no time to live", nullptr, count);
    case UnchangeableEntry::Reason::noPolicy: return ChangeText::tr("%Ln whose call site has no TTL in the policy", nullptr, count);
    case UnchangeableEntry::Reason::cannotEncode: return ChangeText::tr("%Ln whose answer stands in a form that cannot be written back faithfully", nullptr, count);
    case UnchangeableEntry::Reason::sameAnswer: return ChangeText::tr("%Ln whose answer is this one already", nullptr, count);
    case UnchangeableEntry::Reason::gone: break;
    }
    return ChangeText::tr("%Ln gone since the store was read", nullptr, count);
}

} // namespace

QString planText(const ChangePlan &plan)
{
    const int count = int(plan.victims.size());
    if (count == 0)
        return ChangeText::tr("None of the selected entries can be changed");
    const QString size = formatBytes(plan.sizeBytes());
    switch (plan.kind) {
    case ChangeKind::purge: return ChangeText::tr("Pending: remove %Ln entry(s), %1", nullptr, count).arg(size);
    case ChangeKind::ttl: return ChangeText::tr("Pending: change the time to live of %Ln entry(s)", nullptr, count);
    case ChangeKind::refresh: break;
    }
    return ChangeText::tr("Pending: replace the answer of %Ln entry(s)", nullptr, count);
}

QString applyText(const ChangePlan &plan)
{
    const int count = int(plan.victims.size());
    switch (plan.kind) {
    case ChangeKind::purge: return ChangeText::tr("Remove %Ln entry(s)", nullptr, count);
    case ChangeKind::ttl: return ChangeText::tr("Change %Ln entry(s)", nullptr, count);
    case ChangeKind::refresh: break;
    }
    return ChangeText::tr("Replace %Ln answer(s)", nullptr, count);
}

QString radiusText(ChangeKind kind, const std::optional<BlastRadius> &radius)
{
    if (!radius)
        return ChangeText::tr("Open a hit log to see how many hits a day these entries serve.");
    if (radius->hits == 0)
        return ChangeText::tr("None of these entries served a hit in the open logs.");
    QString text = ChangeText::tr("%1 of these entries served %2 hits in the open logs", "counts").arg(formatCount(radius->servedVictims), formatCount(radius->hits));
    if (radius->hitsPerDay)
        text = ChangeText::tr("%1, %2 a day").arg(text, QLocale().toString(*radius->hitsPerDay, 'f', 1));
    if (radius->refillUsd && kind != ChangeKind::refresh)
        text = ChangeText::tr("%1; answering each of them anew costs %2").arg(text, formatUsd(radius->refillUsd));
    return ChangeText::tr("%1.").arg(text);
}

QString leftText(const ChangePlan &plan)
{
    QStringList parts;
    using Reason = UnchangeableEntry::Reason;
    for (const Reason reason : {Reason::unknownLayout, Reason::noTtl, Reason::noPolicy, Reason::cannotEncode, Reason::sameAnswer, Reason::gone}) {
        const auto count = std::count_if(plan.left.begin(), plan.left.end(), [&](const UnchangeableEntry &entry) { return entry.reason == reason; });
        if (count > 0)
            parts << reasonText(reason, int(count));
    }
    QStringList sentences;
    if (!parts.isEmpty())
        sentences << ChangeText::tr("Left out: %1.").arg(parts.join(QStringLiteral("; ")));
    if (plan.apartCount > 0)
        sentences << ChangeText::tr("%Ln entry(s) with keys in different slots of the cluster: changed one key after the other, undone as a whole.", nullptr,
                                    int(plan.apartCount));
    return sentences.join(QLatin1Char(' '));
}

QString beforeText(const ChangePlan &plan, const ChangeVictim &victim)
{
    return plan.kind == ChangeKind::refresh ? toText(victim.answer->was).simplified() : ttlLeftText(victim.ttlLeftS);
}

QString afterwardsText(const ChangePlan &plan, const ChangeVictim &victim)
{
    if (plan.kind == ChangeKind::purge)
        return ChangeText::tr("Removed");
    if (plan.kind == ChangeKind::refresh)
        return toText(victim.answer->answer).simplified();
    return victim.newTtl.leftS ? ttlLeftText(victim.newTtl.leftS) : ChangeText::tr("Never expires");
}

namespace {

QString doneText(const ChangeRecord &record, int count)
{
    switch (record.kind) {
    case ChangeKind::purge: return ChangeText::tr("%1: removed %Ln entry(s)", nullptr, count);
    case ChangeKind::ttl: return ChangeText::tr("%1: changed the time to live of %Ln entry(s)", nullptr, count);
    case ChangeKind::refresh: break;
    }
    return ChangeText::tr("%1: replaced the answer of %Ln entry(s)", nullptr, count);
}

} // namespace

QString recordText(const ChangeRecord &record)
{
    const int forgotten = int(record.count(VictimState::forgotten));
    const int done = int(record.count(VictimState::done)) + forgotten;
    const int restored = int(record.count(VictimState::restored));
    QString text = doneText(record, done + restored).arg(formatTime(record.at));
    if (restored > 0)
        text = ChangeText::tr("%1, %Ln of them restored", nullptr, restored).arg(text);
    if (const int failed = int(record.count(VictimState::failed)); failed > 0)
        text = ChangeText::tr("%1, %Ln left as it was (it had changed)", nullptr, failed).arg(text);
    if (const int half = int(record.count(VictimState::half)); half > 0)
        text = ChangeText::tr("%1, %Ln half done", nullptr, half).arg(text);
    if (forgotten > 0)
        text = ChangeText::tr("%1, %Ln too old to be undone", nullptr, forgotten).arg(text);
    if (!record.isSettled())
        text = ChangeText::tr("%1, interrupted").arg(text);
    return record.ticket.empty() ? text : ChangeText::tr("%1 (%2)").arg(text, toText(record.ticket));
}

} // namespace cacheloupe
