// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/source_watch.h"

#include "core/base/utf8.h"
#include "core/driver/json.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace cacheloupe
{

namespace
{

std::string fieldOr(const KeyFields &fields, KeyField field, std::string otherwise = {})
{
    const std::string *value = fields.find(field);
    return value ? *value : otherwise;
}

/// The documents of the field: a JSON list of texts or of objects with an id, else texts between commas.
std::vector<std::string> documentItems(const std::string &text)
{
    std::vector<std::string> items;
    const auto json = text.starts_with('[') ? parseJson(text, {}) : Result<Json>(Json());
    if (json && json->is_array()) {
        for (const Json &one : *json) {
            const auto id = one.is_object() ? jsonText(one, "id") : one.is_string() ? std::optional(one.get<std::string>()) : std::nullopt;
            const auto revision = one.is_object() ? jsonText(one, "revision") : std::nullopt;
            if (id)
                items.push_back(revision ? *id + '@' + *revision : *id);
        }
        return items;
    }
    for (size_t from = 0; from <= text.size();) {
        const size_t end = std::min(text.find_first_of(",;", from), text.size());
        if (const auto item = trimmed(std::string_view(text).substr(from, end - from)); !item.empty())
            items.emplace_back(item);
        from = end + 1;
    }
    return items;
}

} // namespace

void SourceWatch::addDocuments(std::vector<Use> &uses, const KeyFields &fields) const
{
    const auto items = documentItems(fieldOr(fields, KeyField::sourceDocumentIds));
    for (const std::string &item : items) {
        const size_t at = item.rfind('@');
        // A name may hold an @ of its own.
        if (m_current.find(item))
            uses.push_back({item, items.size() == 1 ? fieldOr(fields, KeyField::freshnessSourceRevision) : std::string()});
        else if (at != std::string::npos && m_current.find(std::string_view(item).substr(0, at)))
            uses.push_back({item.substr(0, at), item.substr(at + 1)});
    }
}

std::vector<SourceWatch::Use> SourceWatch::usesOf(const KeyFields &fields, std::string_view callSite) const
{
    std::vector<Use> uses;
    addDocuments(uses, fields);
    if (const auto tool = fieldOr(fields, KeyField::toolName); !tool.empty() && m_current.find(tool))
        uses.push_back({tool, fieldOr(fields, KeyField::toolResultVersion)});
    if (!callSite.empty() && m_current.find(callSite))
        uses.push_back(
            {std::string(callSite), fieldOr(fields, KeyField::freshnessSourceRevision, fieldOr(fields, KeyField::sourceCorpusVersion))});
    for (const auto field : {KeyField::sourceCorpusVersion, KeyField::toolResultVersion, KeyField::freshnessSourceRevision})
        if (m_current.find(keyFieldName(field)))
            uses.push_back({std::string(keyFieldName(field)), fieldOr(fields, field)});
    return uses;
}

bool SourceWatch::addFindings(const OutdatedEntry &entry, const std::vector<Use> &uses, std::vector<size_t> &indexes)
{
    for (const Use &use : uses) {
        const std::string &current = *m_current.find(use.source);
        if (use.written == current)
            continue;
        indexes.push_back(m_findings.size());
        m_findings.push_back(entry);
        m_findings.back().source = use.source;
        m_findings.back().written = use.written;
        m_findings.back().current = current;
    }
    return !uses.empty();
}

void SourceWatch::name(std::string_view name, size_t entry)
{
    if (!name.empty())
        m_entryOf.emplace(name, entry);
}

void SourceWatch::see(const CacheEntry &entry)
{
    ++m_entryCount;
    OutdatedEntry outdated{entry.key, true, entry.group, entry.query, {}, {}, {}, 0};
    if (!addFindings(outdated, usesOf(entry.fields, entry.group), m_entries.emplace_back()))
        ++m_unwatchedCount;
    const size_t index = m_entries.size() - 1;
    name(entry.key, index);
    name(std::string_view(entry.key).substr(entry.key.rfind(':') + 1), index);
    name(entry.responseId, index);
}

void SourceWatch::see(const Hit &hit)
{
    if (hit.kind != EventKind::hit)
        return;
    const std::string &called = hit.key.empty() ? hit.entry.id : hit.key;
    auto found = m_entryOf.find(hit.entry.id);
    if (found == m_entryOf.end() || hit.entry.id.empty())
        found = m_entryOf.find(hit.key);
    if (found == m_entryOf.end() || called.empty()) {
        // What the store does not hold (any more) stands as the log tells it; of a request alone no revision is proven.
        auto uses = usesOf(hit.entry.fields, hit.callSite);
        if (hit.entry.fields.empty())
            for (Use &use : uses = usesOf(hit.fields, hit.callSite))
                use.written.clear();
        addFindings({called, false, hit.callSite, hit.cachedQuery, {}, {}, {}, 0}, uses, m_entries.emplace_back());
        name(called, m_entries.size() - 1);
        name(hit.entry.id, m_entries.size() - 1);
        for (const size_t index : m_entries.back())
            m_findings[index].hits = 1;
        return;
    }
    for (const size_t index : m_entries[found->second])
        ++m_findings[index].hits;
}

std::vector<OutdatedEntry> SourceWatch::findings() const
{
    auto sorted = m_findings;
    const auto order = [](const OutdatedEntry &one) {
        return std::tuple(one.isUnknown(), !one.isInStore, std::string_view(one.key), std::string_view(one.source));
    };
    std::stable_sort(sorted.begin(), sorted.end(), [&](const auto &a, const auto &b) { return order(a) < order(b); });
    return sorted;
}

} // namespace cacheloupe
