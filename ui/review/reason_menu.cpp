// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reason_menu.h"

#include "ui/records/verdict_reason_text.h"
#include "ui/support/format.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/verdict_look.h"

#include <QActionGroup>

namespace cacheloupe {

ReasonMenu::ReasonMenu(Verdict verdict, VerdictReason current, const Suggestion &suggestedFor, QWidget *parent) : QMenu(parent)
{
    setObjectName(QStringLiteral("review.reasons"));
    setAttribute(Qt::WA_DeleteOnClose);
    if (isWrongReuse(verdict)) {
        addReasons(this, verdict, current);
        return;
    }
    for (const Verdict offered : kVerdicts) {
        if (!isWrongReuse(offered))
            continue;
        QMenu *menu = addMenu(QStringLiteral("&%1  %2").arg(int(offered)).arg(verdictText(offered)));
        menu->setIcon(symbolicIcon(verdictLook(offered).icon, verdictLook(offered).role));
        addReasons(menu, offered, suggestedFor(offered));
    }
}

void ReasonMenu::addReasons(QMenu *menu, Verdict verdict, VerdictReason current)
{
    auto *group = new QActionGroup(menu);
    // Letters, as digits are the verdicts' keys.
    char letter = 'a';
    for (const VerdictReason reason : reasonsOf(verdict)) {
        QAction *action = menu->addAction(QStringLiteral("&%1  %2").arg(QLatin1Char(letter++)).arg(verdictReasonText(reason)));
        action->setObjectName(QStringLiteral("review.reason.") + QLatin1String(verdictReasonName(reason).data()));
        action->setCheckable(true);
        action->setChecked(reason == current);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, verdict, reason] { Q_EMIT chosen(verdict, reason); });
    }
}

} // namespace cacheloupe
