// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QPushButton;

namespace cacheloupe {

class ChangeDesk;

/// The changes that were made to the store on show, newest first, and the button that undoes the chosen one. Hidden
/// while there are none. GUI thread; the desk outlives it.
class PastChanges : public QWidget {
    Q_OBJECT
public:
    explicit PastChanges(ChangeDesk &desk, QWidget *parent = nullptr);

private:
    void showHistory();
    void showUndo();

    ChangeDesk &m_desk;
    QComboBox *m_changes;
    QPushButton *m_undo;
};

} // namespace cacheloupe
