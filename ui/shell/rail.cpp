// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/shell/rail_button.h"
#include "ui/support/theme.h"

#include <QButtonGroup>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace cacheloupe {

Rail::Rail(QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Pages"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, kGrid, 1, kGrid);
    column->setSpacing(0);
    m_top = new QVBoxLayout;
    m_bottom = new QVBoxLayout;
    column->addLayout(m_top);
    column->addStretch(1);
    column->addLayout(m_bottom);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT chosen(PageId(id)); });
}

RailButton *Rail::makeButton(const QString &title, const QString &iconName, const QKeySequence &keys)
{
    auto *button = new RailButton(title, iconName, keys.toString(QKeySequence::NativeText), this);
    button->setLabelShown(m_pinned);
    m_buttons.append(button);
    return button;
}

void Rail::addPage(PageId id, const QString &title, const QString &iconName, const QKeySequence &keys)
{
    auto *button = makeButton(title, iconName, keys);
    button->setObjectName(QStringLiteral("rail.page%1").arg(int(id)));
    button->setCheckable(true);
    m_group->addButton(button, int(id));
    m_pages.insert(id, button);
    m_top->addWidget(button);
}

RailButton *Rail::addMenuButton(const QString &objectName, const QString &title, const QString &iconName, QMenu *menu)
{
    auto *button = addButton(objectName, title, iconName, {});
    connect(button, &QAbstractButton::clicked, this, [button, menu] {
        menu->popup(button->mapToGlobal(QPoint(button->width(), button->height() - menu->sizeHint().height())));
    });
    return button;
}

RailButton *Rail::addButton(const QString &objectName, const QString &title, const QString &iconName, const QKeySequence &keys)
{
    auto *button = makeButton(title, iconName, keys);
    button->setObjectName(objectName);
    m_bottom->addWidget(button);
    return button;
}

void Rail::setCurrent(PageId id)
{
    if (auto *button = m_pages.value(id))
        button->setChecked(true);
}

void Rail::setBadge(PageId id, int count)
{
    if (auto *button = m_pages.value(id))
        button->setBadge(count);
}

void Rail::setPinned(bool pinned)
{
    m_pinned = pinned;
    for (auto *button : std::as_const(m_buttons))
        button->setLabelShown(pinned);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::of(this);
    painter.fillRect(rect(), theme.color(ThemeRole::panel));
    const int edge = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(QRect(edge, 0, 1, height()), theme.color(ThemeRole::line));
}

} // namespace cacheloupe
