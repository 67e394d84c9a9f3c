// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/domain/policy.h"

#include <string>
#include <vector>

namespace cacheloupe::test {

// Random policies for property tests: small worlds, so that two drafts often touch the same member. Same seed, same policy.

inline PolicyValue randomValue(Random &random, PolicyField field)
{
    const auto pick = [&](const std::vector<std::string> &words) { return words[random.below(words.size())]; };
    const auto some = [&](const std::vector<std::string> &words) {
        std::vector<std::string> out;
        for (const auto &word : words)
            if (random.chance(0.4))
                out.push_back(word);
        return out;
    };
    switch (field) {
    case PolicyField::cacheable:
        return random.chance(0.8);
    case PolicyField::layer:
        return pick({"final_response", "retrieved_passages", "tool_result"});
    case PolicyField::match:
        return pick({"exact", "semantic", "exact-then-semantic", "odd"});
    case PolicyField::ttlS:
        return std::int64_t(random.below(6)) * 100;
    case PolicyField::validUntilVersionChanges:
        return random.chance(0.5);
    case PolicyField::similarityThreshold:
        return double(random.below(6)) * 0.2 - 0.2;
    case PolicyField::keyFields:
        return some({"access.tenant", "access.subject", "access.role", "source.corpus_version", "freshness.source_revision", "route.model", "no.such"});
    case PolicyField::scope:
        return pick({"", "none", "tenant", "user", "role", "session", "entitlement", "galaxy"});
    case PolicyField::freshnessClass:
        return pick({"faq", "news"});
    case PolicyField::risk:
        return some({"advice", "legal"});
    case PolicyField::lane:
        return pick({"sync", "batch"});
    case PolicyField::keyEpoch:
        return std::int64_t(random.below(3));
    case PolicyField::maxTemperature:
        return double(random.below(4)) * 0.3;
    case PolicyField::owner:
        return pick({"ana", "ben"});
    case PolicyField::reason:
        return pick({"because", "so"});
    case PolicyField::reviewBy:
        return pick({"2026-12-01", "2027-01-01"});
    case PolicyField::evidence:
        break;
    }
    return some({"hit:1", "hit:2"});
}

inline PolicyRule randomRule(Random &random)
{
    PolicyRule rule;
    for (const auto field : allPolicyFields())
        if (random.chance(0.5))
            setPolicyValue(rule, field, randomValue(random, field));
    if (random.chance(0.3))
        rule.unknown.emplace_back("x_" + std::to_string(random.below(3)), std::to_string(random.below(9)));
    return rule;
}

inline PolicyDocument randomPolicy(Random &random)
{
    PolicyDocument document;
    document.defaults = randomRule(random);
    for (const char *site : {"faq", "billing", "pricing", "greeting"})
        if (random.chance(0.7))
            document.callSites.push_back({site, randomRule(random)});
    return document;
}

/// The policy with up to `most` members set, removed or call sites added and taken out.
inline PolicyDocument editedPolicy(Random &random, PolicyDocument document, size_t most)
{
    const std::vector<std::string> places = {"", "faq", "billing", "pricing", "greeting", "new"};
    for (size_t n = random.below(most + 1); n > 0; --n) {
        const auto &place = places[random.below(places.size())];
        const auto field = PolicyField(random.below(kPolicyFieldCount));
        if (!place.empty() && random.chance(0.1))
            std::erase_if(document.callSites, [&](const auto &site) { return site.callSite == place; });
        else if (random.chance(0.25))
            applyEdit(document, {place, field, std::nullopt});
        else
            applyEdit(document, {place, field, randomValue(random, field)});
    }
    return document;
}

} // namespace cacheloupe::test
