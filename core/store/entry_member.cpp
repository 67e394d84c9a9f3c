// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/entry_member.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, kEntryMemberCount> kMemberNames = {
    "query",     "answer",       "provider",      "model",               "response_id", "messages",   "params",      "metadata",   "answer_index",
    "hit_count", "input_tokens", "output_tokens", "cached_input_tokens", "created_at",  "updated_at", "last_hit_at", "expires_at", "ttl_s"};

} // namespace

std::string_view entryMemberName(EntryMember member)
{
    return kMemberNames[size_t(member)];
}

std::optional<EntryMember> entryMemberFromName(std::string_view name)
{
    const auto it = std::find(kMemberNames.begin(), kMemberNames.end(), name);
    return it == kMemberNames.end() ? std::nullopt : std::optional(EntryMember(it - kMemberNames.begin()));
}

} // namespace cacheloupe
