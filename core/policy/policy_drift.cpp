// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_drift.h"

#include "core/driver/json.h"
#include "core/policy/policy_decision.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace cacheloupe {

namespace {

constexpr size_t kMostDriftExamples = 5;
// Stores round to seconds, and a write takes its time.
constexpr double kSlackS = 2;

double secondsBetween(Instant from, Instant to)
{
    return std::chrono::duration<double>(to - from).count();
}

/// Seconds until the entry expires; nullopt when it never does or nobody knows.
std::optional<double> leftS(const CacheEntry &entry, Instant now)
{
    if (entry.expiresAt)
        return secondsBetween(now, *entry.expiresAt);
    if (entry.ttlLeftS)
        return entry.ttlLeftS;
    if (entry.ttlS && entry.createdAt)
        return *entry.ttlS - secondsBetween(*entry.createdAt, now);
    return std::nullopt;
}

bool tellsField(const CacheEntry &entry, KeyField field)
{
    if (entry.fields.has(field))
        return true;
    const auto name = keyFieldName(field);
    const auto word = name.substr(name.find('.') + 1);
    return std::any_of(entry.scope.begin(), entry.scope.end(), [&](const ScopePart &part) {
        return part.name == name || part.name == word || (field == KeyField::accessSubject && part.name == "user");
    });
}

std::optional<double> epochOf(const CacheEntry &entry)
{
    for (const ScopePart &part : entry.scope)
        if (part.name == "key_epoch" || part.name == "epoch")
            return jsonNumber(Json{{"epoch", part.value}}, "epoch");
    if (entry.metadataJson.empty())
        return std::nullopt;
    const auto metadata = parseJson(entry.metadataJson, entry.key);
    return metadata ? jsonNumber(*metadata, "key_epoch") : std::nullopt;
}

} // namespace

std::string_view driftKindName(DriftKind kind)
{
    constexpr std::array<std::string_view, 5> kNames = {"not_allowed", "never_expires", "lives_longer", "scope_missing", "older_epoch"};
    return kNames[size_t(kind)];
}

void PolicyDrift::add(const CacheEntry &entry)
{
    // What is gone or was never an answer is not served.
    if (entry.state != EntryState::live)
        return;
    ++m_entryCount;
    Site *site = siteOf(entry.group);
    if (!site) {
        ++m_unlistedCount;
        return;
    }
    ++site->entryCount;
    if (!site->rule.cacheable) {
        note(*site, DriftKind::notAllowed, entry);
        return;
    }
    checkLife(*site, entry);
    checkScope(*site, entry);
    checkEpoch(*site, entry);
}

PolicyDrift::Site *PolicyDrift::siteOf(const std::string &group)
{
    if (const auto known = m_sites.find(group); known != m_sites.end())
        return &known->second;
    if (group.empty() || !m_document.find(group))
        return nullptr;
    return &m_sites.emplace(group, Site{effectiveRule(m_document, group), 0, {}}).first->second;
}

SiteDrift &PolicyDrift::note(Site &site, DriftKind kind, const CacheEntry &entry)
{
    SiteDrift &drift = site.drifts[kind];
    drift.callSite = site.rule.callSite;
    drift.kind = kind;
    ++drift.count;
    if (drift.examples.size() < kMostDriftExamples)
        drift.examples.push_back(entry.key);
    return drift;
}

void PolicyDrift::checkLife(Site &site, const CacheEntry &entry)
{
    if (!site.rule.ttlS)
        return;
    const auto allowed = double(*site.rule.ttlS);
    const auto left = leftS(entry, m_now);
    // An age nobody wrote down is taken as none: the entry then gets the benefit of the doubt.
    const double age = entry.createdAt ? std::max(0.0, secondsBetween(*entry.createdAt, m_now)) : 0;
    const double lives = left ? *left + age : 0;
    if (left && lives <= allowed + kSlackS)
        return;
    SiteDrift &drift = note(site, left ? DriftKind::livesLonger : DriftKind::neverExpires, entry);
    drift.policy = allowed;
    if (left)
        drift.worst = std::max(drift.worst.value_or(lives), lives);
    m_corrections.push_back({entry.table.empty() ? entry.key : entry.table + ':' + std::to_string(entry.rowId), ttlSinceCreation(entry, allowed, m_now)});
}

void PolicyDrift::checkScope(Site &site, const CacheEntry &entry)
{
    std::vector<std::string> missing;
    for (const auto field : requiredFields(site.rule))
        if (keyFieldGroup(field) == KeyFieldGroup::access && !tellsField(entry, field))
            missing.emplace_back(keyFieldName(field));
    if (missing.empty())
        return;
    SiteDrift &drift = note(site, DriftKind::scopeMissing, entry);
    for (auto &name : missing)
        if (std::find(drift.missing.begin(), drift.missing.end(), name) == drift.missing.end())
            drift.missing.push_back(std::move(name));
}

void PolicyDrift::checkEpoch(Site &site, const CacheEntry &entry)
{
    const auto epoch = epochOf(entry);
    if (!epoch || *epoch >= double(site.rule.keyEpoch))
        return;
    SiteDrift &drift = note(site, DriftKind::olderEpoch, entry);
    drift.policy = double(site.rule.keyEpoch);
    drift.worst = std::min(drift.worst.value_or(*epoch), *epoch);
}

std::vector<SiteDrift> PolicyDrift::report() const
{
    std::vector<SiteDrift> out;
    for (const auto &[name, site] : m_sites)
        for (auto [kind, drift] : site.drifts) {
            drift.entryCount = site.entryCount;
            out.push_back(std::move(drift));
        }
    return out;
}

} // namespace cacheloupe
