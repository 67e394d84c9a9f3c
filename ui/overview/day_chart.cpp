// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/day_chart.h"

#include "ui/support/format.h"
#include "ui/support/theme.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLocale>
#include <QStackedBarSeries>
#include <QTimeZone>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

struct Layer {
    Verdict verdict;
    ThemeRole role;
};

// Bottom up: what nobody has looked at is grey, so that every verdict stands out above it.
constexpr std::array<Layer, 7> kLayers = {{{Verdict::none, ThemeRole::line},
                                           {Verdict::safe, ThemeRole::right},
                                           {Verdict::unsure, ThemeRole::unsure},
                                           {Verdict::stale, ThemeRole::stale},
                                           {Verdict::wrongMatch, ThemeRole::wrong},
                                           {Verdict::leakedScope, ThemeRole::wrong},
                                           {Verdict::notCacheable, ThemeRole::wrong}}};

std::uint64_t count(const DaySummary &day, Verdict verdict)
{
    return day.figures.byVerdict[size_t(verdict)];
}

/// Between a hairline and text: grey that can be seen on either surface without competing with the verdicts.
QColor unreviewedColor(const Theme &theme)
{
    QColor color = theme.color(ThemeRole::secondaryText);
    color.setAlphaF(0.5f);
    return color;
}

void styleAxis(QAbstractAxis *axis, const Theme &theme)
{
    axis->setLabelsColor(theme.color(ThemeRole::secondaryText));
    axis->setLabelsFont(textFont(TextRole::secondary));
    axis->setLinePenColor(theme.color(ThemeRole::line));
    axis->setGridLineColor(theme.color(ThemeRole::line));
}

} // namespace

DayChart::DayChart(QWidget *parent) : QWidget(parent), m_view(new QChartView(this))
{
    setObjectName(QStringLiteral("overview.days"));
    setAccessibleName(tr("Hits by day and verdict"));
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setMinimumHeight(24 * kGrid);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
}

void DayChart::setDays(const std::vector<DaySummary> &days)
{
    m_days = days;
    rebuild();
    QStringList figures;
    for (const auto &day : days)
        figures << tr("%1: %Ln hit(s)", nullptr, int(day.figures.hits)).arg(formatDay(day.day));
    setAccessibleDescription(figures.join(QStringLiteral("; ")));
}

void DayChart::rebuild()
{
    const Theme theme = Theme::of(this);
    auto *chart = new QChart;
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    auto *series = new QStackedBarSeries(chart);
    series->setBarWidth(0.6);
    double top = 1;
    QStringList names;
    for (const auto &day : m_days) {
        names << QLocale().toString(QDateTime::fromMSecsSinceEpoch(unixMs(day.day), QTimeZone::utc()).date(), tr("ddd d"));
        top = std::max(top, double(day.figures.hits));
    }
    for (const auto &layer : kLayers) {
        const bool any = std::any_of(m_days.begin(), m_days.end(), [&](const DaySummary &day) { return count(day, layer.verdict) > 0; });
        if (!any)
            continue;
        auto *set = new QBarSet(verdictText(layer.verdict), series);
        set->setColor(layer.verdict == Verdict::none ? unreviewedColor(theme) : theme.color(layer.role));
        set->setBorderColor(theme.color(ThemeRole::surface));
        for (const auto &day : m_days)
            set->append(double(count(day, layer.verdict)));
        connect(set, &QBarSet::clicked, this, [this](int index) { Q_EMIT dayChosen(m_days[size_t(index)].day); });
        series->append(set);
    }
    chart->addSeries(series);
    auto *days = new QBarCategoryAxis(chart);
    days->append(names);
    days->setGridLineVisible(false);
    auto *hits = new QValueAxis(chart);
    hits->setRange(0, std::max(3.0, top * 1.05));
    hits->setTickCount(4);
    hits->applyNiceNumbers();
    hits->setLabelFormat(QStringLiteral("%.0f"));
    styleAxis(days, theme);
    styleAxis(hits, theme);
    chart->addAxis(days, Qt::AlignBottom);
    chart->addAxis(hits, Qt::AlignLeft);
    series->attachAxis(days);
    series->attachAxis(hits);
    chart->legend()->setAlignment(Qt::AlignBottom);
    chart->legend()->setLabelColor(theme.color(ThemeRole::secondaryText));
    chart->legend()->setFont(textFont(TextRole::secondary));
    chart->legend()->setMarkerShape(QLegend::MarkerShapeRectangle);
    m_view->setBackgroundBrush(theme.color(ThemeRole::surface));
    const auto *old = m_view->chart();
    m_view->setChart(chart);
    delete old;
}

void DayChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        rebuild();
}

} // namespace cacheloupe
