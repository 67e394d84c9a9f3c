// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>

namespace cacheloupe {

class LogArrivals;

/// Looks into the folders of the open logs now and then, for the file that a new day brings. Rests while the logs are
/// not followed. GUI thread; looks run on a lane, and what cannot be looked at tells nothing.
class ArrivingLogs : public QObject {
    Q_OBJECT
public:
    explicit ArrivingLogs(const AppContext &context, QObject *parent = nullptr);
    ~ArrivingLogs() override;

    /// Starts over with these folders and patterns (other words are left out); `known` are the files read from them.
    void watch(const QStringList &words, const QStringList &known);

Q_SIGNALS:
    /// Hit logs that were not there before, each told once.
    void arrived(const QStringList &paths);

private:
    void look();

    AppContext m_context;
    std::shared_ptr<LogArrivals> m_arrivals; ///< used by one look at a time
    QTimer m_timer;
    Ticket m_look;
};

} // namespace cacheloupe
