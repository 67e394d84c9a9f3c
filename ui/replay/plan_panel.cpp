// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/plan_panel.h"

#include "ui/replay/draft_view.h"
#include "ui/replay/plan_form.h"
#include "ui/support/theme.h"

#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace cacheloupe {

PlanPanel::PlanPanel(QWidget *parent) : ColumnScroll(parent)
{
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(this);
    content->setProperty("surface", true);
    m_form = new PlanForm(content);
    m_draft = new DraftView(content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(kPageMargin, kGrid, 2 * kGrid, kPageMargin);
    column->setSpacing(2 * kGrid);
    column->addWidget(m_form);
    column->addWidget(m_draft);
    column->addStretch(1);
    setWidget(content);
}

QSize PlanPanel::minimumSizeHint() const
{
    const QSize hint = ColumnScroll::minimumSizeHint();
    const int widest = widget()->layout()->minimumSize().width() + verticalScrollBar()->sizeHint().width();
    return {std::max(hint.width(), widest), hint.height()};
}

} // namespace cacheloupe
