// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/regression_set.h"

#include "core/base/file.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <algorithm>

using namespace cacheloupe;

namespace {

Hit judgedHit()
{
    Hit hit;
    hit.id = "h1";
    hit.callSite = "billing";
    hit.query = "What does Team cost?";
    hit.answer = "Team costs $29 a month.";
    hit.model = "gpt-4o-mini";
    hit.messagesJson = R"([{"role":"user","content":"What does Team cost?"}])";
    hit.paramsJson = R"({"temperature":0})";
    return hit;
}

ReplayResult replayOf(std::string fresh)
{
    ReplayResult replay;
    replay.hitId = "h1";
    replay.freshAnswer = std::move(fresh);
    return replay;
}

VerdictRecord judgedAs(Verdict verdict)
{
    VerdictRecord record;
    record.hitId = "h1";
    record.verdict = verdict;
    record.reviewer = "ada";
    record.note = "checked";
    record.at = *parseInstant("2026-11-22T09:00:00Z");
    return record;
}

} // namespace

class TestRegressionSet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void acceptsWhatTheReviewerSettled()
    {
        const ReplayResult fresh = replayOf("Team costs $35 a month.");
        const auto stale = regressionCase(judgedHit(), fresh, judgedAs(Verdict::stale));
        QVERIFY(stale.ok());
        QCOMPARE(stale->accepted, fresh.freshAnswer);
        const auto safe = regressionCase(judgedHit(), fresh, judgedAs(Verdict::safe));
        QCOMPARE(safe->accepted, judgedHit().answer);
        QCOMPARE(safe->id, stale->id);
        QCOMPARE(regressionCase(judgedHit(), fresh, judgedAs(Verdict::unsure)).error().detail, std::string("verdict"));
        QCOMPARE(regressionCase(judgedHit(), replayOf(""), judgedAs(Verdict::stale)).error().detail, std::string("fresh_answer"));
        Hit silent = judgedHit();
        silent.query.clear();
        QCOMPARE(regressionCase(silent, fresh, judgedAs(Verdict::safe)).error().detail, std::string("query"));
        Hit elsewhere = judgedHit();
        elsewhere.callSite = "sales";
        QVERIFY(regressionCase(elsewhere, fresh, judgedAs(Verdict::safe))->id != safe->id);
    }
    void keepsReplacesAndAppends()
    {
        const test::TempFolder folder;
        const auto path = folder.path("set.jsonl");
        const auto first = *regressionCase(judgedHit(), replayOf("Team costs $35 a month."), judgedAs(Verdict::stale));
        Hit other = judgedHit();
        other.query = "And Starter?";
        auto second = *regressionCase(other, replayOf("Starter costs $9."), judgedAs(Verdict::wrongMatch));
        second.mustContain = {"$9"};
        QVERIFY(putRegressionCases(path, std::vector{first, second}).ok());
        auto read = readRegressionSet(path);
        QVERIFY(read.ok());
        QVERIFY(*read == (std::vector{first, second}));
        auto changed = first;
        changed.accepted = "Team costs $39 a month.";
        Hit third = judgedHit();
        third.query = "And Enterprise?";
        const auto added = *regressionCase(third, replayOf("Ask us."), judgedAs(Verdict::stale));
        QVERIFY(putRegressionCases(path, std::vector{changed, added}).ok());
        read = readRegressionSet(path);
        QVERIFY(*read == (std::vector{changed, second, added}));
    }
    void errorsNameTheLine()
    {
        const test::TempFolder folder;
        const std::string good = R"({"id":"a","call_site":"s","question":"q","accepted":"x"})" "\n";
        const auto errorOf = [&](const std::string &text) {
            const auto read = readRegressionSet(folder.write("set.jsonl", text));
            return read ? Error{} : read.error();
        };
        QVERIFY(readRegressionSet(folder.write("set.jsonl", "\n" + good + "\n")).ok());
        QCOMPARE(errorOf(good + "{\n").reason, ErrorReason::malformedJson);
        QVERIFY(errorOf(good + "{\n").where.ends_with("set.jsonl:2"));
        QCOMPARE(errorOf(good + R"({"id":"b","call_site":"s","accepted":"x"})").detail, std::string("question"));
        QCOMPARE(errorOf(good + R"({"id":5,"call_site":"s","question":"q","accepted":"x"})").reason, ErrorReason::wrongType);
        QCOMPARE(errorOf(good + R"({"id":"b","call_site":"s","question":"q"})").detail, std::string("accepted"));
        QCOMPARE(errorOf(good + R"({"id":"b","call_site":"s","question":"q","must_contain":[1]})").detail, std::string("must_contain"));
        QCOMPARE(errorOf(good + R"({"id":"b","call_site":"s","question":"q","accepted":"x","verdict":"maybe"})").detail, std::string("verdict"));
        const Error twice = errorOf(good + "\n" + good);
        QCOMPARE(twice.code, ErrorCode::conflict);
        QVERIFY(twice.where.ends_with("set.jsonl:3") && twice.detail.find("line 1") != std::string::npos);
        QCOMPARE(readRegressionSet(folder.path("none")).error().reason, ErrorReason::fileMissing);
        // A set that cannot be read is not written over.
        const auto broken = folder.write("broken.jsonl", "{\n");
        QVERIFY(!putRegressionCases(broken, {}).ok());
        QCOMPARE(*readWholeFile(broken), std::string("{\n"));
    }
    void masksSecrets()
    {
        Hit hit = judgedHit();
        hit.query = "My key is sk-abcdefghijklmnopqrstuvwxyz123456, why?";
        const auto made = regressionCase(hit, replayOf("Never share it."), judgedAs(Verdict::stale));
        QVERIFY(regressionCaseLine(*made).find("abcdefghijklmnopqrstuvwxyz") == std::string::npos);
    }
    void checksFreshAnswers()
    {
        auto regression = *regressionCase(judgedHit(), replayOf("Team costs $35 a month."), judgedAs(Verdict::stale));
        QVERIFY(checkRegression(regression, "team costs $35 a month").passed);
        const auto wrong = checkRegression(regression, "Team costs $29 a month.");
        QVERIFY(!wrong.passed);
        QVERIFY(wrong.verdict >= ReplayVerdict::different);
        QVERIFY(!checkRegression(regression, "").passed);
        regression.mustContain = {"$35", "Month"};
        QVERIFY(checkRegression(regression, "Team costs $35 a month.").passed);
        const auto lacking = checkRegression(regression, "Team costs $35.");
        QVERIFY(!lacking.passed);
        QCOMPARE(lacking.missing, (std::vector<std::string>{"Month"}));
        regression.accepted.clear();
        QVERIFY(checkRegression(regression, "It is $35, billed every month, and much else besides.").passed);
    }
};

QTEST_GUILESS_MAIN(TestRegressionSet)
#include "tst_regression_set.moc"
