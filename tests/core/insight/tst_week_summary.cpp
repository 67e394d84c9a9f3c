// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/week_summary.h"

#include <QTest>

using namespace cacheloupe;

class TestWeekSummary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sumsAWeek()
    {
        WeekSummaryBuilder builder;
        const auto at = [](const char *text) { return parseInstant(text); };
        builder.add({.time = at("2026-11-02T23:59:59Z"), .kind = EventKind::hit, .callSite = "support", .savedUsd = 0.5, .ageS = 100, .ttlS = 50, .verdict = Verdict::stale, .suspicion = 0.8});
        builder.add({.time = at("2026-11-03T00:00:00Z"), .kind = EventKind::hit, .callSite = "support", .savedUsd = 0.25, .ageS = 90, .ttlS = 100, .verdict = Verdict::safe, .suspicion = 0.2, .stratum = ReviewStratum::random});
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
    void onlyRandomHitsThatWereDecidedMakeTheEstimate()
    {
        WeekSummaryBuilder builder;
        const auto add = [&](const char *site, int count, Verdict verdict, ReviewStratum stratum, VerdictReason reason = {}, const char *layer = "") {
            for (int i = 0; i < count; ++i)
                builder.add({.callSite = site, .verdict = verdict, .reason = reason, .layer = layer, .stratum = stratum});
        };
        add("big", 9, Verdict::safe, ReviewStratum::random);
        add("big", 1, Verdict::wrongMatch, ReviewStratum::random, VerdictReason::otherNumber, "route");
        add("big", 890, Verdict::none, ReviewStratum::none);
        add("small", 1, Verdict::notCacheable, ReviewStratum::random, VerdictReason::creative);
        add("small", 1, Verdict::unsure, ReviewStratum::random);
        add("small", 30, Verdict::wrongMatch, ReviewStratum::suspicious, VerdictReason::otherNumber, "route");
        add("small", 67, Verdict::safe, ReviewStratum::second);
        add("unread", 1000, Verdict::none, ReviewStratum::none);
        builder.add({.kind = EventKind::miss, .callSite = "big"});
        const WeekSummary week = builder.summary();
        QCOMPARE(week.total.randomReviewed, 11u);
        QCOMPARE(week.total.randomUnsure, 1u);
        QCOMPARE(week.total.suspiciousReviewed, 30u);
        // 900 hits at one in ten and 99 at one in one; the call site nobody read is in neither.
        QVERIFY(std::abs(week.estimate.perHit.rate - (900 * 0.1 + 99 * 1.0) / 999) < 1e-12);
        QVERIFY(std::abs(week.estimate.coverage - 999.0 / 1999) < 1e-12);
        QCOMPARE(week.estimate.strata, size_t(3));
        QCOMPARE(week.estimate.covered, size_t(2));
        QVERIFY(std::abs(week.estimatePerRequest().rate - week.estimate.perHit.rate * 1999 / 2000) < 1e-12);
        QCOMPARE(week.reasons[size_t(VerdictReason::otherNumber)], 31u);
        QCOMPARE(week.reasons[size_t(VerdictReason::creative)], 1u);
        QCOMPARE(week.layers.at("route"), 31u);
        QCOMPARE(week.total.preventable(), wilsonInterval(1, 32));
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
