// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"
#include "core/review/word_difference.h"
#include "ui/replay/replay_model.h"

#include <QScrollArea>

class QPushButton;

namespace cacheloupe {

class Chip;
class DifferenceView;
class TextLabel;
class VerdictBar;

/// One replayed hit to read: question, cached answer beside fresh answer with what differs marked, what that means, and
/// what to do about it. GUI thread.
class PairView : public QScrollArea {
    Q_OBJECT
public:
    explicit PairView(QWidget *parent = nullptr);

    /// `words`: left = cached answer, right = fresh answer.
    void showPair(const ReplayRow &row, const ChipLook &look, const WordDifference &words);
    void setVerdict(Verdict verdict);

Q_SIGNALS:
    void verdictChosen(cacheloupe::Verdict verdict);
    void reviewRequested();
    void policyRequested();

private:
    QWidget *buildHead(QWidget *parent);
    QWidget *buildFoot(QWidget *parent);

    TextLabel *m_question = nullptr;
    Chip *m_chip = nullptr;
    TextLabel *m_meaning = nullptr;
    TextLabel *m_facts = nullptr;
    DifferenceView *m_difference = nullptr;
    VerdictBar *m_verdicts = nullptr;
    QPushButton *m_policy = nullptr;
};

} // namespace cacheloupe
