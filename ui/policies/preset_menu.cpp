// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/preset_menu.h"

#include "core/policy/policy_presets.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QMenu>

namespace cacheloupe {

namespace {

QString presetText(const std::string &english)
{
    return QCoreApplication::translate("PolicyPreset", english.c_str());
}

} // namespace

PresetMenu::PresetMenu(DraftSource draft, SiteSource callSite, QWidget *parent) : QToolButton(parent), m_draft(std::move(draft)), m_callSite(std::move(callSite))
{
    setObjectName(QStringLiteral("policies.presets"));
    setText(tr("Presets"));
    setToolTip(tr("Ready-made settings with their sources; undo takes them back"));
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    addTasks(menu);
    addTables(menu);
    setMenu(menu);
}

void PresetMenu::addTasks(QMenu *menu)
{
    menu->addSection(tr("What this call site does"));
    for (const auto &task : policyPresets().taskClasses) {
        const auto title = presetText(task.title);
        auto *action = menu->addAction(title);
        action->setObjectName(QStringLiteral("policies.preset.") + toText(task.id));
        action->setToolTip(tr("After %1").arg(toText(task.row)));
        connect(action, &QAction::triggered, this, [this, &task, title] { Q_EMIT editRequested(taskClassEdits(m_callSite(), task), title); });
    }
}

void PresetMenu::addTables(QMenu *menu)
{
    menu->addSection(tr("Lives of all call sites that have a freshness class"));
    for (const auto &table : policyPresets().ttlTables) {
        const auto title = tr("%1 (%2)").arg(presetText(table.title), toText(table.row));
        auto *action = menu->addAction(title);
        action->setObjectName(QStringLiteral("policies.table.") + toText(table.id));
        action->setToolTip(presetText(table.note));
        connect(action, &QAction::triggered, this, [this, &table, title] { Q_EMIT editRequested(ttlTableEdits(m_draft(), table), title); });
    }
}

} // namespace cacheloupe
