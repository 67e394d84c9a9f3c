// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/learning_row.h"

#include "ui/support/format.h"
#include "ui/support/suspicion_book.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QHBoxLayout>

namespace cacheloupe {

LearningRow::LearningRow(SuspicionBook &suspicion, QWidget *parent) : QWidget(parent), m_suspicion(suspicion)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * kGrid);
    m_learn = new QCheckBox(tr("The ranking learns from verdicts"), this);
    m_learn->setObjectName(QStringLiteral("review.learn"));
    m_state = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this);
    m_state->setObjectName(QStringLiteral("review.learnState"));
    m_state->setWordWrap(true);
    row->addWidget(m_learn);
    row->addWidget(m_state, 1);
    connect(m_learn, &QCheckBox::toggled, &suspicion, &SuspicionBook::setLearning);
    connect(&suspicion, &SuspicionBook::learnedChanged, this, &LearningRow::showState);
    showState();
}

void LearningRow::showState()
{
    const LearnedCard &learned = m_suspicion.learned();
    const QSignalBlocker quiet(m_learn);
    m_learn->setChecked(m_suspicion.isLearning());
    const int verdicts = int(learned.verdicts);
    const auto compared = [&](const QString &sentence) {
        return sentence.arg(formatPercent(learned.heldOutLearned), formatPercent(learned.heldOutFixed));
    };
    switch (learned.state) {
    case LearningState::off: m_state->setText(tr("Off: the weights stay as they came.")); break;
    case LearningState::tooFew: m_state->setText(tr("%Ln verdict(s) that say safe or wrong are too few to learn from.", nullptr, verdicts)); break;
    case LearningState::notBetter:
        m_state->setText(compared(tr("Turned itself off: learned from %Ln verdict(s) it would order %1 of held-out pairs rightly, as it came %2.", nullptr, verdicts)));
        break;
    case LearningState::active:
        m_state->setText(compared(tr("Learned from %Ln verdict(s): %1 of held-out pairs in the right order, %2 as it came.", nullptr, verdicts)));
        break;
    }
}

} // namespace cacheloupe
