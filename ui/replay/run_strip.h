// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <QWidget>

#include <string>
#include <vector>

class QPushButton;

namespace cacheloupe {

class TextLabel;

/// A replay that was begun and not ended: by closing the program, by stopping it, by a crash.
struct UnfinishedReplay {
    std::string runId;
    std::string endpoint; ///< for display; empty = the stand-in
    size_t done = 0;      ///< answers that are kept
    size_t total = 0;
    Instant at;
};

/// Offers the newest unfinished replay to be gone on with; what is answered already is not asked again. Hidden while there
/// is none. GUI thread.
class RunStrip : public QWidget {
    Q_OBJECT
public:
    explicit RunStrip(QWidget *parent = nullptr);

    /// The newest first.
    void setRuns(std::vector<UnfinishedReplay> runs);
    QPushButton *resumeButton() const { return m_resume; }

Q_SIGNALS:
    void resumeRequested(const std::string &runId);
    void dropRequested(const std::string &runId);

private:
    std::vector<UnfinishedReplay> m_runs;
    TextLabel *m_text = nullptr;
    QPushButton *m_resume = nullptr;
};

} // namespace cacheloupe
