// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/replay_plan.h"
#include "core/replay/request_template.h"

#include <QWidget>

namespace cacheloupe {

class CareForm;
class HitsForm;
class ServerForm;

/// A replay's plan: which hits, whom to ask, how carefully. GUI thread.
class PlanForm : public QWidget {
    Q_OBJECT
public:
    explicit PlanForm(QWidget *parent = nullptr);

    HitsForm *hits() const { return m_hits; }
    ServerForm *server() const { return m_server; }
    CareForm *care() const { return m_care; }
    /// What the call sites' requests hold beside what was logged.
    void setTemplates(const RequestTemplates &templates);
    const RequestTemplates &templates() const { return m_templates; }
    ReplayPlan plan() const;

Q_SIGNALS:
    void edited();

private:
    HitsForm *m_hits;
    ServerForm *m_server;
    CareForm *m_care;
    RequestTemplates m_templates;
};

} // namespace cacheloupe
