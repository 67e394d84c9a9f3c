// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/group_places.h"

namespace cacheloupe {

namespace {

constexpr std::int64_t kHourMs = 3600000;
constexpr std::int64_t kDayMs = 24 * kHourMs;
constexpr std::int64_t kNoTime = -1;

} // namespace

std::int64_t groupCode(const HitBlock &b, std::uint32_t i, HitGroupKey key)
{
    const auto since = [&](std::int64_t unitMs) { return b.timeMs[i] < 0 ? kNoTime : b.timeMs[i] / unitMs; };
    switch (key) {
    case HitGroupKey::callSite: return b.callSite[i];
    case HitGroupKey::model: return b.traits(i).model;
    case HitGroupKey::tenant: return b.tenant[i];
    case HitGroupKey::layer: return b.traits(i).layer;
    case HitGroupKey::kind: return std::int64_t(b.traits(i).kind);
    case HitGroupKey::match: return std::int64_t(b.traits(i).match);
    case HitGroupKey::day: return since(kDayMs);
    case HitGroupKey::hour: return since(kHourMs);
    case HitGroupKey::followup: return b.traits(i).followup;
    case HitGroupKey::flag: return b.traits(i).flag;
    case HitGroupKey::source: return b.traits(i).source;
    }
    return 0;
}

std::string groupKeyText(const HitTable &table, HitGroupKey key, std::int64_t code)
{
    const auto &names = table.names();
    const auto id = std::uint32_t(code);
    switch (key) {
    case HitGroupKey::callSite: return std::string(names.callSites.name(id));
    case HitGroupKey::model: return std::string(names.models.name(id));
    case HitGroupKey::tenant: return std::string(names.tenants.name(id));
    case HitGroupKey::layer: return std::string(names.layers.name(id));
    case HitGroupKey::kind: return std::string(eventKindName(EventKind(code)));
    case HitGroupKey::match: return std::string(matchKindName(MatchKind(code)));
    case HitGroupKey::day: return code == kNoTime ? std::string() : formatInstant(instantFromUnixMs(code * kDayMs)).substr(0, 10);
    case HitGroupKey::hour: return code == kNoTime ? std::string() : formatInstant(instantFromUnixMs(code * kHourMs)).substr(0, 13);
    case HitGroupKey::followup: return std::string(names.followups.name(id));
    case HitGroupKey::flag: return std::string(names.flags.name(id));
    case HitGroupKey::source: return table.source(id).path().string();
    }
    return {};
}

size_t GroupPlaces::CodesHash::operator()(const std::vector<std::int64_t> &codes) const
{
    std::uint64_t h = 0;
    for (const auto code : codes)
        h = (h ^ std::uint64_t(code)) * 0x9E3779B97F4A7C15ULL + (h >> 29);
    return size_t(h);
}

} // namespace cacheloupe
