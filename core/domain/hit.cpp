// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/hit.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 8> kEventNames = {"hit", "miss", "store", "bypass", "expired", "refresh", "invalidated", "malformed"};
constexpr std::array<std::string_view, 3> kMatchNames = {"", "exact", "semantic"};

template <typename Enum, size_t N>
std::optional<Enum> fromName(const std::array<std::string_view, N> &names, std::string_view name)
{
    const auto it = std::find(names.begin(), names.end(), name);
    if (name.empty() || it == names.end())
        return std::nullopt;
    return Enum(it - names.begin());
}

} // namespace

std::string_view eventKindName(EventKind kind)
{
    return kEventNames[size_t(kind)];
}

std::optional<EventKind> eventKindFromName(std::string_view name)
{
    return fromName<EventKind>(kEventNames, name);
}

std::string_view matchKindName(MatchKind kind)
{
    return kMatchNames[size_t(kind)];
}

std::optional<MatchKind> matchKindFromName(std::string_view name)
{
    return fromName<MatchKind>(kMatchNames, name);
}

std::optional<double> servedAgeS(const Hit &hit)
{
    if (hit.entry.ageS)
        return hit.entry.ageS;
    std::optional<Instant> created = hit.entry.createdAt;
    if (!created) {
        if (const std::string *text = hit.entry.fields.find(KeyField::freshnessGeneratedAt))
            created = parseInstant(*text);
    }
    if (!created || !hit.time)
        return std::nullopt;
    return double(unixMs(*hit.time) - unixMs(*created)) / 1000.0;
}

} // namespace cacheloupe
