// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/sqlite_database.h"
#include "core/store/cache_store.h"
#include "core/store/entry_layout.h"
#include "core/store/raw_entry.h"
#include "core/store/sqlite_copy.h"

#include <optional>
#include <set>
#include <unordered_map>

namespace cacheloupe {

/// A SQLite file as a cache store. Rows are read in chunks by rowid and no statement stays open between them, so the
/// application that owns the file is never kept from writing. Threads and failures: see CacheStore.
class SqliteStore : public CacheStore {
public:
    static Result<std::unique_ptr<CacheStore>> open(const Connection &connection, Clock clock);

    Status list(const PageSink &sink, std::stop_token stop, size_t pageSize) override;
    Result<CacheEntry> entry(std::string_view key, std::stop_token stop) override;
    std::vector<std::filesystem::path> databaseFiles() const override { return {m_info.connection.path}; }

private:
    /// A table and how to read it.
    struct Table {
        std::string name;
        std::string source; ///< what stands behind FROM
        std::vector<EntryLayout> layouts; ///< the one that most rows fit first; a row takes the first it fits
        KeyCaptures captures;
        std::uint64_t rowCount = 0;
    };
    static constexpr size_t kChunkRows = 200;
    static constexpr std::string_view kNextRows = "rowid > ?1 ORDER BY rowid LIMIT ?2";

    SqliteStore(SqliteDatabase database, Clock clock);
    Status recognise();
    Result<std::vector<std::string>> tableNames();
    Result<std::vector<std::string>> columnsOf(const std::string &table);
    Status addTable(const std::string &name, const std::vector<std::string> &columns, std::vector<EntryLayout> layouts, bool isGuess);
    /// Puts the layout first that most of the first rows fit.
    Status orderLayouts(Table &table);
    /// Rows of a table from a rowid on, prepared once; between two chunks it is reset.
    struct Rows {
        SqliteStatement statement;
        std::vector<std::string> columns; ///< behind the rowid
    };
    Result<Rows> rowsWhere(const Table &table, std::string_view condition);
    /// Fills `into` anew; empty when no rows are left.
    Status readChunk(const Table &table, Rows &rows, std::int64_t afterRowId, std::stop_token stop, std::vector<RawEntry> &into, size_t maxRows = kChunkRows);
    void readRow(const Table &table, const Rows &rows, RawEntry &raw) const;
    void addFile(const EntryLayout &layout, RawPart &part) const;
    Status addChildren(const Table &table, std::vector<RawEntry> &rows, std::stop_token stop);
    using RowsByParent = std::unordered_map<std::string, Json>;
    Status readChildren(const std::string &name, const std::string &column, RowsByParent &into, std::stop_token stop);
    Result<std::optional<CacheEntry>> findByDecodedKey(const Table &table, std::string_view key, std::stop_token stop);
    Result<std::optional<CacheEntry>> findRow(const Table &table, std::string_view condition, std::string_view value);
    /// Fills an empty entry; may take texts out of `raw`.
    void decode(const Table &table, RawEntry &raw, Instant now, CacheEntry &entry) const;

    std::optional<SqliteCopy> m_copy; ///< outlives the database that reads it
    SqliteDatabase m_database;
    Clock m_clock;
    std::vector<Table> m_tables;
    std::set<std::string> m_names;
    std::filesystem::path m_folder; ///< of the file itself, not of its copy
};

} // namespace cacheloupe
