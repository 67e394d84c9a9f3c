// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/entry_join.h"

namespace cacheloupe {

void EntryJoin::add(const CacheEntry &entry)
{
    const size_t number = m_entries.size();
    m_entries.push_back({entry.query, entry.createdAt, entry.ttlS, entry.fields});
    name(entry.key, number);
    for (const auto &part : entry.partKeys)
        if (part != entry.key)
            name(part, number);
    if (const auto colon = entry.key.rfind(':'); colon != std::string::npos)
        name(std::string_view(entry.key).substr(colon + 1), number);
    name(entry.responseId, number);
}

/// Two entries of one name (generations of one answer, two stores) only join when they were written for the same.
void EntryJoin::name(std::string_view name, size_t entry)
{
    if (name.empty())
        return;
    const auto [known, isNew] = m_byName.try_emplace(std::string(name), entry);
    if (!isNew && known->second != kSeveral && m_entries[known->second].query != m_entries[entry].query)
        known->second = kSeveral;
}

const EntryJoin::Known *EntryJoin::named(std::string_view name) const
{
    const auto found = name.empty() ? m_byName.end() : m_byName.find(std::string(name));
    return found == m_byName.end() || found->second == kSeveral ? nullptr : &m_entries[found->second];
}

const EntryJoin::Known *EntryJoin::find(const Hit &hit) const
{
    if (const auto *entry = named(hit.entry.id))
        return entry;
    return named(hit.key);
}

bool EntryJoin::fill(Hit &hit) const
{
    const Known *entry = hit.kind == EventKind::hit ? find(hit) : nullptr;
    if (!entry)
        return false;
    const auto fillOne = [&](auto &member, const auto &known, const char *name, bool isMissing) {
        if (!isMissing)
            return;
        member = known;
        hit.inferred.emplace_back(name);
    };
    fillOne(hit.cachedQuery, entry->query, "cached_query", hit.cachedQuery.empty() && !entry->query.empty());
    fillOne(hit.entry.createdAt, entry->createdAt, "entry.created_at", !hit.entry.createdAt && !hit.entry.ageS && entry->createdAt);
    fillOne(hit.entry.ttlS, entry->ttlS, "entry.ttl_s", !hit.entry.ttlS && entry->ttlS);
    for (const auto field : allKeyFields()) {
        const auto *value = entry->fields.find(field);
        if (!value || hit.entry.fields.find(field))
            continue;
        hit.entry.fields.set(field, *value);
        hit.inferred.push_back("entry.fields." + std::string(keyFieldName(field)));
    }
    return true;
}

} // namespace cacheloupe
