// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_policy.h"

#include "core/domain/key_fields.h"

#include <algorithm>

namespace cacheloupe {

namespace {

using Names = std::vector<std::string>;

std::string oneOf(Random &random, const Names &words)
{
    return words[size_t(random.below(words.size()))];
}

Names someOf(Random &random, const Names &words, double share)
{
    Names some;
    for (const auto &word : words)
        if (random.chance(share))
            some.push_back(word);
    if (some.size() > 1 && random.chance(0.3))
        std::swap(some.front(), some.back());
    return some;
}

Names keyFieldWords()
{
    Names words;
    for (const auto field : allKeyFields())
        words.emplace_back(keyFieldName(field));
    return words;
}

} // namespace

PolicyRule randomRule(Random &random)
{
    const auto set = [&random] { return random.chance(0.6); };
    PolicyRule rule;
    if (set())
        rule.cacheable = random.chance(0.8);
    if (set())
        rule.layer = oneOf(random, {"final_response", "tool_result", "retrieved_passages", "embedding", "parsed_fields", "prompt_prefix", "batch_result", "dreams"});
    if (set())
        rule.match = oneOf(random, {"exact", "semantic", "exact-then-semantic", "fuzzy"});
    if (set())
        rule.ttlS = random.chance(0.5) ? std::int64_t(random.below(200)) * 3600 : std::int64_t(random.below(3'000'000));
    if (set())
        rule.validUntilVersionChanges = random.chance(0.5);
    if (set())
        rule.similarityThreshold = double(random.below(1001)) / 1000;
    if (set())
        rule.keyFields = someOf(random, keyFieldWords(), 0.08);
    if (set())
        rule.scope = oneOf(random, {"none", "tenant", "user", "role", "session", "entitlement", "planet"});
    if (set())
        rule.freshnessClass = oneOf(random, {"faq", "news", "pricing"});
    if (set())
        rule.risk = someOf(random, {"account", "prices", "legal", "of our own"}, 0.3);
    if (set())
        rule.lane = oneOf(random, {"sync", "batch"});
    if (set())
        rule.keyEpoch = std::int64_t(random.below(5));
    if (set())
        rule.maxTemperature = double(random.below(21)) / 10;
    if (set())
        rule.owner = "team";
    return rule;
}

PolicyDocument randomPolicy(Random &random, const std::vector<std::string> &callSites)
{
    PolicyDocument document;
    document.revision = std::int64_t(random.below(100));
    if (random.chance(0.5))
        document.defaults = randomRule(random);
    for (const auto &site : callSites)
        document.ruleFor(site) = randomRule(random);
    return document;
}

} // namespace cacheloupe
