// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/redis_reply.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// How a search index holds vectors. What the server does not tell is empty or 0.
struct IndexedVector {
    std::string field;
    std::string algorithm; ///< `HNSW`, `FLAT`
    std::string dataType;  ///< `FLOAT32` …
    std::string metric;    ///< `COSINE`, `L2`, `IP`
    std::uint32_t dim = 0;
    std::uint32_t m = 0;              ///< HNSW: links of a node
    std::uint32_t efConstruction = 0; ///< HNSW: candidates while building
    bool operator==(const IndexedVector &) const = default;

    /// Bytes that one vector takes in a hash; 0 when unknown.
    std::uint64_t sizeBytes() const;
};

/// A search index of a server: which keys it covers and what it holds. A plain value.
struct StoreIndex {
    std::string name;
    std::string keyType = "HASH"; ///< or `JSON`
    std::vector<std::string> prefixes; ///< an empty one covers every key
    std::uint64_t documentCount = 0;
    std::uint64_t failureCount = 0; ///< keys that could not be indexed
    bool isBuilding = false;
    std::vector<IndexedVector> vectors;
    bool operator==(const StoreIndex &) const = default;

    bool covers(std::string_view key) const;
    /// True when keys of this Redis type are what it indexes.
    bool takes(std::string_view rawType) const { return rawType == (keyType == "JSON" ? "ReJSON-RL" : "hash"); }
};

/// Reads the reply of FT.INFO, as RediSearch or as valkey-search writes it. Never fails: what is not there stays unknown.
StoreIndex parseIndexInfo(std::string name, const RedisReply &info);

} // namespace cacheloupe
