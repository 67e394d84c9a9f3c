// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/served_view.h"

#include "core/domain/verdict.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace cacheloupe {

namespace {

enum Column { kTime, kQuery, kSimilarity, kVerdict };

} // namespace

ServedView::ServedView(QWidget *parent)
    : QWidget(parent), m_state(new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this)), m_table(new QTableWidget(this))
{
    setObjectName(QStringLiteral("stores.served"));
    setProperty("surface", true);
    m_state->setObjectName(QStringLiteral("stores.served.state"));
    m_state->setWordWrap(true);
    m_state->setMargin(0);
    buildTable();
    auto *words = new QVBoxLayout;
    words->setContentsMargins(kPageMargin, kGrid + kGrid / 2, kPageMargin, 0);
    words->addWidget(m_state);
    auto *rows = new QHBoxLayout; // the cells' own margin makes their text stand under the sentence
    rows->setContentsMargins(kGrid, 0, 0, 0);
    rows->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    column->addLayout(words);
    column->addLayout(rows, 1);
    column->addStretch(0);
}

void ServedView::buildTable()
{
    m_table->setObjectName(QStringLiteral("stores.served.table"));
    m_table->setAccessibleName(tr("Hits this entry served"));
    m_table->setColumnCount(kVerdict + 1);
    m_table->setHorizontalHeaderLabels({tr("Time"), tr("Incoming query"), tr("Similarity"), tr("Verdict")});
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(kQuery, QHeaderView::Stretch);
    for (const int column : {kTime, kQuery, kVerdict})
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeaderItem(kSimilarity)->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    fitRows();
    connect(m_table, &QTableWidget::activated, this, [this](const QModelIndex &index) {
        if (const size_t row = size_t(index.row()); index.isValid() && row < m_lines.size())
            Q_EMIT hitRequested(QString::fromStdString(m_lines[row].hitId));
    });
}

void ServedView::setState(const QString &sentence)
{
    m_lines.clear();
    m_table->setRowCount(0);
    m_table->hide();
    m_state->setText(sentence);
}

void ServedView::setLines(std::vector<ServedLine> lines, std::uint64_t total)
{
    m_lines = std::move(lines);
    m_state->setText(m_lines.size() < total ? tr("The newest %1 of %2 hits this entry served. Enter opens one.").arg(formatCount(m_lines.size()), formatCount(total))
                                            : tr("%Ln hit(s) this entry served, newest first. Enter opens one.", nullptr, int(total)));
    m_table->setRowCount(int(m_lines.size()));
    for (int row = 0; row < int(m_lines.size()); ++row) {
        const ServedLine &line = m_lines[size_t(row)];
        const QString query = toText(line.query).simplified();
        m_table->setItem(row, kTime, new QTableWidgetItem(formatTime(line.time)));
        m_table->setItem(row, kQuery, new QTableWidgetItem(query));
        m_table->item(row, kQuery)->setToolTip(query);
        m_table->setItem(row, kSimilarity, new QTableWidgetItem(formatSimilarity(line.similarity)));
        m_table->item(row, kSimilarity)->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        m_table->setItem(row, kVerdict, new QTableWidgetItem);
    }
    m_table->show();
    m_table->scrollToTop();
    if (!m_lines.empty())
        m_table->setCurrentCell(0, kTime);
}

void ServedView::setVerdicts(const std::function<Verdict(const Hash128 &)> &verdictOf)
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Verdict verdict = verdictOf(m_lines[size_t(row)].idHash);
        m_table->item(row, kVerdict)->setText(verdict == Verdict::none ? QString() : verdictText(verdict));
    }
}

void ServedView::fitRows()
{
    m_table->verticalHeader()->setDefaultSectionSize(std::max(kRowHeight, fontMetrics().height() + kGrid));
}

void ServedView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitRows();
}

} // namespace cacheloupe
