// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace cacheloupe {

class ChangeDesk;
class Chip;
class ErrorStrip;
class ProgressStrip;
class TextLabel;
class VictimTable;

/// The pending tray: the staged change with its victims, what losing them costs, and the buttons that apply or discard
/// it; below, the changes that were made and can be undone. A production store asks for a typed phrase. Hidden while
/// there is neither. GUI thread.
class ChangeTray : public QWidget {
    Q_OBJECT
public:
    explicit ChangeTray(ChangeDesk &desk, QWidget *parent = nullptr);

private:
    void buildStaged();
    QWidget *buildConfirmation(QWidget *parent);
    void showState();
    void showPlan();
    void checkPhrase();
    void apply();

    ChangeDesk &m_desk;
    ProgressStrip *m_progress;
    ErrorStrip *m_error;
    QWidget *m_staged;
    QPointer<QWidget> m_before; ///< had the focus when the change was staged
    Chip *m_environment = nullptr;
    TextLabel *m_title = nullptr;
    TextLabel *m_radius = nullptr;
    TextLabel *m_left = nullptr;
    VictimTable *m_victims = nullptr;
    QLineEdit *m_ticket = nullptr;
    TextLabel *m_ask = nullptr;
    QLineEdit *m_phrase = nullptr;
    QPushButton *m_apply = nullptr;
    QPushButton *m_discard = nullptr;
};

} // namespace cacheloupe
