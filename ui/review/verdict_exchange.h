// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>
#include <QString>

#include <vector>

class QAction;
class QWidget;

namespace cacheloupe {

/// Verdicts to and from other reviewers: writes everybody's as a bundle, reads one, says what is in it and takes it in.
/// Files are read and written on a lane. GUI thread.
class VerdictExchange : public QObject {
    Q_OBJECT
public:
    VerdictExchange(const AppContext &context, QWidget *page);

    QAction *exportAction() const { return m_export; }
    QAction *importAction() const { return m_import; }
    bool isBusy() const { return m_work.isRunning(); }

    void exportTo(const QString &path);
    /// Asks before anything is taken in.
    void importFrom(const QString &path);

private:
    void chooseFile(bool forWriting);
    void offer(const std::vector<VerdictRecord> &records);

    AppContext m_context;
    QWidget *m_page;
    QAction *m_export = nullptr;
    QAction *m_import = nullptr;
    Ticket m_work;
};

} // namespace cacheloupe
