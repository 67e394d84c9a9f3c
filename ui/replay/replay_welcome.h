// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/empty_state.h"

namespace cacheloupe {

class SourceActions;

/// What the Replay page shows before hits are chosen. GUI thread.
class ReplayWelcome : public EmptyState {
    Q_OBJECT
public:
    explicit ReplayWelcome(SourceActions &actions, QWidget *parent = nullptr);

    /// How many hits the button chooses.
    static constexpr int kFirstCount = 5;
    void setHasLog(bool hasLog);

Q_SIGNALS:
    void suspiciousRequested();

private:
    bool m_hasLog = false;
};

} // namespace cacheloupe
