// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/domain/cache_entry.h"
#include "core/domain/connection.h"
#include "core/store/server_facts.h"
#include "core/store/store_index.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Why a layout was recognised: `evidence` is `key_pattern`, `table` or `fallback`, `pattern` the key pattern or the
/// table with its columns; `matched` of the `seen` sampled keys (rows) fit.
struct LayoutReason {
    std::string layout;
    std::string system; ///< what writes it, a product name
    std::string evidence;
    std::string pattern;
    std::uint64_t matched = 0;
    std::uint64_t seen = 0;
    bool operator==(const LayoutReason &) const = default;
};

/// A remark about how the store is being read: `opened_copy` (detail = the folder), `network_disk` (its file system,
/// where SQLite's locks cannot be trusted), `no_touch` or
/// `no_touch_unavailable` (detail = server version), `other_databases` (detail = "1, 4"), `sample_only`,
/// `reads_replica` (detail = where), `node_down` (detail = address and share of the slots), `slots_unserved` (the share).
struct StoreNote {
    std::string id;
    std::string detail;
    bool operator==(const StoreNote &) const = default;
};

/// What is known of an open store before its entries are listed.
struct StoreInfo {
    Connection connection;
    std::string url;           ///< without secrets
    std::string serverVersion; ///< Redis only
    std::vector<LayoutReason> layouts; ///< best match first
    std::vector<StoreNote> notes;
    std::uint64_t keyCount = 0; ///< Redis keys or SQLite rows; entries may be fewer (pairs)
};

struct ListProgress {
    std::uint64_t listed = 0;  ///< entries handed over so far, this page included
    std::uint64_t visited = 0; ///< keys or rows looked at
    std::uint64_t total = 0;   ///< StoreInfo::keyCount
};

/// Gets each page as it is read, on the thread that called list(). Returning false ends the listing early.
using PageSink = std::function<bool(std::vector<CacheEntry> page, const ListProgress &progress)>;

/// An open cache store, strictly read-only: a SQLite file (mode=ro), a folder or a Redis server (only reading commands are
/// sent, never KEYS). One thread at a time; open one per lane. Every call takes a stop token and then fails with cancelled.
class CacheStore {
public:
    /// Connects and recognises the layouts. Fails as SqliteDatabase::open and RedisConnection::open do, plus
    /// schema/unknownLayout when a SQLite file has no table that looks like a cache (detail = the tables seen).
    static Result<std::unique_ptr<CacheStore>> open(const Connection &connection, const SecretResolver &secrets,
                                                    std::stop_token stop = {}, Clock clock = systemNow);
    virtual ~CacheStore() = default;

    const StoreInfo &info() const { return m_info; }

    /// Reads all entries in pages of at most `pageSize`.
    virtual Status list(const PageSink &sink, std::stop_token stop, size_t pageSize = 100) = 0;

    /// One entry by its key (also by the key of one of its parts or `table:rowid`); notFound naming the key.
    virtual Result<CacheEntry> entry(std::string_view key, std::stop_token stop) = 0;

    /// The search indexes of the server; fails with unsupported where there is no search.
    virtual Result<std::vector<StoreIndex>> indexes(std::stop_token stop);

    /// How long the server takes to find the entry nearest to `vector` (the bytes of an embedding, as the index's field
    /// holds them), from question to answer, the median of a few times in milliseconds. Fails with unsupported where
    /// there is no search, and with the server's words.
    virtual Result<double> nearestMs(const StoreIndex &index, const IndexedVector &field, std::string_view vector, std::stop_token stop);

    /// What the servers tell of themselves; fails with unsupported where there is none.
    virtual Result<std::vector<ServerFacts>> serverFacts(std::stop_token stop);

    /// The database files it reads, none for servers.
    virtual std::vector<std::filesystem::path> databaseFiles() const { return {}; }

protected:
    StoreInfo m_info;
};

/// All entries of a store in one vector, for small stores and scripts; `limit` 0 means all.
Result<std::vector<CacheEntry>> allEntries(CacheStore &store, std::stop_token stop = {}, size_t limit = 0);

} // namespace cacheloupe
