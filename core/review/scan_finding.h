// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/key_fields.h"
#include "core/hitlog/hit_row_data.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

/// What scans over a whole log look for; names are stable (JSON, `--kind`, texts). Behind each: what a finding is about
/// besides its call site, and its words and figures.
enum class ScanKind : std::uint8_t {
    keyTooSmall,         ///< one key, different values: a key; fields, first, other; events, values
    keyTooBig,           ///< one request, many keys: a call site; requests, split, keys, hits, keys_per_request, hits_per_key
    crossScope,          ///< an entry served beyond its tenant, user or role: an entry; fields, writer, reader, personal; hits, tenants, users, roles
    personalUnscoped,    ///< personal answers and no access field logged: a call site; personal; hits, users
    poisonedEntry,       ///< an entry that answers unrelated questions: an entry; hits, questions, users, overlap, burst_share
    contradictingQuestions, ///< an entry served for a question that differs in what matters: an entry; signals; hits, questions
    manyQuestions,       ///< one answer for many questions: an entry; hits, questions
    temperatureCached,   ///< served or stored at a temperature above 0: a call site; events, highest
    temperatureUnknown,  ///< the temperature is not logged: a call site, or none when the log never tells; events
    creativeServed,      ///< a creative request answered from the cache: a call site; hits, questions
    followupServed,      ///< so was a question that needs its conversation: a call site; hits, questions
    actionReplayed,      ///< so was an order to act: a call site; hits, questions
    refusalServed,       ///< an error or refusal served as an answer: an entry; hits
    cacheableUndeclared, ///< callers never say whether they may be cached: a call site, or none; events, sites
    uncacheableServed,   ///< served although the caller said no: a call site; hits, bypasses
    retryAfterHit,       ///< users ask again: a call site; hits, misses, after_hits, after_misses, hit_rate, miss_rate, within_s
    servedExpired,       ///< served past the TTL: a call site; hits, oldest_over_s, ttl_s
    fieldChanged,        ///< entry and request disagree: a call site; field, asked, stored; hits, entries
    olderThanChange,     ///< written before the version changed, and the entry does not tell: a call site; field, asked; hits, entries
};
inline constexpr size_t kScanKindCount = 19;
std::array<ScanKind, kScanKindCount> allScanKinds();
/// `key_too_small`, `key_too_big`, `cross_scope`, …
std::string_view scanKindName(ScanKind kind);
std::optional<ScanKind> scanKindFromName(std::string_view name);

/// How bad: somebody got what was not theirs or is wrong; likely wrong; worth knowing.
enum class ScanSeverity : std::uint8_t { high, medium, low };
/// `high`, `medium`, `low`.
std::string_view scanSeverityName(ScanSeverity severity);

/// One thing a scan found. `rows` are examples, the most telling first, at most kMaxRows; `count` is exact. Sentences
/// are the readers' business. A plain value.
struct ScanFinding {
    static constexpr size_t kMaxRows = 50;

    ScanKind kind = ScanKind::keyTooSmall;
    ScanSeverity severity = ScanSeverity::medium;
    std::string callSite;
    std::string subject; ///< the key or entry as logged; empty for findings about a call site
    std::uint64_t count = 0; ///< events it is about
    std::vector<HitRow> rows;
    std::vector<std::pair<std::string, std::string>> words;
    std::vector<std::pair<std::string, double>> figures;

    /// Empty, 0 when there is none of this name.
    std::string_view word(std::string_view name) const;
    double figure(std::string_view name) const;
    void addRow(HitRow row);
};

} // namespace cacheloupe
