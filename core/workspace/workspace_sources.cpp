// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/workspace/read_rows.h"
#include "core/workspace/workspace.h"

namespace cacheloupe {

namespace {

/// Only references may be kept: text that looks like it carries a secret is refused, and not repeated.
Status refuseSecret(std::string_view text, std::string_view what, ErrorReason reason = ErrorReason::secretNotAllowed)
{
    const std::string masked = redacted(text);
    if (masked == text)
        return {};
    return Error{ErrorCode::denied, reason, std::string(what), masked};
}

bool isEnvironmentName(std::string_view name)
{
    for (const char c : name)
        if (!(c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')))
            return false;
    return !name.empty();
}

Status checkConnection(const ConnectionRecord &connection)
{
    if (auto fine = refuseSecret(connection.url, connection.name, ErrorReason::passwordInUrl); !fine)
        return fine;
    if (auto fine = refuseSecret(connection.secret.name, connection.name); !fine)
        return fine;
    if (connection.secret.scheme == SecretRef::Scheme::environment && !isEnvironmentName(connection.secret.name))
        return Error{ErrorCode::denied, ErrorReason::secretNotAllowed, connection.name, "not the name of an environment variable"};
    return {};
}

std::string detailOf(const ConnectionRecord &connection)
{
    Json detail;
    detail["url"] = connection.url;
    detail["secret_ref"] = connection.secret.toString();
    detail["environment"] = connection.environment;
    detail["writable"] = connection.writable;
    return dumpJson(detail);
}

void bindConnection(SqliteStatement &statement, const ConnectionRecord &connection)
{
    statement.bind(1, connection.name).bind(2, connection.url).bind(3, connection.secret.toString());
    statement.bind(4, connection.environment).bind(5, std::int64_t(connection.writable));
}

ConnectionRecord readConnection(const SqliteStatement &row)
{
    ConnectionRecord record{row.integer(0), row.text(1), row.text(2), {}, row.text(4), row.integer(5) != 0, instantFromUnixMs(row.integer(6))};
    if (auto secret = SecretRef::parse(row.bytes(3)); secret)
        record.secret = *secret;
    return record;
}

} // namespace

Result<SourceRecord> Workspace::addSource(SourceRecord source)
{
    if (auto fine = refuseSecret(source.location, source.label); !fine)
        return fine.error();
    if (source.addedAt == Instant())
        source.addedAt = m_clock();
    const auto done = change("source.added", [&](Told &told) -> Status {
        told = {source.location, dumpJson(Json{{"kind", source.kind}, {"label", source.label}})};
        auto insert = m_database.prepare("INSERT INTO sources(location, kind, label, added_at) VALUES(?1, ?2, ?3, ?4)");
        if (!insert)
            return insert.error();
        insert->bind(1, source.location).bind(2, source.kind).bind(3, source.label).bind(4, unixMs(source.addedAt));
        if (auto inserted = insert->run(); !inserted)
            return inserted;
        source.id = m_database.lastInsertRowId();
        return {};
    });
    if (!done)
        return done.error();
    return source;
}

Status Workspace::removeSource(std::int64_t id)
{
    return remove("source.removed", "DELETE FROM sources WHERE id = CAST(?1 AS INTEGER)", std::to_string(id));
}

Result<std::vector<SourceRecord>> Workspace::sources()
{
    return readRows<SourceRecord>(m_database, "SELECT id, location, kind, label, added_at FROM sources ORDER BY id",
                                  [](const SqliteStatement &row) {
                                      return SourceRecord{row.integer(0), row.text(1), row.text(2), row.text(3), instantFromUnixMs(row.integer(4))};
                                  });
}

Result<ConnectionRecord> Workspace::addConnection(ConnectionRecord connection)
{
    if (auto fine = checkConnection(connection); !fine)
        return fine.error();
    if (connection.addedAt == Instant())
        connection.addedAt = m_clock();
    const auto done = change("connection.added", [&](Told &told) -> Status {
        told = {connection.name, detailOf(connection)};
        auto insert = m_database.prepare(
            "INSERT INTO connections(name, url, secret_ref, environment, writable, added_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
        if (!insert)
            return insert.error();
        bindConnection(*insert, connection);
        if (auto inserted = insert->bind(6, unixMs(connection.addedAt)).run(); !inserted)
            return inserted;
        connection.id = m_database.lastInsertRowId();
        return {};
    });
    if (!done)
        return done.error();
    return connection;
}

Status Workspace::updateConnection(const ConnectionRecord &connection)
{
    if (auto fine = checkConnection(connection); !fine)
        return fine;
    return change("connection.updated", [&](Told &told) -> Status {
        told = {connection.name, detailOf(connection)};
        auto update = m_database.prepare("UPDATE connections SET name = ?1, url = ?2, secret_ref = ?3, environment = ?4, writable = ?5 WHERE id = ?6");
        if (!update)
            return update.error();
        bindConnection(*update, connection);
        if (auto updated = update->bind(6, connection.id).run(); !updated)
            return updated;
        if (m_database.changedRowCount() == 0)
            return Error{ErrorCode::notFound, ErrorReason::none, connection.name, {}};
        return {};
    });
}

Status Workspace::removeConnection(std::int64_t id)
{
    return remove("connection.removed", "DELETE FROM connections WHERE id = CAST(?1 AS INTEGER)", std::to_string(id));
}

Result<std::vector<ConnectionRecord>> Workspace::connections()
{
    return readRows<ConnectionRecord>(m_database, "SELECT id, name, url, secret_ref, environment, writable, added_at FROM connections ORDER BY id",
                                      readConnection);
}

Status Workspace::setSetting(std::string_view key, std::string_view value)
{
    if (auto fine = refuseSecret(value, key); !fine)
        return fine;
    return change("setting.set", [&](Told &told) -> Status {
        told = {std::string(key), dumpJson(Json{{"value", value}})};
        auto statement = m_database.prepare("INSERT INTO settings VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value = ?2");
        if (!statement)
            return statement.error();
        return statement->bind(1, key).bind(2, value).run();
    });
}

Result<std::optional<std::string>> Workspace::setting(std::string_view key)
{
    auto rows = readRows<std::string>(
        m_database, "SELECT value FROM settings WHERE key = ?1", [](const SqliteStatement &row) { return row.text(0); },
        [&](SqliteStatement &query) { query.bind(1, key); });
    if (!rows)
        return rows.error();
    return rows->empty() ? std::optional<std::string>() : std::optional(rows->front());
}

} // namespace cacheloupe
