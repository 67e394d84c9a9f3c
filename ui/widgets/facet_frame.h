// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractItemView;
class QModelIndex;
class QPushButton;

namespace cacheloupe {

class Section;
class TextLabel;

/// What facets beside a list have in common: title, a view of values with check marks and counts, a link that takes all
/// marks away. Space and Enter toggle, a click anywhere on the row too. Shows up to `setMaximumRows` rows and scrolls
/// beyond; hidden while empty.
class FacetFrame : public QWidget {
    Q_OBJECT
public:
    void setMaximumRows(int rows);
    /// A few words at the end of the title's row, for instance how far the counts can be trusted.
    void setRemark(const QString &remark);

protected:
    /// Takes the view, which has its model already.
    FacetFrame(const QString &title, QAbstractItemView *view, int countRole, QWidget *parent);
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

    virtual int shownRows() const = 0;
    virtual bool isAnyChosen() const = 0;
    virtual void toggle(const QModelIndex &index) = 0;
    virtual void takeAllMarks() = 0;
    /// After other values, marks or fonts.
    void refit();

private:
    /// The link when something is chosen, else the remark where there is room for it beside the title.
    void showTrailing();

    QAbstractItemView *m_view;
    Section *m_section;
    TextLabel *m_remark;
    QPushButton *m_clear;
    int m_maximumRows = 8;
};

} // namespace cacheloupe
