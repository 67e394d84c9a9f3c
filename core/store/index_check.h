// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store_check.h"
#include "core/store/store_index.h"

#include <optional>

namespace cacheloupe {

/// The search indexes of a server against the keys under their prefixes: an index of hashes over keys of another type
/// (`index-wrong-type`), one that holds nothing (`index-empty`), too little (`index-partial`, `index-failures`) or keys
/// of another cache (`index-overlap`), vectors that do not fit it (`index-dimension`, `index-data-type`), a metric that
/// is no cosine (`index-metric`), and settings other than those recommended (`index-settings`, S3.30). Once told how long
/// a search takes, one that is too slow for a lookup (`index-slow`, S3.10).
class IndexCheck : public StoreCheck {
public:
    explicit IndexCheck(const std::vector<StoreIndex> &indexes);

    void see(const CacheEntry &entry) override;
    void report(std::vector<StoreFinding> &findings) const override;

    /// A stored vector that fits an index, to search with.
    struct Sample {
        const StoreIndex *index;
        const IndexedVector *field;
        std::string_view vector;
    };
    std::vector<Sample> samples() const;
    void setNearestMs(const StoreIndex &index, double ms);

    /// What a lookup in an index may take (mission.md S3.10).
    static constexpr double kMostNearestMs = 5;

private:
    using Counts = std::map<std::string, std::uint64_t, std::less<>>;
    struct Covered {
        const StoreIndex *index = nullptr;
        std::uint64_t keys = 0;
        std::uint64_t fitting = 0; ///< of the type the index takes
        Counts types;
        EntrySum unfit;
        Counts dims; ///< of vectors that do not fit
        EntrySum wrongDim;
        Counts dataTypes;
        EntrySum wrongType;
        EntrySum stray; ///< whose name only begins like the prefix
        const IndexedVector *sampleField = nullptr;
        std::string sample; ///< an embedding that fits that field
        std::optional<double> nearestMs;
    };
    static void seeVector(Covered &covered, const CacheEntry &entry);
    static void reportDocuments(const Covered &covered, std::vector<StoreFinding> &findings);
    static void reportVectors(const Covered &covered, std::vector<StoreFinding> &findings);
    static void reportSpeed(const Covered &covered, std::vector<StoreFinding> &findings);
    static void reportSettings(const StoreIndex &index, std::vector<StoreFinding> &findings);

    std::vector<Covered> m_covered;
};

} // namespace cacheloupe
