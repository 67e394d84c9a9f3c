// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/layer_checklist.h"

#include "core/policy/layer_checks.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QPushButton>

namespace cacheloupe {

LayerChecklist::LayerChecklist(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("policies.checks"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(kGrid);
    m_grid->setVerticalSpacing(kGrid / 2);
    m_grid->setColumnStretch(1, 1);
}

void LayerChecklist::setRule(const EffectiveRule &rule)
{
    while (auto *item = m_grid->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    int row = 0;
    for (const auto &check : layerChecks(rule)) {
        const auto title = QCoreApplication::translate("PolicyPreset", check.title.c_str());
        auto *mark = new TextLabel(check.holds ? QStringLiteral("✓") : QStringLiteral("○"), TextRole::body, check.holds ? ThemeRole::right : ThemeRole::stale, this);
        mark->setAccessibleName(check.holds ? tr("met") : tr("not met"));
        auto *sentence = new TextLabel(title, TextRole::body, check.holds ? ThemeRole::secondaryText : ThemeRole::text, this);
        sentence->setWordWrap(true);
        sentence->setToolTip(tr("After %1").arg(toText(check.row)));
        m_grid->addWidget(mark, row, 0, Qt::AlignTop);
        m_grid->addWidget(sentence, row, 1);
        if (!check.edits.empty()) {
            auto *meet = new QPushButton(tr("Add"), this);
            meet->setProperty("link", true);
            meet->setAccessibleName(tr("Add: %1").arg(title));
            connect(meet, &QPushButton::clicked, this, [this, edits = check.edits, title] { Q_EMIT editRequested(edits, title); });
            m_grid->addWidget(meet, row, 2, Qt::AlignTop);
        }
        ++row;
    }
}

} // namespace cacheloupe
