// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/freshness_judgement.h"

#include "core/replay/answer_comparison.h"

#include <QTest>

using namespace cacheloupe;

namespace {

constexpr std::string_view kPriceQuestion = "What does the Pro plan cost?";

std::vector<ReplayResult> replies(std::string_view question, std::string_view cached, const std::vector<std::string> &fresh)
{
    std::vector<ReplayResult> out;
    for (const std::string &answer : fresh) {
        const AnswerComparison comparison = compareAnswers(question, cached, answer);
        ReplayResult result;
        result.repeat = int(out.size());
        result.freshAnswer = answer;
        result.verdict = comparison.verdict;
        result.overlap = comparison.overlap;
        out.push_back(result);
    }
    return out;
}

} // namespace

class TestFreshnessJudgement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void staleWhenFreshAnswersAgreeAgainstTheCache()
    {
        const auto repeats = replies(kPriceQuestion, "The Pro plan costs 29 euro a month.",
                                     {"The Pro plan costs 35 euro a month.", "Pro costs 35 euro a month.", "The Pro plan is 35 euro a month."});
        const Freshness freshness = judgeFreshness(kPriceQuestion, repeats);
        QCOMPARE(freshness.verdict, FreshnessVerdict::stale);
        QCOMPARE(freshness.reason, FreshnessReason::repliesAgreeAgainstCache);
        QCOMPARE(freshness.replies, 3);
        QCOMPARE(freshness.against, 3);
        QVERIFY(*freshness.freshOverlap > freshness.cachedOverlap);
    }
    void oneReplyOnlyLooksStale()
    {
        const auto repeats = replies(kPriceQuestion, "The Pro plan costs 29 euro a month.", {"The Pro plan costs 35 euro a month."});
        const Freshness freshness = judgeFreshness(kPriceQuestion, repeats);
        QCOMPARE(freshness.verdict, FreshnessVerdict::looksStale);
        QCOMPARE(freshness.reason, FreshnessReason::oneReplyDiffers);
        QVERIFY(!freshness.freshOverlap);
    }
    void unsureWhenTheModelDisagreesWithItself()
    {
        const auto repeats = replies(kPriceQuestion, "The Pro plan costs 29 euro a month.",
                                     {"The Pro plan costs 35 euro a month.", "The Pro plan costs 41 euro a month.", "The Pro plan costs 19 euro a month."});
        const Freshness freshness = judgeFreshness(kPriceQuestion, repeats);
        QCOMPARE(freshness.verdict, FreshnessVerdict::unsure);
        QCOMPARE(freshness.reason, FreshnessReason::repliesDisagree);
    }
    void freshWhenMostAgree()
    {
        const std::string answer = "Open the Reports page, choose Export and pick spreadsheet.";
        const auto repeats = replies("How do I export?", answer, {answer, answer, "Ask your administrator for a copy on paper."});
        const Freshness freshness = judgeFreshness("How do I export?", repeats);
        QCOMPARE(freshness.verdict, FreshnessVerdict::fresh);
        QCOMPARE(freshness.reason, FreshnessReason::agrees);
        QCOMPARE(freshness.against, 1);
    }
    void withinTheNoiseOfTheCallSite()
    {
        ReplayResult result;
        result.freshAnswer = "Try a walk along the river and a small museum.";
        result.verdict = ReplayVerdict::different;
        result.overlap = 0.25;
        const std::vector<ReplayResult> repeats = {result};
        QCOMPARE(judgeFreshness("What shall we do?", repeats).verdict, FreshnessVerdict::looksStale);
        const Freshness freshness = judgeFreshness("What shall we do?", repeats, NoiseFloor{0.2, 60});
        QCOMPARE(freshness.verdict, FreshnessVerdict::unsure);
        QCOMPARE(freshness.reason, FreshnessReason::withinNoise);
        QCOMPARE(judgeFreshness("What shall we do?", repeats, NoiseFloor{0.3, 60}).verdict, FreshnessVerdict::looksStale);
    }
    void noiseExcusesNoContradiction()
    {
        const auto repeats = replies(kPriceQuestion, "The Pro plan costs 29 euro a month.", {"The Pro plan costs 35 euro a month."});
        QCOMPARE(judgeFreshness(kPriceQuestion, repeats, NoiseFloor{0.1, 60}).verdict, FreshnessVerdict::looksStale);
    }
    void failedAndCutOffRepliesCountForNothing()
    {
        auto repeats = replies(kPriceQuestion, "The Pro plan costs 29 euro a month.", {"The Pro plan costs 35", "I cannot say.", "The Pro plan costs 29 euro a month.", ""});
        repeats[0].end = ReplyEnd::truncated;
        repeats[1].end = ReplyEnd::refused;
        const Freshness freshness = judgeFreshness(kPriceQuestion, repeats);
        QCOMPARE(freshness.replies, 1);
        QCOMPARE(freshness.verdict, FreshnessVerdict::fresh);
        repeats[2].error = Error{ErrorCode::network, ErrorReason::none, "http://127.0.0.1", {}};
        const Freshness none = judgeFreshness(kPriceQuestion, repeats);
        QCOMPARE(none, Freshness());
        QCOMPARE(none.reason, FreshnessReason::noReply);
    }
    void noiseFloorIsTheFifthPercentile()
    {
        std::vector<double> overlaps;
        for (int i = 100; i > 0; --i)
            overlaps.push_back(i / 100.0);
        QCOMPARE(noiseFloor(overlaps), std::optional(NoiseFloor{0.05, 100}));
        overlaps.resize(20);
        QCOMPARE(noiseFloor(overlaps), std::optional(NoiseFloor{0.81, 20}));
        overlaps.resize(19);
        QVERIFY(!noiseFloor(overlaps));
        QCOMPARE(freshOverlaps(kPriceQuestion, replies(kPriceQuestion, "29 euro", {"35 euro", "35 euro", "12 dollars"})).size(), size_t(3));
    }
};

QTEST_APPLESS_MAIN(TestFreshnessJudgement)
#include "tst_freshness_judgement.moc"
