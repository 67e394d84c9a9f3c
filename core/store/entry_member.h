// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cacheloupe {

/// A member of a CacheEntry that a layout says where to find.
enum class EntryMember : std::uint8_t {
    query,
    answer,
    provider,
    model,
    responseId,
    messages,
    params,
    metadata,
    answerIndex,
    hitCount,
    inputTokens,
    outputTokens,
    cachedInputTokens,
    createdAt,
    updatedAt,
    lastHitAt,
    expiresAt,
    ttlS,
};

inline constexpr size_t kEntryMemberCount = 18;

/// As layouts and `store ls` name it: `created_at`.
std::string_view entryMemberName(EntryMember member);
std::optional<EntryMember> entryMemberFromName(std::string_view name);

} // namespace cacheloupe
