// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/base/words.h"
#include "core/domain/hit.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// What the comparison of the cached answer with a fresh one says. `none` = there is no fresh answer.
enum class ReplayVerdict : std::uint8_t { none, same, reworded, unclear, different, contradicts };

/// The stored word: `none`, `same`, `reworded`, `unclear`, `different`, `contradicts`.
std::string_view replayVerdictName(ReplayVerdict verdict);
std::optional<ReplayVerdict> replayVerdictFromName(std::string_view name);

/// What an aligned pair of sentences shows.
enum class SentenceChange : std::uint8_t { same, changed, contradicts, onlyCached, onlyFresh };
std::string_view sentenceChangeName(SentenceChange change);

/// One sentence of the cached answer beside its partner in the fresh one, in the cached answer's order; one of the
/// two is empty when it has no partner.
struct SentenceDifference {
    SentenceChange change = SentenceChange::same;
    std::string cached;
    std::string fresh;
    bool operator==(const SentenceDifference &) const = default;
};

/// What kind of statement differs between the two answers.
enum class ClaimKind : std::uint8_t { number, date, money, unit, negation, name, url, list, code };
/// `number`, `date`, `money`, `unit`, `negation`, `name`, `url`, `list`, `code`.
std::string_view claimKindName(ClaimKind kind);
std::optional<ClaimKind> claimKindFromName(std::string_view name);

/// One statement that the two answers do not share, with where it stands in each; an empty range = nothing stands for it there.
struct ClaimDifference {
    ClaimKind kind = ClaimKind::number;
    TextRange cached;
    TextRange fresh;
    bool operator==(const ClaimDifference &) const = default;
};

/// How a model ended its answer.
enum class ReplyEnd : std::uint8_t { complete, truncated, refused, toolCalls, filtered };
/// `complete`, `truncated`, `refused`, `tool_calls`, `filtered`.
std::string_view replyEndName(ReplyEnd end);
std::optional<ReplyEnd> replyEndFromName(std::string_view name);

/// The outcome of asking one hit once. Either `error` is set or the answer was compared. A plain value, free to copy.
struct ReplayResult {
    std::string hitId;
    int repeat = 0; ///< 0 = the first time this run asked; further ones measure the model's own noise
    std::string freshAnswer;
    ReplyEnd end = ReplyEnd::complete;
    ReplayVerdict verdict = ReplayVerdict::none;
    double overlap = 0; ///< 0–1, share of the answers' own words found on the other side
    std::vector<SentenceDifference> differences; ///< everything but `same` pairs
    std::vector<ClaimDifference> claims; ///< evidence for the verdict, in the order of the cached answer
    TokenUsage usage;
    std::optional<double> costUsd; ///< absent when tokens or the model's price are unknown
    int attempts = 0;
    int maybeCharged = 0; ///< attempts whose answer was lost: the server may charge them nevertheless
    double maybeChargedUsd = 0; ///< what was set aside for them
    std::optional<Error> error;
    double latencyMs = 0; ///< of the last attempt
    std::string model; ///< as the server names it
    Instant at;
    bool operator==(const ReplayResult &) const = default;
};

} // namespace cacheloupe
