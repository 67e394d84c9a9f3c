// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/round_figures.h"

#include <QWidget>

class QPushButton;

namespace cacheloupe {

class TextLabel;

/// The end of a round: what was found, with its interval, and what to do with it. GUI thread.
class RoundSummary : public QWidget {
    Q_OBJECT
public:
    explicit RoundSummary(QWidget *parent = nullptr);

    void showRound(const RoundFigures &figures);

Q_SIGNALS:
    void newRoundRequested();
    void policyRequested();
    void wrongHitsRequested();

private:
    TextLabel *m_title = nullptr;
    TextLabel *m_rate = nullptr;
    QPushButton *m_policy = nullptr;
    QPushButton *m_wrong = nullptr;
};

} // namespace cacheloupe
