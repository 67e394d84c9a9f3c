// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/replay/replay_settings.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>
#include <QStringList>

namespace cacheloupe {

class PlanForm;

/// Keeps the plan's server, agreed addresses and templates in the workspace and asks the server for its models. GUI thread.
class ServerDesk : public QObject {
    Q_OBJECT
public:
    ServerDesk(const AppContext &context, PlanForm *form, QWidget *parent);

    /// Reads what the workspace remembers into the form.
    void load();
    /// The server is asked now: it is the one to remember.
    void remember();
    /// `callSites`: those whose requests are about to be sent.
    void editTemplates(const QStringList &callSites);
    bool isBusy() const { return m_loading.isRunning() || m_listing.isRunning(); }

Q_SIGNALS:
    void loaded();

private:
    void listModels();

    AppContext m_context;
    PlanForm *m_form;
    Ticket m_loading;
    Ticket m_listing;
};

} // namespace cacheloupe
