// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/week_summary.h"

#include <QTest>

using namespace cacheloupe;

class TestWeekSummary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wilsonAgreesWithPublishedValues()
    {
        // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29 (method 3).
        const auto check = [](std::uint64_t x, std::uint64_t n, double low, double high) {
            const RateInterval r = wilsonInterval(x, n);
            QVERIFY(std::abs(r.low - low) < 5e-5 && std::abs(r.high - high) < 5e-5);
        };
        check(81, 263, 0.2553, 0.3662);
        check(15, 148, 0.0624, 0.1605);
        check(0, 20, 0.0, 0.1611);
        check(1, 29, 0.0061, 0.1718);
        QCOMPARE(wilsonInterval(0, 0).high, 1.0);
        QCOMPARE(wilsonInterval(9, 5).rate, 1.0);
        QCOMPARE(wilsonInterval(5, 5).high, 1.0);
    }
    void sumsAWeek()
    {
        WeekSummaryBuilder builder;
        const auto at = [](const char *text) { return parseInstant(text); };
        builder.add({.time = at("2026-11-02T23:59:59Z"), .kind = EventKind::hit, .callSite = "support", .savedUsd = 0.5, .ageS = 100, .ttlS = 50, .verdict = Verdict::stale, .suspicion = 0.8});
        builder.add({.time = at("2026-11-03T00:00:00Z"), .kind = EventKind::hit, .callSite = "support", .savedUsd = 0.25, .ageS = 90, .ttlS = 100, .verdict = Verdict::safe, .suspicion = 0.2, .randomSample = true});
        builder.add({.time = at("2026-11-03T01:00:00Z"), .kind = EventKind::miss, .callSite = "support"});
        builder.add({.time = at("2026-11-03T02:00:00Z"), .kind = EventKind::hit, .callSite = "faq"});
        builder.add({.kind = EventKind::malformed});
        const WeekSummary week = builder.summary();
        QCOMPARE(week.total.events, 5u);
        QCOMPARE(week.total.hits, 3u);
        QCOMPARE(week.total.misses, 1u);
        QCOMPARE(week.total.malformed, 1u);
        QCOMPARE(week.total.savedUsd, 0.75);
        QCOMPARE(week.total.hitRate().rate, 0.75);
        QCOMPARE(week.total.reviewed, 2u);
        QCOMPARE(week.total.wrong, 1u);
        QCOMPARE(week.total.randomReviewed, 1u);
        QCOMPARE(week.total.randomWrong, 0u);
        QCOMPARE(week.total.staleServed, 1u);
        QCOMPARE(*week.total.oldestServedS, 100.0);
        QCOMPARE(*week.total.oldestServedTtlS, 50.0);
        QCOMPARE(*week.total.meanSuspicion, 0.5);
        QCOMPARE(week.days.size(), size_t(2));
        QCOMPARE(formatInstant(week.days[1].day), std::string("2026-11-03T00:00:00Z"));
        QCOMPARE(week.days[1].figures.byVerdict[size_t(Verdict::safe)], 1u);
        QCOMPARE(week.sites.size(), size_t(2));
        QCOMPARE(week.sites[0].callSite, std::string("support"));
        QCOMPARE(formatInstant(*week.from), std::string("2026-11-02T23:59:59Z"));
    }
    void timesBefore1970FallOnTheirDay()
    {
        WeekSummaryBuilder builder;
        builder.add({.time = parseInstant("1969-12-31T23:00:00Z")});
        QCOMPARE(formatInstant(builder.summary().days[0].day), std::string("1969-12-31T00:00:00Z"));
    }
    void anEmptyWeekHasNoRates()
    {
        const WeekSummary week = WeekSummaryBuilder().summary();
        QVERIFY(week.sites.empty() && week.days.empty() && !week.from);
        QCOMPARE(week.total.hitRate().n, 0u);
        QVERIFY(!week.total.meanSuspicion);
    }
};

QTEST_APPLESS_MAIN(TestWeekSummary)
#include "tst_week_summary.moc"
