// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/opener.h"

#include "core/demo/demo_week.h"
#include "core/domain/connection.h"
#include "core/hitlog/dialect.h"
#include "core/policy/policy_schedule.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/notices.h"
#include "ui/support/source_actions.h"
#include "ui/support/workspace_session.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace cacheloupe {

namespace {

constexpr auto kLastKey = "workspace/last";
constexpr auto kSuffix = ".cacheloupe";
constexpr std::string_view kFoldersSetting = "log.folders"; ///< a JSON array of folders and patterns

std::filesystem::path toPath(const QString &text)
{
    return std::filesystem::path(QFile::encodeName(text).toStdString());
}

template <typename Record>
bool hasLocation(const std::vector<Record> &records, const std::string &location)
{
    return std::any_of(records.begin(), records.end(), [&](const Record &r) { return r.location == location; });
}

/// What the workspace remembers of its logs.
struct OpenedSources {
    QStringList logs;
    QStringList folders;
};

Result<OpenedSources> readSources(Workspace &workspace)
{
    const auto sources = workspace.sources();
    const auto folders = sources ? workspace.setting(kFoldersSetting) : sources.error();
    if (!folders)
        return folders.error();
    OpenedSources opened;
    for (const auto &source : *sources)
        opened.logs.append(QString::fromStdString(source.location));
    const auto words = QJsonDocument::fromJson(QByteArray::fromStdString(folders->value_or(std::string()))).array();
    for (const auto &word : words)
        opened.folders.append(word.toString());
    return opened;
}

} // namespace

Opener::Opener(const AppContext &context, QObject *parent) : QObject(parent), m_context(context), m_arriving(context)
{
    connect(&m_arriving, &ArrivingLogs::arrived, this, [this](const QStringList &logs) {
        for (const auto &log : logs)
            addLog(log);
        m_context.notices.tell(tr("%n new log(s) in the folder; read too.", nullptr, int(logs.size())));
    });
    connect(&context.actions, &SourceActions::demoRequested, this, &Opener::openDemo);
    connect(&context.actions, &SourceActions::filesGiven, this, &Opener::openFiles);
    connect(&context.workspace, &WorkspaceSession::opened, this, &Opener::workspaceOpened);
    // While the window is built; the first log needs them.
    context.lanes.post([](std::stop_token) { (void)builtInDialects(); });
}

