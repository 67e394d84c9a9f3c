// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/workspace_session.h"

#include <QPointer>

namespace cacheloupe {

namespace {

Result<std::unique_ptr<Workspace>> openOrCreate(const std::filesystem::path &path)
{
    std::error_code ignored;
    auto workspace = std::filesystem::exists(path, ignored) ? Workspace::open(path, systemNow) : Workspace::create(path, systemNow);
    if (!workspace)
        return workspace.error();
    workspace->setActor(qEnvironmentVariable("USER", QStringLiteral("reviewer")).toStdString());
    return std::make_unique<Workspace>(std::move(*workspace));
}

} // namespace

WorkspaceSession::WorkspaceSession(QObject *parent) : QObject(parent), m_shelf(std::make_shared<Shelf>()), m_lane(1) {}

WorkspaceSession::~WorkspaceSession()
{
    // Verdicts that were sent are still written: the lane drops what waits, so wait for a marker behind it.
    std::mutex mutex;
    std::condition_variable drained;
    bool done = false;
    m_lane.post([&](std::stop_token) {
        const std::lock_guard lock(mutex);
        done = true;
        drained.notify_one();
    });
    std::unique_lock lock(mutex);
    drained.wait(lock, [&] { return done; });
}

Error WorkspaceSession::notOpen()
{
    return {ErrorCode::notFound, ErrorReason::none, "workspace", {}};
}

void WorkspaceSession::open(const std::filesystem::path &path)
{
    m_open = false;
    m_path = path;
    m_opening = runOnLane<Status>(
        m_lane,
        [shelf = m_shelf, path](std::stop_token, ProgressReport &) -> Status {
            shelf->workspace.reset();
            auto workspace = openOrCreate(path);
            if (!workspace)
                return workspace.error();
            shelf->workspace = std::move(*workspace);
            return {};
        },
        [this](Status status) {
            m_open = status.ok();
            if (m_open)
                Q_EMIT opened();
            else
                Q_EMIT failed(status.error());
        });
}

void WorkspaceSession::write(std::function<Status(Workspace &)> change, std::function<void(Status)> done)
{
    const QPointer<WorkspaceSession> self(this);
    m_lane.post([shelf = m_shelf, change = std::move(change), done = std::move(done), self](std::stop_token) {
        const Status status = shelf->workspace ? change(*shelf->workspace) : Status(notOpen());
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [=] {
                if (!self)
                    return;
                if (done)
                    done(status);
                else if (!status)
                    Q_EMIT self->failed(status.error());
            },
            Qt::QueuedConnection);
    });
}

} // namespace cacheloupe
