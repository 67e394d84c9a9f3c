// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;
class QStandardItem;
class QStandardItemModel;
class QTableView;

namespace cacheloupe {

class SavedQueries;
class TextLabel;

/// Saves the current filter under a name, and opens, renames (F2) and deletes (Delete) those that are saved. Stays open
/// beside the page, so that a deletion can be undone there. Deletes itself when closed. GUI thread.
class SavedQueryDialog : public QDialog {
    Q_OBJECT
public:
    SavedQueryDialog(SavedQueries &queries, const QString &currentQuery, QWidget *parent = nullptr);

    void setCurrentQuery(const QString &query);

Q_SIGNALS:
    void queryWanted(const QString &query);

private:
    void build();
    void connectAll();
    void fill();
    void save();
    void openCurrent();
    void removeCurrent();
    void renamed(QStandardItem *item);
    void rename(const QString &before, const QString &wanted);
    void updateButtons();
    QString currentName() const;

    SavedQueries &m_queries;
    QString m_query;
    QStandardItemModel *m_model;
    QTableView *m_table;
    QLineEdit *m_name;
    TextLabel *m_filter;
    TextLabel *m_hint;
    QPushButton *m_save;
    QPushButton *m_open;
    QPushButton *m_rename;
    QPushButton *m_remove;
    bool m_filling = false;
};

} // namespace cacheloupe
