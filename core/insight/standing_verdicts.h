// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash.h"
#include "core/domain/verdict.h"

#include <span>
#include <string_view>
#include <unordered_map>

namespace cacheloupe {

/// The one verdict per hit that figures count, of all that people said: the reviewer's own, else the newest. A hit that
/// anybody met as a random draw counts as random, however the others met it. Immutable; any thread.
class StandingVerdicts {
public:
    StandingVerdicts() = default;
    StandingVerdicts(std::span<const VerdictRecord> records, std::string_view reviewer);

    /// Null when nobody judged the hit. `hitIdHash` is hash128 of the hit's id.
    const VerdictRecord *of(const Hash128 &hitIdHash) const;
    size_t size() const { return m_records.size(); }

private:
    struct Hasher {
        size_t operator()(const Hash128 &hash) const noexcept { return size_t(hash.high ^ hash.low); }
    };
    std::unordered_map<Hash128, VerdictRecord, Hasher> m_records;
};

} // namespace cacheloupe
