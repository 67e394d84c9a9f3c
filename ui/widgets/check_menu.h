// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace cacheloupe {

/// A menu of check marks that stays open while they are set: a click or Space toggles, Enter toggles and closes, Esc
/// closes. Other actions work as in any menu. GUI thread.
class CheckMenu : public QMenu {
    Q_OBJECT
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace cacheloupe
