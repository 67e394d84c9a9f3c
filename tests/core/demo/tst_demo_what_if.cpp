// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/demo/demo_week.h"
#include "core/driver/json.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/policy/policy_publisher.h"
#include "core/policy/policy_what_if.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <cmath>
#include <map>
#include <set>
#include <sstream>

using namespace cacheloupe;

namespace {

/// A hit of the log as plain JSON, with what the answer key says of it.
struct KeyedHit {
    Json event;
    std::string fault; ///< empty: a good one
    std::string verdict;

    std::string site() const { return event["call_site"]; }
    std::string asked(const char *field) const { return event["fields"].value(field, std::string()); }
    std::string stored(const char *field) const { return event["entry"]["fields"].value(field, std::string()); }
    double ageS() const { return event["entry"]["age_s"]; }
    double savedUsd() const { return event.value("saved_usd", 0.0); }
};

} // namespace

/// The what-if on the demo week against counts made from its JSON lines alone.
class TestDemoWhatIf : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto week = writeDemoWeek(m_folder.path("week"), {});
        QVERIFY(week.ok());
        QVERIFY(HitLogReader(m_table).load(week->hits).ok());
        readKey(week->answerKey);
        readHits(week->hits);
        auto policy = readPolicyFile(week->policy);
        QVERIFY(policy.ok() && policy->exists);
        m_published = policy->document;
        auto facts = LookupFacts::read(m_table);
        QVERIFY(facts.ok());
        m_facts.emplace(std::move(*facts));
        QVERIFY(m_hits.size() > 8000 && m_verdicts.size() == m_hits.size());
    }
    void refundsNotCacheable()
    {
        auto draft = m_published;
        draft.ruleFor("support.refunds").cacheable = false;
        std::uint64_t hits = 0, planted = 0, safe = 0;
        double saved = 0;
        for (const KeyedHit &hit : m_hits) {
            if (hit.site() != "support.refunds")
                continue;
            ++hits;
            ++(hit.fault.empty() ? safe : planted);
            saved += hit.savedUsd();
        }
        const auto counts = *ask(draft).find("support.refunds");
        QVERIFY(planted > 10 && safe > 500);
        QCOMPARE(counts.served, std::uint64_t(0));
        QCOMPARE(counts.newlyServed, std::uint64_t(0));
        QCOMPARE(counts.refused, hits);
        QCOMPARE(counts.byReason[size_t(DecisionReason::siteNotCacheable)], hits);
        QCOMPARE(counts.judged.wrongRemoved, planted);
        QCOMPARE(counts.judged.wrongKept, std::uint64_t(0));
        QCOMPARE(counts.judged.goodLost, safe);
        QVERIFY(std::abs(counts.lostUsd - saved) < 1e-6);
        QCOMPARE(counts.savedUsd, 0.0);
        QVERIFY(!counts.oldestS);
        QCOMPARE(counts.judged.wrongAfter().n, std::uint64_t(0));
        everyOtherSiteStays(draft, "support.refunds");
    }
    void pricesKeyedByCatalogueVersion()
    {
        auto draft = m_published;
        PolicyRule &rule = draft.ruleFor("billing.prices");
        rule.validUntilVersionChanges = true;
        rule.keyFields = {"source.corpus_version"};
        rule.maxTemperature.reset();
        const double threshold = *effectiveRule(draft, "billing.prices").similarityThreshold;
        const double ttl = double(*effectiveRule(draft, "billing.prices").ttlS);
        std::uint64_t served = 0, changed = 0, unknown = 0, plantedChanged = 0, refused = 0, goodLost = 0, wrongRemoved = 0;
        double oldest = 0;
        for (const KeyedHit &hit : m_hits) {
            if (hit.site() != "billing.prices")
                continue;
            const bool isOther = hit.asked("source.corpus_version") != hit.stored("source.corpus_version");
            const bool isFar = hit.event["match"] == "semantic" && double(hit.event["similarity"]) < threshold;
            const bool isKnown = !hit.asked("source.corpus_version").empty() && !hit.stored("source.corpus_version").empty();
            changed += isOther && isKnown && hit.ageS() <= ttl;
            unknown += !isKnown && hit.ageS() <= ttl;
            plantedChanged += hit.fault == "price_changed";
            if (isOther || !isKnown || isFar || hit.ageS() > ttl) {
                ++refused;
                ++(hit.fault.empty() ? goodLost : wrongRemoved);
                continue;
            }
            QVERIFY2(hit.fault != "price_changed", "a price of the old catalogue is still served");
            ++served;
            oldest = std::max(oldest, hit.ageS());
        }
        const auto counts = *ask(draft).find("billing.prices");
        QVERIFY(plantedChanged >= 20 && served > 500);
        QCOMPARE(counts.served - counts.newlyServed, served);
        QCOMPARE(counts.refused, refused);
        QCOMPARE(counts.byReason[size_t(DecisionReason::versionChanged)], changed);
        QCOMPARE(counts.byReason[size_t(DecisionReason::versionUnknown)], unknown);
        QCOMPARE(counts.judged.wrongRemoved, wrongRemoved);
        QCOMPARE(counts.judged.goodLost, goodLost);
        QVERIFY(counts.judged.wrongRemoved >= plantedChanged);
        QVERIFY(*counts.oldestS >= oldest);
        // Each planted one is among the rows that the window opens for the figure.
        WhatIfInput input{*m_facts, draft};
        input.verdicts = m_verdicts;
        input.callSite = "billing.prices";
        const auto removed = whatIfRows(input, WhatIfOutcome::wrongRemoved);
        std::set<std::string> ids;
        for (const HitRow row : *removed)
            ids.insert(m_table.hitId(row));
        for (const auto &[id, fault] : m_faults)
            QVERIFY(fault.first != "price_changed" || ids.contains(id));
        everyOtherSiteStays(draft, "billing.prices");
    }
    /// Mission S0.22: a short life of the prose against the version in the key.
    void anHourOfLifeServesStalePricesAndTheVersionDoesNot()
    {
        auto hour = m_published;
        hour.ruleFor("billing.prices").ttlS = 3600;
        auto version = m_published;
        version.ruleFor("billing.prices").validUntilVersionChanges = true;
        std::uint64_t staleWithinTheHour = 0;
        for (const KeyedHit &hit : m_hits)
            staleWithinTheHour += hit.fault == "price_changed" && hit.ageS() <= 3600;
        const auto short_ = *ask(hour).find("billing.prices");
        const auto keyed = *ask(version).find("billing.prices");
        QCOMPARE(keepsStale(version), std::uint64_t(0));
        QCOMPARE(keepsStale(hour), staleWithinTheHour);
        // The hour throws away many good answers for it.
        QVERIFY(short_.judged.goodLost > keyed.judged.goodLost);
        QVERIFY(short_.savedUsd < keyed.savedUsd);
    }

