// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_groups.h"
#include "core/hitlog/row_batch.h"

#include <unordered_map>

namespace cacheloupe {

/// The value of a group key as people read it; `code` is what GroupPlaces::codes() gave.
std::string groupKeyText(const HitTable &table, HitGroupKey key, std::int64_t code);

/// The value of a group key as a number: a code, an enum, or days or hours since 1970.
std::int64_t groupCode(const HitBlock &b, std::uint32_t i, HitGroupKey key);

/// Places of a row's group in a list, in order of appearance. One thread.
class GroupPlaces {
public:
    explicit GroupPlaces(std::span<const HitGroupKey> keys) : m_keys(keys.begin(), keys.end()), m_codes(keys.size()) {}

    /// The place of each row of the run. `isNew(codes)` is called for every group that appears, in the order of places.
    template <typename IsNew>
    void of(const RowRun &run, std::array<std::uint32_t, RowRun::kMaxRows> &places, const IsNew &isNew)
    {
        for (std::uint32_t j = 0; j < run.count; ++j) {
            const std::uint32_t count = m_count;
            places[j] = of(*run.block, run.at[j]);
            if (m_count > count)
                isNew(m_codes);
        }
    }
    /// The same for one key whose codes are a column.
    template <typename IsNew>
    void ofColumn(const RowRun &run, const HitBlock::Column<std::uint32_t> &codes, std::array<std::uint32_t, RowRun::kMaxRows> &places, const IsNew &isNew)
    {
        const std::uint32_t *known = m_direct.data();
        auto knownCount = std::uint32_t(m_direct.size());
        for (std::uint32_t j = 0; j < run.count; ++j) {
            const std::uint32_t code = codes[run.at[j]];
            if (code < knownCount && known[code] != 0) {
                places[j] = known[code] - 1;
                continue;
            }
            const std::uint32_t count = m_count;
            places[j] = of(*run.block, run.at[j]);
            if (m_count > count)
                isNew(m_codes);
            known = m_direct.data();
            knownCount = std::uint32_t(m_direct.size());
        }
    }

private:
    std::uint32_t of(const HitBlock &b, std::uint32_t i)
    {
        for (size_t k = 0; k < m_keys.size(); ++k)
            m_codes[k] = groupCode(b, i, m_keys[k]);
        // One key with small codes, the usual case, is an array.
        if (m_keys.size() == 1 && m_codes[0] >= 0 && m_codes[0] < kDirect)
            return direct(size_t(m_codes[0]));
        const auto [at, isNew] = m_places.try_emplace(m_codes, m_count);
        m_count += isNew;
        return at->second;
    }
    struct CodesHash {
        size_t operator()(const std::vector<std::int64_t> &codes) const;
    };
    static constexpr std::int64_t kDirect = 1 << 20;
    std::uint32_t direct(size_t code)
    {
        if (code >= m_direct.size())
            m_direct.resize(code + 1, 0);
        if (m_direct[code] == 0)
            m_direct[code] = ++m_count;
        return m_direct[code] - 1;
    }

    std::vector<HitGroupKey> m_keys;
    std::vector<std::int64_t> m_codes;
    std::unordered_map<std::vector<std::int64_t>, std::uint32_t, CodesHash> m_places;
    std::vector<std::uint32_t> m_direct; ///< place + 1 by code
    std::uint32_t m_count = 0;
};

} // namespace cacheloupe
