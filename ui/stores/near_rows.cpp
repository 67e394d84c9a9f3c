// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/near_rows.h"

#include "ui/support/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QPushButton>

namespace cacheloupe {

NearRows::NearRows(const QString &linkName, QWidget *parent) : QWidget(parent), m_linkName(linkName), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(kGrid);
    m_grid->setVerticalSpacing(kGrid / 2);
    m_grid->setColumnStretch(1, 1);
    hide();
}

void NearRows::addRow()
{
    const int row = int(m_rows.size());
    auto *figure = new TextLabel(TextRole::secondary, ThemeRole::text, this);
    auto *link = new QPushButton(this);
    link->setProperty("link", true);
    link->setObjectName(m_linkName);
    link->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    link->setCursor(Qt::PointingHandCursor);
    auto *question = new ElidedLabel(TextRole::secondary, ThemeRole::text, this);
    auto *remark = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this);
    m_grid->addWidget(figure, row, 0, Qt::AlignTrailing | Qt::AlignVCenter);
    m_grid->addWidget(link, row, 1);
    m_grid->addWidget(question, row, 1);
    m_grid->addWidget(remark, row, 2, Qt::AlignVCenter);
    connect(link, &QPushButton::clicked, this, [this, row] { Q_EMIT chosen(m_lines[row].target); });
    m_rows.append({figure, link, question, remark});
}

void NearRows::setLines(const QList<NearLine> &lines)
{
    m_lines = lines;
    while (m_rows.size() < lines.size())
        addRow();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const auto &row = m_rows[i];
        const bool isUsed = i < lines.size();
        const bool leads = isUsed && lines[i].target >= 0;
        row.figure->setVisible(isUsed);
        row.remark->setVisible(isUsed);
        row.link->setVisible(leads);
        row.question->setVisible(isUsed && !leads);
        if (!isUsed)
            continue;
        const auto &line = lines[i];
        row.figure->setText(line.figure);
        row.remark->setText(line.remark);
        row.question->setText(line.question.simplified());
        row.link->setToolTip(line.tip);
        const auto name = tr("%1, similarity %2").arg(line.question, line.figure);
        row.link->setAccessibleName(line.remark.isEmpty() ? name : tr("%1, %2").arg(name, line.remark));
    }
    setVisible(!lines.isEmpty());
    elide();
}

/// A question may be as long as a page.
void NearRows::elide()
{
    for (qsizetype i = 0; i < m_lines.size() && i < m_rows.size(); ++i) {
        auto *link = m_rows[i].link;
        link->ensurePolished();
        const int room = link->width() - kGrid;
        link->setText(link->fontMetrics().elidedText(m_lines[i].question.simplified(), Qt::ElideRight, room).replace(QLatin1Char('&'), QStringLiteral("&&")));
    }
}

void NearRows::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_grid->activate();
    elide();
}

void NearRows::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_grid)
        elide();
}

} // namespace cacheloupe
