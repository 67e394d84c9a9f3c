// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/hit_log_session.h"

#include "core/hitlog/log_follow.h"
#include "core/hitlog/log_sidecar.h"
#include "ui/support/log_following.h"

#include <utility>

namespace cacheloupe {

namespace {

using States = std::vector<Result<HitSourceState>>;

HitLogLoad optionsOf(const std::stop_token &stop, ProgressReport &report)
{
    HitLogLoad options;
    options.stop = stop;
    options.isBackground = true;
    // `total` carries the bytes; the rows are read off the table itself.
    options.onProgress = [&report](const HitLogProgress &p) { report({p.bytesDone, p.bytesTotal}); };
    return options;
}

Result<HitSourceState> stateOf(Result<FollowedLog> log, FollowedLogs &logs)
{
    if (!log)
        return log.error();
    if (log->follow)
        logs.add(std::move(log->follow));
    return log->state;
}

} // namespace

HitLogSession::HitLogSession(Lanes &lanes, QObject *parent)
    : QObject(parent), m_lanes(lanes), m_table(std::make_shared<HitTable>()), m_following(std::make_unique<LogFollowing>())
{
    connect(m_following.get(), &LogFollowing::grew, this, &HitLogSession::grew);
    connect(m_following.get(), &LogFollowing::rested, this, [this] {
        if (!isLoading())
            Q_EMIT finished();
    });
    m_following->start(m_table, m_follows);
}

HitLogSession::~HitLogSession() = default;

void HitLogSession::open(const QStringList &paths)
{
    m_load.cancel();
    auto before = std::exchange(m_table, std::make_shared<HitTable>());
    m_following->start(m_table, m_follows);
    m_paths.clear();
    m_waiting = paths;
    m_progress = {};
    m_readingTook = {};
    Q_EMIT reset();
    // Whoever showed the old table has let go of it now; giving a gigabyte back to the system takes longer than a frame.
    m_lanes.post([table = std::move(before)](std::stop_token) {});
    if (m_sidecars && !m_waiting.isEmpty())
        reopen();
    else
        loadNext();
}

void HitLogSession::reopen()
{
    const auto paths = std::exchange(m_waiting, {});
    m_begun = std::chrono::steady_clock::now();
    m_load = runOnLane<std::optional<States>>(
        m_lanes,
        [table = m_table, paths, folder = *m_sidecars, logs = m_following->logs()](std::stop_token stop, ProgressReport &report) -> std::optional<States> {
            std::vector<std::filesystem::path> files;
            for (const auto &path : paths)
                files.emplace_back(path.toStdString());
            auto reopened = reopenLogs(*table, files, folder, optionsOf(stop, report));
            if (!reopened)
                return std::nullopt;
            States states;
            for (auto &log : *reopened)
                states.push_back(stateOf(std::move(log), *logs));
            return states;
        },
        [this, paths](std::optional<States> states) {
            if (!states) {
                m_waiting = paths + m_waiting;
                loadNext();
                return;
            }
            countTime();
            for (qsizetype i = 0; i < paths.size(); ++i)
                take(paths[i], std::move((*states)[size_t(i)]));
            loadNext();
        },
        [this](Progress p) { moved(p); });
}

void HitLogSession::add(const QString &path)
{
    m_waiting.append(path);
    if (!isLoading())
        loadNext();
}

void HitLogSession::cancel()
{
    m_waiting.clear();
    if (!m_load.isRunning())
        return;
    m_load.cancel();
    Q_EMIT finished();
}

void HitLogSession::setFollowing(bool on)
{
    m_follows = on;
    m_following->setOn(on);
}

void HitLogSession::loadNext()
{
    if (m_waiting.isEmpty()) {
        Q_EMIT finished();
        return;
    }
    const QString path = m_waiting.takeFirst();
    m_begun = std::chrono::steady_clock::now();
    m_load = runOnLane<Result<HitSourceState>>(
        m_lanes,
        [table = m_table, path, logs = m_following->logs()](std::stop_token stop, ProgressReport &report) -> Result<HitSourceState> {
            return stateOf(HitLogReader(*table).follow(std::filesystem::path(path.toStdString()), optionsOf(stop, report)), *logs);
        },
        [this, path](Result<HitSourceState> state) {
            countTime();
            take(path, std::move(state));
            loadNext();
        },
        [this](Progress p) { moved(p); });
}

void HitLogSession::moved(Progress progress)
{
    m_progress = {progress.done, progress.total, m_table->rowCount()};
    Q_EMIT grew();
}

void HitLogSession::countTime()
{
    m_readingTook += std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_begun);
}

void HitLogSession::take(const QString &path, Result<HitSourceState> state)
{
    if (!state)
        Q_EMIT failed(state.error());
    else
        m_paths.append(path);
    if (state && state->error)
        Q_EMIT failed(*state->error);
    Q_EMIT grew();
}

} // namespace cacheloupe
