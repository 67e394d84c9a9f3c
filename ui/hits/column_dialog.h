// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace cacheloupe {

class GridHeader;
class GridSource;

/// Which columns a grid shows and in which order: check marks, drag or Alt+Up and Alt+Down; the grid follows at once.
/// Deletes itself when closed. GUI thread.
class ColumnDialog : public QDialog {
    Q_OBJECT
public:
    ColumnDialog(GridHeader &header, const GridSource &source, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void move(int step);
    void apply();
    void updateButtons();

    GridHeader &m_header;
    const GridSource &m_source;
    QListWidget *m_list;
    QPushButton *m_up;
    QPushButton *m_down;
    bool m_filling = false;
};

} // namespace cacheloupe
