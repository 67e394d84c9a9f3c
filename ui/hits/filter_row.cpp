// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/filter_row.h"

#include "ui/hits/query_edit.h"
#include "ui/support/theme.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/flow_layout.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace cacheloupe {

FilterRow::FilterRow(QWidget *parent) : QWidget(parent), m_bar(new FilterBar(this)), m_presets(new QButtonGroup(this)), m_groupBy(new QComboBox(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    m_bar->edit()->setObjectName(QStringLiteral("hits.filter"));
    m_bar->edit()->setAccessibleName(tr("Filter"));
    m_bar->setPlaceholderText(tr("Filter: call_site:billing kind:hit similarity<0.93 answer~refund"));
    row->addWidget(m_bar, 1, Qt::AlignTop);
    const auto addPreset = [&](const QString &text, int days) {
        auto *button = new QPushButton(text, this);
        button->setCheckable(true);
        button->setObjectName(QStringLiteral("hits.preset.%1").arg(days));
        m_presets->addButton(button, days);
        row->addWidget(button, 0, Qt::AlignTop);
    };
    addPreset(tr("All"), 0);
    addPreset(tr("Last day"), 1);
    addPreset(tr("Last 7 days"), 7);
    m_presets->button(0)->setChecked(true);
    m_groupBy->setObjectName(QStringLiteral("hits.groupBy"));
    m_groupBy->setAccessibleName(tr("Group by"));
    m_groupBy->addItem(tr("Every event"), -1);
    m_groupBy->addItem(tr("By call site"), int(HitGroupKey::callSite));
    m_groupBy->addItem(tr("By model"), int(HitGroupKey::model));
    m_groupBy->addItem(tr("By day"), int(HitGroupKey::day));
    m_groupBy->addItem(tr("By tenant"), int(HitGroupKey::tenant));
    row->addWidget(m_groupBy, 0, Qt::AlignTop);
    connect(m_presets, &QButtonGroup::idClicked, this, &FilterRow::applyPreset);
    connect(m_groupBy, &QComboBox::currentIndexChanged, this, &FilterRow::groupByChanged);
}

std::optional<HitGroupKey> FilterRow::groupBy() const
{
    const int key = m_groupBy->currentData().toInt();
    return key < 0 ? std::nullopt : std::optional(HitGroupKey(key));
}

void FilterRow::setGroupBy(std::optional<HitGroupKey> key)
{
    m_groupBy->setCurrentIndex(m_groupBy->findData(key ? int(*key) : -1));
}

void FilterRow::setLastTime(std::optional<Instant> lastTime)
{
    m_lastTime = lastTime;
    for (const int days : {1, 7})
        m_presets->button(days)->setEnabled(lastTime.has_value());
    showQuery(m_bar->text());
}

QString FilterRow::presetTerm(int days) const
{
    if (days == 0 || !m_lastTime)
        return {};
    const auto from = std::chrono::floor<std::chrono::days>(*m_lastTime) - std::chrono::days(days - 1);
    return QStringLiteral("served>=") + QString::fromStdString(formatInstant(Instant(from))).left(10);
}

void FilterRow::applyPreset(int days)
{
    m_bar->setText(withComparison(m_bar->text(), QStringLiteral("served"), presetTerm(days)));
    showQuery(m_bar->text());
}

void FilterRow::showQuery(const QString &query)
{
    // A hand-written time is none of the presets: then no button is pressed.
    int pressed = withComparison(query, QStringLiteral("served"), {}) == query.simplified() ? 0 : -1;
    for (const QueryPiece &piece : queryPieces(query)) {
        for (const int days : {1, 7}) {
            if (m_lastTime && query.mid(piece.start, piece.length) == presetTerm(days))
                pressed = days;
        }
    }
    m_presets->setExclusive(false);
    for (const int days : {0, 1, 7})
        m_presets->button(days)->setChecked(days == pressed);
    m_presets->setExclusive(true);
}

} // namespace cacheloupe
