// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_card.h"

#include "ui/records/decision_flow_view.h"
#include "ui/records/hit_marks.h"
#include "ui/records/key_proof_view.h"
#include "ui/records/layer_blame_text.h"
#include "ui/records/proof_text.h"
#include "ui/records/reason_text.h"
#include "ui/records/rule_sentence.h"
#include "ui/records/verdict_reason_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/age_bar_widget.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/difference_view.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/five_lights.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/section.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/text_panel.h"
#include "ui/widgets/verdict_bar.h"
#include "ui/widgets/verdict_look.h"

#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

constexpr size_t kReasonsShown = 5;
constexpr int kQuestionLines = 6;
constexpr int kLeastAnswerPx = 60; ///< two lines and their margins

QScrollArea *sideScroll(QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

QString whoText(const Hit &hit)
{
    QStringList parts;
    if (const auto *tenant = hit.fields.find(KeyField::accessTenant))
        parts << ReviewCard::tr("tenant %1").arg(toText(*tenant));
    if (const auto *role = hit.fields.find(KeyField::accessRole))
        parts << ReviewCard::tr("role %1").arg(toText(*role));
    if (hit.time)
        parts << formatTime(hit.time);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ReviewCard::ReviewCard(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("review.card"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kGrid, kPageMargin, kPageMargin);
    column->setSpacing(2 * kGrid);
    column->addWidget(buildFacts());
    auto *middle = new Splitter(Qt::Horizontal, QStringLiteral("review.sides"), this);
    middle->addWidget(buildReading());
    middle->addWidget(buildReasons());
    middle->setStretchFactor(0, 1);
    middle->setInitialSizes({scaledPx(760), scaledPx(480)});
    column->addWidget(middle, 1);
    column->addWidget(buildVerdict());
}

QWidget *ReviewCard::buildFacts()
{
    auto *facts = new QWidget(this);
    auto *row = new QHBoxLayout(facts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * kGrid);
    m_callSite = new ElidedLabel(TextRole::pageTitle, ThemeRole::text, facts);
    m_match = new Chip({}, facts);
    m_similarity = new TextLabel(TextRole::body, ThemeRole::text, facts);
    m_similarity->setToolTip(tr("Similarity of the two questions, and the threshold it had to reach"));
    m_age = new AgeBarWidget(facts);
    m_who = new ElidedLabel(TextRole::secondary, ThemeRole::secondaryText, facts);
    m_lights = new FiveLights(facts);
    row->addWidget(m_callSite, 2);
    row->addWidget(m_match);
    row->addWidget(m_similarity);
    row->addWidget(m_age);
    row->addWidget(m_who, 3);
    row->addWidget(m_lights);
    return facts;
}

QWidget *ReviewCard::buildReading()
{
    // In a low window with large text the side scrolls instead of cutting the questions.
    auto *scroll = sideScroll(this);
    auto *reading = new QWidget(scroll);
    reading->setProperty("surface", true);
    auto *column = new QVBoxLayout(reading);
    column->setContentsMargins(0, 0, 2 * kGrid, 0);
    column->setSpacing(kGrid);
    m_questions = new DifferenceView(reading);
    m_questions->setObjectName(QStringLiteral("review.questions"));
    m_questions->setTitles(tr("Asked now"), tr("Answered then"));
    m_questions->setMaximumLines(kQuestionLines);
    column->addWidget(m_questions);
    column->addSpacing(kGrid);
    column->addWidget(new Section(tr("Cached answer"), reading));
    m_answer = new TextPanel(reading);
    m_answer->setObjectName(QStringLiteral("review.answer"));
    m_answer->setAccessibleName(tr("Cached answer"));
    m_answer->setMaximumLines(-1);
    m_answer->setMinimumHeight(scaledPx(kLeastAnswerPx));
    column->addWidget(m_answer, 1);
    scroll->setWidget(reading);
    return scroll;
}

QWidget *ReviewCard::buildReasons()
{
    auto *scroll = sideScroll(this);
    auto *side = new QWidget(scroll);
    side->setProperty("surface", true);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(2 * kGrid, 0, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(new Section(tr("Why it is here"), side));
    m_reasons = new QVBoxLayout;
    m_reasons->setSpacing(kGrid / 2);
    column->addLayout(m_reasons);
    m_alike = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, side);
    m_alike->setWordWrap(true);
    column->addWidget(m_alike);
    column->addSpacing(kGrid);
    column->addWidget(new Section(tr("What the policy says"), side));
    m_rule = new TextLabel(TextRole::body, ThemeRole::text, side);
    m_rule->setObjectName(QStringLiteral("review.rule"));
    m_rule->setWordWrap(true);
    column->addWidget(m_rule);
    m_flow = new DecisionFlowView(side);
    column->addWidget(m_flow);
    column->addSpacing(kGrid);
    column->addWidget(new Section(tr("What proves it"), side));
    m_proofSummary = new TextLabel(TextRole::body, ThemeRole::text, side);
    m_proofSummary->setWordWrap(true);
    column->addWidget(m_proofSummary);
    m_blame = new TextLabel(TextRole::body, ThemeRole::text, side);
    m_blame->setObjectName(QStringLiteral("review.blame"));
    m_blame->setWordWrap(true);
    column->addWidget(m_blame);
    m_proof = new KeyProofView(side);
    m_proof->setObjectName(QStringLiteral("review.proof"));
    column->addWidget(m_proof);
    column->addStretch(1);
    scroll->setWidget(side);
    return scroll;
}

QWidget *ReviewCard::buildVerdict()
{
    auto *panel = new QWidget(this);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    auto *question = new TextLabel(tr("Would the person accept this answer to their question today, shown the same source?"), TextRole::reading, ThemeRole::text, panel);
    question->setWordWrap(true);
    column->addWidget(question);
    m_verdicts = new VerdictBar(panel);
    m_verdicts->setObjectName(QStringLiteral("review.verdicts"));
    column->addWidget(m_verdicts);
    // With large text the verbs need two lines.
    auto *verbs = new QWidget(panel);
    auto *flow = new FlowLayout(verbs, kGrid);
    auto *row = new QHBoxLayout;
    row->setSpacing(kGrid);
    m_note = new QLineEdit(panel);
    m_note->setObjectName(QStringLiteral("review.note"));
    m_note->setPlaceholderText(tr("Note (Ctrl+Enter or N)"));
    m_note->setAccessibleName(tr("Note on this hit"));
    m_note->setClearButtonEnabled(true);
    connect(m_note, &QLineEdit::editingFinished, this, [this] {
        if (m_note->isModified()) {
            m_note->setModified(false);
            Q_EMIT noteEdited(m_note->text());
        }
    });
    auto *words = new QHBoxLayout;
    words->setSpacing(kGrid);
    m_reason = addButton(words, QStringLiteral("review.reason"), {}, QStringLiteral("question"));
    m_reason->setFocusPolicy(Qt::NoFocus);
    connect(m_reason, &QPushButton::clicked, this, &ReviewCard::reasonRequested);
    words->addWidget(m_note, 1);
    column->addLayout(words);
    connect(addButton(flow, QStringLiteral("review.fix"), tr("Draft the fix (D)"), QStringLiteral("draft")), &QPushButton::clicked, this, &ReviewCard::fixRequested);
    connect(addButton(flow, QStringLiteral("review.replay"), tr("Replay (R)"), QStringLiteral("replay")), &QPushButton::clicked, this, &ReviewCard::replayRequested);
    connect(addButton(flow, QStringLiteral("review.policy"), tr("Edit policy (P)"), QStringLiteral("policies")), &QPushButton::clicked, this, &ReviewCard::policyRequested);
    connect(addButton(flow, QStringLiteral("review.alike"), tr("Find alike (F)"), QStringLiteral("search")), &QPushButton::clicked, this, &ReviewCard::alikeRequested);
    row->addWidget(verbs, 1);
    connect(addButton(row, QStringLiteral("review.previous"), tr("Previous"), QStringLiteral("previous")), &QPushButton::clicked, this, &ReviewCard::previousRequested);
    connect(addButton(row, QStringLiteral("review.next"), tr("Next"), QStringLiteral("next")), &QPushButton::clicked, this, &ReviewCard::nextRequested);
    column->addLayout(row);
    return panel;
}

QPushButton *ReviewCard::addButton(QLayout *row, const QString &name, const QString &verb, const QString &icon)
{
    auto *button = new QPushButton(symbolicIcon(icon), verb, this);
    button->setObjectName(name);
    row->addWidget(button);
    return button;
}

void ReviewCard::showHit(const HitView &view, const CardState &state)
{
    showFacts(view);
    showQuestions(view);
    showReasons(view, state.stratum);
    m_alike->setVisible(state.alikeCount > 0);
    m_alike->setText(tr("The same two questions met %Ln more time(s). Shift with a verdict key marks them all.", nullptr, state.alikeCount));
    m_rule->setText(state.rule ? sentenceText(*state.rule) : tr("No policy is open: nobody said what may be reused here."));
    m_flow->setVisible(state.rule.has_value());
    m_flow->setDecision(state.rule ? std::optional(decideReuse(view.hit, *state.rule)) : std::nullopt);
    showVerdict(state.verdict, state.reason);
    const QSignalBlocker quiet(m_note);
    m_note->setText(state.note);
    m_note->setModified(false);
}

void ReviewCard::showVerdict(Verdict verdict, VerdictReason reason)
{
    m_verdicts->setVerdict(verdict);
    m_reason->setText(reason == VerdictReason::none ? tr("Reason (C)") : tr("%1 (C)", "a reason and its key").arg(verdictReasonText(reason)));
    m_reason->setAccessibleName(tr("Reason of the verdict"));
    m_reason->setEnabled(verdict != Verdict::safe && verdict != Verdict::unsure);
}

void ReviewCard::showFacts(const HitView &view)
{
    m_callSite->setText(view.hit.callSite.empty() ? tr("(no call site)") : toText(view.hit.callSite));
    m_match->setLook(matchLook(view.hit.match));
    m_similarity->setText(similarityText(view.hit));
    m_similarity->setVisible(!m_similarity->text().isEmpty());
    const auto age = ageBarOf(view.proof.ageS, view.proof.ttlS);
    m_age->setVisible(age.has_value());
    if (age)
        m_age->setAge(*age);
    m_who->setText(whoText(view.hit));
    m_lights->setLights(lightsOf(view.proof));
}

void ReviewCard::showQuestions(const HitView &view)
{
    cacheloupe::showQuestions(*m_questions, view);
    m_answer->setContent(toText(view.hit.answer));
}

void ReviewCard::showReasons(const HitView &view, ReviewStratum stratum)
{
    while (auto *item = m_reasons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this](const QString &text, ThemeRole role) {
        auto *line = new TextLabel(QStringLiteral("·  ") + text, TextRole::body, role, this);
        line->setWordWrap(true);
        m_reasons->addWidget(line);
    };
    const auto reasons = shownReasons(view.suspicion, kReasonsShown);
    for (const SuspicionReason *reason : reasons)
        add(reasonText(*reason), ThemeRole::text);
    if (stratum == ReviewStratum::random)
        add(tr("Drawn at random, so that the rate stays honest"), ThemeRole::secondaryText);
    else if (stratum == ReviewStratum::second)
        add(tr("Somebody else judged it: read again, so that the agreement is known"), ThemeRole::secondaryText);
    else if (reasons.empty())
        add(tr("Nothing speaks against it"), ThemeRole::secondaryText);
    m_proofSummary->setText(proofSummary(view.proof));
    m_blame->setText(blameText(walkLayers(view.hit)));
    m_proof->setProof(view.proof);
}

} // namespace cacheloupe
