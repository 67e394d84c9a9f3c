// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace cacheloupe {

enum class Verdict : std::uint8_t;

/// What exactly was wrong, in one code beside the verdict; counted in the report and asked for in no hurry.
enum class VerdictReason : std::uint8_t {
    none,
    otherTopic,
    otherName,
    otherNumber,
    otherTime,
    otherIdentifier,
    negated,
    rolesSwapped,
    otherKind, ///< asks why, the answer is to how
    otherLanguage,
    sourceChanged,
    promptChanged,
    toolChanged,
    pastTtl,
    otherTenant,
    otherUser,
    otherRole,
    personalData,
    creative,
    personalised,
    liveData,
    needsContext,
    action,
    refusal,
    sampled, ///< temperature above zero
};
inline constexpr size_t kVerdictReasonCount = 25;

/// The stored and exported word; empty for `none`.
std::string_view verdictReasonName(VerdictReason reason);
std::optional<VerdictReason> verdictReasonFromName(std::string_view name);

/// The reasons that fit a verdict, most usual first; none for safe and unsure.
std::span<const VerdictReason> reasonsOf(Verdict verdict);

} // namespace cacheloupe
