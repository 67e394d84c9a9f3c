// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/screen_mask.h"

#include "core/base/private_text.h"

#include <QAction>
#include <QMenu>
#include <QSettings>

namespace cacheloupe {

namespace {

constexpr auto kMaskKey = "maskPrivateText";

} // namespace

ScreenMask::ScreenMask(QObject *parent) : QObject(parent), m_isOn(QSettings().value(QLatin1String(kMaskKey), false).toBool()) {}

void ScreenMask::setOn(bool on)
{
    if (on == m_isOn)
        return;
    m_isOn = on;
    QSettings().setValue(QLatin1String(kMaskKey), on);
    Q_EMIT changed(on);
}

std::string ScreenMask::shown(std::string text) const
{
    return m_isOn ? maskedText(text) : text;
}

void ScreenMask::addTo(QMenu *menu)
{
    auto *action = menu->addAction(tr("Mask private text"), this, &ScreenMask::setOn);
    action->setObjectName(QStringLiteral("maskPrivateText"));
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M));
    action->setToolTip(tr("For shared screens: e-mail addresses, phone numbers, ids and secrets are shown as marks"));
    action->setCheckable(true);
    action->setChecked(m_isOn);
    connect(this, &ScreenMask::changed, action, &QAction::setChecked);
}

} // namespace cacheloupe
