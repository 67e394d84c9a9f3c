// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/verdict_reason.h"

#include "core/domain/verdict.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

using enum VerdictReason;

constexpr std::array<std::string_view, kVerdictReasonCount> kReasonNames = {
    "",         "other_topic", "other_name",     "other_number",   "other_time",   "other_identifier", "negated",    "roles_swapped", "other_kind",
    "other_language", "source_changed", "prompt_changed", "tool_changed", "past_ttl",      "other_tenant", "other_user", "other_role",
    "personal_data",  "creative",       "personalised",   "live_data",    "needs_context", "action",       "refusal",    "sampled",
};

constexpr std::array kWrongMatch = {otherTopic, otherName, otherNumber, otherTime, otherIdentifier, negated, rolesSwapped, otherKind, otherLanguage, needsContext};
constexpr std::array kStale = {sourceChanged, promptChanged, toolChanged, pastTtl, liveData};
constexpr std::array kLeaked = {otherTenant, otherUser, otherRole, personalData};
constexpr std::array kNotCacheable = {creative, personalised, liveData, needsContext, action, refusal, sampled};

} // namespace

std::string_view verdictReasonName(VerdictReason reason)
{
    return kReasonNames[size_t(reason)];
}

std::optional<VerdictReason> verdictReasonFromName(std::string_view name)
{
    const auto it = std::find(kReasonNames.begin(), kReasonNames.end(), name);
    if (it == kReasonNames.end())
        return std::nullopt;
    return VerdictReason(it - kReasonNames.begin());
}

std::span<const VerdictReason> reasonsOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::wrongMatch: return kWrongMatch;
    case Verdict::stale: return kStale;
    case Verdict::leakedScope: return kLeaked;
    case Verdict::notCacheable: return kNotCacheable;
    case Verdict::none:
    case Verdict::safe:
    case Verdict::unsure: break;
    }
    return {};
}

} // namespace cacheloupe
