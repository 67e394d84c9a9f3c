// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "ui/replay/judge_job.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>

namespace cacheloupe {

class PairView;
class PlanForm;

/// A second opinion from a judge model on the pair that is shown: asked by hand, in both orders, at the plan's server and
/// within its cap. It never sets a flag, and it is muted where it agrees too little with reviewers. GUI thread.
class JudgeDesk : public QObject {
    Q_OBJECT
public:
    JudgeDesk(const AppContext &context, PlanForm *form, PairView *view, QObject *parent);

    bool isBusy() const { return m_asking.isRunning() || m_looking.isRunning(); }
    /// What was said before of this pair, if anything.
    void look(const Hit &hit, const std::string &fresh);
    void ask(const Hit &hit, const std::string &fresh);

private:
    AppContext m_context;
    PlanForm *m_form;
    PairView *m_view;
    Ticket m_asking;
    Ticket m_looking;
};

} // namespace cacheloupe
