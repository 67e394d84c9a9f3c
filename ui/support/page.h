// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/navigator.h"

#include <QKeySequence>
#include <QList>
#include <QWidget>

namespace cacheloupe {

/// One line of the key sheet that `?` shows.
struct KeyHint {
    QString keys;
    QString meaning;
};

/// A page of the window: what the shell needs to know of it. Made when it is first wanted, so what is there already
/// (workspace, log, verdicts) must show as if the page had been there all along. Owned by the shell's stack; GUI thread.
class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(QWidget *parent = nullptr) : QWidget(parent)
    {
        // A subclass of QWidget shows the style sheet's background only with this.
        setAttribute(Qt::WA_StyledBackground);
        setProperty("surface", true);
    }

    /// Called each time the person comes to the page, also when it is already shown.
    virtual void arrive(const Destination &destination) = 0;
    /// Where the keyboard focus goes when the page appears.
    virtual QWidget *focusTarget() { return this; }
    virtual QList<KeyHint> keyHints() const { return {}; }
    /// True while work that the page started for what it shows still runs; pictures and tests wait for it.
    virtual bool isBusy() const { return false; }

Q_SIGNALS:
    /// Number of open items on the rail; 0 hides the badge.
    void badgeChanged(int count);
};

} // namespace cacheloupe
