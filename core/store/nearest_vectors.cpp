// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/nearest_vectors.h"

#include <algorithm>

namespace cacheloupe {

NearestVectors::NearestVectors(const VectorView &asked, size_t count) : m_asked(vectorValues(asked)), m_norm(vectorNorm(asked).value_or(0)), m_count(count)
{
}

bool NearestVectors::see(std::uint64_t id, const VectorView &vector)
{
    if (vector.size() != m_asked.size()) {
        ++m_ofOtherDimension;
        return false;
    }
    const double norm = vectorNorm(vector).value_or(0);
    if (!(norm > 0)) {
        ++m_withoutDirection;
        return false;
    }
    ++m_compared;
    if (!hasDirection() || m_count == 0)
        return false;
    const double similarity = std::clamp(dotProduct(vector, m_asked) / norm / m_norm, -1.0, 1.0);
    if (m_nearest.size() == m_count && similarity <= m_nearest.back().similarity)
        return false;
    const auto place = std::upper_bound(m_nearest.begin(), m_nearest.end(), similarity, [](double value, const Near &known) { return value > known.similarity; });
    m_nearest.insert(place, {id, similarity});
    if (m_nearest.size() > m_count)
        m_nearest.pop_back();
    return true;
}

} // namespace cacheloupe