std::filesystem::path Opener::dataFolder()
{
    return toPath(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
}

void Opener::openDemo()
{
    const auto folder = dataFolder() / "demo-week";
    const auto workspace = folder / "demo.cacheloupe";
    std::error_code ignored;
    if (std::filesystem::exists(workspace, ignored) && std::filesystem::exists(folder / kDemoHitsFile, ignored)) {
        // The person's verdicts and published policies of an earlier look stay.
        openWorkspace(workspace);
        return;
    }
    m_demo = runOnLane<Result<DemoWeek>>(
        m_context.lanes,
        [folder](std::stop_token stop, ProgressReport &report) {
            return writeDemoWeek(folder, {}, [&](double share) { report({std::uint64_t(share * 1000), 1000}); }, stop);
        },
        [this, workspace](Result<DemoWeek> week) {
            if (!week) {
                m_context.notices.fail(week.error());
                return;
            }
            m_demoFolder = week->folder;
            openWorkspace(workspace);
        },
        [this](Progress p) { Q_EMIT demoProgress(double(p.done) / 1000.0); });
}

void Opener::openFiles(const QStringList &paths)
{
    for (const auto &path : paths)
        if (path.endsWith(QLatin1String(kSuffix))) {
            openWorkspace(toPath(path));
            return;
        }
    m_pendingFiles += paths;
    if (!m_context.workspace.isOpen())
        openOwnWorkspace();
    lookAtFiles();
}

void Opener::openLast()
{
    const auto last = QSettings().value(QLatin1String(kLastKey)).toString();
    if (!last.isEmpty() && QFileInfo::exists(last))
        openWorkspace(toPath(last));
}

void Opener::openWorkspace(const std::filesystem::path &path)
{
    std::error_code failure;
    std::filesystem::create_directories(path.parent_path(), failure);
    m_isReady = false;
    m_ahead.clear();
    m_context.workspace.open(path);
}

void Opener::openOwnWorkspace()
{
    const auto workspace = dataFolder() / "workspace.cacheloupe";
    std::error_code ignored;
    const bool isFirst = m_context.workspace.path().empty() && !std::filesystem::exists(workspace, ignored);
    openWorkspace(workspace);
    // A workspace that is just made has no logs that come first: what was given need not wait for it.
    const QFileInfo file(m_pendingFiles.value(0));
    if (!isFirst || file.suffix() != QLatin1String("jsonl") || !file.isFile())
        return;
    m_ahead = file.absoluteFilePath();
    m_context.hitLog.open({m_ahead});
}

void Opener::lookAtFiles()
{
    if (m_pendingFiles.isEmpty() || m_finding.isRunning())
        return;
    m_finding = runOnLane<Result<FoundFiles>>(
        m_context.lanes,
        [paths = std::exchange(m_pendingFiles, {})](std::stop_token stop, ProgressReport &) { return findFiles(paths, stop); },
        [this](Result<FoundFiles> found) {
            if (found)
                m_found.push_back(std::move(*found));
            else
                m_context.notices.fail(found.error());
            openWhatWasFound();
            lookAtFiles();
        });
}

void Opener::openWhatWasFound()
{
    if (!m_isReady)
        return;
    for (const auto &found : std::exchange(m_found, {}))
        openFound(found);
    m_ahead.clear();
}

void Opener::openFound(const FoundFiles &found)
{
    // A GPTCache database is a store and its report table a hit log: both are tried.
    for (const auto &path : found.databases)
        addStore(path);
    for (const auto &path : found.logs)
        addLog(path);
    if (!found.several.isEmpty())
        watchFolders(m_folders + found.several);
    if (!found.passedOver.isEmpty())
        m_context.notices.tell(tr("%n file(s) passed over: no hit logs.", nullptr, int(found.passedOver.size())));
    if (!found.repeated.isEmpty())
        m_context.notices.tell(tr("%n file(s) given twice; each is read once.", nullptr, int(found.repeated.size())));
    if (found.logs.isEmpty() && found.databases.isEmpty() && found.repeated.isEmpty())
        m_context.notices.tell(tr("There is no hit log in this folder."));
}

void Opener::workspaceOpened()
{
    if (!m_demoFolder.empty())
        recordDemo(std::exchange(m_demoFolder, {}));
    m_sources = m_context.workspace.read<OpenedSources>(readSources, [this](Result<OpenedSources> sources) {
        if (sources) {
            m_known = sources->logs;
            m_folders = sources->folders;
            m_arriving.watch(m_folders, m_known);
            if (m_ahead.isEmpty())
                m_context.hitLog.open(sources->logs);
        } else {
            m_context.notices.fail(sources.error());
        }
        m_isReady = true;
        if (!m_finding.isRunning())
            openWhatWasFound();
    });
    // Settings go through to the disk: neither the window nor the logs wait for that.
    m_context.workspace.write([last = QString::fromStdString(m_context.workspace.path().string())](Workspace &) -> Status {
        QSettings().setValue(QLatin1String(kLastKey), last);
        return {};
    });
}

void Opener::watchFolders(QStringList folders)
{
    folders.removeDuplicates();
    m_arriving.watch(folders, m_known);
    if (folders == m_folders)
        return;
    m_folders = folders;
    m_context.workspace.write([folders](Workspace &workspace) {
        return workspace.setSetting(kFoldersSetting, QJsonDocument(QJsonArray::fromStringList(folders)).toJson(QJsonDocument::Compact).toStdString());
    });
}

void Opener::addLog(const QString &path)
{
    const auto location = QFileInfo(path).absoluteFilePath();
    m_known.append(location);
    m_context.workspace.write([source = location.toStdString()](Workspace &workspace) -> Status {
        const auto known = workspace.sources();
        if (!known)
            return known.error();
        if (hasLocation(*known, source))
            return {};
        SourceRecord record;
        record.location = source;
        const auto added = workspace.addSource(std::move(record));
        return added ? Status() : Status(added.error());
    });
    if (QFileInfo(location) != QFileInfo(m_ahead) && !m_context.hitLog.paths().contains(location))
        m_context.hitLog.add(location);
}

void Opener::addStore(const QString &path)
{
    const QFileInfo file(path);
    m_context.workspace.write(
        [url = "sqlite:" + file.absoluteFilePath().toStdString(), name = file.fileName().toStdString()](Workspace &workspace) -> Status {
            const auto known = workspace.connections();
            if (!known)
                return known.error();
            if (std::any_of(known->begin(), known->end(), [&](const ConnectionRecord &c) { return c.url == url; }))
                return {};
            ConnectionRecord record;
            record.name = name;
            record.url = url;
            record.environment = "development";
            const auto added = workspace.addConnection(std::move(record));
            return added ? Status() : Status(added.error());
        },
        [this](Status status) {
            if (!status)
                m_context.notices.fail(status.error());
            else
                Q_EMIT m_context.workspace.connectionsChanged();
        });
}

void Opener::recordDemo(const std::filesystem::path &folder)
{
    m_context.workspace.write([folder](Workspace &workspace) -> Status {
        const auto known = workspace.sources();
        if (!known || !known->empty())
            return known ? Status() : Status(known.error());
        SourceRecord log;
        log.location = (folder / kDemoHitsFile).string();
        log.label = "demo week";
        if (const auto added = workspace.addSource(std::move(log)); !added)
            return added.error();
        ConnectionRecord cache;
        cache.name = "demo cache";
        cache.url = "sqlite:" + (folder / kDemoCacheFile).string();
        cache.environment = "development";
        if (const auto added = workspace.addConnection(std::move(cache)); !added)
            return added.error();
        return workspace.setSetting(kPolicyPathSetting, (folder / kDemoPolicyFile).string());
    });
}

} // namespace cacheloupe
