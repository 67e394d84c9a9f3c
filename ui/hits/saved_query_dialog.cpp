// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/saved_query_dialog.h"

#include "ui/hits/saved_queries.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStandardItemModel>
#include <QTableView>

namespace cacheloupe {

namespace {

enum Column { nameColumn, queryColumn };

QPushButton *button(const char *name, const QString &text, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

} // namespace

SavedQueryDialog::SavedQueryDialog(SavedQueries &queries, const QString &currentQuery, QWidget *parent)
    : QDialog(parent), m_queries(queries), m_model(new QStandardItemModel(this)), m_table(new QTableView(this)), m_name(new QLineEdit(this)),
      m_filter(new TextLabel(TextRole::code, ThemeRole::secondaryText, this)), m_hint(new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this)),
      m_save(button("hits.saved.save", tr("Save this filter"), this)), m_open(button("hits.saved.open", tr("Open"), this)),
      m_rename(button("hits.saved.rename", tr("Rename"), this)), m_remove(button("hits.saved.delete", tr("Delete"), this))
{
    setObjectName(QStringLiteral("hits.savedDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Saved filters"));
    build();
    connectAll();
    fill();
    setCurrentQuery(currentQuery);
    m_name->setFocus();
}

void SavedQueryDialog::build()
{
    m_name->setObjectName(QStringLiteral("hits.saved.name"));
    m_name->setPlaceholderText(tr("Name of the filter"));
    m_name->setAccessibleName(tr("Name of the filter"));
    m_name->setTextMargins(kGrid / 2, 0, kGrid / 2, 0);
    m_save->setProperty("primary", true);
    m_filter->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("hits.saved.table"));
    m_table->setAccessibleName(tr("Saved filters"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(scaledPx(kRowHeight));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setMinimumSize(scaledPx(520), scaledPx(220));
    auto *close = button("hits.saved.close", tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *top = new QHBoxLayout;
    top->setSpacing(kGrid);
    top->addWidget(m_name, 1);
    top->addWidget(m_save);
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(kGrid);
    for (QPushButton *one : {m_open, m_rename, m_remove})
        bottom->addWidget(one);
    bottom->addWidget(m_hint, 1);
    bottom->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->setSpacing(kGrid);
    column->addLayout(top);
    column->addWidget(m_filter);
    column->addWidget(m_table, 1);
    column->addLayout(bottom);
}

void SavedQueryDialog::connectAll()
{
    connect(&m_queries, &SavedQueries::changed, this, &SavedQueryDialog::fill);
    connect(m_save, &QPushButton::clicked, this, &SavedQueryDialog::save);
    connect(m_name, &QLineEdit::returnPressed, this, &SavedQueryDialog::save);
    connect(m_name, &QLineEdit::textChanged, this, &SavedQueryDialog::updateButtons);
    connect(m_open, &QPushButton::clicked, this, &SavedQueryDialog::openCurrent);
    connect(m_table, &QTableView::activated, this, &SavedQueryDialog::openCurrent);
    connect(m_rename, &QPushButton::clicked, this, [this] { m_table->edit(m_model->index(m_table->currentIndex().row(), nameColumn)); });
    connect(m_remove, &QPushButton::clicked, this, &SavedQueryDialog::removeCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &SavedQueryDialog::updateButtons);
    connect(m_model, &QStandardItemModel::itemChanged, this, &SavedQueryDialog::renamed);
    auto *remove = new QShortcut(QKeySequence::Delete, m_table, this, &SavedQueryDialog::removeCurrent);
    remove->setContext(Qt::WidgetShortcut);
}

void SavedQueryDialog::setCurrentQuery(const QString &query)
{
    m_query = query.trimmed();
    m_filter->setText(m_query.isEmpty() ? tr("The filter is empty: nothing to save.") : m_query);
    updateButtons();
}

void SavedQueryDialog::fill()
{
    const QString current = currentName();
    m_filling = true;
    m_model->clear();
    m_model->setHorizontalHeaderLabels({tr("Name"), tr("Filter")});
    int row = 0;
    for (const SavedQueryRecord &record : m_queries.all()) {
        auto *name = new QStandardItem(toText(record.name));
        name->setData(toText(record.name), Qt::UserRole);
        auto *query = new QStandardItem(toText(record.query));
        query->setEditable(false);
        query->setToolTip(toText(record.query));
        m_model->appendRow({name, query});
        if (toText(record.name) == current)
            row = m_model->rowCount() - 1;
    }
    m_filling = false;
    m_table->setColumnWidth(nameColumn, scaledPx(180));
    m_table->setCurrentIndex(m_model->index(row, nameColumn));
    m_hint->setText(m_model->rowCount() == 0 ? tr("No filter is saved yet.") : QString());
    updateButtons();
}

QString SavedQueryDialog::currentName() const
{
    return m_model->index(m_table->currentIndex().row(), nameColumn).data(Qt::UserRole).toString();
}

void SavedQueryDialog::save()
{
    if (m_save->isEnabled())
        m_queries.save(m_name->text(), m_query);
}

void SavedQueryDialog::openCurrent()
{
    if (const SavedQueryRecord *record = m_queries.find(currentName()))
        Q_EMIT queryWanted(toText(record->query));
}

void SavedQueryDialog::removeCurrent()
{
    m_queries.remove(currentName());
}

void SavedQueryDialog::renamed(QStandardItem *item)
{
    if (m_filling || item->column() != nameColumn)
        return;
    // The list is filled anew, which takes the item away that is speaking: after it has finished.
    QMetaObject::invokeMethod(
        this, [this, before = item->data(Qt::UserRole).toString(), wanted = item->text().trimmed()] { rename(before, wanted); }, Qt::QueuedConnection);
}

void SavedQueryDialog::rename(const QString &before, const QString &wanted)
{
    if (before == wanted || m_queries.rename(before, wanted))
        return;
    fill();
    m_hint->setText(wanted.isEmpty() ? tr("A filter needs a name.") : tr("“%1” is taken.").arg(wanted));
}

void SavedQueryDialog::updateButtons()
{
    const bool current = !currentName().isEmpty();
    for (QPushButton *one : {m_open, m_rename, m_remove})
        one->setEnabled(current);
    m_save->setEnabled(!m_query.isEmpty() && !m_name->text().trimmed().isEmpty());
    m_save->setText(m_queries.find(m_name->text().trimmed()) ? tr("Replace") : tr("Save this filter"));
}

} // namespace cacheloupe
