// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/what_if_panel.h"

#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>

namespace cacheloupe {

WhatIfPanel::WhatIfPanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("policies.whatIf"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * kGrid);
    grid->setVerticalSpacing(kGrid / 2);
    m_line = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this);
    m_line->setWordWrap(true);
    grid->addWidget(m_line, 0, 0, 1, 2);
    const QString captions[] = {tr("Served"), tr("Refused"), tr("Newly served"), tr("Wrong removed"), tr("Good lost"), tr("Saved"), tr("Oldest answer")};
    for (int i = 0; i < int(std::size(captions)); ++i) {
        auto *caption = new TextLabel(captions[i], TextRole::body, ThemeRole::text, this);
        auto *figure = new TextLabel(QStringLiteral("—"), TextRole::body, ThemeRole::text, this);
        figure->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        grid->addWidget(caption, i + 1, 0);
        grid->addWidget(figure, i + 1, 1);
        m_rows.append(qMakePair(caption, figure));
    }
    grid->setColumnStretch(0, 1);
    showWaiting();
}

void WhatIfPanel::showWaiting()
{
    m_line->setText(tr("Asking the log…"));
}

void WhatIfPanel::showCounts(const WhatIfCounts &counts)
{
    m_line->setText(counts.served + counts.refused == 0 ? tr("The open logs hold no hit of this call site.") : tr("If this draft had ruled the logged lookups:"));
    const QString figures[] = {formatCount(counts.served), formatCount(counts.refused), formatCount(counts.newlyServed), formatCount(counts.judged.wrongRemoved),
                               formatCount(counts.judged.goodLost), formatUsd(counts.savedUsd), formatDuration(counts.oldestS)};
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows[i].second->setText(figures[i]);
    m_rows[3].second->setRoles(TextRole::body, counts.judged.wrongRemoved > 0 ? ThemeRole::right : ThemeRole::text);
    m_rows[4].second->setRoles(TextRole::body, counts.judged.goodLost > 0 ? ThemeRole::wrong : ThemeRole::text);
}

} // namespace cacheloupe
