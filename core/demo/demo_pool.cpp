// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_pool.h"

#include "core/base/hash.h"
#include "core/demo/demo_format.h"

#include <algorithm>

namespace cacheloupe {

size_t DemoPool::add(DemoEntry entry)
{
    const size_t index = m_entries.size();
    m_buckets[bucket(entry.asked)].push_back(index);
    m_entries.push_back(std::move(entry));
    return index;
}

std::optional<DemoMatch> DemoPool::find(const DemoRequest &request) const
{
    const auto found = m_buckets.find(bucket(request));
    if (found == m_buckets.end())
        return std::nullopt;
    DemoMatch best;
    for (const size_t index : found->second) {
        const DemoEntry &entry = m_entries[index];
        if (entry.broken || !isCurrent(entry, request.at) || entry.asked.turn != request.turn)
            continue;
        const bool exact = entry.asked.query == request.query;
        const double similar = exact ? 1.0 : similarity(request, entry.asked);
        if (similar > best.similarity) {
            best = {index, exact, similar, best.similarity};
        } else if (entry.asked.core != m_entries[best.entry].asked.core) {
            best.runnerUp = std::max(best.runnerUp, similar);
        }
    }
    if (best.similarity < m_scene.site(request.site).threshold)
        return std::nullopt;
    return best;
}

std::optional<size_t> DemoPool::findExpired(const DemoRequest &request) const
{
    const auto found = m_buckets.find(bucket(request));
    if (found == m_buckets.end())
        return std::nullopt;
    for (const size_t index : found->second) {
        const DemoEntry &entry = m_entries[index];
        if (entry.asked.query == request.query && entry.createdAt < request.at && !isLive(entry, request.at))
            return index;
    }
    return std::nullopt;
}

bool DemoPool::isLive(const DemoEntry &entry, Instant at) const
{
    return entry.createdAt <= at && at < entry.createdAt + std::chrono::seconds(m_scene.site(entry.asked.site).ttlS);
}

bool DemoPool::isCurrent(const DemoEntry &entry, Instant at) const
{
    const DemoSite &site = m_scene.site(entry.asked.site);
    return isLive(entry, at) && entry.era == m_scene.era(site, at) && entry.prompt == m_scene.promptVersion(site, at);
}

double DemoPool::similarity(const DemoRequest &left, const DemoRequest &right)
{
    // Symmetric, so that the pair has one similarity whoever came first.
    const auto pair = std::minmax(left.query, right.query);
    const double share = double(hash128(pair.first + '\n' + pair.second).low >> 11) * 0x1.0p-53;
    const double similar = left.core == right.core ? 0.972 + 0.024 * share : 0.84 + 0.135 * share;
    return rounded(similar, 4);
}

std::string DemoPool::bucket(const DemoRequest &request) const
{
    return std::to_string(request.family) + (request.locale == "de-DE" ? "/de/" : "/en/") + m_scene.partition(request);
}

} // namespace cacheloupe
