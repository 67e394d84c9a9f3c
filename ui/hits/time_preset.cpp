// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/time_preset.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace cacheloupe {

namespace {

using std::chrono::days;
using std::chrono::hours;

struct TimePresetText {
    Q_DECLARE_TR_FUNCTIONS(TimePresetText)
};

/// As short as the query language allows: `2026-11-02`, `2026-11-02T09:30`, seconds where there are some.
QString written(Instant time)
{
    const QString full = QString::fromStdString(formatInstant(time));
    if (time == std::chrono::floor<days>(time))
        return full.left(10);
    return time == std::chrono::floor<std::chrono::minutes>(time) ? full.left(16) + QLatin1Char('Z') : full;
}

QDate localDay(Instant time)
{
    return QDateTime::fromMSecsSinceEpoch(unixMs(time)).date();
}

Instant startOf(const QDate &day)
{
    return instantFromUnixMs(day.startOfDay().toMSecsSinceEpoch());
}

Instant wholeMinutes(Instant time)
{
    return std::chrono::floor<std::chrono::minutes>(time);
}

} // namespace

QString timePresetText(TimePreset preset)
{
    switch (preset) {
    case TimePreset::lastHour:
        return TimePresetText::tr("Last hour");
    case TimePreset::today:
        return TimePresetText::tr("Today");
    case TimePreset::yesterday:
        return TimePresetText::tr("Yesterday");
    case TimePreset::last7Days:
        return TimePresetText::tr("Last 7 days");
    case TimePreset::thisWeek:
        return TimePresetText::tr("This week");
    case TimePreset::logHour:
        return TimePresetText::tr("Last hour of the log");
    case TimePreset::logDay:
        return TimePresetText::tr("Last day of the log");
    case TimePreset::log7Days:
        return TimePresetText::tr("Last 7 days of the log");
    }
    return {};
}

QString servedTerm(std::optional<Instant> from, std::optional<Instant> to)
{
    const QString served = QStringLiteral("served");
    if (from && to && *from == std::chrono::floor<days>(*from) && *to == *from + days(1))
        return served + QLatin1Char(':') + written(*from);
    QStringList terms;
    if (from)
        terms << served + QStringLiteral(">=") + written(*from);
    if (to)
        terms << served + QLatin1Char('<') + written(*to);
    return terms.join(QLatin1Char(' '));
}

QString timePresetTerm(TimePreset preset, Instant now, std::optional<Instant> logEnd)
{
    const QDate today = localDay(now);
    const QDate lastDay = logEnd ? localDay(*logEnd) : QDate();
    switch (preset) {
    case TimePreset::lastHour:
        return servedTerm(wholeMinutes(now) - hours(1), {});
    case TimePreset::today:
        return servedTerm(startOf(today), {});
    case TimePreset::yesterday:
        return servedTerm(startOf(today.addDays(-1)), startOf(today));
    case TimePreset::last7Days:
        return servedTerm(startOf(today.addDays(-6)), {});
    case TimePreset::thisWeek: {
        const int sinceFirst = (today.dayOfWeek() - int(QLocale().firstDayOfWeek()) + 7) % 7;
        return servedTerm(startOf(today.addDays(-sinceFirst)), {});
    }
    case TimePreset::logHour:
        return logEnd ? servedTerm(wholeMinutes(*logEnd) - hours(1), {}) : QString();
    case TimePreset::logDay:
        return logEnd ? servedTerm(startOf(lastDay), {}) : QString();
    case TimePreset::log7Days:
        return logEnd ? servedTerm(startOf(lastDay.addDays(-6)), {}) : QString();
    }
    return {};
}

} // namespace cacheloupe
