// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/what_if_walk.h"

namespace cacheloupe {

/// Counts the ruled lookups of one call site; tallies of stretches of the log that follow each other are put together. One
/// thread.
class WhatIfTally {
public:
    void count(const RuledLookup &lookup, const HitBlock &columns, bool withExamples);
    /// The epoch's part, for call sites whose epoch is raised.
    void countRaised(const RuledLookup &lookup, bool isFirstDay, double savedUsd);
    void setOrphans(std::uint64_t count) { m_counts.epoch.orphanedEntries = count; }
    void append(const WhatIfTally &next);
    /// With at most so many examples of each kind.
    WhatIfCounts finish(size_t examples) const;
    bool isEmpty() const { return m_counts.lookups == 0; }

private:
    struct Mean {
        double sum = 0;
        std::uint64_t n = 0;
        void add(float value);
        void add(const Mean &other);
    };
    void countRefused(const RuledLookup &lookup, float savedUsd, float latencyMs);
    void countServed(const RuledLookup &lookup, const HitBlock &columns);
    void countVerdict(const RuledLookup &lookup, bool withExamples);

    WhatIfCounts m_counts; ///< examples: all rows of each kind
    Mean m_hits, m_misses, m_refused, m_new; ///< their latencies
};

} // namespace cacheloupe
