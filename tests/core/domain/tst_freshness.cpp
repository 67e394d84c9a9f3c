// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/freshness.h"

#include <QTest>

#include <set>

using namespace cacheloupe;

class TestFreshness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesRoundTrip()
    {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(*freshnessVerdictFromName(freshnessVerdictName(FreshnessVerdict(i))), FreshnessVerdict(i));
        QVERIFY(!freshnessVerdictFromName("old"));
        std::set<std::string_view> reasons;
        for (int i = 0; i < 7; ++i)
            reasons.insert(freshnessReasonName(FreshnessReason(i)));
        QCOMPARE(reasons.size(), size_t(7));
    }
    void onlyWhatWasFoundOutCounts()
    {
        QCOMPARE(isStillValid(FreshnessVerdict::fresh), std::optional(true));
        QCOMPARE(isStillValid(FreshnessVerdict::stale), std::optional(false));
        QCOMPARE(isStillValid(FreshnessVerdict::looksStale), std::optional(false));
        QVERIFY(!isStillValid(FreshnessVerdict::unsure));
        QVERIFY(!isStillValid(FreshnessVerdict::noAnswer));
    }
};

QTEST_APPLESS_MAIN(TestFreshness)
#include "tst_freshness.moc"
