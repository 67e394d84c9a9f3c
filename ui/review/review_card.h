// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"
#include "core/domain/verdict.h"
#include "ui/records/hit_view.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace cacheloupe {

class AgeBarWidget;
class Chip;
class DifferenceView;
class DecisionFlowView;
class ElidedLabel;
class FiveLights;
class KeyProofView;
class TextLabel;
class TextPanel;
class VerdictBar;

/// What the card shows beside the hit itself.
struct CardState {
    Verdict verdict = Verdict::none;
    VerdictReason reason = VerdictReason::none;
    QString note;
    ReviewStratum stratum = ReviewStratum::suspicious;
    int alikeCount = 0;
    std::optional<EffectiveRule> rule; ///< of the call site, when a policy is open
};

/// One hit, large: asked now beside answered then, the cached answer, why it is here, what is proven, and the verdict
/// keys. It tells what the reviewer does and changes nothing itself. GUI thread.
class ReviewCard : public QWidget {
    Q_OBJECT
public:
    explicit ReviewCard(QWidget *parent = nullptr);

    void showHit(const HitView &view, const CardState &state);
    void showVerdict(Verdict verdict, VerdictReason reason);
    QLineEdit *note() const { return m_note; }
    VerdictBar *verdicts() const { return m_verdicts; }
    QPushButton *reason() const { return m_reason; }

Q_SIGNALS:
    void noteEdited(const QString &note);
    void previousRequested();
    void nextRequested();
    void replayRequested();
    void policyRequested();
    void alikeRequested();
    void fixRequested();
    void reasonRequested();

private:
    QWidget *buildFacts();
    QWidget *buildReading();
    QWidget *buildReasons();
    QWidget *buildVerdict();
    QPushButton *addButton(QLayout *row, const QString &name, const QString &verb, const QString &icon);
    void showFacts(const HitView &view);
    void showReasons(const HitView &view, ReviewStratum stratum);
    void showQuestions(const HitView &view);

    ElidedLabel *m_callSite = nullptr;
    Chip *m_match = nullptr;
    TextLabel *m_similarity = nullptr;
    AgeBarWidget *m_age = nullptr;
    ElidedLabel *m_who = nullptr;
    FiveLights *m_lights = nullptr;
    DifferenceView *m_questions = nullptr;
    TextPanel *m_answer = nullptr;
    QVBoxLayout *m_reasons = nullptr;
    TextLabel *m_blame = nullptr;
    TextLabel *m_proofSummary = nullptr;
    KeyProofView *m_proof = nullptr;
    TextLabel *m_alike = nullptr;
    TextLabel *m_rule = nullptr;
    DecisionFlowView *m_flow = nullptr;
    VerdictBar *m_verdicts = nullptr;
    QLineEdit *m_note = nullptr;
    QPushButton *m_reason = nullptr;
};

} // namespace cacheloupe
