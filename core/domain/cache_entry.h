// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/hit.h"
#include "core/domain/key_fields.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Where an entry stands in its life. `orphan`: one half of a pair whose other half is gone; `pending`: stored without
/// an answer yet; `undecodable`: the bytes are there, no decoder reads them.
enum class EntryState : std::uint8_t { live, expired, softDeleted, orphan, pending, undecodable };

/// `live`, `expired`, `soft_deleted`, `orphan`, `pending`, `undecodable`.
std::string_view entryStateName(EntryState state);
std::optional<EntryState> entryStateFromName(std::string_view name);

/// The embedding stored with an entry. `dtype` is `float32`, `float64`, `float16`, `bfloat16`, `int8`, `uint8`,
/// `json` or empty when neither length nor values tell.
struct VectorInfo {
    std::string dtype;
    std::uint32_t dim = 0;
    std::uint64_t sizeBytes = 0;
    bool operator==(const VectorInfo &) const = default;
};

/// A name and a value of an entry's scope (tenant, namespace, session …), as the layout names it.
struct ScopePart {
    std::string name;
    std::string value;
    bool operator==(const ScopePart &) const = default;
};

/// One entry of an inspected cache, decoded as far as its layout tells (formats.md section 15.1). Absent is absent,
/// never guessed; names of values that were inferred stand in `inferred`. A plain value, free to copy.
struct CacheEntry {
    std::string key;    ///< the key in the store, or `table:rowid` where the table has no key of its own
    std::vector<std::string> partKeys; ///< every store key the entry is made of, when it is more than `key`
    std::string table;  ///< SQLite only
    std::int64_t rowId = 0; ///< SQLite only
    std::string layout; ///< id of the layout that decoded it, `generic-…` or `raw` for the fall-backs
    std::string query;  ///< the text used for matching; empty where the layout stores none
    std::string messagesJson; ///< the request's messages as a JSON array [{role, content}]
    std::string answer;
    std::optional<std::int64_t> answerIndex; ///< which of several generations
    std::string provider;
    std::string model;
    std::string paramsJson; ///< sampling parameters and tools as a JSON object
    std::string metadataJson; ///< the application's own metadata as a JSON object
    std::string responseId; ///< the provider's response id, which joins entries with hits
    TokenUsage usage;
    std::optional<Instant> createdAt;
    std::optional<Instant> updatedAt;
    std::optional<Instant> expiresAt;
    std::optional<double> ttlS;     ///< the whole time to live, when layout or server tell
    std::optional<double> ttlLeftS; ///< what is left now; negative when expired
    bool slidingTtl = false;        ///< each hit renews the TTL
    std::vector<ScopePart> scope;
    KeyFields fields;
    std::string group; ///< call site, cache type or key prefix: what the list groups by
    std::string rawType;  ///< Redis type (`string`, `hash`, `ReJSON-RL` …) or `table`
    std::string rawBytes; ///< the stored bytes, at most kMaxRawBytes; for hashes and rows a JSON object of them
    std::uint64_t rawSizeBytes = 0; ///< size in the store
    std::string encoding; ///< `json`, `pyrepr`, `lc-json`, `pickle`, `msgpack`, `cbor`, `zlib+json` …, `text`, `columns`, `bytes`
    std::string refusal;  ///< why a value was left as bytes, in technical words: `pickle: byte 21: would run posix.system`
    std::optional<VectorInfo> vector;
    std::string vectorBytes; ///< its numbers as they are stored (vector_values.h); those of `json` as float32
    EntryState state = EntryState::live;
    std::optional<std::int64_t> hitCount;
    std::optional<Instant> lastHitAt;
    std::optional<double> idleS; ///< Redis OBJECT IDLETIME, read before the value
    std::vector<std::string> findings; ///< ids: `no_query`, `undecodable`, `truncated`, `edited_later`, `no_ttl` …
    std::vector<std::string> inferred; ///< member names as in `store ls` whose values were inferred

    static constexpr std::uint64_t kMaxRawBytes = 1u << 20;
};

} // namespace cacheloupe
