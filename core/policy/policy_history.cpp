// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_history.h"

#include "core/domain/effective_rule.h"
#include "core/policy/policy_codec.h"

#include <algorithm>
#include <chrono>
#include <map>

namespace cacheloupe {

namespace {

/// What holds for the call site, by itself or by `defaults`.
std::optional<PolicyValue> heldValue(const PolicyDocument &document, std::string_view callSite, PolicyField field)
{
    const auto *own = callSite.empty() ? nullptr : document.find(callSite);
    auto value = own ? policyValue(*own, field) : std::nullopt;
    return value ? value : policyValue(document.defaults, field);
}

} // namespace

std::vector<PolicyDocument> policyHistory(std::span<const PolicyRevisionRecord> ours, std::vector<PolicyDocument> kept, const PolicyDocument &current)
{
    std::map<std::int64_t, PolicyDocument, std::greater<>> byRevision;
    // What the target says counts more than what we remember; what stands there now most of all.
    if (current.revision > 0)
        byRevision.emplace(current.revision, current);
    for (auto &document : kept)
        byRevision.emplace(document.revision, std::move(document));
    for (const auto &record : ours) {
        auto document = parsePolicy(record.documentJson, record.target);
        if (document)
            byRevision.emplace(document->revision, std::move(*document));
    }
    std::vector<PolicyDocument> out;
    for (auto &[revision, document] : byRevision)
        out.push_back(std::move(document));
    return out;
}

std::optional<FieldOrigin> fieldOrigin(const std::vector<PolicyDocument> &history, std::string_view callSite, PolicyField field)
{
    if (history.empty())
        return std::nullopt;
    const auto value = heldValue(history.front(), callSite, field);
    size_t at = 0;
    while (at + 1 < history.size() && heldValue(history[at + 1], callSite, field) == value)
        ++at;
    const PolicyDocument &setter = history[at];
    const auto *own = callSite.empty() ? nullptr : setter.find(callSite);
    FieldOrigin origin{value, setter.revision, setter.publishedAt, setter.publishedBy, setter.note, false, false, {}};
    origin.fromDefaults = value && (!own || !policyValue(*own, field));
    origin.mayBeOlder = at + 1 == history.size() && setter.revision > 1;
    origin.evidence = effectiveRule(setter, callSite).evidence;
    return origin;
}

std::vector<OverdueReview> overdueReviews(const PolicyDocument &document, Instant now)
{
    const auto today = std::chrono::floor<std::chrono::days>(now);
    std::vector<OverdueReview> out;
    for (const auto &site : document.callSites) {
        const auto rule = effectiveRule(document, site.callSite);
        const auto day = parseInstant(rule.reviewBy);
        if (!day || std::chrono::floor<std::chrono::days>(*day) >= today)
            continue;
        out.push_back({site.callSite, rule.owner, rule.reviewBy, int((today - std::chrono::floor<std::chrono::days>(*day)).count())});
    }
    std::stable_sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return a.days > b.days; });
    return out;
}

} // namespace cacheloupe
