// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/page.h"

#include <QMap>
#include <QWidget>

class QButtonGroup;
class QMenu;
class QVBoxLayout;

namespace cacheloupe {

class RailButton;

/// The navigation rail: pages on top, open/settings/help at the bottom. Labels are shown while pinned. GUI thread.
class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);

    void addPage(PageId id, const QString &title, const QString &iconName, const QKeySequence &keys);
    /// A button at the bottom that opens a menu; the menu stays with its owner.
    RailButton *addMenuButton(const QString &objectName, const QString &title, const QString &iconName, QMenu *menu);
    RailButton *addButton(const QString &objectName, const QString &title, const QString &iconName, const QKeySequence &keys);
    void setCurrent(PageId id);
    void setBadge(PageId id, int count);
    bool isPinned() const { return m_pinned; }
    void setPinned(bool pinned);

Q_SIGNALS:
    void chosen(cacheloupe::PageId id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    RailButton *makeButton(const QString &title, const QString &iconName, const QKeySequence &keys);
    QVBoxLayout *m_top = nullptr;
    QVBoxLayout *m_bottom = nullptr;
    QButtonGroup *m_group = nullptr;
    QMap<PageId, RailButton *> m_pages;
    QList<RailButton *> m_buttons;
    bool m_pinned = true;
};

} // namespace cacheloupe
