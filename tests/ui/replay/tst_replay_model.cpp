// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/freshness_judgement.h"
#include "ui/replay/replay_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <span>

using namespace cacheloupe;

namespace {

Hit hit(const std::string &id)
{
    Hit h;
    h.id = id;
    h.callSite = "support.refunds";
    h.query = "Question of " + id;
    h.answer = "Yes. Within 14 days.";
    return h;
}

ReplayResult result(const std::string &id, ReplayVerdict verdict)
{
    ReplayResult r;
    r.hitId = id;
    r.verdict = verdict;
    r.freshAnswer = "Yes. Within 30 days.";
    r.overlap = 0.5;
    r.attempts = 1;
    r.latencyMs = 120;
    r.differences = {{SentenceChange::changed, "A.", "B."}, {SentenceChange::contradicts, "Within 14 days.", "Within 30 days."}};
    return r;
}

Freshness judged(const ReplayResult &result)
{
    return judgeFreshness("Question", std::span(&result, 1));
}

KeptReplay stored(const std::string &runId, const ReplayResult &result)
{
    return {runId, result};
}

} // namespace

class TestReplayModel : public QObject {
    Q_OBJECT
    ReplayModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    void set(const ReplayResult &result) { model.setResult(result, judged(result)); }
    QString text(int row, int column) const { return model.index(row, column).data().toString(); }

private Q_SLOTS:
    void init()
    {
        model.setHits({});
        model.setHits({hit("a"), hit("b"), hit("c")});
    }
    void showsChosenHitsBeforeTheyAreAsked()
    {
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(text(1, ReplayModel::question), QStringLiteral("Question of b"));
        QCOMPARE(text(1, ReplayModel::verdict), QStringLiteral("Not replayed"));
        QCOMPARE(text(1, ReplayModel::overlap), QString());
    }
    void showsTheContradictionAsWhatChanged()
    {
        model.beginRun();
        QCOMPARE(text(0, ReplayModel::verdict), QStringLiteral("Waiting"));
        set(result("a", ReplayVerdict::contradicts));
        QCOMPARE(text(0, ReplayModel::verdict), QStringLiteral("Contradicts"));
        QCOMPARE(text(0, ReplayModel::change), QStringLiteral("Within 30 days."));
        QCOMPARE(model.look(0).role, ThemeRole::wrong);
        QCOMPARE(model.answered(), 1);
        QCOMPARE(model.doubtful(), 1);
    }
    void anErrorIsASentenceInItsRow()
    {
        model.beginRun();
        ReplayResult failed;
        failed.hitId = "b";
        failed.attempts = 4;
        failed.error = Error{ErrorCode::network, ErrorReason::connectionRefused, "http://127.0.0.1:9/v1", {}};
        set(failed);
        QVERIFY2(text(1, ReplayModel::change).contains(QStringLiteral("Nobody answers")), qPrintable(text(1, ReplayModel::change)));
        QCOMPARE(text(1, ReplayModel::attempts), QStringLiteral("4"));
        QCOMPARE(text(1, ReplayModel::cost), QString());
        QCOMPARE(model.answered(), 0);
    }
    void whoWasNotAskedSaysWhy()
    {
        model.beginRun();
        set(result("a", ReplayVerdict::same));
        model.endRun(QStringLiteral("Stopped."));
        QCOMPARE(text(0, ReplayModel::verdict), QStringLiteral("Same"));
        QCOMPARE(text(2, ReplayModel::verdict), QStringLiteral("Not asked"));
        QCOMPARE(text(2, ReplayModel::change), QStringLiteral("Stopped."));
        // An answer that was on its way when the run was stopped.
        set(result("c", ReplayVerdict::reworded));
        QCOMPARE(text(2, ReplayModel::verdict), QStringLiteral("Reworded"));
    }
    void earlierResultsAreMarkedAndNeverReplaceFreshOnes()
    {
        set(result("a", ReplayVerdict::same));
        model.setEarlier({{"a", {stored("one", result("a", ReplayVerdict::different))}}, {"b", {stored("one", result("b", ReplayVerdict::different))}}});
        QCOMPARE(text(0, ReplayModel::verdict), QStringLiteral("Same"));
        QCOMPARE(text(1, ReplayModel::verdict), QStringLiteral("Different, earlier"));
        QCOMPARE(model.answered(), 1);
    }
    void theNewestRunStandsBeforeTheOlderOnes()
    {
        ReplayResult second = result("a", ReplayVerdict::different);
        second.repeat = 1;
        model.setEarlier({{"a", {stored("one", result("a", ReplayVerdict::same)), stored("two", second), stored("two", result("a", ReplayVerdict::contradicts))}}});
        const ReplayRow &row = model.row(0);
        QCOMPARE(row.fresh.size(), size_t(2));
        QCOMPARE(row.fresh[0].repeat, 0);
        QCOMPARE(row.fresh[1].repeat, 1);
        QCOMPARE(row.older.size(), size_t(1));
        QCOMPARE(row.older[0].verdict, ReplayVerdict::same);
    }
    void severalAnswersAreJudgedTogether()
    {
        model.beginRun();
        std::vector<ReplayResult> repeats;
        for (const int repeat : {2, 0, 1}) {
            repeats.push_back(result("a", ReplayVerdict::contradicts));
            repeats.back().repeat = repeat;
            model.setResult(repeats.back(), judgeFreshness("Question", repeats));
        }
        QCOMPARE(model.row(0).fresh.size(), size_t(3));
        QCOMPARE(model.row(0).fresh[1].repeat, 1);
        QCOMPARE(text(0, ReplayModel::verdict), QStringLiteral("Stale"));
        QCOMPARE(text(0, ReplayModel::attempts), QStringLiteral("3"));
        QCOMPARE(model.doubtful(), 1);
        // What the whole call site's noise says may soften it.
        Freshness unsure = model.row(0).freshness;
        unsure.verdict = FreshnessVerdict::unsure;
        model.setFreshness({{"a", unsure}});
        QCOMPARE(text(0, ReplayModel::verdict), QStringLiteral("Unsure"));
        QCOMPARE(model.doubtful(), 0);
    }
    void goingOnKeepsWhatCame()
    {
        const ReplayResults kept{{"b", {stored("one", result("b", ReplayVerdict::same))}}};
        model.beginRun(&kept);
        QCOMPARE(text(1, ReplayModel::verdict), QStringLiteral("Same"));
        QCOMPARE(text(0, ReplayModel::verdict), QStringLiteral("Waiting"));
        QCOMPARE(model.answered(), 1);
    }
    void anotherRunMakesTheAnswersOlder()
    {
        set(result("a", ReplayVerdict::same));
        model.beginRun();
        QCOMPARE(model.row(0).fresh.size(), size_t(0));
        QCOMPARE(model.row(0).older.size(), size_t(1));
    }
    void resultsOfHitsThatStayAreKept()
    {
        set(result("b", ReplayVerdict::reworded));
        model.setHits({hit("b"), hit("d")});
        QCOMPARE(text(0, ReplayModel::verdict), QStringLiteral("Reworded"));
        QCOMPARE(text(1, ReplayModel::verdict), QStringLiteral("Not replayed"));
    }
};

QTEST_MAIN(TestReplayModel)
#include "tst_replay_model.moc"
