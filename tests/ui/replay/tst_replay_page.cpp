// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/replay_payload.h"
#include "tests/support/http_stub.h"
#include "tests/ui/page_room.h"
#include "ui/replay/replay_model.h"
#include "ui/replay/replay_page.h"
#include "ui/replay/replay_session.h"
#include "ui/support/theme.h"
#include "ui/widgets/difference_view.h"
#include "ui/widgets/empty_state.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

constexpr int kHits = 5;

std::string log()
{
    std::string text;
    for (int i = 0; i < kHits; ++i) {
        const auto n = std::to_string(i);
        text += R"({"id":"hit-)" + n + R"(","ts":"2026-11-02T09:3)" + n
            + R"(:00Z","event":"hit","call_site":"support.refunds","match":"semantic","similarity":0.94,"query":"Refund after 4)" + n
            + R"( days?","cached_query":"Refund after 14 days?","answer":"Yes. You can return the order within 14 days.","model":"gpt-4o"})" + "\n";
    }
    return text;
}

} // namespace

class TestReplayPage : public QObject {
    Q_OBJECT
    std::unique_ptr<HttpStub> stub;
    std::unique_ptr<PageRoom> desk;
    std::unique_ptr<ReplayPage> page;

    template <typename T>
    T *part(const char *name) const
    {
        return page->findChild<T *>(QLatin1String(name));
    }
    QString cell(int row, int column) const { return part<QTableView>("replay.results")->model()->index(row, column).data().toString(); }
    int answered() const { return page->findChild<ReplayModel *>()->answered(); }
    ReplaySession *session() const { return page->findChild<ReplaySession *>(); }
    QAction *start() const { return part<QAction>("replay.start"); }

    void arriveWithAll()
    {
        QStringList ids;
        for (int i = 0; i < kHits; ++i)
            ids << QStringLiteral("hit-%1").arg(i);
        page->arrive({PageId::replay, {}, ids, {}, {}});
        part<QLineEdit>("replay.endpoint")->setText(QString::fromStdString(stub->endpoint()));
        QTRY_COMPARE(part<QTableView>("replay.results")->model()->rowCount(), kHits);
        QTRY_VERIFY(!page->isBusy());
    }
    std::vector<ReplayRecord> stored(const std::string &hitId)
    {
        std::optional<std::vector<ReplayRecord>> records;
        const Ticket ticket = desk->workspace.read<std::vector<ReplayRecord>>([hitId](Workspace &w) { return w.replaysOfHit(hitId); },
                                                                             [&](auto result) { records = result ? *result : std::vector<ReplayRecord>(); });
        (void)QTest::qWaitFor([&] { return records.has_value(); });
        return records.value_or(std::vector<ReplayRecord>());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        applyTheme(*qApp, Theme::light());
    }
    void init()
    {
        stub = std::make_unique<HttpStub>();
        stub->answerWith("Yes. You can return the order within 30 days.");
        desk = std::make_unique<PageRoom>();
        page = std::make_unique<ReplayPage>(desk->context);
        page->resize(1280, 800);
        page->show();
        session()->setWait([](std::chrono::milliseconds, std::stop_token stop) { return !stop.stop_requested(); });
        desk->workspace.open(desk->folder.path("w.cacheloupe"));
        QTRY_VERIFY(desk->workspace.isOpen());
        desk->hitLog.open({QString::fromStdString(desk->folder.write("hits.jsonl", log()).string())});
        QTRY_VERIFY(desk->hitLog.table()->rowCount() == kHits && !desk->hitLog.isLoading());
        QTRY_VERIFY(desk->suspicion.isComplete());
    }
    void cleanup()
    {
        page.reset();
        desk.reset();
        stub.reset();
    }

