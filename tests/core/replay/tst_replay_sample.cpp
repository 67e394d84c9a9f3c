// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/replay_sample.h"

#include "core/hitlog/hit_table.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>
#include <set>

using namespace cacheloupe;

namespace {

/// 10,000 events: nine of ten hits, call site faq nine times as often as prices, ages all over the time to live.
std::unique_ptr<HitTable> someLog()
{
    auto table = std::make_unique<HitTable>();
    const auto faq = table->names().callSites.code("faq");
    const auto prices = table->names().callSites.code("prices");
    std::vector<HitRowData> rows(10'000);
    for (size_t i = 0; i < rows.size(); ++i) {
        HitRowData &row = rows[i];
        row.kind = i % 10 == 0 ? EventKind::miss : EventKind::hit;
        row.callSite = i % 11 == 0 ? prices : faq;
        row.match = i % 3 == 0 ? MatchKind::exact : MatchKind::semantic;
        row.ttlS = 900;
        row.ageS = float((i * 37) % 1000);
    }
    (void)table->append(rows);
    return table;
}

} // namespace

class TestReplaySample : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bandsOfAge()
    {
        QCOMPARE(ageBandOf(0, 900), AgeBand::firstThird);
        QCOMPARE(ageBandOf(450, 900), AgeBand::secondThird);
        QCOMPARE(ageBandOf(900, 900), AgeBand::lastThird);
        QCOMPARE(ageBandOf(901, 900), AgeBand::pastTtl);
        QCOMPARE(ageBandOf(NAN, 900), AgeBand::unknown);
        QCOMPARE(ageBandOf(100, NAN), AgeBand::underHour);
        QCOMPARE(ageBandOf(86'400, NAN), AgeBand::underWeek);
        QCOMPARE(ageBandOf(1e7, 0), AgeBand::older);
        QCOMPARE(ageBandName(AgeBand::pastTtl), std::string_view("past_ttl"));
    }
    void sizeForABound()
    {
        QCOMPARE(itemsForBound(0.01), size_t(299));
        QCOMPARE(itemsForBound(0.05), size_t(59));
        QCOMPARE(itemsForBound(0.01, 0.99), size_t(459));
        QCOMPARE(itemsForBound(0), size_t(0));
    }
    void sharesProportionallyWithAFloor()
    {
        const std::vector<size_t> strata = {700, 250, 47, 3};
        QCOMPARE(allocateSample(strata, 100, 0), (std::vector<size_t>{70, 25, 5, 0}));
        const auto floored = allocateSample(strata, 100, 10);
        QCOMPARE(std::accumulate(floored.begin(), floored.end(), size_t(0)), size_t(100));
        QCOMPARE(floored[3], size_t(3));
        QCOMPARE(floored[2], size_t(10));
        QVERIFY(floored[0] > floored[1]);
        // A floor that the size cannot pay for is lowered for all.
        const auto poor = allocateSample(strata, 6, 5);
        QCOMPARE(std::accumulate(poor.begin(), poor.end(), size_t(0)), size_t(6));
        QVERIFY(*std::min_element(poor.begin(), poor.end()) >= 1);
        QCOMPARE(allocateSample(strata, 5000, 5), strata);
        QVERIFY(allocateSample({}, 5, 5).empty());
        QCOMPARE(allocateSample(strata, 0, 5), (std::vector<size_t>{0, 0, 0, 0}));
    }
    void drawsHitsOfEachStratum()
    {
        const auto table = someLog();
        const ReplaySample sample = drawReplaySample(*table, {299, 5, 7});
        QCOMPARE(sample.rows.size(), size_t(299));
        QVERIFY(std::is_sorted(sample.rows.begin(), sample.rows.end()));
        QCOMPARE(std::set<HitRow>(sample.rows.begin(), sample.rows.end()).size(), size_t(299));
        for (const HitRow row : sample.rows)
            QCOMPARE(table->kind(row), EventKind::hit);
        QCOMPARE(sample.strata.size(), size_t(16));
        size_t hits = 0;
        for (const SampleStratum &stratum : sample.strata) {
            QVERIFY(stratum.drawn >= 5 && stratum.drawn <= stratum.hits);
            hits += stratum.hits;
            const auto here = std::count_if(sample.rows.begin(), sample.rows.end(), [&](HitRow row) {
                return table->callSite(row) == stratum.callSite && table->match(row) == stratum.match && ageBandOf(double(table->ageS(row)), double(table->ttlS(row))) == stratum.age;
            });
            QCOMPARE(size_t(here), stratum.drawn);
        }
        QCOMPARE(hits, size_t(9000));
    }
    void isRepeatable()
    {
        const auto table = someLog();
        QCOMPARE(drawReplaySample(*table, {50, 2, 7}).rows, drawReplaySample(*table, {50, 2, 7}).rows);
        QVERIFY(drawReplaySample(*table, {50, 2, 7}).rows != drawReplaySample(*table, {50, 2, 8}).rows);
    }
    void eachCallSiteByItself()
    {
        const auto table = someLog();
        const ReplaySample sample = drawReplaySample(*table, {100, 5, 3, true});
        QCOMPARE(sample.rows.size(), size_t(200));
        QCOMPARE(std::count_if(sample.rows.begin(), sample.rows.end(), [&](HitRow row) { return table->callSite(row) == "prices"; }), std::ptrdiff_t(100));
    }
    void onlyRowsOfTheQuery()
    {
        const auto table = someLog();
        const std::vector<HitRow> among = {10, 3, 4, 3, 11, 12};
        QCOMPARE(drawReplaySample(*table, {100, 5, 3}, &among).rows, (std::vector<HitRow>{3, 4, 11, 12}));
        const std::vector<HitRow> none;
        QVERIFY(drawReplaySample(*table, {100, 5, 3}, &none).rows.empty());
    }
    void noHitIsLeftOut()
    {
        const auto table = someLog();
        std::vector<HitRow> among(100);
        std::iota(among.begin(), among.end(), HitRow(1));
        std::erase_if(among, [&](HitRow row) { return table->kind(row) != EventKind::hit; });
        std::map<HitRow, int> times;
        for (std::uint64_t seed = 0; seed < 2000; ++seed) {
            for (const HitRow row : drawReplaySample(*table, {45, 1, seed}, &among).rows)
                ++times[row];
        }
        QCOMPARE(times.size(), among.size());
    }
    void stops()
    {
        const auto table = someLog();
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(drawReplaySample(*table, {100, 5, 3}, nullptr, stop.get_token()).rows.empty());
    }
};

QTEST_APPLESS_MAIN(TestReplaySample)
#include "tst_replay_sample.moc"
