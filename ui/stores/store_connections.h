// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/connection.h"
#include "core/workspace/workspace_records.h"
#include "ui/support/app_context.h"
#include "ui/support/task.h"

#include <QObject>

#include <functional>
#include <vector>

namespace cacheloupe {

/// A connection of the workspace with what its record has no room for.
struct StoredConnection {
    ConnectionRecord record;
    std::string caFile;
    bool operator==(const StoredConnection &) const = default;
};

/// How to reach it; fails as parseConnectionUrl does.
Result<Connection> connectionOf(const StoredConnection &stored);
/// The environment, development when the record names an unknown one.
Environment environmentOf(const ConnectionRecord &record);

/// The connections of the open workspace and the only way this page changes them: durable, and removing is an undo
/// step. Without a workspace the first change begins one. GUI thread.
class StoreConnections : public QObject {
    Q_OBJECT
public:
    explicit StoreConnections(const AppContext &context, QObject *parent = nullptr);

    const std::vector<StoredConnection> &all() const { return m_all; }
    const StoredConnection *find(std::int64_t id) const;
    bool isBusy() const { return m_loading.isRunning() || m_writing > 0; }

    /// Adds (id 0) or changes; `saved` names the id, loaded() follows.
    void save(const StoredConnection &connection);
    void remove(std::int64_t id);

Q_SIGNALS:
    void loaded();
    void saved(qint64 id);
    void failed(const cacheloupe::Error &error);

private:
    friend class RemovalCommand;
    void load();
    void put(const StoredConnection &connection, std::function<void(std::int64_t)> done);
    void take(std::int64_t id);
    void ensureWorkspace();

    AppContext m_context;
    std::vector<StoredConnection> m_all;
    std::int64_t m_savedId = 0; ///< to be told once the list has it
    int m_writing = 0;
    Ticket m_loading;
};

} // namespace cacheloupe
