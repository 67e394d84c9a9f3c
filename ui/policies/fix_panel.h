// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/drafted_fix.h"

#include <QWidget>

namespace cacheloupe {

class FlowLayout;
class TextLabel;

/// What a wrong reuse asks of the policy: the verdict and the question, and a button for each way to stop it; the one
/// that was drafted is marked. Hidden without a flagged hit. GUI thread.
class FixPanel : public QWidget {
    Q_OBJECT
public:
    explicit FixPanel(QWidget *parent = nullptr);

    /// `drafted` -1 = none of them yet.
    void showFixes(const FlaggedHit &flagged, const std::vector<DraftedFix> &fixes, int drafted);

Q_SIGNALS:
    void fixChosen(int index);
    void dismissed();

private:
    TextLabel *m_title = nullptr;
    TextLabel *m_question = nullptr;
    QWidget *m_buttons = nullptr;
    FlowLayout *m_row = nullptr;
};

} // namespace cacheloupe
