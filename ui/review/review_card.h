// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"
#include "ui/records/hit_view.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace cacheloupe {

class AgeBarWidget;
class Chip;
class DifferenceView;
class ElidedLabel;
class FiveLights;
class KeyProofView;
class TextLabel;
class TextPanel;
class VerdictBar;

/// One hit, large: asked now beside answered then, the cached answer, why it is here, what is proven, and the verdict
/// keys. It tells what the reviewer does and changes nothing itself. GUI thread.
class ReviewCard : public QWidget {
    Q_OBJECT
public:
    explicit ReviewCard(QWidget *parent = nullptr);

    void showHit(const HitView &view, Verdict verdict, const QString &note, int alikeCount);
    QLineEdit *note() const { return m_note; }
    VerdictBar *verdicts() const { return m_verdicts; }

Q_SIGNALS:
    void noteEdited(const QString &note);
    void previousRequested();
    void nextRequested();
    void replayRequested();
    void policyRequested();
    void alikeRequested();

private:
    QWidget *buildFacts();
    QWidget *buildReading();
    QWidget *buildReasons();
    QWidget *buildVerdict();
    QPushButton *addButton(QLayout *row, const QString &name, const QString &verb, const QString &icon);
    void showFacts(const HitView &view);
    void showReasons(const HitView &view);
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
    TextLabel *m_proofSummary = nullptr;
    KeyProofView *m_proof = nullptr;
    TextLabel *m_alike = nullptr;
    VerdictBar *m_verdicts = nullptr;
    QLineEdit *m_note = nullptr;
};

} // namespace cacheloupe
