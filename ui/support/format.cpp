// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace cacheloupe {

namespace {

/// The words of this file for the translators.
struct Format {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

QString absent()
{
    return QStringLiteral("—");
}

QString unit(qint64 value, const char *pattern)
{
    return Format::tr(pattern).arg(QLocale().toString(value));
}

} // namespace

QString formatCount(std::uint64_t count)
{
    return QLocale().toString(qulonglong(count));
}

QString formatPercent(double fraction)
{
    const double percent = fraction * 100.0;
    const int decimals = percent < 10.0 && percent > 0.0 ? 1 : 0;
    return Format::tr("%1 %").arg(QLocale().toString(percent, 'f', decimals));
}

QString formatDuration(std::optional<double> seconds)
{
    if (!seconds || !std::isfinite(*seconds))
        return absent();
    const auto total = qint64(std::llround(std::fabs(*seconds)));
    struct Unit {
        qint64 seconds;
        const char *pattern;
    };
    static constexpr Unit units[] = {{86400, QT_TRANSLATE_NOOP("Format", "%1 d")},
                                     {3600, QT_TRANSLATE_NOOP("Format", "%1 h")},
                                     {60, QT_TRANSLATE_NOOP("Format", "%1 min")},
                                     {1, QT_TRANSLATE_NOOP("Format", "%1 s")}};
    QString text;
    for (size_t i = 0; i < 4; ++i) {
        if (total < units[i].seconds && i != 3)
            continue;
        text = unit(total / units[i].seconds, units[i].pattern);
        const qint64 rest = i < 3 ? (total % units[i].seconds) / units[i + 1].seconds : 0;
        if (rest > 0)
            text += QLatin1Char(' ') + unit(rest, units[i + 1].pattern);
        break;
    }
    return *seconds < 0 ? QStringLiteral("−") + text : text;
}

QString formatMilliseconds(std::optional<double> ms)
{
    if (!ms)
        return absent();
    return Format::tr("%1 ms").arg(QLocale().toString(*ms, 'f', *ms < 10 ? 1 : 0));
}

QString formatUsd(std::optional<double> usd)
{
    if (!usd)
        return absent();
    const double size = std::fabs(*usd);
    const int decimals = size >= 0.995 || size == 0 ? 2 : size >= 0.01 ? 3 : 5;
    return Format::tr("$%1").arg(QLocale().toString(*usd, 'f', decimals));
}

QString formatSimilarity(std::optional<double> similarity)
{
    return similarity ? QLocale().toString(*similarity, 'f', 3) : absent();
}

QString formatTime(std::optional<Instant> time)
{
    if (!time)
        return absent();
    const auto local = QDateTime::fromMSecsSinceEpoch(unixMs(*time));
    return QLocale().toString(local, Format::tr("d MMM yyyy, HH:mm:ss"));
}

QString formatTimeShort(std::optional<Instant> time)
{
    return time ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(unixMs(*time)), Format::tr("d MMM, HH:mm")) : absent();
}

QString formatDay(Instant time)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(unixMs(time)).date(), Format::tr("ddd d MMM"));
}

QString formatBytes(std::uint64_t bytes)
{
    return QLocale().formattedDataSize(qint64(bytes), 1, QLocale::DataSizeTraditionalFormat);
}

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::none:
        return Format::tr("Not reviewed");
    case Verdict::safe:
        return Format::tr("Safe");
    case Verdict::wrongMatch:
        return Format::tr("Wrong match");
    case Verdict::stale:
        return Format::tr("Stale");
    case Verdict::leakedScope:
        return Format::tr("Leaked scope");
    case Verdict::notCacheable:
        return Format::tr("Should not be cached");
    case Verdict::unsure:
        return Format::tr("Unsure");
    }
    return {};
}

QString eventKindText(EventKind kind)
{
    switch (kind) {
    case EventKind::hit:
        return Format::tr("Hit");
    case EventKind::miss:
        return Format::tr("Miss");
    case EventKind::store:
        return Format::tr("Store");
    case EventKind::bypass:
        return Format::tr("Bypass");
    case EventKind::expired:
        return Format::tr("Expired");
    case EventKind::refresh:
        return Format::tr("Refresh");
    case EventKind::invalidated:
        return Format::tr("Invalidated");
    case EventKind::malformed:
        return Format::tr("Malformed");
    }
    return {};
}

QString matchKindText(MatchKind kind)
{
    switch (kind) {
    case MatchKind::unknown:
        return absent();
    case MatchKind::exact:
        return Format::tr("Exact");
    case MatchKind::semantic:
        return Format::tr("Semantic");
    }
    return {};
}

} // namespace cacheloupe
