// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/replay.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 6> kVerdictNames = {"none", "same", "reworded", "unclear", "different", "contradicts"};
constexpr std::array<std::string_view, 5> kChangeNames = {"same", "changed", "contradicts", "only_cached", "only_fresh"};
constexpr std::array<std::string_view, 9> kClaimNames = {"number", "date", "money", "unit", "negation", "name", "url", "list", "code"};
constexpr std::array<std::string_view, 5> kEndNames = {"complete", "truncated", "refused", "tool_calls", "filtered"};

template <typename Value, size_t Count>
std::optional<Value> valueNamed(const std::array<std::string_view, Count> &names, std::string_view name)
{
    const auto it = std::find(names.begin(), names.end(), name);
    return it == names.end() ? std::nullopt : std::optional(Value(it - names.begin()));
}

} // namespace

std::string_view replayVerdictName(ReplayVerdict verdict) { return kVerdictNames[size_t(verdict)]; }

std::optional<ReplayVerdict> replayVerdictFromName(std::string_view name) { return valueNamed<ReplayVerdict>(kVerdictNames, name); }

std::string_view sentenceChangeName(SentenceChange change) { return kChangeNames[size_t(change)]; }

std::string_view claimKindName(ClaimKind kind) { return kClaimNames[size_t(kind)]; }

std::optional<ClaimKind> claimKindFromName(std::string_view name) { return valueNamed<ClaimKind>(kClaimNames, name); }

std::string_view replyEndName(ReplyEnd end) { return kEndNames[size_t(end)]; }

std::optional<ReplyEnd> replyEndFromName(std::string_view name) { return valueNamed<ReplyEnd>(kEndNames, name); }

} // namespace cacheloupe
