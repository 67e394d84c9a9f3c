// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/policy.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>
#include <QStringList>

class QAction;

namespace cacheloupe {

class PolicyRules;

/// The list of entries that are worth having in the cache before the first question comes: the best of the log whose answers
/// a replay has found to hold. What lacks a replay is offered to be replayed first. GUI thread; reads and writes on a lane.
class WarmDesk : public QObject {
    Q_OBJECT
public:
    WarmDesk(const AppContext &context, QWidget *page);

    QAction *action() const { return m_action; }
    bool isBusy() const { return m_work.isRunning(); }

Q_SIGNALS:
    /// These hits have to be replayed before their entries can be warmed.
    void replayWanted(const QStringList &hitIds);

private:
    void choosePlace();
    void write(const QString &path);

    AppContext m_context;
    PolicyRules *m_rules;
    QAction *m_action = nullptr;
    Ticket m_work;
};

} // namespace cacheloupe
