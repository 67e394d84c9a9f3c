// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/plan_form.h"

#include "ui/replay/care_form.h"
#include "ui/replay/hits_form.h"
#include "ui/replay/replay_job.h"
#include "ui/replay/server_form.h"
#include "ui/support/theme.h"

#include <QVBoxLayout>

namespace cacheloupe {

namespace {

constexpr int kAttempts = 5;

} // namespace

PlanForm::PlanForm(QWidget *parent) : QWidget(parent), m_hits(new HitsForm(this)), m_server(new ServerForm(this)), m_care(new CareForm(this))
{
    setObjectName(QStringLiteral("replay.plan"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid + kGrid / 2);
    column->addWidget(m_hits);
    column->addWidget(m_server);
    column->addWidget(m_care);
    connect(m_hits, &HitsForm::edited, this, &PlanForm::edited);
    connect(m_server, &ServerForm::edited, this, &PlanForm::edited);
    connect(m_care, &CareForm::edited, this, &PlanForm::edited);
}

void PlanForm::setTemplates(const RequestTemplates &templates)
{
    m_templates = templates;
    Q_EMIT edited();
}

ReplayPlan PlanForm::plan() const
{
    const ReplayServer server = m_server->server();
    ReplayPlan plan;
    plan.target.api = server.api;
    plan.target.endpoint = server.endpoint;
    plan.target.model = server.model;
    plan.target.stream = server.stream;
    if (server.isStandIn)
        plan.target.endpoint = kStandInEndpoint;
    else
        plan.confirmedEndpoint = m_server->confirmedEndpoint();
    if (const auto key = SecretRef::parse(server.key))
        plan.apiKey = *key;
    plan.templates = m_templates;
    plan.repeats = m_care->repeats();
    plan.parallel = m_care->parallel();
    plan.requestsPerMinute = m_care->requestsPerMinute();
    plan.maxAttempts = kAttempts;
    plan.maxCostUsd = m_care->capUsd();
    plan.maskPrivateText = m_care->masksPrivateText();
    return plan;
}

} // namespace cacheloupe
