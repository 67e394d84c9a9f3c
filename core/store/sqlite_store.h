// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/sqlite_database.h"
#include "core/store/cache_store.h"
#include "core/store/entry_layout.h"
#include "core/store/raw_entry.h"
#include "core/store/sqlite_copy.h"

#include <optional>
#include <set>

namespace cacheloupe {

/// A SQLite file as a cache store. Rows are read in chunks by rowid and no statement stays open between them, so the
/// application that owns the file is never kept from writing. Threads and failures: see CacheStore.
class SqliteStore : public CacheStore {
public:
    static Result<std::unique_ptr<CacheStore>> open(const Connection &connection, Clock clock);

    Status list(const PageSink &sink, std::stop_token stop, size_t pageSize) override;
    Result<CacheEntry> entry(std::string_view key, std::stop_token stop) override;

private:
    /// A table and how to read it.
    struct Table {
        std::string name;
        std::string source; ///< what stands behind FROM
        EntryLayout layout;
        KeyCaptures captures;
        std::uint64_t rowCount = 0;
    };
    struct Chunk {
        std::vector<RawEntry> rows;
        std::int64_t lastRowId = 0;
    };

    SqliteStore(SqliteDatabase database, Clock clock);
    Status recognise();
    Result<std::vector<std::string>> tableNames();
    Result<std::vector<std::string>> columnsOf(const std::string &table);
    Status addTable(const std::string &name, const std::vector<std::string> &columns, const EntryLayout &layout, bool isGuess);
    Result<Chunk> readChunk(const Table &table, std::int64_t afterRowId, std::stop_token stop);
    RawEntry readRow(const Table &table, const SqliteStatement &statement) const;
    Status addChildren(const Table &table, std::vector<RawEntry> &rows, std::stop_token stop);
    Result<std::optional<CacheEntry>> findRow(const Table &table, std::string_view condition, std::string_view value);
    CacheEntry decoded(const Table &table, const RawEntry &raw) const;

    std::optional<SqliteCopy> m_copy; ///< outlives the database that reads it
    SqliteDatabase m_database;
    Clock m_clock;
    std::vector<Table> m_tables;
    std::set<std::string> m_names;
};

} // namespace cacheloupe
