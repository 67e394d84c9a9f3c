// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/value_check.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace cacheloupe {

void ValueCheck::see(const CacheEntry &entry)
{
    ++m_total;
    const auto has = [&](std::string_view id) { return std::find(entry.findings.begin(), entry.findings.end(), id) != entry.findings.end(); };
    if (has("no_permission")) {
        m_denied.add(entry);
    } else if (!entry.refusal.empty()) {
        m_refused.add(entry);
        if (m_refusal.empty())
            m_refusal = toValidUtf8(entry.refusal);
    } else if (has("undecodable") && entry.state != EntryState::orphan) {
        // Half of a pair is told of as such; keys of a type that no cache keeps entries in are something else's.
        m_unreadable.add(entry);
    }
}

void ValueCheck::report(std::vector<StoreFinding> &findings) const
{
    const auto add = [&](const char *id, const EntrySum &sum) {
        if (sum.count() > 0)
            findings.push_back({id,
                                sum.groups(),
                                {{"entries_n", std::to_string(sum.count())}, {"total_n", std::to_string(m_total)}, {"size_bytes", std::to_string(sum.sizeBytes())}},
                                sum.examples()});
    };
    add("values-refused", m_refused);
    if (m_refused.count() > 0)
        findings.back().facts.emplace_back("refusal", m_refusal);
    add("values-unreadable", m_unreadable);
    add("keys-denied", m_denied);
}

} // namespace cacheloupe
