// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <vector>

class QAction;
class QHBoxLayout;
class QMenu;
class QToolButton;

namespace cacheloupe {

class ActionButton;
class ElidedLabel;
class TextLabel;

/// The top of a page: title, one sentence of state, the primary action and at most two more; the rest in a menu.
/// When the width does not suffice, the further actions move into the menu. Actions are not owned and may come and go.
class PageHeader : public QWidget {
    Q_OBJECT
public:
    explicit PageHeader(const QString &title, QWidget *parent = nullptr);

    QString title() const;
    void setTitle(const QString &title);
    /// "12,431 hits of 2–8 Nov, 3 sources"; empty hides the line.
    void setState(const QString &sentence);
    QString state() const;
    /// Any of the three may be absent. `more` beyond two goes to the menu, before `menu`.
    void setActions(QAction *primary, const QList<QAction *> &more = {}, const QList<QAction *> &menu = {});

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fold();
    void fillMenu();

    TextLabel *m_title;
    ElidedLabel *m_state;
    QHBoxLayout *m_buttons;
    QToolButton *m_menuButton;
    QMenu *m_menu;
    std::vector<ActionButton *> m_further;
    ActionButton *m_primary = nullptr;
    QList<QAction *> m_menuActions;
    std::vector<bool> m_folded;
};

} // namespace cacheloupe
