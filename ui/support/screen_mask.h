// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <string>

class QMenu;

namespace cacheloupe {

/// Whether private text (e-mail addresses, phone numbers, ids, secrets) is shown as marks: for shared screens, and what
/// is exported meanwhile. Remembered in QSettings, off at first. GUI thread.
class ScreenMask : public QObject {
    Q_OBJECT
public:
    explicit ScreenMask(QObject *parent = nullptr);

    bool isOn() const { return m_isOn; }
    void setOn(bool on);
    /// The text as it is shown: masked while the mask is on.
    std::string shown(std::string text) const;
    /// Adds the choice, with its key.
    void addTo(QMenu *menu);

Q_SIGNALS:
    /// Everything that shows texts reads them again.
    void changed(bool on);

private:
    bool m_isOn = false;
};

} // namespace cacheloupe
