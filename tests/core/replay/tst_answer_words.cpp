// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/answer_words.h"

#include <QTest>

#include <string>

using namespace cacheloupe;

namespace {

AnswerReading reading(const std::string &text)
{
    const TextRange whole{0, std::uint32_t(text.size())};
    return readAnswer(text, std::span(&whole, 1));
}

double overlap(const std::string &question, const std::string &a, const std::string &b) { return answerOverlap(question, reading(a), reading(b), nullptr); }

} // namespace

class TestAnswerWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void overlapLeavesOutTheQuestion()
    {
        QCOMPARE(overlap("Who wrote Emma?", "Emma was written by Jane Austen.", "Jane Austen wrote Emma."), 1.0);
        QVERIFY(overlap("Who wrote Emma?", "Emma was written by Jane Austen.", "Emma was written by Charles Dickens.") < 0.5);
        // Only the question's words: compared whole.
        QCOMPARE(overlap("Is it open?", "It is open.", "open"), 1.0);
        QCOMPARE(overlap("", "", ""), 0.0);
    }
    void numbersAreWordsByTheirValue()
    {
        QCOMPARE(overlap("How many?", "There are 1,000 seats.", "1k seats"), 1.0);
        QVERIFY(overlap("How many?", "There are 1,000 seats.", "1,001 seats") < 1);
    }
    void commonWordsWeighLess()
    {
        AnswerWords words;
        for (int i = 0; i < 50; ++i)
            words.add("Thank you for contacting Acme support, case " + std::to_string(i) + ".");
        QCOMPARE(words.answers(), std::uint64_t(50));
        QVERIFY(words.weight("acm") < 0.2);
        QCOMPARE(words.weight("unheard"), 1.0);
        const std::string a = "Contacting Acme support: the router restarted.";
        const std::string b = "Contacting Acme support: your invoice vanished.";
        QVERIFY(answerOverlap("", reading(a), reading(b), &words) < answerOverlap("", reading(a), reading(b), nullptr));
    }
    void lettersWithoutSpacesAreComparedInPairs()
    {
        QVERIFY(overlap("", "请联系客服退货", "请联系客服换货") > 0.5);
        QVERIFY(overlap("", "请联系客服退货", "促销商品已经售完") < 0.2);
    }
};

QTEST_APPLESS_MAIN(TestAnswerWords)
#include "tst_answer_words.moc"
