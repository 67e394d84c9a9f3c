// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/fix_panel.h"

#include "ui/records/verdict_reason_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text_label.h"

#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

constexpr int kQuestionLetters = 160;

QString fixText(const DraftedFix &fix)
{
    QStringList fields;
    for (const std::string &field : fix.keyFields)
        fields << toText(field);
    switch (fix.kind) {
    case FixKind::notCacheable: return FixPanel::tr("Never reuse answers");
    case FixKind::keyField: return FixPanel::tr("Put %1 into the key").arg(fields.join(QStringLiteral(", ")));
    case FixKind::versionRule: return fields.isEmpty() ? FixPanel::tr("Reuse until the version changes") : FixPanel::tr("Reuse until %1 changes").arg(fields.join(QStringLiteral(", ")));
    case FixKind::shorterTtl: return FixPanel::tr("Keep answers for %1 at most").arg(formatDuration(fix.value));
    case FixKind::higherThreshold: return FixPanel::tr("Ask for a similarity of %1").arg(formatSimilarity(fix.value));
    case FixKind::exactOnly: return FixPanel::tr("Reuse for the very same question only");
    case FixKind::lowerTemperature: return FixPanel::tr("Reuse unsampled answers only");
    case FixKind::purgeEntry: return FixPanel::tr("Show the entry, to purge it");
    }
    return {};
}

} // namespace

FixPanel::FixPanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("policies.fixes"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, kGrid);
    column->setSpacing(kGrid / 2);
    auto *head = new QHBoxLayout;
    m_title = new TextLabel(TextRole::body, ThemeRole::text, this);
    m_title->setWordWrap(true);
    auto *close = new QToolButton(this);
    close->setIcon(symbolicIcon(QStringLiteral("close")));
    close->setAutoRaise(true);
    close->setToolTip(tr("Keep what is drafted and hide this"));
    close->setAccessibleName(tr("Hide the proposed changes"));
    connect(close, &QToolButton::clicked, this, &FixPanel::dismissed);
    head->addWidget(m_title, 1);
    head->addWidget(close, 0, Qt::AlignTop);
    column->addLayout(head);
    m_question = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this);
    m_question->setWordWrap(true);
    column->addWidget(m_question);
    m_buttons = new QWidget(this);
    m_row = new FlowLayout(m_buttons);
    column->addWidget(m_buttons);
    hide();
}

void FixPanel::showFixes(const FlaggedHit &flagged, const std::vector<DraftedFix> &fixes, int drafted)
{
    const QString reason = verdictReasonText(flagged.reason);
    const QString verdict = reason.isEmpty() ? verdictText(flagged.verdict) : tr("%1, %2", "verdict, reason").arg(verdictText(flagged.verdict), reason);
    m_title->setText(drafted >= 0 ? tr("Drafted because of a reuse marked “%1”. Another change instead?").arg(verdict)
                                  : tr("A reuse is marked “%1”. What shall stop it?").arg(verdict));
    QString question = toText(flagged.hit.query).simplified();
    if (question.size() > kQuestionLetters)
        question = question.left(kQuestionLetters - 1) + QChar(0x2026);
    m_question->setText(question);
    while (auto *item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int i = 0; i < int(fixes.size()); ++i) {
        const DraftedFix &fix = fixes[size_t(i)];
        auto *button = new QPushButton(fixText(fix), m_buttons);
        button->setObjectName(QStringLiteral("policies.fix.") + QLatin1String(fixKindName(fix.kind).data()));
        button->setCheckable(fix.kind != FixKind::purgeEntry);
        button->setChecked(i == drafted);
        // The press answers with a new row of buttons, this one among those that go.
        connect(button, &QPushButton::clicked, this, [this, i] { Q_EMIT fixChosen(i); }, Qt::QueuedConnection);
        m_row->addWidget(button);
    }
    show();
}

} // namespace cacheloupe
