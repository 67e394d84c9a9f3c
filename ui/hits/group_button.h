// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_groups.h"

#include <QList>
#include <QPushButton>

class QAction;

namespace cacheloupe {

/// The words on screen for what events are grouped by.
QString groupKeyText(HitGroupKey key);

/// Chooses what the table has a row for: every event, or groups by up to four keys in the order they were chosen.
/// GUI thread.
class GroupButton : public QPushButton {
    Q_OBJECT
public:
    explicit GroupButton(QWidget *parent = nullptr);

    /// Empty: every event.
    const std::vector<HitGroupKey> &keys() const { return m_keys; }
    void setKeys(const std::vector<HitGroupKey> &keys);

Q_SIGNALS:
    void keysChanged();

private:
    void toggle(HitGroupKey key, bool on);
    void showKeys();

    std::vector<HitGroupKey> m_keys;
    QAction *m_every;
    QList<QAction *> m_actions;
};

} // namespace cacheloupe
