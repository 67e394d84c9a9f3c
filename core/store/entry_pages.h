// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/cache_store.h"

#include <algorithm>
#include <iterator>

namespace cacheloupe {

/// Hands entries over in pages of at most a size, with how far the listing is. One thread.
class EntryPages {
public:
    EntryPages(const PageSink &sink, size_t pageSize, std::uint64_t total) : m_sink(sink), m_pageSize(std::max<size_t>(pageSize, 1)) { m_progress.total = total; }

    void setVisited(std::uint64_t visited) { m_progress.visited = visited; }
    std::uint64_t visited() const { return m_progress.visited; }

    /// False when the sink wants no more.
    bool add(std::vector<CacheEntry> entries)
    {
        for (size_t from = 0; entries.size() > m_pageSize && from < entries.size(); from += m_pageSize) {
            const auto begin = entries.begin() + std::ptrdiff_t(from);
            const auto end = begin + std::ptrdiff_t(std::min(m_pageSize, entries.size() - from));
            if (!handOver({std::make_move_iterator(begin), std::make_move_iterator(end)}))
                return false;
        }
        return entries.size() > m_pageSize || entries.empty() || handOver(std::move(entries));
    }

private:
    bool handOver(std::vector<CacheEntry> page)
    {
        m_progress.listed += page.size();
        return m_sink(std::move(page), m_progress);
    }

    const PageSink &m_sink;
    const size_t m_pageSize;
    ListProgress m_progress;
};

} // namespace cacheloupe
