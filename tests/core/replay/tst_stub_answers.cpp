// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/stub_answers.h"

#include "core/replay/answer_comparison.h"

#include <QTest>

using namespace cacheloupe;

namespace {

Hit known(std::string query, std::string answer, std::string messages = {})
{
    Hit hit;
    hit.query = std::move(query);
    hit.answer = std::move(answer);
    hit.messagesJson = std::move(messages);
    return hit;
}

} // namespace

class TestStubAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesTheMostFrequentAnswer()
    {
        StubAnswers answers(StubAnswerOptions{0, 0, 1});
        answers.add(known("q", "rare"));
        answers.add(known("q", "common"));
        answers.add(known(" q ", "common"));
        QCOMPARE(answers.answerTo({"q"}), std::string("common"));
        const std::string today = "today";
        for (int i = 0; i < 3; ++i)
            answers.add(known("q", "stale"), &today);
        QCOMPARE(answers.answerTo({"q"}), today);
        QCOMPARE(answers.answerTo({"other"}), std::string());
        QCOMPARE(answers.answerTo({}), std::string());
    }
    void findsAQuestionAmongOtherWords()
    {
        StubAnswers answers(StubAnswerOptions{0, 0, 1});
        answers.add(known("How much?", "short one"));
        answers.add(known("How much? And when?", "long one"));
        QCOMPARE(answers.answerTo({"Answer briefly: How much? And when? Thanks."}), std::string("long one"));
    }
    void tellsConversationsApart()
    {
        StubAnswers answers(StubAnswerOptions{0, 0, 1});
        answers.add(known("And then?", "seats", R"([{"role":"system","content":"s"},{"role":"user","content":"How do I buy seats?"},{"role":"assistant","content":"So."},{"role":"user","content":"And then?"}])"));
        answers.add(known("And then?", "refund", R"([{"role":"user","content":[{"type":"text","text":"How do I get a refund?"}]},{"role":"user","content":"And then?"}])"));
        QCOMPARE(answers.answerTo({"How do I buy seats?", "And then?"}), std::string("seats"));
        QCOMPARE(answers.answerTo({"How do I get a refund?", "And then?"}), std::string("refund"));
    }
    void rewordingKeepsTheFacts()
    {
        const std::string text = "Monthly plans are refunded in full within 14 days, no questions asked. Choose Billing; you can also ask us. The money often arrives in 3 days.";
        const std::string other = rewordedAnswer(text);
        QVERIFY(other != text);
        const auto verdict = compareAnswers("How do refunds work?", text, other).verdict;
        QVERIFY2(verdict == ReplayVerdict::reworded || verdict == ReplayVerdict::same, std::string(replayVerdictName(verdict)).c_str());
        QCOMPARE(rewordedAnswer("42"), std::string("42"));
    }
    void anotherFigureIsAnotherFact()
    {
        for (std::uint64_t seed = 0; seed < 60; ++seed) {
            const std::string other = withOtherFigure("It costs $29 a month.", seed);
            QCOMPARE(other.size(), std::string("It costs $29 a month.").size());
            QVERIFY(compareAnswers("What does it cost?", "It costs $29 a month.", other).verdict >= ReplayVerdict::different);
            QVERIFY(withOtherFigure("0 of 5", seed) != "0 of 5");
        }
        QCOMPARE(withOtherFigure("No figure.", 3), std::string("No figure."));
    }
    void sharesFollowTheSeed()
    {
        const auto changed = [](std::uint64_t seed) {
            StubAnswers answers(StubAnswerOptions{0, 0.3, seed});
            std::vector<int> out;
            for (int i = 0; i < 400; ++i)
                answers.add(known("question " + std::to_string(i), "It takes 14 days."));
            for (int i = 0; i < 400; ++i)
                out.push_back(answers.answerTo({"question " + std::to_string(i)}) != "It takes 14 days.");
            return out;
        };
        const auto first = changed(1);
        const auto count = std::count(first.begin(), first.end(), 1);
        QVERIFY2(count > 85 && count < 155, std::to_string(count).c_str());
        QCOMPARE(changed(1), first);
        QVERIFY(changed(2) != first);
    }
};

QTEST_GUILESS_MAIN(TestStubAnswers)
#include "tst_stub_answers.moc"
