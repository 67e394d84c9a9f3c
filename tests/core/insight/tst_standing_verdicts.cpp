// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/standing_verdicts.h"

#include <QTest>

using namespace cacheloupe;

namespace {

VerdictRecord said(const char *id, Verdict verdict, const char *reviewer, int at, ReviewStratum stratum = ReviewStratum::none)
{
    return {id, {}, {}, verdict, {}, reviewer, instantFromUnixMs(at), VerdictReason::none, {}, stratum};
}

} // namespace

class TestStandingVerdicts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ownVerdictsGoFirst()
    {
        const std::vector<VerdictRecord> records = {said("a", Verdict::safe, "ann", 1),
                                                    said("a", Verdict::stale, "ben", 2),
                                                    said("a", Verdict::unsure, "cas", 3),
                                                    said("b", Verdict::stale, "cas", 3),
                                                    said("c", Verdict::none, "cas", 4)};
        const auto verdict = [&](std::string_view reviewer) { return StandingVerdicts(records, reviewer).of(hash128("a"))->verdict; };
        QCOMPARE(verdict("ann"), Verdict::safe);
        QCOMPARE(verdict("ben"), Verdict::stale);
        QCOMPARE(verdict("zoe"), Verdict::unsure);
        const StandingVerdicts standing(records, "ann");
        QCOMPARE(standing.size(), size_t(2));
        QVERIFY(!standing.of(hash128("c")) && !standing.of(hash128("d")));
    }
    void aRandomDrawStaysOne()
    {
        const std::vector<VerdictRecord> records = {
            said("a", Verdict::safe, "ann", 1, ReviewStratum::random),
            said("a", Verdict::stale, "ben", 2, ReviewStratum::second)};
        for (const char *reviewer : {"ann", "ben", "zoe"})
            QCOMPARE(StandingVerdicts(records, reviewer).of(hash128("a"))->stratum, ReviewStratum::random);
        QCOMPARE(StandingVerdicts(records, "ben").of(hash128("a"))->verdict, Verdict::stale);
    }
};

QTEST_APPLESS_MAIN(TestStandingVerdicts)
#include "tst_standing_verdicts.moc"
