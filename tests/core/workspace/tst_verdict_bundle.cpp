// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/verdict_bundle.h"

#include "core/base/random.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;

namespace {

const Instant kNow = *parseInstant("2026-11-09T12:00:00Z");

VerdictRecord record(std::string id, Verdict verdict, std::string reviewer, int minute)
{
    return {std::move(id),
            "/home/ann/logs/week.jsonl",
            "faq",
            verdict,
            "“quoted”\nnote",
            std::move(reviewer),
            kNow - std::chrono::minutes(1000 - minute),
            isWrongReuse(verdict) ? VerdictReason::otherNumber : VerdictReason::none,
            isWrongReuse(verdict) ? "route" : "",
            ReviewStratum::random};
}

std::vector<VerdictRecord> sample()
{
    return {record("a", Verdict::safe, "ann", 1), record("b", Verdict::wrongMatch, "ann", 2), record("a", Verdict::stale, "ben", 3)};
}

std::vector<VerdictRecord> nameOnly(std::vector<VerdictRecord> records)
{
    for (VerdictRecord &one : records)
        one.source = "week.jsonl";
    return records;
}

} // namespace

class TestVerdictBundle : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWent();
    void tellsNothingOfTheMachine();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void damagedBundlesNeverCrash();
    void mergesByHitAndReviewer();
    void oneOwnsBundleIsKnown();
};

void TestVerdictBundle::comesBackAsItWent()
{
    for (const std::string &text : {verdictBundleJson(sample(), kNow), verdictBundleLines(sample())}) {
        const auto back = parseVerdictBundle(text, "bundle", kNow);
        QVERIFY2(back.ok(), back ? "" : back.error().detail.c_str());
        QVERIFY(*back == nameOnly(sample()));
    }
    QVERIFY(parseVerdictBundle(verdictBundleJson({}, kNow), "bundle", kNow)->empty());
    // A line alone and a document in one line are told apart.
    const auto one = sample();
    QCOMPARE(parseVerdictBundle(verdictBundleLines(std::span(one).first(1)), "bundle", kNow)->size(), size_t(1));
    QCOMPARE(parseVerdictBundle(R"({"schema":"cacheloupe.verdicts/1","verdicts":[]})", "bundle", kNow)->size(), size_t(0));
}

void TestVerdictBundle::tellsNothingOfTheMachine()
{
    QVERIFY(verdictBundleJson(sample(), kNow).find("/home") == std::string::npos);
    QVERIFY(verdictBundleLines(sample()).find("/home") == std::string::npos);
}

void TestVerdictBundle::namesWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("detail");
    const auto verdict = [](const char *members) { return QStringLiteral(R"({"schema":"cacheloupe.verdicts/1","verdicts":[{%1}]})").arg(QLatin1String(members)); };
    QTest::newRow("no JSON") << "hello" << "f" << "";
    QTest::newRow("another document") << R"({"schema":"cacheloupe.policy/1"})" << "f" << "$.schema";
    QTest::newRow("newer") << R"({"schema":"cacheloupe.verdicts/2"})" << "f" << "$.schema";
    QTest::newRow("no verdicts") << R"({"schema":"cacheloupe.verdicts/1"})" << "f" << "$.verdicts";
    QTest::newRow("no object") << R"({"schema":"cacheloupe.verdicts/1","verdicts":[7]})" << "f" << "$.verdicts[0]";
    QTest::newRow("no hit") << verdict(R"("verdict":"safe","reviewer":"a","at":"2026-11-02T09:30:00Z")") << "f" << "$.verdicts[0].hit_id";
    QTest::newRow("none") << verdict(R"("hit_id":"1","verdict":"none","reviewer":"a","at":"2026-11-02T09:30:00Z")") << "f" << "$.verdicts[0].verdict";
    QTest::newRow("odd verdict") << verdict(R"("hit_id":"1","verdict":"bad","reviewer":"a","at":"2026-11-02T09:30:00Z")") << "f" << "$.verdicts[0].verdict";
    QTest::newRow("no reviewer") << verdict(R"("hit_id":"1","verdict":"safe","reviewer":"","at":"2026-11-02T09:30:00Z")") << "f" << "$.verdicts[0].reviewer";
    QTest::newRow("odd time") << verdict(R"("hit_id":"1","verdict":"safe","reviewer":"a","at":"soon")") << "f" << "$.verdicts[0].at";
    QTest::newRow("future") << verdict(R"("hit_id":"1","verdict":"safe","reviewer":"a","at":"2999-01-01")") << "f" << "$.verdicts[0].at";
    QTest::newRow("odd reason") << verdict(R"("hit_id":"1","verdict":"safe","reviewer":"a","at":"2026-11-02","reason":"x")") << "f" << "$.verdicts[0].reason";
    QTest::newRow("odd stratum") << verdict(R"("hit_id":"1","verdict":"safe","reviewer":"a","at":"2026-11-02","stratum":5)") << "f" << "$.verdicts[0].stratum";
    const QString good = QString::fromStdString(verdictBundleLines(sample()));
    QTest::newRow("line") << good + QStringLiteral("{\"v\":\"cacheloupe.verdicts/1\",\"hit_id\":\"1\"}\n") << "f:4" << "$.reviewer";
    QTest::newRow("cut line") << good.chopped(20) << "f:3" << "";
    QTest::newRow("foreign line") << good + QStringLiteral("{}\n") << "f:4" << "$.v";
}

