// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/key_fields.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// What happened at the cache. `malformed` is a log line that could not be read; it stays a visible row.
enum class EventKind : std::uint8_t { hit, miss, store, bypass, expired, refresh, invalidated, malformed };

/// How the entry was found.
enum class MatchKind : std::uint8_t { unknown, exact, semantic };

/// The words used in logs and queries (`hit`, `exact`, …); `unknown` gives an empty text.
std::string_view eventKindName(EventKind kind);
std::optional<EventKind> eventKindFromName(std::string_view name);
std::string_view matchKindName(MatchKind kind);
std::optional<MatchKind> matchKindFromName(std::string_view name);

/// The entry that was served, as far as the log tells.
struct ServedEntry {
    std::string id;
    std::optional<Instant> createdAt;
    std::optional<double> ageS;
    std::optional<double> ttlS;
    KeyFields fields;
    bool operator==(const ServedEntry &) const = default;
};

/// Tokens of one call. The two cache figures are the provider's prompt cache, never a response hit.
struct TokenUsage {
    std::optional<std::int64_t> inputTokens;
    std::optional<std::int64_t> outputTokens;
    std::optional<std::int64_t> cachedInputTokens;
    std::optional<std::int64_t> cacheCreationTokens;
    bool operator==(const TokenUsage &) const = default;
};

/// One event of a hit log, complete: every value of a `cacheloupe.hit/1` line (design section 8). Absent is absent,
/// never guessed; names of values that were inferred or joined stand in `inferred`. A plain value, free to copy.
struct Hit {
    std::string id;      ///< own id, or the hash of the line
    std::string source;  ///< path of the log
    std::uint64_t line = 0; ///< 1-based line (row) in the source
    std::optional<Instant> time;
    EventKind kind = EventKind::hit;
    std::string callSite;
    std::string layer;
    std::string lane;
    MatchKind match = MatchKind::unknown;
    std::optional<double> similarity;
    std::optional<double> threshold;
    std::optional<double> runnerUp;
    std::string key;
    std::string query;
    std::string messagesJson; ///< the request's messages as a JSON array, when logged
    std::string cachedQuery;
    std::string answer;
    std::string provider;
    std::string model;
    std::string paramsJson; ///< sampling parameters as a JSON object
    KeyFields fields;
    ServedEntry entry;
    TokenUsage usage;
    std::optional<double> latencyMs;
    std::optional<double> embeddingMs;
    std::optional<double> costUsd;
    std::optional<double> savedUsd;
    std::string user;
    std::string session;
    std::string followup;
    std::string flag;
    std::string unknownJson; ///< members the dialect does not know, as a JSON object
    std::string error;       ///< why a malformed line could not be read
    std::vector<std::string> inferred;
};

/// Age of the entry when it was served, in seconds: `entry.age_s`, else event time minus creation time; absent when unknown.
std::optional<double> servedAgeS(const Hit &hit);

} // namespace cacheloupe
