// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/filter_row.h"

#include "ui/hits/group_button.h"
#include "ui/hits/query_edit.h"
#include "ui/hits/saved_query_button.h"
#include "ui/hits/time_button.h"
#include "ui/support/theme.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/icon.h"

#include <QHBoxLayout>

namespace cacheloupe {

FilterRow::FilterRow(QWidget *parent)
    : QWidget(parent), m_bar(new FilterBar(this)), m_chooser(new QWidget(this)), m_saved(new SavedQueryButton(m_chooser)), m_time(new TimeButton(m_chooser)),
      m_groups(new GroupButton(m_chooser)), m_columns(new QPushButton(m_chooser))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    m_bar->edit()->setObjectName(QStringLiteral("hits.filter"));
    m_bar->edit()->setAccessibleName(tr("Filter"));
    m_bar->setPlaceholderText(tr("Filter: call_site:billing kind:hit similarity<0.93 answer~refund"));
    m_columns->setObjectName(QStringLiteral("hits.columnsButton"));
    m_columns->setIcon(symbolicIcon(QStringLiteral("columns")));
    m_columns->setAccessibleName(tr("Choose columns"));
    m_columns->setToolTip(tr("Choose columns"));
    row->addWidget(m_bar, 1, Qt::AlignTop);
    // A row of their own height: an error under the query must not stretch them.
    auto *buttons = new QHBoxLayout(m_chooser);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(kGrid);
    for (QPushButton *button : {static_cast<QPushButton *>(m_saved), static_cast<QPushButton *>(m_time), static_cast<QPushButton *>(m_groups), m_columns})
        buttons->addWidget(button);
    // As high as those with a menu.
    m_columns->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    row->addWidget(m_chooser, 0, Qt::AlignTop);
    connect(m_time, &TimeButton::termChosen, this, [this](const QString &term) { m_bar->setText(withComparison(m_bar->text(), QStringLiteral("served"), term)); });
    connect(m_saved, &SavedQueryButton::queryWanted, m_bar, &FilterBar::setText);
    addAction(m_saved->saveAction());
}

void FilterRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_bar->edit()->setMinimumHeight(m_time->sizeHint().height());
}

void FilterRow::showQuery(const QString &query)
{
    m_time->showQuery(query);
    m_saved->setCurrentQuery(query);
}

} // namespace cacheloupe
