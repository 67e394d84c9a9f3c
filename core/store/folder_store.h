// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/cache_store.h"

#include <filesystem>

namespace cacheloupe {

/// A folder as a cache store, put together from what lies in it: SQLite files (diskcache with its value files, GPTCache's
/// data folder), numbered shards of them (DSPy, FanoutCache) and files that are entries (LangChain.js, GraphRAG,
/// LightRAG, inspect_ai, GPTCache's map). Keys that only count rows are preceded by the shard, `003/Cache:7`. Fails with
/// schema/unknownLayout (detail = some names in the folder) when nothing there looks like a cache, io/notAFile when it
/// is no folder. Threads and other failures: see CacheStore.
class FolderStore : public CacheStore {
public:
    static Result<std::unique_ptr<CacheStore>> open(const Connection &connection, std::stop_token stop, Clock clock);

    Status list(const PageSink &sink, std::stop_token stop, size_t pageSize) override;
    Result<CacheEntry> entry(std::string_view key, std::stop_token stop) override;
    std::vector<std::filesystem::path> databaseFiles() const override;

private:
    struct Part {
        std::string label; ///< what precedes row numbers; empty for the folder's own files
        std::unique_ptr<CacheStore> store;
    };

    FolderStore() = default;
    Status addDatabase(const std::filesystem::path &file, const std::string &label, const Clock &clock);
    Status addDatabases(const Clock &clock, std::stop_token stop);
    void describe();
    std::string keyIn(const Part &part, const CacheEntry &entry) const;

    std::vector<Part> m_parts;
};

} // namespace cacheloupe
