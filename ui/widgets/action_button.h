// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QPushButton>

class QAction;

namespace cacheloupe {

/// A push button that stands for an action: its words, icon, enabled state and trigger; the tool tip names the shortcut.
/// The action is not owned; when it goes, the button is disabled.
class ActionButton : public QPushButton {
    Q_OBJECT
public:
    enum class Kind { normal, primary, link };
    explicit ActionButton(QAction *action, Kind kind = Kind::normal, QWidget *parent = nullptr);

    QAction *action() const { return m_action; }
    /// Out of sight because its words stand in a menu for want of room; the action itself stays visible.
    void setFolded(bool folded);

private:
    void adopt();

    QPointer<QAction> m_action;
    Kind m_kind;
    bool m_folded = false;
};

} // namespace cacheloupe
