// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/arriving_logs.h"
#include "app/gui/found_files.h"
#include "core/base/result.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>
#include <QStringList>

#include <filesystem>

namespace cacheloupe {

/// Opens what the person asks for: the demo week, logs, workspaces, stores that are files. Writes sources and
/// connections into the workspace, then lets the sessions load them. GUI thread; all work runs on lanes.
class Opener : public QObject {
    Q_OBJECT
public:
    explicit Opener(const AppContext &context, QObject *parent = nullptr);

    /// Where the demo week and the default workspace are kept.
    static std::filesystem::path dataFolder();

    void openDemo();
    /// Logs, folders of logs, cache files, or one workspace.
    void openFiles(const QStringList &paths);
    /// The workspace of the last session, when there is one.
    void openLast();

Q_SIGNALS:
    void demoProgress(double share);

private:
    void openWorkspace(const std::filesystem::path &path);
    void lookAtFiles();
    void openWhatWasFound();
    void openOwnWorkspace();
    void workspaceOpened();
    void openFound(const FoundFiles &found);
    void watchFolders(QStringList folders);
    void addLog(const QString &path);
    void addStore(const QString &path);
    void recordDemo(const std::filesystem::path &folder);

    AppContext m_context;
    ArrivingLogs m_arriving;
    Ticket m_demo;
    Ticket m_sources;
    Ticket m_finding;
    std::filesystem::path m_demoFolder; ///< set while a fresh demo workspace waits for its records
    QStringList m_pendingFiles;         ///< given and not looked at
    std::vector<FoundFiles> m_found;    ///< looked at; they wait for the workspace
    bool m_isReady = false;             ///< what the workspace remembers was read
    QString m_ahead;                    ///< a log that is read while its workspace is made
    QStringList m_folders;              ///< of the workspace's logs, and patterns; a file that appears there is read too
    QStringList m_known;                ///< the workspace's logs
};

} // namespace cacheloupe
