// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/saved_query_button.h"

#include "ui/hits/saved_queries.h"
#include "ui/support/format.h"

#include <QAction>
#include <QMenu>

namespace cacheloupe {

namespace {

constexpr size_t kMostInMenu = 20;

} // namespace

SavedQueryButton::SavedQueryButton(QWidget *parent)
    : QPushButton(tr("Saved"), parent), m_menu(new QMenu(this)), m_save(new QAction(tr("Save and manage filters…"), this))
{
    setObjectName(QStringLiteral("hits.saved"));
    setAccessibleName(tr("Saved filters"));
    m_menu->setObjectName(QStringLiteral("hits.savedMenu"));
    m_menu->setToolTipsVisible(true);
    m_save->setObjectName(QStringLiteral("hits.savedManage"));
    m_save->setShortcut(QKeySequence::Save);
    m_save->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_save, &QAction::triggered, this, &SavedQueryButton::openDialog);
    connect(m_menu, &QMenu::aboutToShow, this, &SavedQueryButton::fillMenu);
    setMenu(m_menu);
}

void SavedQueryButton::setQueries(SavedQueries &queries)
{
    m_queries = &queries;
}

void SavedQueryButton::setCurrentQuery(const QString &query)
{
    m_query = query;
    if (m_dialog)
        m_dialog->setCurrentQuery(query);
}

void SavedQueryButton::fillMenu()
{
    m_menu->clear();
    size_t shown = 0;
    for (const SavedQueryRecord &record : m_queries->all()) {
        if (++shown > kMostInMenu)
            break;
        const QString query = toText(record.query);
        // An ampersand in a name is none of Qt's marks.
        QAction *action = m_menu->addAction(toText(record.name).replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setToolTip(query);
        action->setCheckable(true);
        action->setChecked(query == m_query.trimmed());
        connect(action, &QAction::triggered, this, [this, query] { Q_EMIT queryWanted(query); });
    }
    if (m_queries->all().empty())
        m_menu->addAction(tr("No filter is saved yet."))->setEnabled(false);
    m_menu->addSeparator();
    m_menu->addAction(m_save);
}

void SavedQueryButton::openDialog()
{
    if (!m_dialog) {
        m_dialog = new SavedQueryDialog(*m_queries, m_query, window());
        connect(m_dialog, &SavedQueryDialog::queryWanted, this, &SavedQueryButton::queryWanted);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace cacheloupe
