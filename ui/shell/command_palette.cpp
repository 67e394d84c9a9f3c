// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/support/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr int kWidthPx = 560;
constexpr int kHeightPx = 360;

bool matches(const QString &title, const QString &typed)
{
    const auto words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString &word) { return title.contains(word, Qt::CaseInsensitive); });
}

} // namespace

CommandPalette::CommandPalette(QWidget *window) : QFrame(window), m_line(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    setProperty("panel", true);
    m_line->setObjectName(QStringLiteral("commandPalette.line"));
    m_line->setPlaceholderText(tr("What do you want to do?"));
    m_line->setAccessibleName(tr("Find a command"));
    m_line->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("commandPalette.list"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    column->setSpacing(kGrid);
    column->addWidget(m_line);
    column->addWidget(m_list, 1);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::refill);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    hide();
}

void CommandPalette::setCommands(QList<Command> commands)
{
    m_commands = std::move(commands);
}

void CommandPalette::open()
{
    m_focusBefore = QApplication::focusWidget();
    const QSize size(qMin(kWidthPx, parentWidget()->width() - 4 * kGrid), qMin(kHeightPx, parentWidget()->height() - 8 * kGrid));
    setGeometry(QRect(QPoint((parentWidget()->width() - size.width()) / 2, 6 * kGrid), size));
    m_line->clear();
    refill({});
    show();
    raise();
    m_line->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::refill(const QString &text)
{
    m_list->clear();
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        const auto &command = m_commands[i];
        if (!matches(command.title, text))
            continue;
        auto *item = new QListWidgetItem(command.keys.isEmpty() ? command.title : tr("%1    %2").arg(command.title, command.keys), m_list);
        item->setData(Qt::UserRole, int(i));
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::runCurrent()
{
    const auto *item = m_list->currentItem();
    if (!item)
        return;
    const auto command = m_commands.value(item->data(Qt::UserRole).toInt());
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus();
    command.run();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        hide();
    } else if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            m_list->setCurrentRow(qBound(0, m_list->currentRow() + step, m_list->count() - 1));
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            runCurrent();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            hide();
            if (m_focusBefore)
                m_focusBefore->setFocus();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace cacheloupe