void TestVerdictBundle::namesWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, where);
    QFETCH(QString, detail);
    const auto parsed = parseVerdictBundle(text.toStdString(), "f", kNow);
    QVERIFY(!parsed);
    QCOMPARE(QString::fromStdString(parsed.error().where), where);
    QVERIFY2(QString::fromStdString(parsed.error().detail).startsWith(detail), parsed.error().detail.c_str());
}

void TestVerdictBundle::damagedBundlesNeverCrash()
{
    Random random(13);
    for (const std::string &text : {verdictBundleJson(sample(), kNow), verdictBundleLines(sample())}) {
        for (int round = 0; round < 2000; ++round) {
            std::string damaged = text;
            for (std::uint64_t i = 1 + random.below(3); i > 0; --i)
                damaged[random.below(damaged.size())] = char(random.below(256));
            const auto parsed = parseVerdictBundle(damaged, "f", kNow);
            if (parsed)
                for (const VerdictRecord &one : *parsed)
                    QVERIFY(!one.hitId.empty() && !one.reviewer.empty() && one.verdict != Verdict::none);
        }
    }
}

void TestVerdictBundle::mergesByHitAndReviewer()
{
    const test::TempFolder folder;
    auto workspace = Workspace::create(folder.path("w.cacheloupe"), [] { return kNow; });
    QVERIFY(workspace.ok());
    VerdictRecord newer = record("a", Verdict::unsure, "ann", 9);
    newer.source = "/srv/logs/week.jsonl";
    VerdictRecord older = record("b", Verdict::safe, "ann", 1);
    QVERIFY(workspace->setVerdict(newer).ok() && workspace->setVerdict(older).ok());
    const auto bundle = parseVerdictBundle(verdictBundleJson(sample(), kNow), "f", kNow);
    const auto merge = importVerdicts(*workspace, *bundle);
    QVERIFY(merge.ok());
    QVERIFY(*merge == (VerdictMerge{1, 1, 0, 1}));
    const auto again = importVerdicts(*workspace, *bundle);
    QVERIFY(*again == (VerdictMerge{0, 0, 2, 1}));
}

void TestVerdictBundle::oneOwnsBundleIsKnown()
{
    const test::TempFolder folder;
    auto workspace = Workspace::create(folder.path("w.cacheloupe"), [] { return kNow; });
    for (const VerdictRecord &one : sample())
        QVERIFY(workspace->setVerdict(one).ok());
    const auto own = parseVerdictBundle(verdictBundleLines(*workspace->verdicts()), "f", kNow);
    QVERIFY(*importVerdicts(*workspace, *own) == (VerdictMerge{0, 0, 3, 0}));
    // Somebody else's verdict on a hit of this log gets the place the log has here.
    VerdictRecord guest = record("z", Verdict::safe, "cas", 4);
    const auto bundle = parseVerdictBundle(verdictBundleLines(std::span(&guest, 1)), "f", kNow);
    QVERIFY(*importVerdicts(*workspace, *bundle) == (VerdictMerge{1, 0, 0, 0}));
    QCOMPARE(workspace->verdicts()->back().source, guest.source);
}

QTEST_APPLESS_MAIN(TestVerdictBundle)
#include "tst_verdict_bundle.moc"
