// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/pair_view.h"

#include "ui/records/hit_marks.h"
#include "ui/replay/replay_text.h"
#include "ui/support/error_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/difference_view.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/verdict_bar.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

QString meaningOf(const ReplayRow &row)
{
    switch (row.state) {
    case ReplayRow::State::idle:
        return PairView::tr("There is no fresh answer yet.");
    case ReplayRow::State::waiting:
        return PairView::tr("The fresh answer is awaited.");
    case ReplayRow::State::notAsked:
        return row.whyNot;
    case ReplayRow::State::done:
        break;
    }
    if (!row.result->error)
        return replayVerdictSentence(row.result->verdict);
    const ErrorText error = errorText(*row.result->error);
    return PairView::tr("%1 %2").arg(error.sentence, error.remedy);
}

} // namespace

PairView::PairView(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("replay.pair"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(this);
    content->setProperty("surface", true);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, kPageMargin, kPageMargin);
    column->setSpacing(kGrid + kGrid / 2);
    column->addWidget(buildHead(content));
    m_difference = new DifferenceView(content);
    m_difference->setObjectName(QStringLiteral("replay.difference"));
    m_difference->setTitles(tr("cached answer"), tr("fresh answer"));
    column->addWidget(m_difference);
    m_facts = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, content);
    m_facts->setObjectName(QStringLiteral("replay.facts"));
    m_facts->setWordWrap(true);
    m_facts->setSelectable(true);
    column->addWidget(m_facts);
    column->addWidget(buildFoot(content));
    column->addStretch(1);
    setWidget(content);
}

QWidget *PairView::buildHead(QWidget *parent)
{
    auto *head = new QWidget(parent);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    m_question = new TextLabel(TextRole::reading, ThemeRole::text, head);
    m_question->setObjectName(QStringLiteral("replay.question"));
    m_question->setWordWrap(true);
    m_question->setSelectable(true);
    column->addWidget(m_question);
    auto *row = new QHBoxLayout;
    row->setSpacing(kGrid);
    m_chip = new Chip({}, head);
    m_meaning = new TextLabel(TextRole::body, ThemeRole::secondaryText, head);
    m_meaning->setObjectName(QStringLiteral("replay.meaning"));
    m_meaning->setWordWrap(true);
    row->addWidget(m_chip, 0, Qt::AlignTop);
    row->addWidget(m_meaning, 1);
    column->addLayout(row);
    return head;
}

QWidget *PairView::buildFoot(QWidget *parent)
{
    auto *foot = new QWidget(parent);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    m_verdicts = new VerdictBar(foot);
    connect(m_verdicts, &VerdictBar::verdictChosen, this, &PairView::verdictChosen);
    column->addWidget(m_verdicts);
    auto *links = new QWidget(foot);
    auto *flow = new FlowLayout(links, kGrid);
    const auto add = [&](const QString &verb, const char *name) {
        auto *button = new QPushButton(verb, links);
        button->setObjectName(QLatin1String(name));
        flow->addWidget(button);
        return button;
    };
    connect(add(tr("Open in Review"), "replay.review"), &QPushButton::clicked, this, &PairView::reviewRequested);
    m_policy = add(tr("Edit the policy of this call site"), "replay.policy");
    connect(m_policy, &QPushButton::clicked, this, &PairView::policyRequested);
    column->addWidget(links);
    return foot;
}

void PairView::showPair(const ReplayRow &row, const ChipLook &look, const WordDifference &words)
{
    m_question->setText(toText(row.hit.query));
    m_chip->setLook(look);
    m_meaning->setText(meaningOf(row));
    const bool answered = row.result && !row.result->error;
    const std::string fresh = answered ? row.result->freshAnswer : std::string();
    m_difference->setTexts(toText(row.hit.answer), differenceMarks(row.hit.answer, words.left, MarkKind::struck), toText(fresh),
                           differenceMarks(fresh, words.right, MarkKind::onlyHere));
    const auto facts = row.result ? replayFactsText(*row.result) : QString();
    m_facts->setText(facts);
    m_facts->setVisible(!facts.isEmpty());
    m_policy->setEnabled(!row.hit.callSite.empty());
}

void PairView::setVerdict(Verdict verdict)
{
    m_verdicts->setVerdict(verdict);
}

} // namespace cacheloupe
