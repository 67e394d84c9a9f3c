// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/pair_findings.h"
#include "core/review/similarity_norms.h"

#include <memory>
#include <stop_token>

namespace cacheloupe {

class LogQuestions;

/// What a whole log adds to the judgement of one of its hits: how similar its call site's hits usually are, a closer cached
/// question, how many values stand in the place of a word, what an entry was served for otherwise. Built once a table
/// on all cores (some 200,000 hits are read at most, evenly spread), then immutable: any thread may ask. An empty one knows nothing.
class LogSignals {
public:
    LogSignals();
    /// Stopped, it knows nothing. Logs that cannot be read count as empty.
    explicit LogSignals(const HitTable &table, const std::stop_token &stop = {});
    ~LogSignals();
    LogSignals(LogSignals &&) noexcept;
    LogSignals &operator=(LogSignals &&) noexcept;

    const SimilarityNorms &norms() const { return m_norms; }
    /// The findings of a pair that only the log can tell.
    void find(const Hit &hit, PairFindings &out) const;

private:
    SimilarityNorms m_norms;
    std::unique_ptr<const LogQuestions> m_questions;
};

} // namespace cacheloupe
