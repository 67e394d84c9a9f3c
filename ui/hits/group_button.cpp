// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/group_button.h"

#include "ui/widgets/check_menu.h"

#include <QAction>

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::array kOffered = {HitGroupKey::callSite, HitGroupKey::model, HitGroupKey::tenant, HitGroupKey::layer,
                                 HitGroupKey::kind,     HitGroupKey::match, HitGroupKey::day,    HitGroupKey::hour};
constexpr size_t kMostKeys = 4;

} // namespace

QString groupKeyText(HitGroupKey key)
{
    switch (key) {
    case HitGroupKey::callSite:
        return GroupButton::tr("Call site");
    case HitGroupKey::model:
        return GroupButton::tr("Model");
    case HitGroupKey::tenant:
        return GroupButton::tr("Tenant");
    case HitGroupKey::layer:
        return GroupButton::tr("Layer");
    case HitGroupKey::kind:
        return GroupButton::tr("Event");
    case HitGroupKey::match:
        return GroupButton::tr("Match");
    case HitGroupKey::day:
        return GroupButton::tr("Day (UTC)");
    case HitGroupKey::hour:
        return GroupButton::tr("Hour (UTC)");
    case HitGroupKey::followup:
        return GroupButton::tr("Follow-up");
    case HitGroupKey::flag:
        return GroupButton::tr("Flag");
    case HitGroupKey::source:
        return GroupButton::tr("Log");
    }
    return {};
}

GroupButton::GroupButton(QWidget *parent) : QPushButton(parent)
{
    setObjectName(QStringLiteral("hits.groupBy"));
    auto *menu = new CheckMenu(this);
    menu->setObjectName(QStringLiteral("hits.groupMenu"));
    m_every = menu->addAction(tr("Every event"));
    m_every->setObjectName(QStringLiteral("hits.group.none"));
    connect(m_every, &QAction::triggered, this, [this] { setKeys({}); });
    menu->addSeparator();
    menu->addAction(tr("Groups by"))->setEnabled(false);
    for (const HitGroupKey key : kOffered) {
        QAction *action = menu->addAction(groupKeyText(key));
        const std::string_view name = hitGroupKeyName(key);
        action->setObjectName(QStringLiteral("hits.group.") + QString::fromUtf8(name.data(), qsizetype(name.size())));
        action->setCheckable(true);
        action->setData(int(key));
        connect(action, &QAction::triggered, this, [this, key](bool on) { toggle(key, on); });
        m_actions << action;
    }
    setMenu(menu);
    showKeys();
}

void GroupButton::setKeys(const std::vector<HitGroupKey> &keys)
{
    if (keys == m_keys)
        return;
    m_keys = keys;
    showKeys();
    Q_EMIT keysChanged();
}

void GroupButton::toggle(HitGroupKey key, bool on)
{
    std::vector<HitGroupKey> keys = m_keys;
    if (on)
        keys.push_back(key);
    else
        std::erase(keys, key);
    setKeys(keys);
}

void GroupButton::showKeys()
{
    QStringList names;
    for (const HitGroupKey key : m_keys)
        names << groupKeyText(key);
    for (QAction *action : std::as_const(m_actions)) {
        const bool chosen = std::find(m_keys.begin(), m_keys.end(), HitGroupKey(action->data().toInt())) != m_keys.end();
        action->setChecked(chosen);
        action->setEnabled(chosen || m_keys.size() < kMostKeys);
    }
    // Three long names would push the filter away; the tool tip has them all.
    const QString by = names.size() > 2 ? tr("%1 and %Ln more", "call site and 2 more", int(names.size()) - 1).arg(names.value(0)) : names.join(QStringLiteral(", "));
    setText(names.isEmpty() ? tr("Every event") : tr("By %1").arg(by));
    setToolTip(names.join(QStringLiteral(", ")));
    setAccessibleName(tr("Group by: %1").arg(names.isEmpty() ? tr("Every event") : names.join(QStringLiteral(", "))));
}

} // namespace cacheloupe
