// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/round_text.h"

#include "ui/review/review_sitting.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace cacheloupe {

namespace {

struct RoundText {
    Q_DECLARE_TR_FUNCTIONS(RoundText)
};

/// Below so many seconds a pace is noise.
constexpr std::chrono::seconds kFirstPace(20);

QString clockText(std::chrono::seconds time)
{
    return QStringLiteral("%1:%2").arg(time.count() / 60).arg(int(time.count() % 60), 2, 10, QLatin1Char('0'));
}

} // namespace

QString stateSentence(const ReviewRound &round, const RoundFigures &figures, std::chrono::seconds taken, const QString &callSite)
{
    const auto left = ReviewSitting::kTimeBox - taken;
    QStringList parts{RoundText::tr("%1 of %2").arg(formatCount(std::min(round.position() + 1, round.size())), formatCount(round.size()))};
    if (figures.reviewed > 0)
        parts << (left >= std::chrono::seconds(0) ? RoundText::tr("%1 left").arg(clockText(left)) : RoundText::tr("%1 over time").arg(clockText(-left)));
    if (taken >= kFirstPace)
        parts << RoundText::tr("%1 a minute").arg(QLocale().toString(60.0 * figures.reviewed / double(taken.count()), 'f', 1));
    parts << RoundText::tr("%Ln wrong", nullptr, figures.wrong);
    if (figures.random.n > 0)
        parts << RoundText::tr("stopping now: at most %1 wrong").arg(formatPercent(figures.atMost));
    if (!callSite.isEmpty())
        parts << callSite;
    return parts.join(QStringLiteral(" · "));
}

QString boundSentence(const RoundFigures &figures)
{
    if (figures.random.n == 0)
        return RoundText::tr("No hit drawn at random is judged yet, so nothing is known of all hits.");
    return RoundText::tr("Stopping now: at most %1 of all hits are wrong, at 95 % confidence; %2 of %3 drawn at random were.")
        .arg(formatPercent(figures.atMost), formatCount(figures.random.count), formatCount(figures.random.n));
}

} // namespace cacheloupe
