// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/effective_rule.h"
#include "core/domain/key_fields.h"
#include "core/domain/verdict.h"
#include "core/driver/json.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cacheloupe::test {

/// The decision in the words of design section 9, over the parsed JSON of a line, slow and without any of the product's
/// policy code: "caller says cacheable → policy cacheable → fields proven → entry within TTL and version → match and
/// threshold → serve". Answers `serve` or the name of the reason.
class ReferenceDecision {
public:
    ReferenceDecision(const Json &line, const EffectiveRule &rule) : m_line(line), m_rule(rule) {}

    std::string decide(bool withEpoch) const
    {
        if (m_line["event"] == "bypass" || (m_line.contains("cacheable") && m_line["cacheable"] == false))
            return "caller_bypassed";
        if (!m_rule.cacheable)
            return "site_not_cacheable";
        if (const auto hot = temperature(); hot && m_rule.maxTemperature && *hot > *m_rule.maxTemperature)
            return "temperature_too_high";
        if (const auto why = prove(required(), "field_not_proven", "field_mismatch"); !why.empty())
            return why;
        if (m_rule.ttlS && !age())
            return "age_unknown";
        if (m_rule.ttlS && *age() > double(*m_rule.ttlS))
            return "too_old";
        if (m_rule.validUntilVersionChanges) {
            const auto why = versions().empty() ? "version_unknown" : prove(versions(), "version_unknown", "version_changed");
            if (!why.empty())
                return why;
        }
        if (withEpoch && epoch() && *epoch() < double(m_rule.keyEpoch))
            return "older_epoch";
        return match();
    }

    std::optional<double> age() const
    {
        if (const Json *logged = at({"entry", "age_s"}); logged && logged->is_number())
            return logged->get<double>();
        auto made = instant(at({"entry", "created_at"}));
        if (!made)
            made = instant(at({"entry", "fields", "freshness.generated_at"}));
        const auto now = instant(at({"ts"}));
        return made && now ? std::optional(double(unixMs(*now) - unixMs(*made)) / 1000.0) : std::nullopt;
    }

    std::optional<double> epoch() const
    {
        for (const auto &way : {std::vector<std::string>{"entry", "key_epoch"}, std::vector<std::string>{"key_epoch"}})
            if (const Json *logged = at(way); logged && logged->is_number())
                return logged->get<double>();
        return std::nullopt;
    }

    std::string text(const std::vector<std::string> &way) const
    {
        const Json *value = at(way);
        return !value || value->is_null() ? std::string() : value->is_string() ? value->get<std::string>() : value->dump();
    }

    std::optional<double> number(const char *name) const
    {
        return m_line.contains(name) && m_line[name].is_number() ? std::optional(m_line[name].get<double>()) : std::nullopt;
    }

    bool namesEntry() const { return !text({"entry", "id"}).empty() || !text({"cached_query"}).empty(); }

private:
    const Json *at(const std::vector<std::string> &way) const
    {
        const Json *place = &m_line;
        for (const auto &name : way) {
            if (!place->is_object() || !place->contains(name))
                return nullptr;
            place = &(*place)[name];
        }
        return place;
    }

    static std::optional<Instant> instant(const Json *value) { return value && value->is_string() ? parseInstant(value->get<std::string>()) : std::nullopt; }

    std::optional<double> temperature() const
    {
        const Json *value = at({"params", "temperature"});
        if (value && value->is_number())
            return value->get<double>();
        return value && value->is_string() && value->get<std::string>() == "0.9" ? std::optional(0.9) : std::nullopt;
    }

    std::set<std::string> required() const
    {
        std::set<std::string> names;
        for (const auto &name : m_rule.keyFields)
            if (keyFieldFromName(name))
                names.insert(name);
        const std::map<std::string, std::string> scopes = {{"tenant", "access.tenant"}, {"user", "access.subject"}, {"role", "access.role"}};
        if (scopes.contains(m_rule.scope))
            names.insert(scopes.at(m_rule.scope));
        if (m_rule.validUntilVersionChanges)
            std::erase_if(names, [](const std::string &name) { return versionNames().contains(name); });
        return names;
    }

    static const std::set<std::string> &versionNames()
    {
        static const std::set<std::string> names = {"source.corpus_version", "source.document_ids", "tool.result_version", "freshness.source_revision"};
        return names;
    }

    std::set<std::string> versions() const
    {
        std::set<std::string> named, logged;
        for (const auto &name : versionNames()) {
            if (std::find(m_rule.keyFields.begin(), m_rule.keyFields.end(), name) != m_rule.keyFields.end())
                named.insert(name);
            for (const Json *value : {at({"fields", name}), at({"entry", "fields", name})})
                if (value && !value->is_null())
                    logged.insert(name);
        }
        return named.empty() ? logged : named;
    }

    std::optional<std::string> field(std::vector<std::string> way) const
    {
        const Json *value = at(way);
        return value && !value->is_null() ? std::optional(text(way)) : std::nullopt;
    }

    /// `proven`, `missing` or `different`.
    std::string stateOf(const std::string &name) const
    {
        const auto written = field({"entry", "fields", name});
        if (name == "freshness.generated_at")
            return written || instant(at({"entry", "created_at"})) ? "proven" : "missing";
        if (name == "freshness.ttl_s") {
            const Json *ttl = at({"entry", "ttl_s"});
            return written || (ttl && ttl->is_number()) ? "proven" : "missing";
        }
        if (name == "tool.ttl_s" || name == "freshness.invalidation_event")
            return written ? "proven" : "missing";
        auto asked = field({"fields", name});
        if (!asked && name == "route.model" && !text({"model"}).empty())
            asked = text({"model"});
        if (!asked && name == "route.provider" && !text({"provider"}).empty())
            asked = text({"provider"});
        return !asked || !written ? "missing" : *asked == *written ? "proven" : "different";
    }

    std::string prove(const std::set<std::string> &names, const char *missing, const char *different) const
    {
        std::set<std::string> states;
        for (const auto &name : names)
            states.insert(stateOf(name));
        return states.contains("different") ? different : states.contains("missing") ? missing : "";
    }

    std::string match() const
    {
        const auto kind = text({"match"});
        const bool isKnown = kind == "exact" || kind == "semantic";
        if (kind == "exact" || (!isKnown && !text({"query"}).empty() && text({"query"}) == text({"cached_query"})))
            return "serve";
        if (m_rule.match != "semantic" && m_rule.match != "exact-then-semantic")
            return isKnown ? "semantic_not_allowed" : "similarity_unknown";
        const auto similarity = number("similarity");
        if (!similarity)
            return "similarity_unknown";
        return m_rule.similarityThreshold && *similarity < *m_rule.similarityThreshold ? "below_threshold" : "serve";
    }

    const Json &m_line;
    const EffectiveRule &m_rule;
};

/// What the reference counts of a call site.
struct ReferenceCounts {
    std::uint64_t lookups = 0, hits = 0, served = 0, refused = 0, newlyServed = 0, wrongRemoved = 0, wrongKept = 0, goodLost = 0, goodKept = 0;
    std::uint64_t refills = 0, orphans = 0;
    double savedUsd = 0, lostUsd = 0;
    std::optional<double> oldestS;
    std::map<std::string, std::uint64_t> reasons;
    std::vector<std::uint32_t> refusedRows, newRows;
};

} // namespace cacheloupe::test
