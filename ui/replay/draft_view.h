// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/replay/replay_draft.h"

#include <QWidget>

class QPushButton;

namespace cacheloupe {

class Section;
class TextLabel;
class TextPanel;

/// What a plan amounts to: hits and estimated cost, how the requests differ from the original ones, the first request
/// byte by byte. GUI thread.
class DraftView : public QWidget {
    Q_OBJECT
public:
    explicit DraftView(QWidget *parent = nullptr);

    void showDraft(const ReplayDraft &draft, const std::optional<double> &capUsd);
    /// True when the cap cannot be kept because a price is unknown: such a replay would end before it began.
    static bool capCannotBeKept(const ReplayDraft &draft, const std::optional<double> &capUsd);

Q_SIGNALS:
    void templatesRequested();

private:
    TextLabel *m_estimate;
    TextLabel *m_warning;
    TextLabel *m_gaps;
    QPushButton *m_fill;
    Section *m_gapsTitle;
    Section *m_requestTitle;
    TextLabel *m_url;
    TextPanel *m_body;
};

} // namespace cacheloupe
