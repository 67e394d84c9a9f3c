// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/vector_values.h"

#include <cstdint>
#include <vector>

namespace cacheloupe {

/// Above this cosine two embeddings are practically one: which entry a lookup finds is chance.
inline constexpr double kTwinSimilarity = 0.999;

/// Finds the embeddings with the highest cosine to one that is asked about, among those shown to it one after the other:
/// exact, whatever index a store has. Only those of the same dimension are compared. One thread.
class NearestVectors {
public:
    struct Near {
        std::uint64_t id = 0; ///< as it was shown
        double similarity = 0; ///< cosine, -1…1
        bool operator==(const Near &) const = default;
    };

    NearestVectors(const VectorView &asked, size_t count);

    /// False when the vector asked about is zero or not finite: then nothing is near it.
    bool hasDirection() const { return m_norm > 0; }
    /// True when it is among the nearest so far.
    bool see(std::uint64_t id, const VectorView &vector);

    /// The most similar first; of equal ones those that were shown first.
    const std::vector<Near> &nearest() const { return m_nearest; }
    std::uint64_t compared() const { return m_compared; }
    std::uint64_t ofOtherDimension() const { return m_ofOtherDimension; }
    std::uint64_t withoutDirection() const { return m_withoutDirection; }

private:
    std::vector<double> m_asked;
    double m_norm = 0;
    size_t m_count;
    std::vector<Near> m_nearest;
    std::uint64_t m_compared = 0;
    std::uint64_t m_ofOtherDimension = 0;
    std::uint64_t m_withoutDirection = 0;
};

} // namespace cacheloupe
