// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"
#include "core/review/word_difference.h"
#include "ui/replay/replay_model.h"

#include <QScrollArea>

class QComboBox;
class QPushButton;

namespace cacheloupe {

class Chip;
class DifferenceView;
class TextLabel;
class VerdictBar;

/// One replayed hit to read: question, cached answer beside a fresh one with what differs marked, what that means, and
/// what to do about it. Of several fresh answers one is shown, older ones too. GUI thread.
class PairView : public QScrollArea {
    Q_OBJECT
public:
    explicit PairView(QWidget *parent = nullptr);

    /// `words`: left = cached answer, right = fresh answer.
    void showPair(const ReplayRow &row, const ChipLook &look, const WordDifference &words);
    void setVerdict(Verdict verdict);
    /// What a judge model says of the pair; empty hides it.
    void setJudge(const QString &sentence);
    /// The fresh answer of the row that is to be shown; null when there is none.
    const ReplayResult *chosenAnswer(const ReplayRow &row);

Q_SIGNALS:
    void verdictChosen(cacheloupe::Verdict verdict);
    void reviewRequested();
    void policyRequested();
    void refreshRequested();
    void testRequested();
    void judgeRequested();
    /// Another of the fresh answers shall be shown.
    void answerChosen();

private:
    QWidget *buildHead(QWidget *parent);
    QWidget *buildFoot(QWidget *parent);
    void offerAnswers(const ReplayRow &row);

    TextLabel *m_question = nullptr;
    Chip *m_chip = nullptr;
    TextLabel *m_meaning = nullptr;
    TextLabel *m_history = nullptr;
    TextLabel *m_judge = nullptr;
    QComboBox *m_answers = nullptr;
    std::string m_shownHit; ///< whose answers are offered
    TextLabel *m_facts = nullptr;
    DifferenceView *m_difference = nullptr;
    VerdictBar *m_verdicts = nullptr;
    QPushButton *m_policy = nullptr;
    QPushButton *m_refresh = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_askJudge = nullptr;
};

} // namespace cacheloupe
