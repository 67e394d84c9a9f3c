// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"
#include "core/store/store_finding.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// One family of the doctor's checks. It is shown every entry once, in any order, keeps sums only, and tells what it
/// found at the end. One thread at a time; never fails. What a check is made with outlives it.
class StoreCheck {
public:
    virtual ~StoreCheck() = default;
    virtual void see(const CacheEntry &entry) = 0;
    virtual void report(std::vector<StoreFinding> &findings) const = 0;
};

/// How many entries have something in common: how many in all, of which groups, how large, and a few of their keys.
class EntrySum {
public:
    void add(const CacheEntry &entry);

    std::uint64_t count() const { return m_count; }
    std::uint64_t sizeBytes() const { return m_sizeBytes; }
    const std::vector<std::string> &examples() const { return m_examples; }
    /// `faq 12, greeting 3, …`: the largest groups first.
    std::string groups() const;

private:
    std::uint64_t m_count = 0;
    std::uint64_t m_sizeBytes = 0;
    std::map<std::string, std::uint64_t, std::less<>> m_byGroup;
    std::vector<std::string> m_examples;
};

/// Counts by name as a text, the most frequent first, at most `most` of them: `HASH 12, string 3`.
std::string countsText(const std::map<std::string, std::uint64_t, std::less<>> &counts, size_t most);

} // namespace cacheloupe
