// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/hit_export.h"
#include "ui/hits/hit_list.h"

class QAction;
class QMenu;

namespace cacheloupe {

class HitGrid;
class ProgressStrip;

/// Copying the selected rows and writing the shown ones to a file, both on a lane, with progress and cancel. GUI thread.
class HitExporter : public QObject {
    Q_OBJECT
public:
    HitExporter(const AppContext &context, HitList &list, HitGrid &grid, ProgressStrip &progress, QWidget *page);

    QAction *exportAction() const { return m_export; }
    QList<QAction *> copyActions() const { return m_copies; }
    /// Asks for a file name, then writeFile.
    void askForFile();
    /// The format follows from the name's suffix, CSV for an unknown one.
    void writeFile(const QString &path);
    /// Selected rows as they stand in the shown columns, tab-separated.
    void copyCells();
    void copyAs(ExportFormat format);
    bool isBusy() const { return m_job.isRunning(); }
    void cancel();

Q_SIGNALS:
    void finished();

private:
    HitExport make(RowSet rows, ExportFormat format) const;

    AppContext m_context;
    HitList &m_list;
    HitGrid &m_grid;
    ProgressStrip &m_progress;
    QWidget *m_page;
    QAction *m_export;
    QList<QAction *> m_copies;
    Ticket m_job;
};

} // namespace cacheloupe
