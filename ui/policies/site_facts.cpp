// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/site_facts.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace cacheloupe {

namespace {

struct Sums {
    CallSiteFacts facts;
    std::array<std::uint64_t, kKeyFieldCount> present{};
    std::set<std::uint32_t> tenants;
};

void countVerdict(CallSiteFacts &facts, Verdict verdict)
{
    facts.reviewedCount += verdict != Verdict::none;
    facts.wrongCount += isWrongReuse(verdict);
    facts.leakCount += verdict == Verdict::leakedScope;
}

Verdict verdictOf(const VerdictBook::Records &verdicts, const Hash128 &id)
{
    const auto it = verdicts.find(id);
    return it == verdicts.end() ? Verdict::none : it->second.verdict;
}

void count(Sums &sums, const HitTable &table, HitRow row)
{
    ++sums.facts.hitCount;
    const std::uint32_t both = table.requestFields(row) & table.entryFields(row);
    for (size_t i = 0; i < kKeyFieldCount; ++i)
        sums.present[i] += (both >> i) & 1;
    if (table.tenantCode(row) != 0)
        sums.tenants.insert(table.tenantCode(row));
    if (const float age = table.ageS(row); !std::isnan(age))
        sums.facts.oldestServedAgeS = std::max(sums.facts.oldestServedAgeS.value_or(0), double(age));
    if (const float similarity = table.similarity(row); !std::isnan(similarity))
        sums.facts.minServedSimilarity = std::min(sums.facts.minServedSimilarity.value_or(1), double(similarity));
}

constexpr size_t kMostQuestions = 400;
constexpr size_t kMostCodePoints = 600;

bool isLookup(EventKind kind)
{
    return kind == EventKind::hit || kind == EventKind::miss || kind == EventKind::expired || kind == EventKind::bypass;
}

} // namespace

FactsBySite callSiteFacts(const HitTable &table, const VerdictBook::Records &verdicts, std::stop_token stop)
{
    std::map<std::string, Sums, std::less<>> sums;
    const HitRow rows = table.rowCount();
    for (HitRow row = 0; row < rows && !stop.stop_requested(); ++row) {
        if (table.kind(row) != EventKind::hit)
            continue;
        const auto site = table.callSite(row);
        auto it = sums.find(site);
        if (it == sums.end())
            it = sums.emplace(std::string(site), Sums{}).first;
        count(it->second, table, row);
        countVerdict(it->second.facts, verdictOf(verdicts, table.idHash(row)));
    }
    FactsBySite facts;
    for (auto &[site, sum] : sums) {
        for (size_t i = 0; i < kKeyFieldCount; ++i)
            sum.facts.missingShare[i] = 1.0 - double(sum.present[i]) / double(sum.facts.hitCount);
        if (!sum.tenants.empty())
            sum.facts.tenantCount = sum.tenants.size();
        facts.emplace(site, sum.facts);
    }
    return facts;
}

TopicsBySite callSiteTopics(const HitTable &table, std::stop_token stop)
{
    struct Asked {
        std::uint64_t lookups = 0;
        std::uint64_t seen = 0;
        RiskTopicCounter topics;
    };
    std::map<std::uint32_t, Asked> sites;
    const HitRow rows = table.rowCount();
    for (HitRow row = 0; row < rows && !stop.stop_requested(); ++row)
        sites[table.callSiteCode(row)].lookups += isLookup(table.kind(row));
    for (HitRow row = 0; row < rows && !stop.stop_requested(); ++row) {
        if (!isLookup(table.kind(row)))
            continue;
        auto &asked = sites[table.callSiteCode(row)];
        if (asked.seen++ % (asked.lookups / kMostQuestions + 1) == 0)
            asked.topics.add(table.queryText(row, kMostCodePoints));
    }
    TopicsBySite found;
    for (const auto &[code, asked] : sites) {
        const auto name = table.names().callSites.name(code);
        found.emplace(std::string(name), asked.topics.suggestions(name));
    }
    return found;
}

} // namespace cacheloupe
