// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/facet_model.h"

#include <QWidget>

class QListView;
class QPushButton;

namespace cacheloupe {

class Section;

/// One facet beside a list: title, values with counts, check marks, and a link that takes all marks away. Space and
/// Enter toggle, a click anywhere on the row too. Shows up to `setMaximumRows` rows and scrolls beyond. Hidden while empty.
class FacetList : public QWidget {
    Q_OBJECT
public:
    explicit FacetList(const QString &title, QWidget *parent = nullptr);

    void setValues(std::vector<FacetValue> values);
    QStringList chosen() const;
    /// Does not emit.
    void setChosen(const QStringList &ids);
    void setMaximumRows(int rows);
    FacetModel *model() const { return m_model; }
    QListView *view() const { return m_view; }

Q_SIGNALS:
    void chosenChanged(const QStringList &ids);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void refit();
    void toggle(const QModelIndex &index);
    void tell();

    FacetModel *m_model;
    QListView *m_view;
    Section *m_section;
    QPushButton *m_clear;
    int m_maximumRows = 8;
};

} // namespace cacheloupe
