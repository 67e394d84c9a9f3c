// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;

namespace cacheloupe {

class SuspicionBook;
class TextLabel;

/// Whether the ranking learns from the verdicts, and what came of it on verdicts it did not learn from. GUI thread.
class LearningRow : public QWidget {
    Q_OBJECT
public:
    explicit LearningRow(SuspicionBook &suspicion, QWidget *parent = nullptr);

private:
    void showState();

    SuspicionBook &m_suspicion;
    QCheckBox *m_learn = nullptr;
    TextLabel *m_state = nullptr;
};

} // namespace cacheloupe
