// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/pair_view.h"

#include "ui/records/hit_marks.h"
#include "ui/replay/evidence_text.h"
#include "ui/replay/replay_text.h"
#include "ui/support/error_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/difference_view.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/verdict_bar.h"

#include <QComboBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

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
    const auto &result = row.fresh.front();
    if (!result.error)
        return row.fresh.size() > 1 ? freshnessSentence(row.freshness) : replayVerdictSentence(result.verdict);
    const ErrorText error = errorText(*result.error);
    return PairView::tr("%1 %2").arg(error.sentence, error.remedy);
}

/// All of a row's fresh answers in the order they are offered.
std::vector<const ReplayResult *> answersOf(const ReplayRow &row)
{
    std::vector<const ReplayResult *> all;
    for (const auto *list : {&row.fresh, &row.older}) {
        for (const ReplayResult &result : *list)
            all.push_back(&result);
    }
    return all;
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
    m_answers = new QComboBox(content);
    m_answers->setObjectName(QStringLiteral("replay.answers"));
    m_answers->setAccessibleName(tr("Which fresh answer"));
    m_answers->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(m_answers, &QComboBox::activated, this, &PairView::answerChosen);
    column->addWidget(m_answers, 0, Qt::AlignRight);
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
    m_history = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, head);
    m_history->setObjectName(QStringLiteral("replay.history"));
    m_history->setWordWrap(true);
    column->addWidget(m_history);
    m_judge = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, head);
    m_judge->setObjectName(QStringLiteral("replay.judge"));
    m_judge->setWordWrap(true);
    m_judge->setSelectable(true);
    m_judge->hide();
    column->addWidget(m_judge);
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
    m_refresh = add(tr("Replace the entry's answer…"), "replay.refresh");
    connect(m_refresh, &QPushButton::clicked, this, &PairView::refreshRequested);
    m_policy = add(tr("Draft the change of policy…"), "replay.policy");
    connect(m_policy, &QPushButton::clicked, this, &PairView::policyRequested);
    m_test = add(tr("Keep as a test"), "replay.test");
    connect(m_test, &QPushButton::clicked, this, &PairView::testRequested);
    m_askJudge = add(tr("Ask the judge"), "replay.askJudge");
    connect(m_askJudge, &QPushButton::clicked, this, &PairView::judgeRequested);
    connect(add(tr("Open in Review"), "replay.review"), &QPushButton::clicked, this, &PairView::reviewRequested);
    column->addWidget(links);
    return foot;
}

const ReplayResult *PairView::chosenAnswer(const ReplayRow &row)
{
    const auto all = answersOf(row);
    if (all.empty())
        return nullptr;
    const int chosen = row.hit.id == m_shownHit ? m_answers->currentIndex() : 0;
    return all[chosen > 0 && size_t(chosen) < all.size() ? size_t(chosen) : 0];
}

void PairView::offerAnswers(const ReplayRow &row)
{
    const int chosen = row.hit.id == m_shownHit ? std::max(0, m_answers->currentIndex()) : 0;
    m_shownHit = row.hit.id;
    m_answers->clear();
    for (size_t i = 0; i < row.fresh.size(); ++i)
        m_answers->addItem(tr("Fresh answer %1 of %2").arg(i + 1).arg(row.fresh.size()));
    for (const ReplayResult &result : row.older)
        m_answers->addItem(tr("Answer of %1").arg(formatTime(result.at)));
    m_answers->setCurrentIndex(std::min(chosen, m_answers->count() - 1));
    m_answers->setVisible(m_answers->count() > 1);
}

void PairView::showPair(const ReplayRow &row, const ChipLook &look, const WordDifference &words)
{
    offerAnswers(row);
    m_question->setText(toText(row.hit.query));
    m_chip->setLook(look);
    m_meaning->setText(meaningOf(row));
    const auto history = freshnessHistoryText(row);
    m_history->setText(history);
    m_history->setVisible(!history.isEmpty());
    const auto *result = chosenAnswer(row);
    const bool answered = result && !result->error;
    const std::string fresh = answered ? result->freshAnswer : std::string();
    auto cachedMarks = differenceMarks(row.hit.answer, words.left, MarkKind::struck);
    auto freshMarks = differenceMarks(fresh, words.right, MarkKind::onlyHere);
    if (answered) {
        addClaimMarks(*result, row.hit.answer, cachedMarks, freshMarks);
        m_difference->setReason(claimsText(*result));
    } else {
        m_difference->setReason({});
    }
    m_difference->setTexts(toText(row.hit.answer), cachedMarks, toText(fresh), freshMarks);
    const auto facts = result ? replayFactsText(*result) : QString();
    m_facts->setText(facts);
    m_facts->setVisible(!facts.isEmpty());
    m_policy->setEnabled(!row.hit.callSite.empty());
    m_refresh->setEnabled(answered && !(row.hit.key.empty() && row.hit.entry.id.empty()));
    m_test->setEnabled(answered);
    m_askJudge->setEnabled(answered);
}

void PairView::setJudge(const QString &sentence)
{
    m_judge->setText(sentence);
    m_judge->setVisible(!sentence.isEmpty());
}

void PairView::setVerdict(Verdict verdict)
{
    m_verdicts->setVerdict(verdict);
}

} // namespace cacheloupe
