// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_store.h"

#include "core/driver/confined_file.h"
#include "core/store/bytes_json.h"
#include "core/store/database_file.h"
#include "core/store/decode_pipeline.h"
#include "core/store/entry_pages.h"
#include "core/store/entry_mapper.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace cacheloupe {

namespace {

constexpr size_t kChunkBytes = 32u << 20;
constexpr size_t kMaxValueBytes = 4u << 20;

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
    store->m_folder = std::filesystem::path(connection.path).parent_path();
    if (store->m_folder.empty())
        store->m_folder = ".";
    if (const auto system = networkFileSystemOf(connection.path); !system.empty())
        store->m_info.notes.push_back({"network_disk", std::string(system)});
    if (copy) {
        store->m_info.notes.push_back({"opened_copy", copy->folder().string()});
        store->m_copy = std::move(copy);
    }
    if (auto recognised = store->recognise(); !recognised)
        return recognised.error();
    return std::unique_ptr<CacheStore>(std::move(store));
}

Result<SqliteStore::Rows> SqliteStore::rowsWhere(const Table &table, std::string_view condition)
{
    auto statement = m_database.prepare("SELECT rowid, * FROM " + table.source + " WHERE " + std::string(condition));
    if (!statement)
        return statement.error();
    Rows rows{std::move(*statement), {}};
    for (int column = 1; column < rows.statement.columnCount(); ++column)
        rows.columns.push_back(rows.statement.columnName(column));
    return rows;
}

void SqliteStore::readRow(const Table &table, const Rows &rows, RawEntry &raw) const
{
    const SqliteStatement &statement = rows.statement;
    raw.table = table.name;
    raw.rowId = statement.integer(0);
    raw.captures = table.captures;
    raw.children.clear();
    raw.parts.resize(1);
    RawPart &part = raw.parts.front();
    part.name = "row";
    part.key.assign(table.name).append(1, ':').append(std::to_string(raw.rowId));
    part.type = "table";
    part.refusal.clear();
    part.sizeBytes = 0;
    part.truncated = false;
    size_t filled = 0;
    for (int column = 1; column <= int(rows.columns.size()); ++column) {
        if (statement.type(column) == SqliteStatement::Type::null)
            continue;
        const auto bytes = statement.bytes(column);
        part.sizeBytes += bytes.size();
        part.truncated = part.truncated || bytes.size() > kMaxValueBytes;
        if (filled == part.fields.size())
            part.fields.emplace_back();
        auto &[name, value] = part.fields[filled++];
        name = rows.columns[size_t(column) - 1];
        value.assign(bytes.substr(0, kMaxValueBytes));
    }
    part.fields.resize(filled);
    addFile(table.layouts.front(), part);
}

/// The column names the file: whoever may write to the database chose it, so it must not lead out of the folder.
void SqliteStore::addFile(const EntryLayout &layout, RawPart &part) const
{
    const std::string *name = layout.fileColumn.empty() ? nullptr : fieldOf(part, layout.fileColumn);
    if (!name || name->empty())
        return;
    auto file = readBelow(m_folder, *name, kMaxValueBytes);
    if (!file) {
        part.refusal = layout.fileColumn + ": " + (file.error().detail.empty() ? "not there" : file.error().detail);
        return;
    }
    part.sizeBytes += file->sizeBytes;
    part.truncated = part.truncated || file->sizeBytes > file->bytes.size();
    part.fields.emplace_back(layout.fileInto, std::move(file->bytes));
}

Status SqliteStore::readChunk(const Table &table, Rows &rows, std::int64_t afterRowId, std::stop_token stop, std::vector<RawEntry> &into, size_t maxRows)
{
    SqliteStatement &statement = rows.statement;
    statement.reset();
    statement.bind(1, afterRowId).bind(2, std::int64_t(maxRows));
    size_t count = 0;
    size_t sizeBytes = 0;
    while (sizeBytes < kChunkBytes) {
        if (stop.stop_requested())
            return cancelledAt(m_info.connection.path);
        const auto row = statement.step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        if (count == into.size())
            into.emplace_back();
        readRow(table, rows, into[count]);
        sizeBytes += into[count++].parts.front().sizeBytes;
    }
    statement.reset();
    into.resize(count);
    return addChildren(table, into, stop);
}

Status SqliteStore::readChildren(const std::string &name, const std::string &column, RowsByParent &into, std::stop_token stop)
{
    std::string sql = "SELECT " + column + ", * FROM " + sqliteIdentifier(name) + " WHERE " + column + " IN (";
    for (size_t i = 0; i < into.size(); ++i)
        sql += i ? ",?" : "?";
    auto statement = m_database.prepare(sql + ") ORDER BY 1, rowid");
    if (!statement)
        return statement.error();
    int parameter = 0;
    for (const auto &[id, rows] : into)
        statement->bind(++parameter, std::string_view(id));
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row.error();
        if (!*row || stop.stop_requested())
            return {};
        const auto parent = into.find(statement->text(0));
        if (parent == into.end())
            continue;
        Json object = Json::object();
        for (int i = 1; i < statement->columnCount(); ++i)
            if (statement->type(i) != SqliteStatement::Type::null)
                object[statement->columnName(i)] = bytesJson(statement->bytes(i).substr(0, kMaxValueBytes));
        parent->second.push_back(std::move(object));
    }
}

