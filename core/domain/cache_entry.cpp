// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/cache_entry.h"

#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 6> kStateNames = {"live", "expired", "soft_deleted", "orphan", "pending", "undecodable"};

} // namespace

std::string_view entryStateName(EntryState state)
{
    return kStateNames[static_cast<size_t>(state)];
}

std::optional<EntryState> entryStateFromName(std::string_view name)
{
    for (size_t i = 0; i < kStateNames.size(); ++i)
        if (kStateNames[i] == name)
            return static_cast<EntryState>(i);
    return std::nullopt;
}

} // namespace cacheloupe
