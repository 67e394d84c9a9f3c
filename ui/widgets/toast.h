// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>

class QPushButton;
class QToolButton;

namespace cacheloupe {

class TextLabel;

/// "3 hits marked stale — Undo" at the bottom of its parent. One at a time: a new message takes the place of the old
/// one. Goes by itself, but not while the pointer or the keyboard is on it; Esc sends it away. Lives as a child of the
/// page or window that it covers and is not part of a layout.
class Toast : public QFrame {
    Q_OBJECT
public:
    explicit Toast(QWidget *parent);

    /// `actionVerb` empty: no button. The action runs at most once, then the toast goes.
    void showMessage(const QString &text, const QString &actionVerb = {}, std::function<void()> action = {}, int lifeMs = 6000);
    QString text() const;

public Q_SLOTS:
    void dismiss();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    void act();
    bool isHeld() const;

    TextLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
    std::function<void()> m_run;
    QTimer m_life;
};

} // namespace cacheloupe
