// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"
#include "ui/records/hit_view.h"

#include <QScrollArea>

namespace cacheloupe {

class AgeBarWidget;
class Chip;
class DifferenceView;
class FiveLights;
class HitMembersView;
class KeyProofView;
class Section;
class TextLabel;
class TextPanel;

/// One hit to read, top down: what it is, question asked beside question answered, answer, age, key fields, other
/// members. A malformed row shows its raw line and the reason instead. Scrolls; GUI thread.
class HitRecordView : public QScrollArea {
    Q_OBJECT
public:
    explicit HitRecordView(QWidget *parent = nullptr);

    void setHit(const HitView &view);
    void setVerdict(Verdict verdict);
    /// Shows nothing but the sentence (no selection, reading failed).
    void setMessage(const QString &sentence);

private:
    QWidget *buildHead();
    QWidget *buildBody();
    QWidget *buildMalformed();
    void showGood(const HitView &view);
    void showMalformed(const HitView &view);

    TextLabel *m_message;
    QWidget *m_head;
    TextLabel *m_site;
    TextLabel *m_facts;
    Chip *m_kind;
    Chip *m_match;
    Chip *m_verdict;
    FiveLights *m_lights;
    TextLabel *m_lightsText;
    QWidget *m_body;
    DifferenceView *m_questions;
    Section *m_answerTitle;
    TextPanel *m_answer;
    AgeBarWidget *m_age;
    Section *m_proofTitle;
    KeyProofView *m_proof;
    HitMembersView *m_members;
    QWidget *m_malformed;
    TextLabel *m_fault;
    TextPanel *m_rawLine;
};

} // namespace cacheloupe
