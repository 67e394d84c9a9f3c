// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/copy_button.h"

#include "ui/widgets/icon.h"

#include <QClipboard>
#include <QGuiApplication>

namespace cacheloupe {

CopyButton::CopyButton(std::function<QString()> text, QWidget *parent) : QToolButton(parent), m_text(std::move(text))
{
    setObjectName(QStringLiteral("copyButton"));
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Copy"));
    m_rest.setSingleShot(true);
    m_rest.setInterval(1200);
    connect(&m_rest, &QTimer::timeout, this, &CopyButton::rest);
    connect(this, &QToolButton::clicked, this, &CopyButton::copy);
    rest();
}

void CopyButton::copy()
{
    const QString text = m_text ? m_text() : QString();
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    setIcon(symbolicIcon(QStringLiteral("check"), ThemeRole::right));
    setToolTip(tr("Copied"));
    setAccessibleDescription(tr("Copied"));
    m_rest.start();
    Q_EMIT copied(text);
}

void CopyButton::rest()
{
    setIcon(symbolicIcon(QStringLiteral("copy")));
    setToolTip(tr("Copy"));
    setAccessibleDescription({});
}

} // namespace cacheloupe