private:
    WhatIfResult ask(const PolicyDocument &draft) const
    {
        WhatIfInput input{*m_facts, draft};
        input.verdicts = m_verdicts;
        auto result = whatIf(input);
        return result ? std::move(*result) : WhatIfResult();
    }

    /// Hits of the planted price change that the draft still serves.
    std::uint64_t keepsStale(const PolicyDocument &draft) const
    {
        WhatIfInput input{*m_facts, draft};
        input.verdicts = m_verdicts;
        input.callSite = "billing.prices";
        std::uint64_t kept = 0;
        const auto rows = whatIfRows(input, WhatIfOutcome::wrongKept);
        for (const HitRow row : *rows) {
            const auto it = m_faults.find(m_table.hitId(row));
            kept += it != m_faults.end() && it->second.first == "price_changed";
        }
        return kept;
    }

    void everyOtherSiteStays(const PolicyDocument &draft, const std::string &changed) const
    {
        const auto before = ask(m_published);
        const auto after = ask(draft);
        QCOMPARE(before.sites.size(), after.sites.size());
        for (const WhatIfSite &site : after.sites)
            if (site.callSite != changed)
                QCOMPARE(site.counts, *before.find(site.callSite));
    }

    void readKey(const std::filesystem::path &path)
    {
        const auto bytes = readWholeFile(path);
        QVERIFY(bytes.ok());
        const auto key = parseJson(*bytes, path.string());
        QVERIFY(key.ok());
        for (const Json &fault : (*key)["faults"])
            for (const std::string id : fault["hits"])
                m_faults[id] = {fault["kind"], fault["verdict"]};
    }

    void readHits(const std::filesystem::path &path)
    {
        const auto bytes = readWholeFile(path);
        QVERIFY(bytes.ok());
        std::istringstream lines(*bytes);
        std::string line;
        for (HitRow row = 0; std::getline(lines, line); ++row) {
            const auto event = parseJson(line, path.string());
            QVERIFY(event.ok());
            if ((*event)["event"] != "hit")
                continue;
            const auto fault = m_faults.find((*event)["id"].get<std::string>());
            const bool isGood = fault == m_faults.end();
            m_hits.push_back({*event, isGood ? std::string() : fault->second.first, isGood ? std::string() : fault->second.second});
            m_verdicts.push_back({row, isGood ? Verdict::safe : verdictFromName(fault->second.second).value_or(Verdict::none)});
        }
    }

    test::TempFolder m_folder;
    HitTable m_table;
    std::optional<LookupFacts> m_facts;
    PolicyDocument m_published;
    std::vector<KeyedHit> m_hits;
    std::vector<RowVerdict> m_verdicts;
    std::map<std::string, std::pair<std::string, std::string>> m_faults; ///< kind and verdict by hit
};

QTEST_APPLESS_MAIN(TestDemoWhatIf)
#include "tst_demo_what_if.moc"
