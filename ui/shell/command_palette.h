// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QPointer>

#include <functional>

class QLineEdit;
class QListWidget;

namespace cacheloupe {

/// One thing that can be done from the palette.
struct Command {
    QString title;
    QString keys;
    std::function<void()> run;
};

/// The command palette (Ctrl+K): type a few letters, Enter runs the first match, Esc closes. A child of the window,
/// laid over its upper middle. GUI thread.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *window);

    void setCommands(QList<Command> commands);
    void open();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refill(const QString &text);
    void runCurrent();
    QLineEdit *m_line = nullptr;
    QListWidget *m_list = nullptr;
    QList<Command> m_commands;
    QPointer<QWidget> m_focusBefore;
};

} // namespace cacheloupe
