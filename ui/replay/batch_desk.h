// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <vector>

class QAction;
class QFileDialog;

namespace cacheloupe {

class PlanForm;

/// The provider's cheaper lane: the plan's requests as batch files to be sent by hand, and the results on their way back,
/// joined by id. GUI thread; files are written and read on a lane.
class BatchDesk : public QObject {
    Q_OBJECT
public:
    BatchDesk(const AppContext &context, PlanForm *form, QWidget *page);

    QList<QAction *> actions() const { return m_actions; }
    /// The hits of the plan: what a batch file would hold.
    void setHits(const std::vector<Hit> &hits);
    bool isBusy() const { return m_work.isRunning(); }

    /// What the dialogs end in.
    void writeTo(const QString &folder);
    void read(const QString &manifest, const QStringList &results);

Q_SIGNALS:
    /// Results of a batch are in the workspace now.
    void resultsRead();

private:
    QFileDialog *dialog(const QString &title, const char *name);
    void chooseFolder();
    void chooseManifest();
    void chooseResults(const QString &manifest);

    AppContext m_context;
    PlanForm *m_form;
    std::vector<Hit> m_hits;
    QList<QAction *> m_actions;
    Ticket m_work;
};

} // namespace cacheloupe
