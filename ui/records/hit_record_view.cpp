// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/hit_record_view.h"

#include "ui/records/hit_marks.h"
#include "ui/records/hit_members_view.h"
#include "ui/records/key_proof_view.h"
#include "ui/records/proof_text.h"
#include "ui/support/error_text.h"
#include "ui/support/format.h"
#include "ui/widgets/age_bar_widget.h"
#include "ui/widgets/difference_view.h"
#include "ui/widgets/five_lights.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/section.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/text_panel.h"
#include "ui/widgets/verdict_look.h"

#include <QRegularExpression>
#include <QScrollBar>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

QVBoxLayout *column(QWidget *owner)
{
    auto *layout = new QVBoxLayout(owner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    return layout;
}

/// "semantic similarity 0.94 ≥ 0.93 · tenant acme · 2 Nov, 14:05:09"
QString factsLine(const Hit &hit)
{
    QStringList parts;
    if (const QString similarity = similarityText(hit); !similarity.isEmpty())
        parts << HitRecordView::tr("similarity %1").arg(similarity);
    if (const std::string *tenant = hit.fields.find(KeyField::accessTenant))
        parts << HitRecordView::tr("tenant %1").arg(toText(*tenant));
    if (const std::string *role = hit.fields.find(KeyField::accessRole))
        parts << HitRecordView::tr("role %1").arg(toText(*role));
    if (!hit.model.empty())
        parts << toText(hit.model);
    if (hit.time)
        parts << formatTime(hit.time);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

HitRecordView::HitRecordView(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("record"));
    setAccessibleName(tr("The selected hit"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(kPageMargin, kPageMargin / 2, kPageMargin, kPageMargin);
    layout->setSpacing(kGrid + kGrid / 2);
    m_message = new TextLabel(TextRole::body, ThemeRole::secondaryText, content);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_head = buildHead();
    m_body = buildBody();
    m_malformed = buildMalformed();
    for (QWidget *part : {static_cast<QWidget *>(m_message), m_head, m_body, m_malformed})
        layout->addWidget(part);
    layout->addStretch(1);
    setWidget(content);
    setMessage({});
}

QWidget *HitRecordView::buildHead()
{
    auto *head = new QWidget(this);
    auto *layout = column(head);
    layout->setSpacing(kGrid / 2);
    auto *line = new FlowLayout(nullptr, kGrid);
    m_site = new TextLabel(TextRole::pageTitle, ThemeRole::text, head);
    m_site->setSelectable(true);
    m_kind = new Chip({}, head);
    m_match = new Chip({}, head);
    m_verdict = new Chip({}, head);
    m_lights = new FiveLights(head);
    m_lightsText = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, head);
    for (QWidget *part : {static_cast<QWidget *>(m_site), static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_match), static_cast<QWidget *>(m_verdict),
                          static_cast<QWidget *>(m_lights), static_cast<QWidget *>(m_lightsText)})
        line->addWidget(part);
    m_facts = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, head);
    m_facts->setWordWrap(true);
    m_facts->setSelectable(true);
    layout->addLayout(line);
    layout->addWidget(m_facts);
    return head;
}

QWidget *HitRecordView::buildBody()
{
    auto *body = new QWidget(this);
    auto *layout = column(body);
    m_questions = new DifferenceView(body);
    m_answerTitle = new Section(tr("Cached answer"), body);
    m_answer = new TextPanel(body);
    m_answer->setObjectName(QStringLiteral("record.answer"));
    m_answer->setAccessibleName(tr("Cached answer"));
    m_age = new AgeBarWidget(body);
    m_proofTitle = new Section(tr("Key fields"), body);
    m_proof = new KeyProofView(body);
    m_members = new HitMembersView(body);
    layout->addWidget(m_questions);
    layout->addWidget(m_answerTitle);
    layout->addWidget(m_answer);
    layout->addWidget(m_age);
    layout->addWidget(m_proofTitle);
    layout->addWidget(m_proof);
    layout->addWidget(new Section(tr("Other members"), body));
    layout->addWidget(m_members);
    return body;
}

