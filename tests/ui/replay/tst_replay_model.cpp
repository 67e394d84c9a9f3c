// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

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

} // namespace

class TestReplayModel : public QObject {
    Q_OBJECT
    ReplayModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

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
        model.setResult(result("a", ReplayVerdict::contradicts));
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
        model.setResult(failed);
        QVERIFY2(text(1, ReplayModel::change).contains(QStringLiteral("Nobody answers")), qPrintable(text(1, ReplayModel::change)));
        QCOMPARE(text(1, ReplayModel::attempts), QStringLiteral("4"));
        QCOMPARE(text(1, ReplayModel::cost), QString());
        QCOMPARE(model.answered(), 0);
    }
    void whoWasNotAskedSaysWhy()
    {
        model.beginRun();
        model.setResult(result("a", ReplayVerdict::same));
        model.endRun(QStringLiteral("Stopped."));
        QCOMPARE(text(0, ReplayModel::verdict), QStringLiteral("Same"));
        QCOMPARE(text(2, ReplayModel::verdict), QStringLiteral("Not asked"));
        QCOMPARE(text(2, ReplayModel::change), QStringLiteral("Stopped."));
        // An answer that was on its way when the run was stopped.
        model.setResult(result("c", ReplayVerdict::reworded));
        QCOMPARE(text(2, ReplayModel::verdict), QStringLiteral("Reworded"));
    }
    void earlierResultsAreMarkedAndNeverReplaceFreshOnes()
    {
        model.setResult(result("a", ReplayVerdict::same));
        model.setEarlier({{"a", result("a", ReplayVerdict::different)}, {"b", result("b", ReplayVerdict::different)}});
        QCOMPARE(text(0, ReplayModel::verdict), QStringLiteral("Same"));
        QCOMPARE(text(1, ReplayModel::verdict), QStringLiteral("Different, earlier"));
        QCOMPARE(model.answered(), 1);
    }
    void resultsOfHitsThatStayAreKept()
    {
        model.setResult(result("b", ReplayVerdict::reworded));
        model.setHits({hit("b"), hit("d")});
        QCOMPARE(text(0, ReplayModel::verdict), QStringLiteral("Reworded"));
        QCOMPARE(text(1, ReplayModel::verdict), QStringLiteral("Not replayed"));
    }
};

QTEST_MAIN(TestReplayModel)
#include "tst_replay_model.moc"
