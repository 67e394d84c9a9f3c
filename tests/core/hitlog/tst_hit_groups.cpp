// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/hitlog/hit_groups.h"
#include "core/hitlog/hit_log_reader.h"
#include "tests/core/hitlog/random_log.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <map>

using namespace cacheloupe;
using namespace cacheloupe::test;

class TestHitGroups : public QObject {
    Q_OBJECT

    TempFolder m_folder;

private Q_SLOTS:
    void manyRowsCountOnSeveralThreadsAsOnOne()
    {
        HitTable table;
        Random random(8);
        std::vector<HitRowData> data(350000);
        for (auto &row : data) {
            row.kind = EventKind(random.below(8));
            row.callSite = table.names().callSites.code("site." + std::to_string(random.below(30)));
            row.latencyMs = random.chance(0.1) || row.kind == EventKind::malformed ? kAbsent : float(random.below(1000));
        }
        QVERIFY(table.append(data).ok());
        const HitGroupKey site[] = {HitGroupKey::callSite};
        const auto groups = groupHits(table, site);
        QCOMPARE(groups.size(), size_t(30));
        for (const auto &group : groups) {
            std::vector<float> latencies;
            std::uint64_t hits = 0, events = 0;
            for (const auto &row : data) {
                if (table.names().callSites.name(row.callSite) != group.key.front())
                    continue;
                hits += row.kind == EventKind::hit;
                events += row.kind != EventKind::malformed;
                if (!std::isnan(row.latencyMs))
                    latencies.push_back(row.latencyMs);
            }
            std::sort(latencies.begin(), latencies.end());
            QCOMPARE(group.hits, hits);
            QCOMPARE(group.events, events);
            QCOMPARE(*group.latencyMsP95, double(latencies[(latencies.size() * 95 + 99) / 100 - 1]));
        }
        const auto counts = groupHits(table, site, std::nullopt, 0);
        QCOMPARE(counts.front().events, groups.front().events);
        QCOMPARE(*counts.front().latencyMsMean, *groups.front().latencyMsMean);
        QVERIFY(!counts.front().latencyMsP95);
    }
    void figuresOfASmallLog()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("g.jsonl",
            R"({"ts":"2026-11-02T09:00:00Z","event":"hit","call_site":"a","latency_ms":2,"saved_usd":0.5,"entry":{"age_s":50,"ttl_s":40}})" "\n"
            R"({"ts":"2026-11-03T09:00:00Z","event":"hit","call_site":"a","latency_ms":4,"saved_usd":0.25,"entry":{"age_s":20,"ttl_s":40}})" "\n"
            R"({"ts":"2026-11-02T10:00:00Z","event":"miss","call_site":"a","latency_ms":300,"cost_usd":1})" "\n"
            R"({"ts":"2026-11-02T10:00:00Z","event":"store","call_site":"b"})" "\n"
            "broken\n")).ok());
        const HitGroupKey site[] = {HitGroupKey::callSite};
        const auto groups = groupHits(table, site);
        QCOMPARE(groups.size(), size_t(3));
        const auto &a = groups[0];
        QCOMPARE(a.key, std::vector<std::string>{"a"});
        QCOMPARE(a.events, std::uint64_t(3));
        QCOMPARE(a.hits, std::uint64_t(2));
        QCOMPARE(*a.hitRate(), 2.0 / 3.0);
        QCOMPARE(*a.latencyMsMean, 102.0);
        QCOMPARE(*a.latencyMsP50, 4.0);
        QCOMPARE(*a.latencyMsP95, 300.0);
        QCOMPARE(*a.hitLatencyMsMean, 3.0);
        QCOMPARE(a.savedUsd, 0.75);
        QCOMPARE(*a.oldestServedAgeS, 50.0);
        QCOMPARE(a.staleHits, std::uint64_t(1));
        QCOMPARE(formatInstant(*a.lastTime), std::string("2026-11-03T09:00:00Z"));
        QCOMPARE(groups[1].others, std::uint64_t(1));
        QVERIFY(!groups[1].hitRate() && !groups[1].latencyMsMean);
        QCOMPARE(groups[2].malformed, std::uint64_t(1));
        const HitGroupKey days[] = {HitGroupKey::day, HitGroupKey::kind};
        QCOMPARE(groupHits(table, days)[0].key, (std::vector<std::string>{"2026-11-02", "hit"}));
        QCOMPARE(groupHits(table, {}).front().events, std::uint64_t(4));
        const std::vector<HitRow> some = {0, 3};
        QCOMPARE(groupHits(table, {}, some).front().events, std::uint64_t(2));
    }
    void noRowsGiveOneEmptyTotal()
    {
        const HitTable table;
        QCOMPARE(groupHits(table, {}).size(), size_t(1));
        const HitGroupKey site[] = {HitGroupKey::callSite};
        QVERIFY(groupHits(table, site).empty());
    }
    void groupsAgreeWithPlainCounting()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("r.jsonl", RandomLog(41).lines(4000))).ok());
        for (const auto key : {HitGroupKey::callSite, HitGroupKey::model, HitGroupKey::tenant, HitGroupKey::kind, HitGroupKey::match, HitGroupKey::day, HitGroupKey::hour, HitGroupKey::followup, HitGroupKey::source}) {
            std::map<std::string, std::uint64_t> counted;
            for (HitRow row = 0; row < table.rowCount(); ++row) {
                const auto time = table.time(row) ? formatInstant(*table.time(row)) : std::string();
                const std::string value = key == HitGroupKey::callSite ? std::string(table.callSite(row)) : key == HitGroupKey::model ? std::string(table.model(row))
                    : key == HitGroupKey::tenant ? std::string(table.tenant(row)) : key == HitGroupKey::kind ? std::string(eventKindName(table.kind(row)))
                    : key == HitGroupKey::match ? std::string(matchKindName(table.match(row))) : key == HitGroupKey::day ? time.substr(0, 10)
                    : key == HitGroupKey::hour ? time.substr(0, 13) : key == HitGroupKey::followup ? std::string(table.followup(row)) : table.source(0).path().string();
                ++counted[value];
            }
            std::map<std::string, std::uint64_t> facets;
            for (const auto &facet : facetCounts(table, key))
                facets[facet.value] = facet.count;
            QCOMPARE(facets, counted);
            QCOMPARE(hitGroupKeyFromName(hitGroupKeyName(key)), std::optional(key));
        }
    }
};

QTEST_APPLESS_MAIN(TestHitGroups)
#include "tst_hit_groups.moc"
