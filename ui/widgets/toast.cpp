// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toast.h"

#include "ui/support/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text_label.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace cacheloupe {

Toast::Toast(QWidget *parent)
    : QFrame(parent), m_text(new TextLabel(TextRole::body, ThemeRole::text, this)), m_action(new QPushButton(this)), m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("toast"));
    m_text->setObjectName(QStringLiteral("toastText"));
    m_text->setWordWrap(true);
    m_action->setObjectName(QStringLiteral("toastAction"));
    m_action->setProperty("link", true);
    m_close->setObjectName(QStringLiteral("toastClose"));
    m_close->setIcon(symbolicIcon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_close->setAccessibleName(tr("Dismiss the message"));
    m_close->setToolTip(tr("Dismiss"));
    connect(m_action, &QPushButton::clicked, this, &Toast::act);
    connect(m_close, &QToolButton::clicked, this, &Toast::dismiss);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    row->setSpacing(2 * kGrid);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    m_life.setSingleShot(true);
    connect(&m_life, &QTimer::timeout, this, [this] {
        if (!isHeld())
            dismiss();
        else
            m_life.start();
    });
    parent->installEventFilter(this);
    hide();
}

void Toast::showMessage(const QString &text, const QString &actionVerb, std::function<void()> action, int lifeMs)
{
    m_text->setText(text);
    m_action->setText(actionVerb);
    m_action->setVisible(!actionVerb.isEmpty());
    m_run = std::move(action);
    setAccessibleName(text);
    place();
    show();
    raise();
    m_life.start(lifeMs);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString Toast::text() const
{
    return m_text->text();
}

void Toast::dismiss()
{
    m_life.stop();
    m_run = {};
    hide();
}

void Toast::act()
{
    const auto run = std::move(m_run);
    dismiss();
    if (run)
        run();
}

bool Toast::isHeld() const
{
    return underMouse() || m_action->hasFocus() || m_close->hasFocus();
}

void Toast::place()
{
    const QSize room = parentWidget()->size();
    m_text->setWordWrap(false);
    const int wanted = layout()->sizeHint().width();
    const int width = std::min(wanted, room.width() - 2 * kPageMargin);
    m_text->setWordWrap(width < wanted);
    layout()->activate();
    const int height = layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : layout()->sizeHint().height();
    setGeometry((room.width() - width) / 2, room.height() - height - 2 * kGrid, width, height);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent *event)
{
    QFrame::enterEvent(event);
    m_life.stop();
}

void Toast::leaveEvent(QEvent *event)
{
    QFrame::leaveEvent(event);
    m_life.start();
}

void Toast::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::of(this);
    painter.setPen(theme.color(ThemeRole::secondaryText));
    painter.setBrush(theme.color(ThemeRole::surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace cacheloupe
