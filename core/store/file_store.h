// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/cache_store.h"
#include "core/store/redis_classifier.h"

namespace cacheloupe {

/// A folder whose entries are files: one entry a file, or many in one (`each` of a layout). Names are relative to the
/// folder and links are not followed; a file that no layout fits is no entry. Threads and failures: see CacheStore.
class FileStore : public CacheStore {
public:
    /// Looks through the folder; a store without layouts in info() when nothing there looks like an entry.
    static Result<std::unique_ptr<FileStore>> open(const Connection &connection, std::stop_token stop, Clock clock);

    Status list(const PageSink &sink, std::stop_token stop, size_t pageSize) override;
    Result<CacheEntry> entry(std::string_view key, std::stop_token stop) override;

private:
    FileStore(std::vector<EntryLayout> containers, RedisClassifier classifier, Clock clock);
    Status findFiles(std::stop_token stop);
    Status recognise(std::stop_token stop);
    bool isCandidate(std::string_view name) const;
    const EntryLayout *containerOf(std::string_view name) const;
    Result<std::vector<CacheEntry>> entriesOf(const std::string &name) const;
    std::vector<CacheEntry> members(const EntryLayout &layout, RawEntry raw) const;

    std::vector<EntryLayout> m_containers; ///< one file, many entries
    std::vector<EntryLayout> m_singles;
    RedisClassifier m_classifier;
    Clock m_clock;
    std::vector<std::string> m_files;
};

} // namespace cacheloupe
