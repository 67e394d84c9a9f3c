// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/state_sentence.h"

#include "ui/support/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace cacheloupe {

namespace {

struct StateSentence {
    Q_DECLARE_TR_FUNCTIONS(StateSentence)
};

QDate dayOf(Instant time)
{
    return QDateTime::fromMSecsSinceEpoch(unixMs(time)).date();
}

/// "2–8 Nov", "30 Oct – 5 Nov", "2 Nov".
QString period(Instant first, Instant last)
{
    const QDate from = dayOf(first);
    const QDate to = dayOf(last);
    const QLocale locale;
    const QString end = locale.toString(to, StateSentence::tr("d MMM", "date"));
    if (from == to)
        return end;
    if (from.month() == to.month() && from.year() == to.year())
        return StateSentence::tr("%1–%2", "days of one month").arg(locale.toString(from.day()), end);
    return StateSentence::tr("%1 – %2", "days of two months").arg(locale.toString(from, StateSentence::tr("d MMM", "date")), end);
}

} // namespace

QString stateSentence(const HitsState &state)
{
    QString text = StateSentence::tr("%1 events").arg(formatCount(state.events));
    if (state.total.firstTime && state.total.lastTime)
        text = StateSentence::tr("%1 of %2", "events of a period").arg(text, period(*state.total.firstTime, *state.total.lastTime));
    text = StateSentence::tr("%1, %2").arg(text, StateSentence::tr("%Ln source(s)", nullptr, int(state.sources)));
    if (state.shown != state.events)
        text = StateSentence::tr("%1 — %2 shown").arg(text, formatCount(state.shown));
    if (state.total.malformed > 0)
        text = StateSentence::tr("%1, %2").arg(text, StateSentence::tr("%Ln malformed line(s)", nullptr, int(state.total.malformed)));
    return text;
}

} // namespace cacheloupe
