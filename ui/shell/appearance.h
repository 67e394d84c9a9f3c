// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/theme.h"

#include <QObject>

class QApplication;
class QMenu;

namespace cacheloupe {

/// Theme and text size: what the person chose, remembered in QSettings and applied at once. One per application,
/// GUI thread.
class Appearance : public QObject {
    Q_OBJECT
public:
    explicit Appearance(QApplication &application, QObject *parent = nullptr);

    ThemeChoice choice() const { return m_choice; }
    int textPercent() const { return m_textPercent; }
    void setChoice(ThemeChoice choice);
    /// 80 to 200 percent of the usual size.
    void setTextPercent(int percent);
    /// Adds "Theme" and "Text size" as sub-menus.
    void addTo(QMenu *menu);

private:
    void apply();
    QApplication &m_application;
    Theme m_system;
    ThemeChoice m_choice = ThemeChoice::system;
    int m_textPercent = 100;
};

} // namespace cacheloupe
