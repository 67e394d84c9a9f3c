// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/cache_entry.h"
#include "core/domain/effective_rule.h"
#include "core/store/change_plan.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// How an entry of a live store differs from what the policy says of its call site.
enum class DriftKind : std::uint8_t { notAllowed, neverExpires, livesLonger, scopeMissing, olderEpoch };

/// `not_allowed`, `never_expires`, `lives_longer`, `scope_missing`, `older_epoch`.
std::string_view driftKindName(DriftKind kind);

/// Entries of one call site that differ in one way, with the keys of the first few.
struct SiteDrift {
    std::string callSite;
    DriftKind kind = DriftKind::notAllowed;
    std::uint64_t count = 0;
    std::uint64_t entryCount = 0; ///< of the call site
    std::optional<double> worst;  ///< seconds it lives, or its epoch
    std::optional<double> policy; ///< seconds it may live, or the epoch
    std::vector<std::string> missing; ///< key fields of `scopeMissing`
    std::vector<std::string> examples;
    bool operator==(const SiteDrift &) const = default;
};

/// What would give an entry the life that the policy allows.
struct TtlCorrection {
    std::string key; ///< what CacheStore::entry finds exactly this entry by
    NewTtl ttl;
    bool operator==(const TtlCorrection &) const = default;
};

/// Compares a store with the policy, entry by entry as they are read. An entry belongs to the call site its group names;
/// what it does not tell is not held against it. One thread at a time.
class PolicyDrift {
public:
    PolicyDrift(const PolicyDocument &document, Instant now) : m_document(document), m_now(now) {}

    void add(const CacheEntry &entry);

    /// By call site, the gravest kind first.
    std::vector<SiteDrift> report() const;
    const std::vector<TtlCorrection> &corrections() const { return m_corrections; }
    std::uint64_t entryCount() const { return m_entryCount; }
    /// Entries of groups that the policy does not list.
    std::uint64_t unlistedCount() const { return m_unlistedCount; }

private:
    struct Site {
        EffectiveRule rule;
        std::uint64_t entryCount = 0;
        std::map<DriftKind, SiteDrift> drifts;
    };
    Site *siteOf(const std::string &group);
    void checkLife(Site &site, const CacheEntry &entry);
    void checkScope(Site &site, const CacheEntry &entry);
    void checkEpoch(Site &site, const CacheEntry &entry);
    SiteDrift &note(Site &site, DriftKind kind, const CacheEntry &entry);

    PolicyDocument m_document;
    Instant m_now;
    std::map<std::string, Site, std::less<>> m_sites;
    std::vector<TtlCorrection> m_corrections;
    std::uint64_t m_entryCount = 0;
    std::uint64_t m_unlistedCount = 0;
};

} // namespace cacheloupe
