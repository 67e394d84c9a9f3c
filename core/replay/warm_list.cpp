// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/warm_list.h"

#include "core/base/hash.h"
#include "core/base/private_text.h"
#include "core/base/secret.h"
#include "core/driver/json_members.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 6> kWarmExclusionNames = {"flagged", "not_cacheable", "personal", "scoped", "differs", "no_question"};
constexpr std::array kScopeFields = {KeyField::accessTenant, KeyField::accessSubject, KeyField::accessRole, KeyField::accessEntitlement};

/// Which entry a hit shows: its id, else its key, else what stands in it.
std::string entryIdentity(const Hit &hit)
{
    if (!hit.entry.id.empty())
        return hit.callSite + "\nid\n" + hit.entry.id;
    if (!hit.key.empty())
        return hit.callSite + "\nkey\n" + hit.key;
    return hit.callSite + "\ntext\n" + toHex(hash128(hit.cachedQuery + "\n" + hit.answer));
}

bool isScoped(const Hit &hit)
{
    // Where the entry tells nothing of its scope, the request's own is the best there is.
    const KeyFields &fields = hit.entry.fields.values().empty() ? hit.fields : hit.entry.fields;
    return std::any_of(kScopeFields.begin(), kScopeFields.end(), [&](KeyField field) { return fields.find(field) != nullptr; });
}

bool holds(ReplayVerdict verdict)
{
    return verdict == ReplayVerdict::same || verdict == ReplayVerdict::reworded;
}

/// Messages that are JSON go out as JSON when masking left them so.
void putMasked(Json &json, const char *name, const std::string &text)
{
    if (!text.empty())
        putJsonText(json, name, redacted(text));
}

} // namespace

std::string_view warmExclusionName(WarmExclusion exclusion)
{
    return kWarmExclusionNames[size_t(exclusion)];
}

std::set<WarmExclusion> WarmListBuilder::exclusionsOf(const Hit &hit) const
{
    std::set<WarmExclusion> out;
    if (m_options.verdict && isWrongReuse(m_options.verdict(hit.id)))
        out.insert(WarmExclusion::flagged);
    if (m_options.notCacheable && m_options.notCacheable(hit))
        out.insert(WarmExclusion::notCacheable);
    const std::string &question = hit.cachedQuery.empty() ? hit.query : hit.cachedQuery;
    const bool personal = !findPrivateText(question).empty() || !findPrivateText(hit.answer).empty() || (m_options.personal && m_options.personal(hit.answer));
    if (personal && !m_options.allowPersonal)
        out.insert(WarmExclusion::personal);
    if (isScoped(hit) && !m_options.allowScoped)
        out.insert(WarmExclusion::scoped);
    if (question.empty() || hit.answer.empty())
        out.insert(WarmExclusion::noQuestion);
    return out;
}

void WarmListBuilder::add(const Hit &hit)
{
    if (hit.kind != EventKind::hit)
        return;
    Entry &entry = m_entries[entryIdentity(hit)];
    WarmEntry &warm = entry.warm;
    ++warm.hits;
    warm.savedUsd += std::max(0.0, hit.savedUsd.value_or(0));
    for (const WarmExclusion exclusion : exclusionsOf(hit))
        entry.exclusions.insert(exclusion);
    auto check = m_options.check ? m_options.check(hit.id) : std::nullopt;
    if (check && (check->verdict == ReplayVerdict::none || (m_options.checkedSince && check->at < *m_options.checkedSince)))
        check.reset();
    // The newest replay speaks for the entry; until there is one, the newest answer does, as the hit shows it.
    const bool better = warm.hits == 1 || (check && (!warm.check || warm.check->at < check->at)) || (!check && !warm.check);
    if (!better)
        return;
    warm.hitId = hit.id;
    warm.callSite = hit.callSite;
    warm.query = hit.cachedQuery.empty() ? hit.query : hit.cachedQuery;
    // The logged messages are this request's, which may have asked in other words than the entry's first one.
    warm.messagesJson = hit.cachedQuery.empty() || hit.cachedQuery == hit.query ? hit.messagesJson : std::string();
    warm.model = hit.model;
    warm.paramsJson = hit.paramsJson;
    warm.key = hit.key;
    warm.answer = hit.answer;
    if (check)
        warm.check = check;
}

WarmList WarmListBuilder::build() const
{
    std::vector<const Entry *> order;
    for (const auto &[identity, entry] : m_entries)
        order.push_back(&entry);
    const bool byHits = m_options.byHits;
    std::stable_sort(order.begin(), order.end(), [byHits](const Entry *left, const Entry *right) {
        const double l = double(left->warm.hits);
        const double r = double(right->warm.hits);
        return byHits ? std::tie(l, left->warm.savedUsd) > std::tie(r, right->warm.savedUsd) : std::tie(left->warm.savedUsd, l) > std::tie(right->warm.savedUsd, r);
    });
    WarmList list;
    for (const Entry *entry : order) {
        if (list.ready.size() + list.toReplay.size() >= m_options.top)
            break;
        if (!entry->exclusions.empty())
            ++list.excluded[*entry->exclusions.begin()];
        else if (!entry->warm.check)
            list.toReplay.push_back(entry->warm);
        else if (holds(entry->warm.check->verdict))
            list.ready.push_back(entry->warm);
        else
            ++list.excluded[WarmExclusion::differs];
    }
    return list;
}

std::string warmListLines(const std::vector<WarmEntry> &entries, bool withAnswers)
{
    std::string text;
    for (const WarmEntry &entry : entries) {
        Json json;
        json["call_site"] = entry.callSite;
        json["query"] = redacted(entry.query);
        putMasked(json, "messages", entry.messagesJson);
        putMember(json, "model", entry.model);
        putMasked(json, "params", entry.paramsJson);
        putMember(json, "key", entry.key);
        if (withAnswers)
            json["answer"] = redacted(entry.answer);
        json["hits"] = entry.hits;
        json["saved_usd"] = entry.savedUsd;
        if (entry.check) {
            json["replayed_at"] = formatInstant(entry.check->at);
            json["verdict"] = replayVerdictName(entry.check->verdict);
        }
        text += dumpJson(json) + "\n";
    }
    return text;
}

} // namespace cacheloupe
