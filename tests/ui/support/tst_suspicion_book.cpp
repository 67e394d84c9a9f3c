// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_folder.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/notices.h"
#include "ui/support/suspicion_book.h"
#include "ui/support/verdict_book.h"
#include "ui/support/workspace_session.h"

#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include <cmath>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

std::string hit(int id, const std::string &query, const std::string &cached)
{
    return "{\"id\":\"h" + std::to_string(id) + "\",\"ts\":\"2026-11-02T09:30:00Z\",\"event\":\"hit\",\"match\":\"semantic\",\"call_site\":\"bank\",\"query\":\"" + query
        + "\",\"cached_query\":\"" + cached + "\"}\n";
}

} // namespace

class TestSuspicionBook : public QObject {
    Q_OBJECT

    TempFolder m_folder;

    /// Even ids are a pair that reviewers find wrong, odd ones a pair that they find right.
    QString log(const char *name, int count) const
    {
        std::string text;
        for (int i = 0; i < count; ++i) {
            const std::string when = " case " + std::string(size_t(i / 2 % 7 + 1), 'x') + "?";
            text += i % 2 == 0 ? hit(i, "Why was my transfer reverted" + when, "Why was my transfer declined" + when) : hit(i, "Why was my voucher late" + when, "Why was my coupon late" + when);
        }
        return QString::fromStdString(m_folder.write(name, text).string());
    }

private Q_SLOTS:
    void scoresEveryHitOfTheLog()
    {
        Lanes lanes(2);
        HitLogSession session(lanes);
        SuspicionBook book(session);
        QSignalSpy completed(&book, &SuspicionBook::completed);
        session.open({log("a.jsonl", 3000)});
        QTRY_COMPARE(completed.size(), 1);
        QVERIFY(book.isComplete());
        for (HitRow row = 0; row < 3000; ++row)
            QVERIFY(!std::isnan(book.score(row)));
        QCOMPARE(book.learned().state, LearningState::tooFew);
        session.add(log("b.jsonl", 500));
        QTRY_COMPARE(completed.size(), 2);
        QVERIFY(!std::isnan(book.score(3499)));
    }
    void learnsFromVerdictsAndForgetsWhenSwitchedOff()
    {
        Lanes lanes(2);
        HitLogSession session(lanes);
        WorkspaceSession workspace;
        QUndoStack undo;
        Notices notices;
        VerdictBook verdicts(workspace, undo, notices);
        SuspicionBook book(session);
        book.learnFrom(workspace, verdicts);
        QSignalSpy opened(&workspace, &WorkspaceSession::opened);
        workspace.open(m_folder.path("w.cacheloupe"));
        QTRY_COMPARE(opened.size(), 1);
        session.open({log("c.jsonl", 400)});
        QTRY_VERIFY(!session.isLoading() && book.isComplete() && !std::isnan(book.score(399)));
        const float before = book.score(0);
        std::vector<VerdictRecord> records;
        for (int i = 0; i < 40; ++i) {
            VerdictRecord record;
            record.hitId = "h" + std::to_string(i);
            record.callSite = "bank";
            record.verdict = i % 2 == 0 ? Verdict::wrongMatch : Verdict::safe;
            records.push_back(record);
        }
        verdicts.set(records);
        QTRY_COMPARE_WITH_TIMEOUT(book.learned().state, LearningState::active, 20'000);
        QCOMPARE(book.learned().verdicts, size_t(40));
        // Hits that nobody judged follow; what was known stays readable meanwhile.
        QTRY_VERIFY(book.isComplete() && book.score(200) > before);
        QVERIFY(book.score(200) > book.score(201));
        book.setLearning(false);
        QTRY_COMPARE(book.learned().state, LearningState::off);
        QTRY_COMPARE(book.score(0), before);
        QVERIFY(!book.isLearning());
    }
};

QTEST_GUILESS_MAIN(TestSuspicionBook)
#include "tst_suspicion_book.moc"
