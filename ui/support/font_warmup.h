// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QObject>

namespace cacheloupe {

/// Looks for the fonts of the world's scripts once the window is there and has nothing else to do. The first character of a script
/// sends fontconfig through every installed font, 20 ms and more, and a log has them where one scrolls. One script a
/// turn of the event loop, in the body font as it is when its turn comes. GUI thread; owned by who shows foreign text.
class FontWarmup : public QObject {
    Q_OBJECT
public:
    explicit FontWarmup(QObject *parent = nullptr);

    bool isDone() const { return m_turn >= kTurns; }

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    static const int kTurns;
    int m_turn = 0;
};

} // namespace cacheloupe