QWidget *HitRecordView::buildMalformed()
{
    auto *malformed = new QWidget(this);
    auto *layout = column(malformed);
    m_fault = new TextLabel(TextRole::body, ThemeRole::text, malformed);
    m_fault->setWordWrap(true);
    m_fault->setSelectable(true);
    m_fault->setObjectName(QStringLiteral("record.fault"));
    m_rawLine = new TextPanel(malformed);
    m_rawLine->setObjectName(QStringLiteral("record.rawLine"));
    m_rawLine->setAccessibleName(tr("The line as it stands in the log"));
    m_rawLine->setCode(true);
    layout->addWidget(m_fault);
    layout->addWidget(new Section(tr("The line as it stands in the log"), malformed));
    layout->addWidget(m_rawLine);
    return malformed;
}

void HitRecordView::setHit(const HitView &view)
{
    m_message->hide();
    m_head->show();
    m_body->setVisible(!view.isMalformed());
    m_malformed->setVisible(view.isMalformed());
    m_kind->setLook(eventLook(view.hit.kind));
    if (view.isMalformed())
        showMalformed(view);
    else
        showGood(view);
    verticalScrollBar()->setValue(0);
}

void HitRecordView::showGood(const HitView &view)
{
    const Hit &hit = view.hit;
    const bool served = hit.kind == EventKind::hit;
    m_site->setText(toText(hit.callSite));
    m_site->show();
    m_match->setLook(matchLook(hit.match));
    m_match->setVisible(hit.match != MatchKind::unknown);
    m_verdict->setVisible(served);
    m_lights->setVisible(served);
    m_lightsText->setVisible(served);
    m_lights->setLights(lightsOf(view.proof));
    m_lightsText->setText(proofSummary(view.proof));
    m_facts->setText(factsLine(hit));
    showQuestions(*m_questions, view);
    m_answerTitle->setTitle(served ? tr("Cached answer") : tr("Answer"));
    m_answer->setContent(toText(hit.answer));
    m_answerTitle->setVisible(!hit.answer.empty());
    m_answer->setVisible(!hit.answer.empty());
    const auto age = ageBarOf(view.proof.ageS, view.proof.ttlS);
    m_age->setVisible(served && age.has_value());
    if (age)
        m_age->setAge(*age);
    m_proofTitle->setVisible(served);
    m_proof->setVisible(served);
    if (served)
        m_proof->setProof(view.proof);
    m_members->setHit(hit);
}

void HitRecordView::showMalformed(const HitView &view)
{
    // A line of megabytes is shown by its beginning: the fault is named with its place anyway.
    constexpr qsizetype kShownBytes = 20000;
    m_site->setText(tr("Line %1").arg(formatCount(view.hit.line)));
    m_facts->setText(toText(view.hit.source));
    for (QWidget *part : {static_cast<QWidget *>(m_match), static_cast<QWidget *>(m_verdict), static_cast<QWidget *>(m_lights),
                          static_cast<QWidget *>(m_lightsText)})
        part->hide();
    if (view.lineError) {
        const ErrorText text = errorText(*view.lineError);
        m_fault->setText(QStringList({text.sentence, text.remedy, text.details}).filter(QRegularExpression(QStringLiteral("."))).join(QLatin1Char('\n')));
    }
    const auto length = qsizetype(view.rawLine.size());
    QString line = QString::fromUtf8(view.rawLine.data(), std::min(length, kShownBytes));
    if (length > kShownBytes)
        line += tr(" … (%1 in all)").arg(formatBytes(std::uint64_t(length)));
    m_rawLine->setContent(line);
}

void HitRecordView::setVerdict(Verdict verdict)
{
    m_verdict->setLook(verdictLook(verdict));
}

void HitRecordView::setMessage(const QString &sentence)
{
    m_message->setText(sentence);
    m_message->show();
    m_head->hide();
    m_body->hide();
    m_malformed->hide();
}

} // namespace cacheloupe
