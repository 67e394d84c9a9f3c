// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/finding_rows.h"

#include "core/policy/lint_text.h"
#include "ui/policies/policy_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace cacheloupe {

namespace {

ChipLook severityLook(LintSeverity severity)
{
    switch (severity) {
    case LintSeverity::error:
        return {FindingRows::tr("Error"), QStringLiteral("cross"), ThemeRole::wrong};
    case LintSeverity::warning:
        return {FindingRows::tr("Warning"), QStringLiteral("warning"), ThemeRole::stale};
    case LintSeverity::advice:
        break;
    }
    return {FindingRows::tr("Advice"), QStringLiteral("info"), ThemeRole::secondaryText};
}

} // namespace

FindingRows::FindingRows(QWidget *parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("policies.findings"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(2 * kGrid);
}

void FindingRows::setFindings(const std::vector<LintFinding> &findings)
{
    if (findings == m_findings && m_rows->count() > 0)
        return;
    m_findings = findings;
    while (auto *item = m_rows->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (const auto &finding : findings)
        addRow(finding);
    if (findings.empty())
        m_rows->addWidget(new TextLabel(tr("Nothing to complain about."), TextRole::body, ThemeRole::secondaryText, this));
}

void FindingRows::addRow(const LintFinding &finding)
{
    auto *row = new QWidget(this);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    auto *top = new QHBoxLayout;
    top->setSpacing(kGrid);
    top->addWidget(new Chip(severityLook(finding.severity), row));
    top->addStretch(1);
    auto *ask = new QPushButton(tr("Why"), row);
    ask->setProperty("link", true);
    ask->setObjectName(QStringLiteral("policies.why.") + toText(finding.ruleId));
    ask->setAccessibleName(tr("Why: %1").arg(findingText(finding)));
    top->addWidget(ask);
    if (!finding.fix.empty()) {
        auto *fix = new QPushButton(tr("Fix"), row);
        fix->setProperty("link", true);
        fix->setObjectName(QStringLiteral("policies.fix.") + toText(finding.ruleId));
        fix->setAccessibleName(tr("Fix: %1").arg(findingFix(finding)));
        connect(fix, &QPushButton::clicked, this, [this, edits = finding.fix] { Q_EMIT fixRequested(edits); });
        top->addWidget(fix);
    } else if (finding.field) {
        auto *show = new QPushButton(tr("Show field"), row);
        show->setProperty("link", true);
        connect(show, &QPushButton::clicked, this, [this, field = *finding.field] { Q_EMIT fieldRequested(field); });
        top->addWidget(show);
    }
    column->addLayout(top);
    auto *sentence = new TextLabel(findingText(finding), TextRole::body, ThemeRole::text, row);
    sentence->setWordWrap(true);
    sentence->setToolTip(tr("Rule %1, after %2").arg(toText(finding.ruleId), toText(lintRuleText(finding.ruleId).justification)));
    sentence->setAccessibleDescription(findingWhy(finding));
    column->addWidget(sentence);
    auto *remedy = new TextLabel(findingFix(finding), TextRole::secondary, ThemeRole::secondaryText, row);
    remedy->setWordWrap(true);
    column->addWidget(remedy);
    auto *why = new TextLabel(findingWhy(finding), TextRole::secondary, ThemeRole::secondaryText, row);
    why->setWordWrap(true);
    why->setIndent(kGrid);
    why->hide();
    column->addWidget(why);
    ask->setCheckable(true);
    connect(ask, &QPushButton::toggled, why, &QWidget::setVisible);
    m_rows->addWidget(row);
}

} // namespace cacheloupe
