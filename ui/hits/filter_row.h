// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace cacheloupe {

class FilterBar;
class GroupButton;
class SavedQueryButton;
class TimeButton;

/// The row above the hits: query, saved filters, time, grouping, columns. What is chosen here is written into the
/// query, so that one language rules.
class FilterRow : public QWidget {
    Q_OBJECT
public:
    explicit FilterRow(QWidget *parent = nullptr);

    FilterBar *bar() const { return m_bar; }
    SavedQueryButton *saved() const { return m_saved; }
    TimeButton *time() const { return m_time; }
    GroupButton *groups() const { return m_groups; }
    QPushButton *columns() const { return m_columns; }
    /// Shows on all buttons what the query amounts to.
    void showQuery(const QString &query);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    FilterBar *m_bar;
    QWidget *m_chooser; ///< holds the buttons
    SavedQueryButton *m_saved;
    TimeButton *m_time;
    GroupButton *m_groups;
    QPushButton *m_columns;
};

} // namespace cacheloupe
