// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/hit_export.h"
#include "ui/hits/hit_list.h"

class QAction;

namespace cacheloupe {

class HitGrid;
class HitGroupsSource;
class ProgressStrip;

/// Copying the selected rows and writing them or all shown ones to a file, on a lane, with progress and cancel. While
/// the grid shows groups, the groups are what is copied and written. GUI thread.
class HitExporter : public QObject {
    Q_OBJECT
public:
    HitExporter(const AppContext &context, HitList &list, HitGroupsSource &groups, HitGrid &grid, ProgressStrip &progress, QWidget *page);

    QAction *exportAction() const { return m_export; }
    QList<QAction *> copyActions() const { return m_copies; }
    /// The copies, and writing the selection.
    QList<QAction *> menuActions() const { return m_copies + QList<QAction *>{m_exportSelected}; }
    /// Asks for a file name, then writeFile.
    void askForFile(bool onlySelected = false);
    /// The format follows from the name's suffix, CSV for an unknown one.
    void writeFile(const QString &path, bool onlySelected = false);
    /// Selected rows as they stand in the shown columns, tab-separated.
    void copyCells();
    void copyAs(ExportFormat format);
    bool isBusy() const { return m_job.isRunning(); }
    void cancel();

Q_SIGNALS:
    void finished();

private:
    void addActions();
    bool showsGroups() const;
    RowSet selectedRows(int limit) const;
    HitExport make(RowSet rows, ExportFormat format) const;
    std::string groupsText(ExportFormat format, bool onlySelected) const;
    void writeGroups(const QString &path, bool onlySelected);
    void tellCopied(int copied, int selected);
    void updateEnabled();

    AppContext m_context;
    HitList &m_list;
    HitGroupsSource &m_groups;
    HitGrid &m_grid;
    ProgressStrip &m_progress;
    QWidget *m_page;
    QAction *m_export;
    QAction *m_exportSelected;
    QList<QAction *> m_copies;
    Ticket m_job;
};

} // namespace cacheloupe
