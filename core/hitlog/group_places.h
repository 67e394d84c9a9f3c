// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_groups.h"

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

    size_t of(const HitBlock &b, std::uint32_t i)
    {
        for (size_t k = 0; k < m_keys.size(); ++k)
            m_codes[k] = groupCode(b, i, m_keys[k]);
        // One key with small codes, the usual case, is an array.
        if (m_keys.size() == 1 && m_codes[0] >= 0 && m_codes[0] < kDirect)
            return direct(size_t(m_codes[0]));
        return m_places.try_emplace(m_codes, m_places.size() + m_directCount).first->second;
    }
    /// The same for the only key, whose code is known.
    size_t ofCode(std::uint32_t code)
    {
        if (code < m_direct.size() && m_direct[code] != 0)
            return m_direct[code] - 1;
        m_codes[0] = code;
        return code < kDirect ? direct(code) : m_places.try_emplace(m_codes, m_places.size() + m_directCount).first->second;
    }
    /// The group codes of the row that was asked for last, when its place was new.
    const std::vector<std::int64_t> &codes() const { return m_codes; }

private:
    struct CodesHash {
        size_t operator()(const std::vector<std::int64_t> &codes) const;
    };
    static constexpr std::int64_t kDirect = 1 << 20;
    size_t direct(size_t code)
    {
        if (code >= m_direct.size())
            m_direct.resize(code + 1, 0);
        if (m_direct[code] == 0)
            m_direct[code] = ++m_directCount + m_places.size();
        return m_direct[code] - 1;
    }

    std::vector<HitGroupKey> m_keys;
    std::vector<std::int64_t> m_codes;
    std::unordered_map<std::vector<std::int64_t>, size_t, CodesHash> m_places;
    std::vector<size_t> m_direct;
    size_t m_directCount = 0;
};

} // namespace cacheloupe
