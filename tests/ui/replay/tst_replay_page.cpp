// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/replay/batch_manifest.h"
#include "core/replay/replay_payload.h"
#include "tests/support/http_stub.h"
#include "tests/ui/page_room.h"
#include "ui/replay/batch_desk.h"
#include "ui/replay/replay_model.h"
#include "ui/replay/replay_page.h"
#include "ui/replay/replay_session.h"
#include "ui/support/theme.h"
#include "ui/widgets/difference_view.h"
#include "ui/widgets/empty_state.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

#include <filesystem>

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
            + R"( days?","key":"entry-)" + n + R"(","cached_query":"Refund after 14 days?","answer":"Yes. You can return the order within 14 days.","model":"gpt-4o"})" + "\n";
    }
    return text;
}

/// What OpenAI writes for one request of a batch.
std::string resultLine(const BatchItem &item)
{
    const Json message = {{"content", "Answer to " + item.hitId}};
    const Json body = {{"model", "gpt-4o"}, {"choices", Json::array({Json{{"message", message}, {"finish_reason", "stop"}}})}};
    return dumpJson(Json{{"custom_id", item.customId}, {"response", {{"status_code", 200}, {"body", body}}}, {"error", nullptr}}) + '\n';
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
        part<QSpinBox>("replay.parallel")->setValue(1);
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
    void anotherMachineIsAskedOnlyAfterTheAgreement()
    {
        arriveWithAll();
        auto *agree = part<QCheckBox>("replay.agree");
        QVERIFY2(!agree->isVisible(), "this machine needs none");
        part<QSpinBox>("replay.count")->setFocus();
        part<QLineEdit>("replay.endpoint")->setText(QStringLiteral("https://api.openai.com/v1"));
        QTRY_VERIFY(!page->isBusy());
        QVERIFY(agree->isVisible() && !agree->isChecked());
        QVERIFY(!start()->isEnabled());
        QTest::mouseClick(agree, Qt::LeftButton);
        QTRY_VERIFY(start()->isEnabled());
        // Another address is another agreement.
        part<QLineEdit>("replay.endpoint")->setText(QStringLiteral("https://api.openai.com.example.org/v1"));
        QVERIFY(!agree->isChecked());
        QVERIFY(!start()->isEnabled());
        part<QLineEdit>("replay.endpoint")->setText(QStringLiteral("https://api.openai.com/v1"));
        QVERIFY(agree->isChecked());
        // It is remembered.
        page = std::make_unique<ReplayPage>(desk->context);
        page->show();
        QTRY_VERIFY(!page->isBusy());
        part<QLineEdit>("replay.endpoint")->setText(QStringLiteral("https://api.openai.com/v1"));
        QVERIFY(part<QCheckBox>("replay.agree")->isChecked());
    }
    void theStandInNeedsNeitherAddressNorKey()
    {
        arriveWithAll();
        part<QLineEdit>("replay.endpoint")->clear();
        auto *provider = part<QComboBox>("replay.provider");
        provider->setCurrentIndex(provider->count() - 1);
        QTRY_VERIFY(!page->isBusy() && start()->isEnabled());
        QVERIFY(!part<QLineEdit>("replay.endpoint")->isVisible());
        start()->trigger();
        QTRY_COMPARE(answered(), kHits);
        QTRY_COMPARE(stored("hit-2").size(), size_t(1));
        QVERIFY(stub->requests().empty());
    }
    void severalAnswersSayWhetherItIsTheModel()
    {
        arriveWithAll();
        part<QSpinBox>("replay.repeats")->setValue(3);
        QTRY_VERIFY(!page->isBusy());
        QVERIFY2(part<QLabel>("replay.estimate")->text().contains(QStringLiteral("15 request")), qPrintable(part<QLabel>("replay.estimate")->text()));
        start()->trigger();
        QTRY_COMPARE(stub->requests().size(), size_t(3 * kHits));
        QTRY_VERIFY(!page->isBusy());
        QCOMPARE(cell(0, ReplayModel::verdict), QStringLiteral("Stale"));
        auto *answers = part<QComboBox>("replay.answers");
        QCOMPARE(answers->count(), 3);
        QVERIFY(answers->isVisible());
        QCOMPARE(stored("hit-0").size(), size_t(3));
    }
    void pausedNothingMoreIsAsked()
    {
        StubReply slow;
        slow.delayMs = 50;
        slow.text = "Yes. You can return the order within 30 days.";
        for (int i = 0; i < kHits; ++i)
            stub->then(slow);
        arriveWithAll();
        start()->trigger();
        QTRY_COMPARE(answered(), 1);
        auto *pause = part<QAction>("replay.pause");
        pause->trigger();
        QCOMPARE(pause->text(), QStringLiteral("Go on"));
        QTRY_COMPARE(size_t(answered()), stub->requests().size());
        const auto asked = stub->requests().size();
        QVERIFY(asked < size_t(kHits));
        QVERIFY(page->isBusy());
        pause->trigger();
        QTRY_COMPARE(answered(), kHits);
        QCOMPARE(stub->requests().size(), size_t(kHits));
    }
    void whatWasCutShortGoesOnAfterARestart()
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
        page = std::make_unique<ReplayPage>(desk->context);
        page->resize(1280, 800);
        page->show();
        auto *strip = part<QWidget>("replay.runs");
        QTRY_VERIFY(strip->isVisible());
        QVERIFY2(part<QLabel>("replay.runText")->text().contains(QStringLiteral("2 of 5")), qPrintable(part<QLabel>("replay.runText")->text()));
        QTest::mouseClick(part<QPushButton>("replay.resume"), Qt::LeftButton);
        QTRY_COMPARE(part<QTableView>("replay.results")->model()->rowCount(), kHits);
        QTRY_COMPARE(answered(), kHits);
        QTRY_VERIFY(!page->isBusy());
        QCOMPARE(stub->requests().size(), size_t(6));
        for (int i = 0; i < kHits; ++i)
            QCOMPARE(stored("hit-" + std::to_string(i)).size(), size_t(1));
        QVERIFY(!strip->isVisible());
    }
    void aReplayThatIsLeftIsOfferedNoMore()
    {
        StubReply never;
        never.kind = StubReply::Kind::silence;
        stub->then(never);
        arriveWithAll();
        start()->trigger();
        QTRY_COMPARE(stub->requests().size(), size_t(1));
        QTest::keyClick(page.get(), Qt::Key_Escape);
        auto *strip = part<QWidget>("replay.runs");
        QTRY_VERIFY(strip->isVisible());
        QTest::mouseClick(part<QPushButton>("replay.drop"), Qt::LeftButton);
        QTRY_VERIFY(!strip->isVisible());
    }
    void aFilterThatCannotBeReadIsASentence()
    {
        arriveWithAll();
        auto *sample = part<QComboBox>("replay.sample");
        sample->setCurrentText(QStringLiteral("That fit a filter"));
        auto *query = part<QLineEdit>("replay.query");
        QVERIFY(query->isVisible());
        query->setText(QStringLiteral("similarity>"));
        QTRY_VERIFY(!part<QLabel>("replay.queryProblem")->text().isEmpty());
        QVERIFY(!start()->isEnabled());
        query->setText(QStringLiteral("\"after 41 days\""));
        QTRY_COMPARE(part<QTableView>("replay.results")->model()->rowCount(), 1);
        QTRY_VERIFY(part<QLabel>("replay.queryProblem")->text().isEmpty());
    }
    void whatTheLogDoesNotHoldIsFilledIn()
    {
        arriveWithAll();
        QTest::mouseClick(part<QPushButton>("replay.fill"), Qt::LeftButton);
        auto *dialog = QApplication::activeModalWidget();
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QComboBox *>(QStringLiteral("replay.templateSite"))->currentText(), QStringLiteral("support.refunds"));
        dialog->findChild<QPlainTextEdit *>(QStringLiteral("replay.templateSystem"))->setPlainText(QStringLiteral("Answer in one sentence."));
        dialog->findChild<QPlainTextEdit *>(QStringLiteral("replay.templateUser"))->setPlainText(QStringLiteral("no place for it"));
        auto *save = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
        QTest::mouseClick(save, Qt::LeftButton);
        QVERIFY2(dialog->isVisible(), "the question has no place");
        dialog->findChild<QPlainTextEdit *>(QStringLiteral("replay.templateUser"))->setPlainText(QStringLiteral("Customer: {query}"));
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_VERIFY(!page->isBusy());
        start()->trigger();
        QTRY_COMPARE(answered(), kHits);
        const auto body = stub->requests().front().body;
        QVERIFY2(body.find("Answer in one sentence.") != std::string::npos, body.c_str());
        QVERIFY2(body.find("Customer: Refund after 40 days?") != std::string::npos, body.c_str());
    }
    void aFreshAnswerGoesToItsEntryThePolicyAndTheTests()
    {
        QList<Destination> went;
        connect(&desk->navigator, &Navigator::requested, this, [&](const Destination &to) { went << to; });
        arriveWithAll();
        start()->trigger();
        QTRY_COMPARE(answered(), kHits);
        QTRY_VERIFY(!page->isBusy());
        auto *table = part<QTableView>("replay.results");
        QTest::keyClick(table, Qt::Key_E);
        QCOMPARE(went.size(), 1);
        QCOMPARE(went[0].page, PageId::stores);
        QCOMPARE(went[0].entryKey, QStringLiteral("entry-0"));
        QCOMPARE(went[0].answer, QStringLiteral("Yes. You can return the order within 30 days."));
        QTest::keyClick(table, Qt::Key_P);
        QCOMPARE(went.size(), 2);
        QCOMPARE(went[1].page, PageId::policies);
        QVERIFY(went[1].flagged);
        QCOMPARE(went[1].flagged->verdict, Verdict::stale);
        QTest::keyClick(table, Qt::Key_3);
        QTest::keyClick(table, Qt::Key_S);
        const auto kept = desk->folder.path("w.tests.jsonl");
        QTRY_VERIFY(std::filesystem::exists(kept));
    }
    void aJudgeIsASecondOpinionInBothOrders()
    {
        arriveWithAll();
        start()->trigger();
        QTRY_COMPARE(answered(), kHits);
        QTRY_VERIFY(!page->isBusy());
        auto *table = part<QTableView>("replay.results");
        auto *judge = part<QLabel>("replay.judge");
        QTest::keyClick(table, Qt::Key_J);
        QCOMPARE(stub->requests().size(), size_t(kHits)); // no model is named
        part<QLineEdit>("replay.judgeModel")->setText(QStringLiteral("wise-model"));
        QTRY_VERIFY(!page->isBusy());
        StubReply cachedFirst;
        cachedFirst.text = "{\"outcome\":\"changed_fact\",\"evidence\":[{\"a\":\"within 14 days\",\"b\":\"within 30 days\"}]}";
        StubReply freshFirst;
        freshFirst.text = "{\"outcome\":\"changed_fact\",\"evidence\":[{\"a\":\"within 30 days\",\"b\":\"within 14 days\"}]}";
        stub->then(cachedFirst);
        stub->then(freshFirst);
        QTest::keyClick(table, Qt::Key_J);
        QTRY_VERIFY2(judge->text().contains(QStringLiteral("a fact differs")), qPrintable(judge->text()));
        QVERIFY2(judge->text().contains(QStringLiteral("within 30 days")), qPrintable(judge->text()));
        QVERIFY2(judge->text().contains(QStringLiteral("0 of 30")), qPrintable(judge->text()));
        QCOMPARE(stub->requests().size(), size_t(kHits + 2));
        QVERIFY(stub->requests().back().body.find("wise-model") != std::string::npos);
        QCOMPARE(desk->verdicts.verdict(hash128("hit-0")), Verdict::none);
        // It is kept for this pair, and the other hits have none.
        QTest::keyClick(table, Qt::Key_Down);
        QTRY_VERIFY(!judge->isVisible());
        QTest::keyClick(table, Qt::Key_Up);
        QTRY_VERIFY(judge->text().contains(QStringLiteral("a fact differs")));
        QVERIFY(!part<QWidget>("replay.runs")->isVisible());
    }
    void aBatchGoesOutAndItsAnswersComeBackById()
    {
        arriveWithAll();
        auto *batch = page->findChild<BatchDesk *>();
        const auto folder = desk->folder.path("batch");
        std::filesystem::create_directory(folder);
        batch->writeTo(QString::fromStdString(folder.string()));
        QTRY_VERIFY(!page->isBusy());
        const auto manifest = readBatchManifest(folder / kBatchManifestFile);
        QVERIFY2(manifest.ok(), manifest ? "" : manifest.error().where.c_str());
        QCOMPARE(manifest->items.size(), size_t(kHits));
        QVERIFY(stub->requests().empty());
        QVERIFY2(!part<QWidget>("replay.runs")->isVisible(), "a batch is sent by hand");
        // In another order than they were written.
        std::string lines;
        for (auto item = manifest->items.rbegin(); item != manifest->items.rend(); ++item)
            lines += resultLine(*item);
        const auto results = desk->folder.write("results.jsonl", lines);
        batch->read(QString::fromStdString((folder / kBatchManifestFile).string()), {QString::fromStdString(results.string())});
        QTRY_COMPARE(stored("hit-4").size(), size_t(1));
        QTRY_VERIFY(!page->isBusy());
        QCOMPARE(readReplayPayload(stored("hit-1").front().payloadJson, "test")->freshAnswer, std::string("Answer to hit-1"));
        QTRY_VERIFY(part<DifferenceView>("replay.difference")->second()->content().contains(QStringLiteral("Answer to hit-0")));
    }
    void anUnknownPriceCannotBeCapped()
    {
        arriveWithAll();
        part<QLineEdit>("replay.model")->setText(QStringLiteral("house-model"));
        part<QLineEdit>("replay.endpoint")->setText(QStringLiteral("https://models.example.org/v1"));
        QTest::mouseClick(part<QCheckBox>("replay.agree"), Qt::LeftButton);
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
