// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/word_picker.h"

#include "ui/support/format.h"

#include <QLocale>
#include <QMenu>

#include <algorithm>

namespace cacheloupe {

WordPicker::WordPicker(const QList<QPair<QString, QStringList>> &groups, const QString &noneText, QWidget *parent)
    : QToolButton(parent), m_menu(new QMenu(this)), m_noneText(noneText)
{
    for (const auto &[heading, words] : groups) {
        if (!heading.isEmpty())
            m_menu->addSection(heading);
        for (const auto &word : words)
            addWord(word);
    }
    setMenu(m_menu);
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::StrongFocus);
    refresh();
}

void WordPicker::addWord(const QString &word)
{
    auto *action = m_menu->addAction(word);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this] {
        refresh();
        Q_EMIT edited();
    });
    m_actions.append(action);
}

void WordPicker::setWords(const std::vector<std::string> &words)
{
    // A word that the menu does not know is kept and shown: it may come from a newer file.
    for (const auto &word : words) {
        const bool known = std::any_of(m_actions.begin(), m_actions.end(), [&](const QAction *action) { return action->text() == toText(word); });
        if (!known)
            addWord(toText(word));
    }
    for (auto *action : std::as_const(m_actions))
        action->setChecked(std::find(words.begin(), words.end(), action->text().toStdString()) != words.end());
    refresh();
}

std::vector<std::string> WordPicker::words() const
{
    std::vector<std::string> words;
    for (const auto *action : m_actions)
        if (action->isChecked())
            words.push_back(action->text().toStdString());
    return words;
}

void WordPicker::refresh()
{
    QStringList chosen;
    for (const auto *action : std::as_const(m_actions))
        if (action->isChecked())
            chosen << action->text();
    const QString all = QLocale().createSeparatedList(chosen);
    const auto shown = chosen.size() <= 2 ? all : tr("%1 and %Ln more", nullptr, int(chosen.size()) - 2).arg(QLocale().createSeparatedList(chosen.mid(0, 2)));
    setText(chosen.isEmpty() ? m_noneText : shown);
    setToolTip(chosen.isEmpty() ? m_noneText : all);
    setAccessibleDescription(toolTip());
}

} // namespace cacheloupe
