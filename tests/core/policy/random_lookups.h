// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/random.h"
#include "core/domain/policy.h"
#include "core/driver/json.h"

#include <string>
#include <vector>

namespace cacheloupe::test {

/// Lines and policies that disagree in every way a decision looks at: all event kinds, missing and odd values, near misses,
/// values exactly at the limits, key epochs. The same seed gives the same ones.
class RandomLookups {
public:
    explicit RandomLookups(std::uint64_t seed) : m_random(seed) {}

    Json line(int i)
    {
        Json line = Json::object();
        if (!m_random.chance(0.05))
            line["ts"] = formatInstant(instantFromUnixMs(1793577600000 + std::int64_t(i) * 700000 + std::int64_t(m_random.below(1000))));
        line["event"] = oneOf<std::string>({"hit", "hit", "hit", "hit", "miss", "miss", "expired", "bypass", "store", "refresh", "invalidated"});
        if (!m_random.chance(0.03))
            line["call_site"] = oneOf<std::string>({"faq", "faq", "pricing", "caf\xC3\xA9"});
        if (m_random.chance(0.8))
            line["match"] = oneOf<std::string>({"exact", "semantic", "semantic", "fuzzy"});
        if (m_random.chance(0.8))
            line["similarity"] = oneOf<Json>({0.95, 0.95 - 1e-12, 0.92, 0.9, 1, m_random.unit(), nullptr, "0.99"});
        if (m_random.chance(0.9))
            line["query"] = oneOf<Json>({"how do I pay?", "caf\xC3\xA9", "a \"b\"\n", 5, ""});
        if (m_random.chance(0.5))
            line["cached_query"] = oneOf<Json>({"how do I pay?", "caf\xC3\xA9", "a \"b\"\n", "5", ""});
        if (m_random.chance(0.5))
            line["model"] = oneOf<Json>({"m1", "m2", "", nullptr});
        if (m_random.chance(0.5))
            line["provider"] = oneOf<Json>({"p1", "p2"});
        if (m_random.chance(0.6))
            line["params"] = oneOf<Json>({with("temperature", 0.3), with("temperature", 0), with("x", with("temperature", 2)), with("temperature", "0.9"),
                                          with("temperature", 0.3 + 1e-12), nullptr});
        if (m_random.chance(0.2))
            line["cacheable"] = oneOf<Json>({false, true, "false", nullptr});
        if (m_random.chance(0.3))
            line["key_epoch"] = m_random.below(4);
        if (m_random.chance(0.8))
            line["key"] = "k" + std::to_string(m_random.below(12));
        if (m_random.chance(0.85))
            line["fields"] = fields();
        if (m_random.chance(0.75))
            line["entry"] = entry(i);
        for (const char *name : {"saved_usd", "cost_usd", "latency_ms"})
            if (m_random.chance(0.7))
                line[name] = m_random.unit();
        if (m_random.chance(0.8))
            line["id"] = "h" + std::to_string(i);
        return line;
    }

    /// Escapes above ASCII in half of the lines: the same value, other bytes.
    std::string written(const Json &line) { return line.dump(-1, ' ', m_random.chance(0.5)) + '\n'; }

    PolicyDocument policy()
    {
        PolicyDocument document;
        document.defaults = rule();
        for (const char *site : {"faq", "pricing", "caf\xC3\xA9"})
            if (m_random.chance(0.7))
                document.ruleFor(site) = rule();
        return document;
    }

    Random &random() { return m_random; }

private:
    template <typename T>
    T oneOf(const std::vector<T> &values) { return values[m_random.below(values.size())]; }

    static Json with(const char *name, const Json &value)
    {
        Json object = Json::object();
        object[name] = value;
        return object;
    }

    Json fields()
    {
        Json fields = Json::object();
        for (const char *name : {"route.model", "route.provider", "source.corpus_version", "source.document_ids", "access.tenant", "access.subject", "access.role",
                                 "tool.ttl_s", "freshness.class", "freshness.invalidation_event", "my.own"})
            if (m_random.chance(0.5))
                fields[name] = oneOf<Json>({"m1", "m1", "m1", "p1", "\xC3\xA9", "", nullptr, Json::array({1, 2})});
        if (m_random.chance(0.2))
            fields["freshness.generated_at"] = oneOf<Json>({"2026-11-01T00:00:00Z", "yesterday"});
        return fields;
    }

    Json entry(int i)
    {
        Json entry = Json::object();
        if (m_random.chance(0.7))
            entry["id"] = oneOf<Json>({"e1", "e2", "e3", "e" + std::to_string(i / 9), 7, ""});
        if (m_random.chance(0.6))
            entry["age_s"] = oneOf<Json>({3600, 3600.0000001, 3599.9, 40000001, 40000000, m_random.unit() * 1e5, "old", nullptr});
        if (m_random.chance(0.4))
            entry["created_at"] = oneOf<Json>({"2026-11-01T00:00:00Z", "2026-11-01T23:00:00.500Z", "never"});
        if (m_random.chance(0.5))
            entry["ttl_s"] = oneOf<Json>({3600, "1h"});
        if (m_random.chance(0.4))
            entry["key_epoch"] = oneOf<Json>({0, 1, 2, 2.5, 3, "3"});
        if (m_random.chance(0.8))
            entry["fields"] = fields();
        return entry;
    }

    PolicyRule rule()
    {
        PolicyRule rule;
        if (m_random.chance(0.9))
            rule.cacheable = m_random.chance(0.85);
        if (m_random.chance(0.8))
            rule.match = oneOf<std::string>({"exact", "semantic", "exact-then-semantic"});
        if (m_random.chance(0.5))
            rule.ttlS = oneOf<std::int64_t>({3600, 40000000, 0, 86400});
        if (m_random.chance(0.25))
            rule.validUntilVersionChanges = m_random.chance(0.7);
        if (m_random.chance(0.6))
            rule.similarityThreshold = oneOf<double>({0.95, 0.9, 0.5});
        if (m_random.chance(0.4)) {
            rule.keyFields.emplace();
            for (const char *name : {"route.model", "route.provider", "source.corpus_version", "access.role", "freshness.generated_at", "freshness.ttl_s", "tool.ttl_s", "nobody.knows"})
                if (m_random.chance(0.2))
                    rule.keyFields->push_back(name);
        }
        if (m_random.chance(0.4))
            rule.scope = oneOf<std::string>({"none", "tenant", "user", "role", "session"});
        if (m_random.chance(0.4))
            rule.keyEpoch = std::int64_t(m_random.below(4));
        if (m_random.chance(0.4))
            rule.maxTemperature = oneOf<double>({0, 0.3, 1});
        return rule;
    }

    Random m_random;
};

} // namespace cacheloupe::test
