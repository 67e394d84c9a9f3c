// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/key_fields.h"
#include "core/hitlog/hit_table.h"

#include <array>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cacheloupe {

/// How often a member of the line is there (`query`, `entry.ttl_s`, `usage.input_tokens` …).
struct MemberPresence {
    std::string name;
    std::uint64_t events = 0;
    std::uint64_t hits = 0;
};

/// One of the 32 key fields over the log.
struct KeyFieldPresence {
    KeyField field = KeyField::routeProvider;
    std::uint64_t inRequest = 0;  ///< events
    std::uint64_t inEntry = 0;    ///< hits whose entry has it
    std::uint64_t mismatches = 0; ///< hits
    std::optional<std::string> constantValue; ///< the same value in every event
};

/// What a reviewer would miss. Each counts hits that lack it.
enum class LogGap : std::uint8_t {
    noHits, noTime, noCallSite, noQuery, noCachedQuery, noAnswer, noMatch, noSimilarity, noEntryAge, noEntryTtl, noEntryFields, noRequestFields, noTenant, noModel, noLatency, noSaved, noId,
};
inline constexpr size_t kLogGapCount = 17;
std::string_view logGapName(LogGap gap);
/// All gaps, what a reviewer misses most first.
std::array<LogGap, kLogGapCount> allLogGaps();

struct LogGapCount {
    LogGap gap = LogGap::noHits;
    std::uint64_t hits = 0; ///< hits concerned
};

struct MalformedLine {
    std::uint64_t line = 0;
    Error error;
};

/// The answer to "is this log good enough to review?", without sentences.
struct LogCheck {
    std::string path;
    DialectMatch dialect;
    HitSourceState state;
    std::uint64_t events = 0; ///< without malformed
    std::map<EventKind, std::uint64_t> kinds;
    std::vector<MemberPresence> members;      ///< design section 8, in its order; 0 counts included
    std::vector<KeyFieldPresence> keyFields;  ///< all 32
    std::vector<std::string> inferred;        ///< members the dialect inferred
    std::vector<MemberPresence> unknownMembers;
    std::vector<MalformedLine> malformed;     ///< the first `maxMalformed`
    std::vector<LogGapCount> gaps;
};

/// Checks one source of a loaded table, reading its text once. Blocks, any thread. Fails with cancelled or io.
Result<LogCheck> checkLog(const HitTable &table, std::uint32_t source, size_t maxMalformed = 100, std::stop_token stop = {});

} // namespace cacheloupe
