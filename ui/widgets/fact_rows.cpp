// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fact_rows.h"

#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>

namespace cacheloupe {

FactRows::FactRows(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(2 * kGrid);
    m_grid->setVerticalSpacing(kGrid / 2);
    m_grid->setColumnStretch(1, 1);
}

void FactRows::setFacts(const QList<QPair<QString, QString>> &facts)
{
    while (m_rows.size() < facts.size()) {
        auto *name = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this);
        auto *value = new TextLabel(TextRole::secondary, ThemeRole::text, this);
        value->setSelectable(true);
        value->setWordWrap(true);
        value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        name->setBuddy(value);
        m_grid->addWidget(name, int(m_rows.size()), 0, Qt::AlignTop);
        m_grid->addWidget(value, int(m_rows.size()), 1);
        m_rows.append(qMakePair(name, value));
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const bool used = i < facts.size();
        m_rows[i].first->setVisible(used);
        m_rows[i].second->setVisible(used);
        if (!used)
            continue;
        m_rows[i].first->setText(facts[i].first);
        m_rows[i].second->setText(facts[i].second);
        m_rows[i].second->setAccessibleName(facts[i].first);
    }
    setVisible(!facts.isEmpty());
}

} // namespace cacheloupe