Status SqliteStore::addChildren(const Table &table, std::vector<RawEntry> &rows, std::stop_token stop)
{
    for (const auto &child : table.layouts.front().children) {
        const std::string name = filledText(child.table, table.captures);
        if (rows.empty() || m_names.count(name) == 0)
            continue;
        RowsByParent byParent;
        for (const auto &row : rows)
            if (const std::string *id = fieldOf(row.parts.front(), child.parentColumn))
                byParent.emplace(*id, Json::array());
        if (auto read = readChildren(name, sqliteIdentifier(child.column), byParent, stop); !read)
            return read;
        for (auto &row : rows) {
            const std::string *id = fieldOf(row.parts.front(), child.parentColumn);
            row.children.emplace_back(child.name, id ? byParent[*id] : Json::array());
        }
    }
    return {};
}

void SqliteStore::decode(const Table &table, RawEntry &raw, Instant now, CacheEntry &entry) const
{
    for (size_t i = 0;; ++i) {
        const EntryLayout &layout = table.layouts[i];
        const auto decoded = decodeEntry(layout, raw);
        if (!decoded.fits && i + 1 < table.layouts.size())
            continue;
        mapEntry(layout, raw, decoded, now, entry);
        addRawBytes(entry, layout.mainPart, std::move(raw));
        return;
    }
}

Status SqliteStore::list(const PageSink &sink, std::stop_token stop, size_t pageSize)
{
    struct ReadRows {
        const Table *table = nullptr;
        std::vector<RawEntry> rows;
    };
    const auto decodeRows = [this](ReadRows &read) {
        std::vector<CacheEntry> entries;
        entries.reserve(read.rows.size());
        const Instant now = m_clock();
        for (auto &raw : read.rows)
            decode(*read.table, raw, now, entries.emplace_back());
        return entries;
    };
    EntryPages pages(sink, pageSize, m_info.keyCount);
    DecodePipeline<ReadRows> pipeline(decodeRows, [&](std::vector<CacheEntry> entries) {
        pages.setVisited(pages.visited() + entries.size());
        return !stop.stop_requested() && pages.add(std::move(entries));
    });
    bool goOn = true;
    for (auto table = m_tables.begin(); goOn && table != m_tables.end(); ++table) {
        auto rows = rowsWhere(*table, kNextRows);
        if (!rows)
            return rows.error();
        std::int64_t after = std::numeric_limits<std::int64_t>::min();
        for (bool isMore = true; goOn && isMore;) {
            ReadRows read = pipeline.used();
            read.table = &*table;
            if (auto done = readChunk(*table, *rows, after, stop, read.rows, std::max(pageSize, kChunkRows)); !done)
                return done;
            isMore = !read.rows.empty();
            after = isMore ? read.rows.back().rowId : after;
            goOn = !isMore || pipeline.add(std::move(read));
        }
    }
    if (goOn)
        pipeline.finish();
    return stop.stop_requested() ? Status(cancelledAt(m_info.connection.path)) : Status();
}

Result<std::optional<CacheEntry>> SqliteStore::findRow(const Table &table, std::string_view condition, std::string_view value)
{
    auto found = rowsWhere(table, std::string(condition) + " LIMIT 1");
    if (!found)
        return found.error();
    SqliteStatement *statement = &found->statement;
    const auto number = condition.starts_with("rowid") ? integer(value) : std::nullopt;
    number ? statement->bind(1, *number) : statement->bind(1, value);
    const auto row = statement->step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<CacheEntry>();
    std::vector<RawEntry> rows(1);
    readRow(table, *found, rows.front());
    if (auto added = addChildren(table, rows, {}); !added)
        return added.error();
    std::optional<CacheEntry> entry(std::in_place);
    decode(table, rows.front(), m_clock(), *entry);
    return entry;
}

/// Where the column holds packed or pickled keys, only decoding them tells.
Result<std::optional<CacheEntry>> SqliteStore::findByDecodedKey(const Table &table, std::string_view key, std::stop_token stop)
{
    const std::string path = "row." + table.layouts.front().keyColumn;
    const auto &steps = table.layouts.front().decode;
    if (std::none_of(steps.begin(), steps.end(), [&](const auto &step) { return step.path == path; }))
        return std::optional<CacheEntry>();
    auto rows = rowsWhere(table, kNextRows);
    if (!rows)
        return rows.error();
    std::vector<RawEntry> chunk;
    for (std::int64_t after = std::numeric_limits<std::int64_t>::min();;) {
        if (auto read = readChunk(table, *rows, after, stop, chunk); !read)
            return read.error();
        if (chunk.empty())
            return std::optional<CacheEntry>();
        after = chunk.back().rowId;
        for (auto &raw : chunk) {
            std::optional<CacheEntry> entry(std::in_place);
            decode(table, raw, m_clock(), *entry);
            if (entry->key == key)
                return entry;
        }
    }
}

Result<CacheEntry> SqliteStore::entry(std::string_view key, std::stop_token stop)
{
    for (const auto &table : m_tables) {
        if (stop.stop_requested())
            return cancelledAt(m_info.connection.path);
        Result<std::optional<CacheEntry>> found = std::optional<CacheEntry>();
        const std::string &column = table.layouts.front().keyColumn;
        if (!column.empty())
            found = findRow(table, sqliteIdentifier(column) + " = ?1", key);
        if (found && !*found && key.starts_with(table.name + ':') && integer(key.substr(table.name.size() + 1)))
            found = findRow(table, "rowid = ?1", key.substr(table.name.size() + 1));
        if (found && !*found && !column.empty())
            found = findByDecodedKey(table, key, stop);
        if (!found)
            return found.error();
        if (*found)
            return std::move(**found);
    }
    return Error{ErrorCode::notFound, ErrorReason::none, std::string(key), m_info.url};
}

} // namespace cacheloupe
