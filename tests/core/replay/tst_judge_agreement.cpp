// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/judge_agreement.h"

#include <QTest>

#include <vector>

using namespace cacheloupe;

namespace {

void add(std::vector<JudgedHit> &hits, const char *callSite, JudgeOutcome judge, Verdict reviewer, int times) { hits.insert(hits.end(), size_t(times), {callSite, judge, reviewer}); }

} // namespace

class TestJudgeAgreement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listensWhereKappaIsHigh()
    {
        std::vector<JudgedHit> hits;
        add(hits, "faq", JudgeOutcome::same, Verdict::safe, 20);
        add(hits, "faq", JudgeOutcome::changedFact, Verdict::stale, 10);
        add(hits, "faq", JudgeOutcome::differentQuestion, Verdict::wrongMatch, 5);
        add(hits, "faq", JudgeOutcome::same, Verdict::stale, 2);
        add(hits, "prices", JudgeOutcome::same, Verdict::safe, 10);
        add(hits, "prices", JudgeOutcome::changedFact, Verdict::safe, 10);
        add(hits, "prices", JudgeOutcome::changedFact, Verdict::stale, 10);
        add(hits, "prices", JudgeOutcome::same, Verdict::stale, 10);
        const auto standings = judgeStandings(hits);
        QVERIFY(!standings.at("faq").muted);
        QCOMPARE(standings.at("faq").kappa.n, std::uint64_t(37));
        QVERIFY(standings.at("prices").muted);
        QCOMPARE(*standings.at("prices").kappa.value, 0.0);
    }
    void isMutedByFewHits()
    {
        std::vector<JudgedHit> hits;
        add(hits, "faq", JudgeOutcome::lessComplete, Verdict::safe, 15);
        add(hits, "faq", JudgeOutcome::changedFact, Verdict::stale, 14);
        QCOMPARE(*judgeStandings(hits).at("faq").kappa.value, 1.0);
        QVERIFY(judgeStandings(hits).at("faq").muted);
        add(hits, "faq", JudgeOutcome::changedFact, Verdict::stale, 1);
        QVERIFY(!judgeStandings(hits).at("faq").muted);
    }
    void leavesOutWhatNoTextShows()
    {
        std::vector<JudgedHit> hits;
        add(hits, "faq", JudgeOutcome::unsure, Verdict::safe, 50);
        add(hits, "faq", JudgeOutcome::same, Verdict::leakedScope, 50);
        add(hits, "faq", JudgeOutcome::same, Verdict::unsure, 50);
        QCOMPARE(judgeStandings(hits).at("faq").kappa.n, std::uint64_t(0));
        QVERIFY(judgeStandings(hits).at("faq").muted);
    }
};

QTEST_APPLESS_MAIN(TestJudgeAgreement)
#include "tst_judge_agreement.moc"
