// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/served_hits.h"
#include "core/store/vector_block.h"
#include "ui/stores/entry_table.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace cacheloupe {

/// An entry whose embedding is near that of another one.
struct NearEntry {
    std::uint32_t row = 0; ///< of the table
    double similarity = 0;
    std::string question; ///< the key where the store keeps no question
    std::optional<bool> hasSameAnswer = {}; ///< when both have one
    /// A lookup may serve either, and they say different things.
    bool isRivalTwin() const { return similarity > kTwinSimilarity && !hasSameAnswer.value_or(true); }
};

/// A question that the log says was served from an entry, with the similarity logged and, when the question is in the
/// store too, the exact cosine of the two embeddings.
struct ServedQuestion {
    std::string question;
    double logged = 0;
    std::optional<double> recomputed;
    std::uint64_t hits = 1;
};

/// What the other embeddings of a store and the log say of one entry's embedding.
struct EmbeddingFindings {
    std::vector<NearEntry> nearest; ///< the most similar first
    std::uint64_t compared = 0;
    std::uint64_t ofOtherDimension = 0;
    std::vector<ServedQuestion> served; ///< the least similar first
    std::uint64_t servedCount = 0;      ///< questions, also those that are not in `served`
};

/// Where to look: all that a search on another thread needs. The rows below `rowCount` are read.
struct EmbeddingSearch {
    std::shared_ptr<const CacheEntry> entry;
    std::uint32_t row = 0;
    std::shared_ptr<const EntryTable> table;
    std::uint32_t rowCount = 0;
    std::shared_ptr<const VectorBlock> vectors;
    std::shared_ptr<const HitTable> log;
    std::shared_ptr<const ServedHits> hits; ///< of `log`; none when there is no log
};

/// Fails with cancelled. Any thread.
Result<EmbeddingFindings> searchEmbeddings(const EmbeddingSearch &search, const std::stop_token &stop);

} // namespace cacheloupe
