// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/server_desk.h"

#include "core/driver/http_client.h"
#include "core/replay/model_list.h"
#include "ui/replay/plan_form.h"
#include "ui/replay/template_dialog.h"
#include "ui/support/error_text.h"
#include "ui/support/format.h"
#include "ui/support/secret_desk.h"
#include "ui/support/workspace_session.h"

#include <QWidget>

namespace cacheloupe {

namespace {

constexpr int kMostPages = 20;

/// Blocks; asks page after page.
Result<QStringList> askForModels(const ReplayPlan &plan, const SecretResolver &resolver, std::stop_token stop)
{
    Result<Secret> secret = Secret();
    if (plan.apiKey.scheme != SecretRef::Scheme::none)
        secret = resolver(plan.apiKey);
    if (!secret)
        return secret.error();
    HttpClient client;
    QStringList names;
    std::string page;
    for (int i = 0; i < kMostPages && (i == 0 || !page.empty()); ++i) {
        const auto asked = modelListRequest(plan.target, page);
        if (!asked)
            return asked.error();
        HttpRequest request;
        request.method = "GET";
        request.url = asked->url;
        request.headers = asked->headers;
        request.secret = &*secret;
        request.secretHeader = asked->secretHeader;
        request.secretPrefix = asked->secretPrefix;
        request.caFile = plan.caFile;
        const auto response = client.send(request, stop);
        if (!response)
            return response.error();
        if (response->status < 200 || response->status >= 300)
            return httpStatusError(*response, asked->url);
        const auto list = readModelList(plan.target.api, *response, urlForDisplay(asked->url));
        if (!list)
            return list.error();
        for (const ListedModel &model : list->models) {
            if (model.answers)
                names << toText(model.id);
        }
        page = list->nextPage;
    }
    return names;
}

} // namespace

ServerDesk::ServerDesk(const AppContext &context, PlanForm *form, QWidget *parent) : QObject(parent), m_context(context), m_form(form)
{
    connect(&context.workspace, &WorkspaceSession::opened, this, &ServerDesk::load);
    connect(form->server(), &ServerForm::modelsRequested, this, &ServerDesk::listModels);
    connect(form->server(), &ServerForm::agreedChanged, this, [this] {
        m_context.workspace.write([agreed = m_form->server()->agreed()](Workspace &workspace) { return writeReplayAgreed(workspace, agreed); });
    });
}

void ServerDesk::load()
{
    if (!m_context.workspace.isOpen())
        return;
    m_loading = m_context.workspace.read<ReplaySettings>(readReplaySettings, [this](Result<ReplaySettings> settings) {
        if (!settings)
            return;
        m_form->server()->setAgreed(settings->agreed);
        if (settings->server.isStandIn || !settings->server.endpoint.empty())
            m_form->server()->setServer(settings->server);
        m_form->setTemplates(settings->templates);
        Q_EMIT loaded();
    });
}

void ServerDesk::remember()
{
    // Without a workspace the results' own notice says so.
    m_context.workspace.write([server = m_form->server()->server()](Workspace &workspace) { return writeReplayServer(workspace, server); }, [](Status) {});
}

void ServerDesk::editTemplates(const QStringList &callSites)
{
    auto *dialog = new TemplateDialog(m_form->templates(), callSites, m_form->window());
    connect(dialog, &TemplateDialog::saved, this, [this](const RequestTemplates &templates) {
        m_form->setTemplates(templates);
        m_context.workspace.write([templates](Workspace &workspace) { return writeReplayTemplates(workspace, templates); });
    });
    dialog->open();
}

void ServerDesk::listModels()
{
    const auto plan = m_form->plan();
    m_listing = runOnLane<Result<QStringList>>(
        m_context.lanes,
        [plan, resolver = m_form->server()->resolver(m_context.secrets.resolver(), false)](std::stop_token stop, ProgressReport &) {
            return askForModels(plan, resolver, stop);
        },
        [this](Result<QStringList> models) {
            if (models) {
                m_form->server()->showModels(*models, {});
            } else {
                const auto text = errorText(models.error());
                m_form->server()->showModels({}, text.sentence + QLatin1Char(' ') + text.remedy);
            }
        });
}

} // namespace cacheloupe
