// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/check_menu.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace cacheloupe {

namespace {

bool isToggle(const QAction *action)
{
    return action && action->isCheckable() && action->isEnabled();
}

} // namespace

void CheckMenu::mouseReleaseEvent(QMouseEvent *event)
{
    QAction *action = actionAt(event->position().toPoint());
    if (isToggle(action) && event->button() == Qt::LeftButton)
        action->trigger();
    else
        QMenu::mouseReleaseEvent(event);
}

void CheckMenu::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && isToggle(activeAction()))
        activeAction()->trigger();
    else
        QMenu::keyPressEvent(event);
}

} // namespace cacheloupe
