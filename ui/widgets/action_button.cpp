// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/action_button.h"

#include "ui/support/theme.h"
#include "ui/widgets/icon.h"

#include <QAction>

namespace cacheloupe {

ActionButton::ActionButton(QAction *action, Kind kind, QWidget *parent) : QPushButton(parent), m_action(action), m_kind(kind)
{
    setProperty("primary", kind == Kind::primary);
    setProperty("link", kind == Kind::link);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (action == nullptr)
        return;
    setObjectName(action->objectName() + QStringLiteral("Button"));
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, &ActionButton::adopt);
    connect(action, &QObject::destroyed, this, [this] { setEnabled(false); });
    adopt();
}

void ActionButton::setFolded(bool folded)
{
    m_folded = folded;
    adopt();
}

void ActionButton::adopt()
{
    if (m_action == nullptr)
        return;
    setText(m_action->text());
    // On the accent the palette's text colour would not be readable.
    const QString symbol = m_action->icon().name();
    setIcon(m_kind == Kind::primary && !symbol.isEmpty() ? symbolicIcon(symbol, ThemeRole::onAccent)
            : m_kind == Kind::link && !symbol.isEmpty()  ? symbolicIcon(symbol, ThemeRole::accent)
                                                         : m_action->icon());
    setEnabled(m_action->isEnabled());
    // Without a parent, "visible" would open a window.
    const bool wanted = m_action->isVisible() && !m_folded;
    if (parentWidget() != nullptr || !wanted)
        setVisible(wanted);
    const QString words = m_action->text().remove(QLatin1Char('&'));
    setAccessibleName(words);
    const QString shortcut = m_action->shortcut().toString(QKeySequence::NativeText);
    setToolTip(shortcut.isEmpty() ? m_action->toolTip() : tr("%1 (%2)").arg(m_action->toolTip(), shortcut));
    setAccessibleDescription(shortcut);
}

} // namespace cacheloupe
