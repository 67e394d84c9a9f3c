// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/saved_query_dialog.h"

#include <QPointer>
#include <QPushButton>

namespace cacheloupe {

class SavedQueries;

/// The saved filters beside the filter: a menu that opens one, and the dialog that saves, renames and deletes. GUI
/// thread.
class SavedQueryButton : public QPushButton {
    Q_OBJECT
public:
    explicit SavedQueryButton(QWidget *parent = nullptr);

    /// Not owned, must live as long.
    void setQueries(SavedQueries &queries);
    /// What would be saved.
    void setCurrentQuery(const QString &query);
    void openDialog();
    QAction *saveAction() const { return m_save; }

Q_SIGNALS:
    void queryWanted(const QString &query);

private:
    void fillMenu();

    SavedQueries *m_queries = nullptr;
    QMenu *m_menu;
    QAction *m_save;
    QPointer<SavedQueryDialog> m_dialog;
    QString m_query;
};

} // namespace cacheloupe
