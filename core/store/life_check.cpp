// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/life_check.h"

#include <algorithm>

namespace cacheloupe {

namespace {

StoreFinding finding(const char *id, const EntrySum &sum, std::uint64_t total)
{
    return {id,
            sum.groups(),
            {{"entries_n", std::to_string(sum.count())}, {"total_n", std::to_string(total)}, {"size_bytes", std::to_string(sum.sizeBytes())}},
            sum.examples()};
}

bool has(const CacheEntry &entry, std::string_view id)
{
    return std::find(entry.findings.begin(), entry.findings.end(), id) != entry.findings.end();
}

} // namespace

void LifeCheck::see(const CacheEntry &entry)
{
    ++m_total;
    if (has(entry, "local_time"))
        m_zoneless.add(entry);
    if (entry.state == EntryState::softDeleted) {
        m_deleted.add(entry);
        return;
    }
    // A vector or half of a pair does not grow stale by itself.
    if (!entry.ttlLeftS && !entry.expiresAt && !entry.answer.empty())
        m_endless.add(entry);
    if (entry.state != EntryState::expired)
        return;
    m_expired.add(entry);
    if (entry.expiresAt && (!m_longestExpired || *entry.expiresAt < *m_longestExpired))
        m_longestExpired = entry.expiresAt;
}

void LifeCheck::report(std::vector<StoreFinding> &findings) const
{
    if (m_endless.count() > 0)
        findings.push_back(finding("no-ttl", m_endless, m_total));
    if (m_expired.count() > 0) {
        auto found = finding("expired-stored", m_expired, m_total);
        const auto since = m_longestExpired ? std::chrono::duration_cast<std::chrono::seconds>(m_now - *m_longestExpired) : std::chrono::seconds();
        found.facts.emplace_back("oldest_s", std::to_string(since.count()));
        findings.push_back(std::move(found));
    }
    if (m_deleted.count() > 0)
        findings.push_back(finding("deleted-stored", m_deleted, m_total));
    if (m_zoneless.count() > 0)
        findings.push_back(finding("times-without-zone", m_zoneless, m_total));
}

} // namespace cacheloupe
