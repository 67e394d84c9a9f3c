// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/cache_entry.h"
#include "core/domain/connection.h"
#include "core/store/answer_change.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

class ChangeSession;

/// What is done to every victim of a change: removed, given another time to live, given another answer.
enum class ChangeKind : std::uint8_t { purge, ttl, refresh };
/// `purge`, `ttl`, `refresh`.
std::string_view changeKindName(ChangeKind kind);
std::optional<ChangeKind> changeKindFromName(std::string_view name);

/// How long an entry is to live. `leftS` counts from the moment of the change, `wholeS` from its creation (the same when
/// that is unknown); both absent: for ever.
struct NewTtl {
    std::optional<double> leftS;
    std::optional<double> wholeS;
    bool operator==(const NewTtl &) const = default;
};

/// One entry a change is about, as it was seen when the change was planned.
struct ChangeVictim {
    std::string key;
    std::vector<std::string> storeKeys; ///< Redis: every key the entry consists of
    std::string table;                  ///< SQLite
    std::int64_t rowId = 0;
    std::string layout;
    std::string group;
    std::string query;
    std::string responseId;
    std::optional<double> ttlLeftS;
    std::uint64_t sizeBytes = 0;
    NewTtl newTtl;
    std::string digest; ///< of what was seen (EntryImage::digest)
    std::optional<AnswerChange> answer; ///< refresh; its edit is known once the victim was seen
    bool operator==(const ChangeVictim &) const = default;
};

/// An entry that cannot be changed: `unknownLayout` (a table nobody knows is never written to), `noTtl` (the layout keeps
/// none), `noPolicy` (nothing says how long it may live), `cannotEncode` (see answerChange()), `sameAnswer`, `gone`.
struct UnchangeableEntry {
    enum class Reason : std::uint8_t { unknownLayout, noTtl, noPolicy, gone, cannotEncode, sameAnswer };
    std::string key;
    Reason reason = Reason::unknownLayout;
    bool operator==(const UnchangeableEntry &) const = default;
};

/// A staged change: nothing is written before a ChangeRun applies it. A plain value; show it before.
struct ChangePlan {
    ChangeKind kind = ChangeKind::purge;
    std::string url; ///< of the store, without secrets
    std::vector<ChangeVictim> victims;
    std::vector<UnchangeableEntry> left;
    std::uint64_t apartCount = 0; ///< victims whose keys are changed one after the other (ChangeSession::changesAtOnce)
    std::uint64_t sizeBytes() const;
};

/// What a person types before a change of a production store is applied: `purge 1240`.
std::string confirmationPhrase(const ChangePlan &plan);

/// What an entry is to live from now on; nullopt leaves it out as `noPolicy`.
using TtlChoice = std::function<std::optional<NewTtl>(const CacheEntry &)>;

/// The same time for all, counted from the change; nullopt: for ever.
TtlChoice sameTtl(std::optional<double> leftS, Instant now);
/// `wholeS` from each entry's creation; what is older expires at once.
NewTtl ttlSinceCreation(const CacheEntry &entry, double wholeS, Instant now);

ChangePlan planPurge(const Connection &connection, std::span<const CacheEntry> entries);
ChangePlan planTtl(const Connection &connection, std::span<const CacheEntry> entries, const TtlChoice &choice);

/// An entry and the text it is to answer with.
struct NewAnswer {
    CacheEntry entry;
    std::string answer;
};
ChangePlan planRefresh(const Connection &connection, std::span<const NewAnswer> answers);

/// Reads every victim once and notes its digest, of a refresh also its edit; those that are not there any more or cannot
/// be written move to `left`.
Status seeVictims(ChangePlan &plan, ChangeSession &session, const std::function<void(std::uint64_t seen)> &progress, std::stop_token stop);

} // namespace cacheloupe
