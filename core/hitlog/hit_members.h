// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace cacheloupe {

/// The members of a `cacheloupe.hit/1` line, in the order of design section 8; `inferred` lists names of members that
/// a dialect inferred.
enum class HitMember : std::uint8_t {
    ts, id, event, callSite, layer, lane, match, similarity, threshold, runnerUp, key, query, messages, cachedQuery, answer, provider, model,
    params, fields, entry, usage, latencyMs, embeddingMs, costUsd, savedUsd, user, session, followup, flag, inferred, unknown,
};

inline constexpr std::array<std::string_view, 30> kHitMemberNames = {
    "ts",       "id",        "event",       "call_site", "layer",        "lane",     "match",    "similarity", "threshold", "runner_up",
    "key",      "query",     "messages",    "cached_query", "answer",    "provider", "model",    "params",     "fields",    "entry",
    "usage",    "latency_ms", "embedding_ms", "cost_usd", "saved_usd",   "user",     "session",  "followup",   "flag",      "inferred",
};

constexpr HitMember hitMemberFromName(std::string_view name)
{
    for (size_t i = 0; i < kHitMemberNames.size(); ++i)
        if (kHitMemberNames[i] == name)
            return HitMember(i);
    return HitMember::unknown;
}

/// Members of `entry` and `usage` that have columns.
enum HitEntryMember { kEntryOther, kEntryCreatedAt, kEntryAge, kEntryTtl, kEntryFields };
constexpr int entryMemberNumber(std::string_view name)
{
    if (name == "created_at")
        return kEntryCreatedAt;
    return name == "age_s" ? kEntryAge : name == "ttl_s" ? kEntryTtl : name == "fields" ? kEntryFields : kEntryOther;
}

enum UsageMember { kUsageOther, kUsageInput, kUsageOutput };
constexpr int usageMemberNumber(std::string_view name)
{
    return name == "input_tokens" ? kUsageInput : name == "output_tokens" ? kUsageOutput : kUsageOther;
}

} // namespace cacheloupe
