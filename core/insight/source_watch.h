// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"
#include "core/domain/hit.h"
#include "core/insight/current_sources.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace cacheloupe
{

/// An entry that was made from another revision of a source than the one that is current, or does not say from which.
struct OutdatedEntry {
    std::string key;
    bool isInStore = false; ///< else only a log knows it
    std::string callSite;
    std::string query;
    std::string source;
    std::string written; ///< the entry's revision; empty when it is unknown
    std::string current;
    std::uint64_t hits = 0; ///< of the log, that it served
    bool isUnknown() const { return written.empty(); }
};

/// Compares what entries were made from with what is current (mission S0.17). An entry stands on the documents of
/// `source.document_ids` (a list, or `id@revision`; of a single one, `freshness.source_revision` is the revision), on its
/// tool, on its call site (`freshness.source_revision`, else `source.corpus_version`), and on version fields whose own
/// name is listed as a source. Only sources that are listed are compared. First all entries, then all hits; one thread.
class SourceWatch
{
public:
    explicit SourceWatch(CurrentSources current)
        : m_current(std::move(current))
    {
    }

    void see(const CacheEntry &entry);
    void see(const Hit &hit);

    /// By key and source, outdated ones first.
    std::vector<OutdatedEntry> findings() const;
    std::uint64_t entryCount() const { return m_entryCount; }
    /// Entries that stand on none of the listed sources.
    std::uint64_t unwatchedCount() const { return m_unwatchedCount; }

private:
    struct Use {
        std::string source;
        std::string written;
    };
    std::vector<Use> usesOf(const KeyFields &fields, std::string_view callSite) const;
    void addDocuments(std::vector<Use> &uses, const KeyFields &fields) const;
    bool addFindings(const OutdatedEntry &entry, const std::vector<Use> &uses, std::vector<size_t> &indexes);
    void name(std::string_view name, size_t entry);

    CurrentSources m_current;
    std::vector<OutdatedEntry> m_findings;
    std::vector<std::vector<size_t>> m_entries; ///< the findings of each entry
    std::unordered_map<std::string, size_t> m_entryOf; ///< by every name a log may call it
    std::uint64_t m_entryCount = 0;
    std::uint64_t m_unwatchedCount = 0;
};

} // namespace cacheloupe
