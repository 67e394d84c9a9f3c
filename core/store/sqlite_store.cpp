// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_store.h"

#include "core/store/bytes_json.h"
#include "core/store/entry_mapper.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <unordered_map>

namespace cacheloupe {

namespace {

constexpr size_t kChunkRows = 2000;
constexpr size_t kChunkBytes = 32u << 20;
constexpr size_t kMaxValueBytes = 4u << 20;

Error cancelled(const std::string &where)
{
    return {ErrorCode::cancelled, ErrorReason::none, where, {}};
}

const std::string *fieldOf(const RawPart &part, std::string_view name)
{
    const auto it = std::find_if(part.fields.begin(), part.fields.end(), [&](const auto &f) { return f.first == name; });
    return it == part.fields.end() ? nullptr : &it->second;
}

std::optional<std::int64_t> integer(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

} // namespace

SqliteStore::SqliteStore(SqliteDatabase database, Clock clock) : m_database(std::move(database)), m_clock(std::move(clock)) {}

Result<std::unique_ptr<CacheStore>> SqliteStore::open(const Connection &connection, Clock clock)
{
    std::filesystem::path path = connection.path;
    std::optional<SqliteCopy> copy;
    if (SqliteCopy::isNeeded(path)) {
        auto made = SqliteCopy::make(path);
        if (!made)
            return made.error();
        copy = std::move(*made);
        path = copy->file();
    }
    auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::readOnly);
    if (!database)
        return database.error();
    std::unique_ptr<SqliteStore> store(new SqliteStore(std::move(*database), std::move(clock)));
    store->m_info.connection = connection;
    store->m_info.url = connectionUrl(connection);
    if (copy) {
        store->m_info.notes.push_back({"opened_copy", copy->folder().string()});
        store->m_copy = std::move(copy);
    }
    if (auto recognised = store->recognise(); !recognised)
        return recognised.error();
    return std::unique_ptr<CacheStore>(std::move(store));
}

RawEntry SqliteStore::readRow(const Table &table, const SqliteStatement &statement) const
{
    RawEntry raw;
    raw.table = table.name;
    raw.rowId = statement.integer(0);
    raw.captures = table.captures;
    RawPart part;
    part.name = "row";
    part.key = table.name + ':' + std::to_string(raw.rowId);
    part.type = "table";
    for (int column = 1; column < statement.columnCount(); ++column) {
        if (statement.type(column) == SqliteStatement::Type::null)
            continue;
        const auto bytes = statement.bytes(column);
        part.sizeBytes += bytes.size();
        part.truncated = part.truncated || bytes.size() > kMaxValueBytes;
        part.fields.emplace_back(statement.columnName(column), std::string(bytes.substr(0, kMaxValueBytes)));
    }
    raw.parts.push_back(std::move(part));
    return raw;
}

Result<SqliteStore::Chunk> SqliteStore::readChunk(const Table &table, std::int64_t afterRowId, std::stop_token stop)
{
    auto statement = m_database.prepare("SELECT rowid, * FROM " + table.source + " WHERE rowid > ?1 ORDER BY rowid LIMIT "
                                        + std::to_string(kChunkRows));
    if (!statement)
        return statement.error();
    statement->bind(1, afterRowId);
    Chunk chunk;
    chunk.lastRowId = afterRowId;
    size_t sizeBytes = 0;
    while (sizeBytes < kChunkBytes) {
        if (stop.stop_requested())
            return cancelled(m_info.connection.path);
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        chunk.rows.push_back(readRow(table, *statement));
        chunk.lastRowId = chunk.rows.back().rowId;
        sizeBytes += chunk.rows.back().parts.front().sizeBytes;
    }
    statement->reset();
    if (auto added = addChildren(table, chunk.rows, stop); !added)
        return added.error();
    return chunk;
}

Status SqliteStore::addChildren(const Table &table, std::vector<RawEntry> &rows, std::stop_token stop)
{
    for (const auto &child : table.layout.children) {
        const std::string name = filledText(child.table, table.captures);
        if (rows.empty() || m_names.count(name) == 0)
            continue;
        std::unordered_map<std::int64_t, Json> byParent;
        std::int64_t first = std::numeric_limits<std::int64_t>::max();
        std::int64_t last = std::numeric_limits<std::int64_t>::min();
        for (const auto &row : rows) {
            const std::string *id = fieldOf(row.parts.front(), child.parentColumn);
            if (const auto value = id ? integer(*id) : std::nullopt) {
                byParent.emplace(*value, Json::array());
                first = std::min(first, *value);
                last = std::max(last, *value);
            }
        }
        const std::string column = sqliteIdentifier(child.column);
        auto statement = m_database.prepare("SELECT " + column + ", * FROM " + sqliteIdentifier(name) + " WHERE " + column + " BETWEEN ?1 AND ?2 ORDER BY 1, rowid");
        if (!statement)
            return statement.error();
        statement->bind(1, first).bind(2, last);
        for (;;) {
            const auto row = statement->step();
            if (!row)
                return row.error();
            if (!*row || stop.stop_requested())
                break;
            const auto parent = byParent.find(statement->integer(0));
            if (parent == byParent.end())
                continue;
            Json object = Json::object();
            for (int i = 1; i < statement->columnCount(); ++i)
                if (statement->type(i) != SqliteStatement::Type::null)
                    object[statement->columnName(i)] = bytesJson(statement->bytes(i).substr(0, kMaxValueBytes));
            parent->second.push_back(std::move(object));
        }
        for (auto &row : rows) {
            const std::string *id = fieldOf(row.parts.front(), child.parentColumn);
            const auto value = id ? integer(*id) : std::nullopt;
            row.children.emplace_back(child.name, value ? std::move(byParent[*value]) : Json::array());
        }
    }
    return {};
}

CacheEntry SqliteStore::decoded(const Table &table, const RawEntry &raw) const
{
    return mapEntry(table.layout, raw, decodeEntry(table.layout, raw), m_clock());
}

Status SqliteStore::list(const PageSink &sink, std::stop_token stop, size_t pageSize)
{
    ListProgress progress;
    progress.total = m_info.keyCount;
    std::vector<CacheEntry> page;
    const auto handOver = [&] {
        progress.listed += page.size();
        return page.empty() || sink(std::exchange(page, {}), progress);
    };
    for (const auto &table : m_tables) {
        std::int64_t after = std::numeric_limits<std::int64_t>::min();
        for (;;) {
            const auto chunk = readChunk(table, after, stop);
            if (!chunk)
                return chunk.error();
            if (chunk->rows.empty())
                break;
            after = chunk->lastRowId;
            for (const auto &raw : chunk->rows) {
                if (stop.stop_requested())
                    return cancelled(m_info.connection.path);
                ++progress.visited;
                page.push_back(decoded(table, raw));
                if (page.size() >= std::max<size_t>(pageSize, 1) && !handOver())
                    return {};
            }
        }
    }
    handOver();
    return {};
}

Result<std::optional<CacheEntry>> SqliteStore::findRow(const Table &table, std::string_view condition, std::string_view value)
{
    auto statement = m_database.prepare("SELECT rowid, * FROM " + table.source + " WHERE " + std::string(condition) + " LIMIT 1");
    if (!statement)
        return statement.error();
    const auto number = condition.starts_with("rowid") ? integer(value) : std::nullopt;
    number ? statement->bind(1, *number) : statement->bind(1, value);
    const auto row = statement->step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<CacheEntry>();
    std::vector<RawEntry> rows;
    rows.push_back(readRow(table, *statement));
    if (auto added = addChildren(table, rows, {}); !added)
        return added.error();
    return std::optional(decoded(table, rows.front()));
}

Result<CacheEntry> SqliteStore::entry(std::string_view key, std::stop_token stop)
{
    for (const auto &table : m_tables) {
        if (stop.stop_requested())
            return cancelled(m_info.connection.path);
        if (!table.layout.keyColumn.empty()) {
            auto found = findRow(table, sqliteIdentifier(table.layout.keyColumn) + " = ?1", key);
            if (!found)
                return found.error();
            if (*found)
                return std::move(**found);
        }
        if (key.starts_with(table.name + ':') && integer(key.substr(table.name.size() + 1))) {
            auto found = findRow(table, "rowid = ?1", key.substr(table.name.size() + 1));
            if (!found)
                return found.error();
            if (*found)
                return std::move(**found);
        }
    }
    return Error{ErrorCode::notFound, ErrorReason::none, std::string(key), m_info.url};
}

} // namespace cacheloupe
