// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/replay.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 6> kVerdictNames = {"none", "same", "reworded", "unclear", "different", "contradicts"};
constexpr std::array<std::string_view, 5> kChangeNames = {"same", "changed", "contradicts", "only_cached", "only_fresh"};

} // namespace

std::string_view replayVerdictName(ReplayVerdict verdict)
{
    return kVerdictNames[size_t(verdict)];
}

std::optional<ReplayVerdict> replayVerdictFromName(std::string_view name)
{
    const auto it = std::find(kVerdictNames.begin(), kVerdictNames.end(), name);
    if (it == kVerdictNames.end())
        return std::nullopt;
    return ReplayVerdict(it - kVerdictNames.begin());
}

std::string_view sentenceChangeName(SentenceChange change)
{
    return kChangeNames[size_t(change)];
}

} // namespace cacheloupe
