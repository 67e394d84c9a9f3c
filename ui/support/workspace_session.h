// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/support/task.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace cacheloupe {

/// The window's hold on the workspace file. The Workspace lives on a lane of its own; the GUI thread sends it questions
/// and changes and gets answers by callback, in the order they were sent. Created before and destroyed after the pages.
class WorkspaceSession : public QObject {
    Q_OBJECT
public:
    explicit WorkspaceSession(QObject *parent = nullptr);
    ~WorkspaceSession() override;

    /// Opens the file, or creates it when it is missing; `opened` or `failed` follows. What was open before is closed.
    void open(const std::filesystem::path &path);
    bool isOpen() const { return m_open; }
    const std::filesystem::path &path() const { return m_path; }

    /// Asks the workspace; the answer is dropped when the ticket goes.
    template <typename Value>
    [[nodiscard]] Ticket read(std::function<Result<Value>(Workspace &)> question, std::function<void(Result<Value>)> answer)
    {
        return runOnLane<Result<Value>>(
            m_lane,
            [shelf = m_shelf, question = std::move(question)](std::stop_token, ProgressReport &) -> Result<Value> {
                return shelf->workspace ? question(*shelf->workspace) : Result<Value>(notOpen());
            },
            std::move(answer));
    }

    /// Changes the workspace; durable when `done` hears of success. A failure without `done` is signalled by `failed`.
    void write(std::function<Status(Workspace &)> change, std::function<void(Status)> done = {});

Q_SIGNALS:
    void opened();
    /// The list of stores was changed by another room.
    void connectionsChanged();
    void failed(const cacheloupe::Error &error);

private:
    struct Shelf {
        std::unique_ptr<Workspace> workspace;
    };
    static Error notOpen();

    std::shared_ptr<Shelf> m_shelf;
    std::filesystem::path m_path;
    bool m_open = false;
    Ticket m_opening;
    Lanes m_lane; ///< last member: joined first, so that no job outlives the shelf
};

} // namespace cacheloupe