    void theEmptyPageChoosesTheMostSuspicious()
    {
        auto *empty = page->findChild<EmptyState *>();
        QVERIFY(empty->isVisible());
        QTest::mouseClick(empty->findChild<QPushButton *>(QStringLiteral("emptyPrimary")), Qt::LeftButton);
        QTRY_COMPARE(part<QTableView>("replay.results")->model()->rowCount(), kHits);
        QVERIFY(!empty->isVisible());
        QVERIFY2(!start()->isEnabled(), "no server is named yet");
    }
    void fiveHitsStandBesideTheirFreshAnswers()
    {
        arriveWithAll();
        QVERIFY(start()->isEnabled());
        QTest::keyClick(part<QTableView>("replay.results"), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(answered(), kHits);
        QTRY_VERIFY(!page->isBusy());
        QCOMPARE(stub->requests().size(), size_t(kHits));
        QCOMPARE(cell(0, ReplayModel::verdict), QStringLiteral("Contradicts"));
        QVERIFY(cell(0, ReplayModel::change).contains(QStringLiteral("30 days")));
        QCOMPARE(cell(0, ReplayModel::cost), QStringLiteral("$0.00"));
        auto *difference = part<DifferenceView>("replay.difference");
        QTRY_COMPARE(difference->second()->content(), QStringLiteral("Yes. You can return the order within 30 days."));
        QVERIFY(difference->first()->content().contains(QStringLiteral("14 days")));
    }
    void resultsAreStoredAndComeBackAsEarlier()
    {
        arriveWithAll();
        start()->trigger();
        QTRY_COMPARE(answered(), kHits);
        QTRY_COMPARE(stored("hit-3").size(), size_t(1));
        const auto result = readReplayPayload(stored("hit-3").front().payloadJson, "test");
        QVERIFY(result.ok());
        QCOMPARE(result->verdict, ReplayVerdict::contradicts);
        page = std::make_unique<ReplayPage>(desk->context);
        page->show();
        QTRY_COMPARE(part<QLineEdit>("replay.endpoint")->text(), QString::fromStdString(stub->endpoint()));
        arriveWithAll();
        QCOMPARE(cell(0, ReplayModel::verdict), QStringLiteral("Contradicts, earlier"));
    }
    void stoppingKeepsWhatCame()
    {
        stub->then({});
        stub->then({});
        StubReply never;
        never.kind = StubReply::Kind::silence;
        stub->then(never);
        arriveWithAll();
        start()->trigger();
        QTRY_COMPARE(answered(), 2);
        QTRY_COMPARE(stub->requests().size(), size_t(3));
        QTest::keyClick(page.get(), Qt::Key_Escape);
        QTRY_VERIFY(!page->isBusy());
        QCOMPARE(answered(), 2);
        QCOMPARE(cell(4, ReplayModel::verdict), QStringLiteral("Not asked"));
        QVERIFY(start()->isEnabled());
    }
    void aServerThatAsksToSlowDownIsAskedAgain()
    {
        StubReply busy;
        busy.kind = StubReply::Kind::status;
        busy.status = 429;
        stub->then(busy);
        arriveWithAll();
        start()->trigger();
        QTRY_COMPARE(answered(), kHits);
        QCOMPARE(cell(0, ReplayModel::attempts), QStringLiteral("2"));
    }
    void aServerThatIsDownIsASentenceInEachRow()
    {
        const QSignalSpy failed(&desk->notices, &Notices::failed);
        arriveWithAll();
        stub.reset();
        start()->trigger();
        QTRY_VERIFY(!page->isBusy());
        for (int row = 0; row < kHits; ++row)
            QVERIFY2(cell(row, ReplayModel::change).contains(QStringLiteral("Nobody answers")), qPrintable(cell(row, ReplayModel::change)));
        QCOMPARE(failed.count(), 1);
        QVERIFY(start()->isEnabled());
    }
    void aMissingKeyIsASentenceBesideItsField()
    {
        arriveWithAll();
        part<QLineEdit>("replay.key")->setText(QStringLiteral("env:CACHELOUPE_NO_SUCH_KEY"));
        start()->trigger();
        auto *problem = part<QLabel>("replay.keyProblem");
        QTRY_VERIFY(problem->text().contains(QStringLiteral("CACHELOUPE_NO_SUCH_KEY")));
        QVERIFY(stub->requests().empty());
        part<QLineEdit>("replay.key")->setText(QStringLiteral("sk-abcdefghijklmnopqrstuvwx"));
        QVERIFY(problem->text().contains(QStringLiteral("never kept")));
        QVERIFY(!start()->isEnabled());
    }
    void aKeyThatIsAskedForIsSentAndForgotten()
    {
        arriveWithAll();
        part<QLineEdit>("replay.key")->setText(QStringLiteral("ask"));
        QVERIFY(!start()->isEnabled());
        auto *asked = part<QLineEdit>("replay.askedKey");
        asked->setText(QStringLiteral("typed-key"));
        start()->trigger();
        QTRY_COMPARE(answered(), kHits);
        QCOMPARE(stub->requests().front().header("authorization"), std::string("Bearer typed-key"));
        QCOMPARE(asked->text(), QString());
    }
    void aNumberKeyMarksTheHit()
    {
        arriveWithAll();
        auto *table = part<QTableView>("replay.results");
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_3);
        QCOMPARE(desk->verdicts.verdict(hash128("hit-1")), Verdict::stale);
        desk->undo.undo();
        QCOMPARE(desk->verdicts.verdict(hash128("hit-1")), Verdict::none);
        // In a text field a number is a number.
        auto *model = part<QLineEdit>("replay.model");
        model->setFocus();
        QTest::keyClick(model, Qt::Key_3);
        QCOMPARE(model->text(), QStringLiteral("3"));
        QCOMPARE(desk->verdicts.verdict(hash128("hit-1")), Verdict::none);
    }
    void anUnknownPriceCannotBeCapped()
    {
        arriveWithAll();
        part<QLineEdit>("replay.model")->setText(QStringLiteral("house-model"));
        part<QLineEdit>("replay.endpoint")->setText(QStringLiteral("https://models.example.org/v1"));
        QTRY_VERIFY(!page->isBusy());
        QVERIFY(!start()->isEnabled());
        QVERIFY(part<QLabel>("replay.warning")->text().contains(QStringLiteral("price")));
    }
    void picturesForTheEye()
    {
        const QString folder = qEnvironmentVariable("CACHELOUPE_PICTURES");
        if (folder.isEmpty())
            QSKIP("set CACHELOUPE_PICTURES to a folder to get pictures");
        arriveWithAll();
        start()->trigger();
        QTRY_COMPARE(answered(), kHits);
        QTRY_VERIFY(!page->isBusy());
        for (const bool dark : {false, true}) {
            applyTheme(*qApp, dark ? Theme::dark() : Theme::light());
            QVERIFY(page->grab().save(QStringLiteral("%1/replay-run-%2.png").arg(folder, dark ? QStringLiteral("dark") : QStringLiteral("light"))));
        }
        applyTheme(*qApp, Theme::light(), 2.0);
        QVERIFY(page->grab().save(folder + QStringLiteral("/replay-run-200.png")));
        applyTheme(*qApp, Theme::light());
    }
};

QTEST_MAIN(TestReplayPage)
#include "tst_replay_page.moc"
