// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/change_actions.h"

#include "ui/stores/change_desk.h"

#include <QAction>
#include <QTableView>

namespace cacheloupe {

void addChangeActions(ChangeDesk &desk, QTableView &table, const std::function<std::vector<EntryRow>()> &selected)
{
    const auto add = [&](const QString &name, const QString &text, const QKeySequence &keys, const ChangeWish &wish) {
        auto *action = new QAction(text, &table);
        action->setObjectName(QStringLiteral("stores.") + name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        QObject::connect(action, &QAction::triggered, &desk, [&desk, wish, selected] { desk.stage(wish, selected()); });
        table.addAction(action);
    };
    constexpr double kHourS = 3600;
    constexpr double kDayS = 24 * kHourS;
    add(QStringLiteral("purge"), ChangeDesk::tr("Remove the selected entries…"), QKeySequence(Qt::Key_Delete), {ChangeKind::purge, false, {}});
    add(QStringLiteral("policyTtl"), ChangeDesk::tr("Apply the policy's TTL…"), {}, {ChangeKind::ttl, true, {}});
    add(QStringLiteral("ttlHour"), ChangeDesk::tr("Expire in an hour…"), {}, {ChangeKind::ttl, false, kHourS});
    add(QStringLiteral("ttlDay"), ChangeDesk::tr("Expire in a day…"), {}, {ChangeKind::ttl, false, kDayS});
    add(QStringLiteral("ttlNever"), ChangeDesk::tr("Never expire…"), {}, {ChangeKind::ttl, false, {}});
}

} // namespace cacheloupe
