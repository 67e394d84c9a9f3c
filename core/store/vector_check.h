// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/connection.h"
#include "core/store/store_check.h"
#include "core/store/store_index.h"

namespace cacheloupe {

/// The stored embeddings: of different dimensions in one group (`vectors-mixed`), without direction (`vectors-zero`), or
/// in no search index, so that a semantic lookup reads them all (`linear-scan`). The indexes outlive it.
class VectorCheck : public StoreCheck {
public:
    VectorCheck(StoreKind store, const std::vector<StoreIndex> &indexes) : m_store(store), m_indexes(indexes) {}

    void see(const CacheEntry &entry) override;
    void report(std::vector<StoreFinding> &findings) const override;

    /// What one lookup costs at least when it compares with every vector, in milliseconds: at rates that a server on the
    /// same machine, or a warm local file, gives.
    static double scanMs(StoreKind store, std::uint64_t vectors, std::uint64_t sizeBytes);

private:
    struct Group {
        EntrySum vectors;
        EntrySum zero;
        std::map<std::uint32_t, EntrySum> byDim;
    };
    struct Scanned {
        std::uint64_t count = 0;
        std::uint64_t sizeBytes = 0;
    };
    void reportMixed(const std::string &where, const Group &group, std::vector<StoreFinding> &findings) const;

    StoreKind m_store;
    const std::vector<StoreIndex> &m_indexes;
    std::map<std::string, Group, std::less<>> m_groups;
    std::map<std::string, Scanned, std::less<>> m_scanned; ///< by layout
};

} // namespace cacheloupe
