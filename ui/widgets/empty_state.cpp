// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/support/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace cacheloupe {

EmptyState::EmptyState(const QString &icon, const QString &line, QWidget *parent)
    : QWidget(parent), m_iconName(icon), m_icon(new TextLabel(TextRole::body, ThemeRole::secondaryText, this)),
      m_line(new TextLabel(TextRole::reading, ThemeRole::secondaryText, this)), m_primary(new QPushButton(this)), m_link(new QPushButton(this))
{
    setObjectName(QStringLiteral("emptyState"));
    m_line->setObjectName(QStringLiteral("emptyLine"));
    m_primary->setObjectName(QStringLiteral("emptyPrimary"));
    m_link->setObjectName(QStringLiteral("emptyLink"));
    m_primary->setProperty("primary", true);
    m_link->setProperty("link", true);
    m_line->setWordWrap(true);
    m_line->setAlignment(Qt::AlignCenter);
    m_icon->setAlignment(Qt::AlignCenter);
    connect(m_primary, &QPushButton::clicked, this, &EmptyState::primaryTriggered);
    connect(m_link, &QPushButton::clicked, this, &EmptyState::linkTriggered);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->setSpacing(2 * kGrid);
    column->addStretch(2);
    column->addWidget(m_icon);
    column->addWidget(m_line);
    column->addWidget(m_primary, 0, Qt::AlignHCenter);
    column->addWidget(m_link, 0, Qt::AlignHCenter);
    column->addStretch(3);
    setLine(line);
    setPrimary({});
    setLink({});
    drawIcon();
}

void EmptyState::setIcon(const QString &icon)
{
    m_iconName = icon;
    drawIcon();
}

void EmptyState::setLine(const QString &line)
{
    m_line->setText(line);
    setAccessibleName(line);
}

void EmptyState::setPrimary(const QString &verb)
{
    m_primary->setText(verb);
    m_primary->setVisible(!verb.isEmpty());
}

void EmptyState::setLink(const QString &verb)
{
    m_link->setText(verb);
    m_link->setVisible(!verb.isEmpty());
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationFontChange)
        drawIcon();
}

void EmptyState::drawIcon()
{
    m_icon->setPixmap(symbolicPixmap(m_iconName, Theme::of(this).color(ThemeRole::secondaryText), scaledPx(40), devicePixelRatioF()));
}

} // namespace cacheloupe
