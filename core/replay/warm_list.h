// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/replay.h"
#include "core/domain/verdict.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// What a replay said of an entry, through one of its hits.
struct WarmCheck {
    ReplayVerdict verdict = ReplayVerdict::none;
    Instant at;
    bool operator==(const WarmCheck &) const = default;
};

/// Which entries may be warmed. Functions may be empty.
struct WarmOptions {
    size_t top = 50;
    bool byHits = false; ///< by number of hits instead of by saved cost
    bool allowPersonal = false;
    bool allowScoped = false; ///< entries that belong to a tenant, a user, a role or an entitlement
    std::optional<Instant> checkedSince; ///< older replays do not count
    std::function<Verdict(const std::string &hitId)> verdict; ///< of a reviewer
    std::function<bool(const Hit &)> notCacheable;            ///< what the policy says
    std::function<bool(std::string_view answer)> personal;    ///< beside addresses, numbers and secrets, which are always looked for
    std::function<std::optional<WarmCheck>(const std::string &hitId)> check;
};

/// An entry that is worth having in the cache before the first question comes.
struct WarmEntry {
    std::string hitId; ///< a hit that shows it, the one with the newest replay
    std::string callSite;
    std::string query; ///< what the answer was written for
    std::string messagesJson;
    std::string model;
    std::string paramsJson;
    std::string key;
    std::string answer;
    size_t hits = 0;
    double savedUsd = 0;
    std::optional<WarmCheck> check;
    bool operator==(const WarmEntry &) const = default;
};

enum class WarmExclusion : std::uint8_t { flagged, notCacheable, personal, scoped, differs, noQuestion };
/// `flagged`, `not_cacheable`, `personal`, `scoped`, `differs`, `no_question`.
std::string_view warmExclusionName(WarmExclusion exclusion);

/// The best entries that may be warmed, best first.
struct WarmList {
    std::vector<WarmEntry> ready;    ///< a replay said that their answer holds
    std::vector<WarmEntry> toReplay; ///< among the best as well, but not replayed yet: ask their hits first
    std::map<WarmExclusion, size_t> excluded; ///< how many better or equal entries were passed over, by the first reason that holds
};

/// Gathers the hits of a log by entry; holds one hit an entry. One thread.
class WarmListBuilder {
public:
    explicit WarmListBuilder(WarmOptions options) : m_options(std::move(options)) {}

    /// Events other than hits are passed over.
    void add(const Hit &hit);
    WarmList build() const;

private:
    struct Entry {
        WarmEntry warm;
        std::set<WarmExclusion> exclusions;
    };
    std::set<WarmExclusion> exclusionsOf(const Hit &hit) const;

    WarmOptions m_options;
    std::map<std::string, Entry> m_entries;
};

/// One JSON object a line, secrets masked.
std::string warmListLines(const std::vector<WarmEntry> &entries, bool withAnswers = true);

} // namespace cacheloupe
