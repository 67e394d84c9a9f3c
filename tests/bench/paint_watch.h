// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QObject>
#include <QWidget>

#include <functional>

namespace cacheloupe::bench {

/// Notices the paint that brings to the screen what `shown` asks for. GUI thread.
class PaintWatch : public QObject {
public:
    PaintWatch(QWidget &surface, std::function<bool()> shown) : m_shown(std::move(shown)) { surface.installEventFilter(this); }
    bool isPainted() const { return m_painted; }
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_painted = m_painted || (event->type() == QEvent::Paint && m_shown());
        return false;
    }

private:
    std::function<bool()> m_shown;
    bool m_painted = false;
};

} // namespace cacheloupe::bench
