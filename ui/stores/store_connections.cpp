// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/store_connections.h"

#include "ui/support/format.h"
#include "ui/support/notices.h"
#include "ui/support/workspace_session.h"

#include <QFile>
#include <QPointer>
#include <QStandardPaths>
#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>

namespace cacheloupe {

namespace {

std::string caFileKey(std::int64_t id)
{
    return "connection." + std::to_string(id) + ".ca_file";
}

Result<std::vector<StoredConnection>> readAll(Workspace &workspace)
{
    auto records = workspace.connections();
    if (!records)
        return records.error();
    std::vector<StoredConnection> all;
    for (auto &record : *records) {
        auto caFile = workspace.setting(caFileKey(record.id));
        if (!caFile)
            return caFile.error();
        all.push_back({std::move(record), caFile->value_or(std::string())});
    }
    return all;
}

Result<std::int64_t> write(Workspace &workspace, const StoredConnection &connection)
{
    auto id = connection.record.id;
    if (id == 0) {
        const auto added = workspace.addConnection(connection.record);
        if (!added)
            return added.error();
        id = added->id;
    } else if (const auto updated = workspace.updateConnection(connection.record); !updated) {
        return updated.error();
    }
    if (const auto set = workspace.setSetting(caFileKey(id), connection.caFile); !set)
        return set.error();
    return id;
}

} // namespace

/// Takes a connection away; undo puts it back (under a new id, which a later redo takes).
class RemovalCommand : public QUndoCommand {
public:
    RemovalCommand(StoreConnections &connections, StoredConnection removed)
        : m_connections(&connections), m_removed(std::move(removed)), m_id(std::make_shared<std::int64_t>(m_removed.record.id))
    {
        setText(StoreConnections::tr("remove “%1”").arg(toText(m_removed.record.name)));
    }
    void redo() override
    {
        if (m_connections)
            m_connections->take(*m_id);
    }
    void undo() override
    {
        if (!m_connections)
            return;
        auto again = m_removed;
        again.record.id = 0;
        m_connections->put(again, [id = m_id](std::int64_t newId) { *id = newId; });
    }

private:
    QPointer<StoreConnections> m_connections;
    StoredConnection m_removed;
    std::shared_ptr<std::int64_t> m_id;
};

Result<Connection> connectionOf(const StoredConnection &stored)
{
    auto connection = parseConnectionUrl(stored.record.url);
    if (!connection)
        return connection;
    connection->id = std::to_string(stored.record.id);
    connection->name = stored.record.name;
    connection->password = stored.record.secret;
    connection->caFile = stored.caFile;
    connection->environment = environmentOf(stored.record);
    connection->writable = stored.record.writable;
    return connection;
}

Environment environmentOf(const ConnectionRecord &record)
{
    return environmentFromName(record.environment).value_or(Environment::development);
}

StoreConnections::StoreConnections(const AppContext &context, QObject *parent) : QObject(parent), m_context(context)
{
    connect(&context.workspace, &WorkspaceSession::opened, this, &StoreConnections::load);
    connect(&context.workspace, &WorkspaceSession::connectionsChanged, this, &StoreConnections::load);
    if (context.workspace.isOpen())
        load();
}

const StoredConnection *StoreConnections::find(std::int64_t id) const
{
    const auto it = std::find_if(m_all.begin(), m_all.end(), [&](const StoredConnection &c) { return c.record.id == id; });
    return it == m_all.end() ? nullptr : &*it;
}

void StoreConnections::load()
{
    m_loading = m_context.workspace.read<std::vector<StoredConnection>>(readAll, [this](Result<std::vector<StoredConnection>> all) {
        if (!all) {
            Q_EMIT failed(all.error());
            return;
        }
        m_all = std::move(*all);
        if (const auto id = std::exchange(m_savedId, 0); id != 0)
            Q_EMIT saved(id);
        Q_EMIT loaded();
    });
}

void StoreConnections::ensureWorkspace()
{
    // While one is being opened, changes simply wait behind it.
    if (m_context.workspace.isOpen() || !m_context.workspace.path().empty())
        return;
    const std::filesystem::path folder(QFile::encodeName(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).toStdString());
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    m_context.workspace.open(folder / "workspace.cacheloupe");
}

void StoreConnections::put(const StoredConnection &connection, std::function<void(std::int64_t)> done)
{
    ensureWorkspace();
    ++m_writing;
    const auto id = std::make_shared<std::int64_t>(0);
    m_context.workspace.write(
        [connection, id](Workspace &workspace) -> Status {
            const auto written = write(workspace, connection);
            if (!written)
                return written.error();
            *id = *written;
            return {};
        },
        [self = QPointer<StoreConnections>(this), id, done = std::move(done)](Status status) {
            if (!self)
                return;
            --self->m_writing;
            if (!status) {
                Q_EMIT self->failed(status.error());
                return;
            }
            done(*id);
            self->load();
        });
}

void StoreConnections::save(const StoredConnection &connection)
{
    put(connection, [this](std::int64_t id) { m_savedId = id; });
}

void StoreConnections::take(std::int64_t id)
{
    ++m_writing;
    m_context.workspace.write([id](Workspace &workspace) { return workspace.removeConnection(id); },
                              [self = QPointer<StoreConnections>(this)](Status status) {
                                  if (!self)
                                      return;
                                  --self->m_writing;
                                  if (!status)
                                      Q_EMIT self->failed(status.error());
                                  else
                                      self->load();
                              });
}

void StoreConnections::remove(std::int64_t id)
{
    const auto *found = find(id);
    if (!found)
        return;
    const auto name = toText(found->record.name);
    m_context.undo.push(new RemovalCommand(*this, *found));
    m_context.notices.tell(tr("“%1” removed from the list; the store itself is untouched").arg(name), true);
}

} // namespace cacheloupe
