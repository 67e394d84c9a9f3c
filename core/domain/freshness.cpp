// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/freshness.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 5> kFreshnessNames = {"no_answer", "fresh", "looks_stale", "stale", "unsure"};
constexpr std::array<std::string_view, 7> kFreshnessReasons = {"no_reply",         "agrees",       "one_reply_differs",  "replies_agree_against_cache",
                                                               "replies_disagree", "within_noise", "unclear_difference"};

} // namespace

std::string_view freshnessVerdictName(FreshnessVerdict verdict) { return kFreshnessNames[size_t(verdict)]; }

std::optional<FreshnessVerdict> freshnessVerdictFromName(std::string_view name)
{
    const auto it = std::find(kFreshnessNames.begin(), kFreshnessNames.end(), name);
    return it == kFreshnessNames.end() ? std::nullopt : std::optional(FreshnessVerdict(it - kFreshnessNames.begin()));
}

std::optional<bool> isStillValid(FreshnessVerdict verdict)
{
    switch (verdict) {
    case FreshnessVerdict::fresh:
        return true;
    case FreshnessVerdict::looksStale:
    case FreshnessVerdict::stale:
        return false;
    case FreshnessVerdict::noAnswer:
    case FreshnessVerdict::unsure:
        break;
    }
    return std::nullopt;
}

std::string_view freshnessReasonName(FreshnessReason reason) { return kFreshnessReasons[size_t(reason)]; }

} // namespace cacheloupe
