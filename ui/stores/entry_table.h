// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cacheloupe {

/// What the list shows of one entry. `whole` is the entry itself while memory for whole entries lasts; without it the
/// entry is read again when it is selected.
struct EntryRow {
    std::string key;
    std::string address; ///< what CacheStore::entry finds exactly this entry by
    std::string query;
    std::string answer;
    std::string model;
    std::string group;
    std::string layout;
    std::string prefix; ///< keyPrefix() of the key
    std::optional<Instant> createdAt;
    std::optional<double> ttlS;
    std::optional<double> ttlLeftS;
    EntryState state = EntryState::live;
    std::shared_ptr<const CacheEntry> whole;
};

/// Takes what a row needs out of an entry. Texts are cut behind 16 KB: the list shows one line of them.
EntryRow entryRowOf(CacheEntry entry, bool keepWhole);

/// The rows of one listing in the order they were read. Rows are appended on the GUI thread and never move or change;
/// any thread that was told a count may read the rows below it.
class EntryTable {
public:
    EntryTable();

    /// False when the table is full (67 million rows).
    bool append(EntryRow row);
    std::uint32_t size() const { return m_size; }
    const EntryRow &row(std::uint32_t index) const { return (*m_blocks[index / kBlock])[index % kBlock]; }

private:
    static constexpr std::uint32_t kBlock = 4096;
    static constexpr std::uint32_t kMaxBlocks = 16384;
    using Block = std::vector<EntryRow>;
    std::vector<std::unique_ptr<Block>> m_blocks; ///< reserved once: readers index it while rows are appended
    std::uint32_t m_size = 0;
};

} // namespace cacheloupe
