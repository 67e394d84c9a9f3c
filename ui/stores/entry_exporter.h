// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/table_text.h"
#include "ui/support/task.h"

#include <QObject>

class QAction;

namespace cacheloupe {

class EntriesPane;
class Notices;
class StoreListing;

/// Copying the selected entries as JSON and writing them or all shown ones to a file, on the listing's lane, with
/// progress and cancel. GUI thread; the others outlive it.
class EntryExporter : public QObject {
    Q_OBJECT
public:
    EntryExporter(StoreListing &listing, EntriesPane &pane, Notices &notices, QWidget *page);

    QAction *exportAction() const { return m_export; }
    void askForFile(bool onlySelected);
    /// The format follows from the name's suffix, CSV for an unknown one.
    void writeFile(const QString &path, bool onlySelected);
    void copyAsJson();
    bool isBusy() const { return m_job.isRunning(); }

private:
    void addActions(QWidget *page);
    void cancel();
    std::vector<std::uint32_t> rows(bool onlySelected) const;

    StoreListing &m_listing;
    EntriesPane &m_pane;
    Notices &m_notices;
    QWidget *m_page;
    QAction *m_export = nullptr;
    Ticket m_job;
};

} // namespace cacheloupe
