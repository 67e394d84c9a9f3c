// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace cacheloupe {

/// Events by a small number of theirs, in the order of the log: places in EventFacts::events(). Number 0 (absent) has
/// no group. Immutable; 4 bytes an event and 4 a group.
class EventGroups {
public:
    /// `numberOf(i)` for i = 0 … count-1 is below `numbers`; events it gives 0 for are left out.
    template <typename NumberOf>
    static EventGroups by(size_t count, std::uint32_t numbers, const NumberOf &numberOf)
    {
        EventGroups out;
        out.m_begins.assign(size_t(numbers) + 1, 0);
        for (size_t i = 0; i < count; ++i)
            if (const std::uint32_t number = numberOf(i); number != 0)
                ++out.m_begins[size_t(number) + 1];
        for (size_t i = 1; i < out.m_begins.size(); ++i)
            out.m_begins[i] += out.m_begins[i - 1];
        out.m_places.resize(out.m_begins.back());
        std::vector<std::uint32_t> next(out.m_begins.begin(), out.m_begins.end() - 1);
        for (size_t i = 0; i < count; ++i)
            if (const std::uint32_t number = numberOf(i); number != 0)
                out.m_places[next[number]++] = std::uint32_t(i);
        return out;
    }

    std::uint32_t count() const { return std::uint32_t(m_begins.size() - 1); }
    std::span<const std::uint32_t> of(std::uint32_t number) const
    {
        return std::span(m_places).subspan(m_begins[number], m_begins[number + 1] - m_begins[number]);
    }

private:
    std::vector<std::uint32_t> m_begins;
    std::vector<std::uint32_t> m_places;
};

} // namespace cacheloupe
