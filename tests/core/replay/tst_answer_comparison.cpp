// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/answer_comparison.h"

#include "core/base/random.h"

#include <QTest>

using namespace cacheloupe;

class TestAnswerComparison : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<std::string>("question");
        QTest::addColumn<std::string>("cached");
        QTest::addColumn<std::string>("fresh");
        QTest::addColumn<std::string>("verdict");
        const auto row = [](const char *name, std::string q, std::string c, std::string f, std::string v) { QTest::newRow(name) << q << c << f << v; };
        row("same but for layout", "How?", "1. Open the menu.\n2. Choose Export.", "- open the menu\n- choose export", "same");
        row("same case", "How?", "Choose EXPORT!", "choose export", "same");
        row("reworded", "How do I export my report?", "Open the Reports page, choose Export and pick spreadsheet. The file is sent by e-mail.",
            "Go to the Reports page, choose Export, then pick spreadsheet; you receive the file by e-mail.", "reworded");
        row("negation", "Can I use my phone abroad?", "You can use the mobile plan in Switzerland without extra charge.", "You cannot use the mobile plan in Switzerland without extra charge.", "contradicts");
        row("yes and no", "Is it included?", "Yes, phone support is included.", "No, phone support costs extra.", "contradicts");
        row("number in the slot", "How long can I return it?", "You can return the order within 14 days of delivery.", "You can return the order within 30 days of delivery.", "contradicts");
        row("opposite", "Where?", "The switch is on the left side of the printer.", "The switch is on the right side of the printer.", "contradicts");
        row("other subject", "Who runs the warehouse?", "Maria Lopez manages logistics from Madrid.", "Nobody at present; applications close in spring.", "different");
        row("refusal", "What is the tariff?", "The tariff is 12 euro a month with 3 GB included.", "I'm sorry, but I can't help with that.", "different");
        row("price moved", "What does Pro cost?", "Pro costs 29 euro a month.", "Pro costs 35 euro a month.", "contradicts");
        row("nothing cached", "What?", "", "Something.", "unclear");
        row("both empty", "What?", "", "", "same");
        row("marks only", "What?", "\xE2\x86\x92", "\xE2\x86\x90", "unclear");
    }
    void judges()
    {
        QFETCH(std::string, question);
        QFETCH(std::string, cached);
        QFETCH(std::string, fresh);
        QFETCH(std::string, verdict);
        const AnswerComparison comparison = compareAnswers(question, cached, fresh);
        QCOMPARE(std::string(replayVerdictName(comparison.verdict)), verdict);
        QVERIFY(comparison.overlap >= 0 && comparison.overlap <= 1);
        // Turning it round changes no verdict.
        QCOMPARE(std::string(replayVerdictName(compareAnswers(question, fresh, cached).verdict)), verdict);
    }
    void doubleNegationIsNoContradiction()
    {
        const auto comparison = compareAnswers("Is it allowed?", "The export is not permitted on the free plan today.", "The export is forbidden on the free plan today.");
        QVERIFY(comparison.verdict != ReplayVerdict::different);
    }
    void alignsSentences()
    {
        const auto comparison = compareAnswers("How do refunds work?", "Refunds take five days. Send the parcel back first. Keep the receipt.",
                                               "Send the parcel back first. Refunds take ten days. Ask support for a label.");
        QCOMPARE(comparison.sentences.size(), size_t(4));
        QCOMPARE(comparison.sentences[0].change, SentenceChange::contradicts);
        QCOMPARE(comparison.sentences[0].fresh, std::string("Refunds take ten days."));
        QCOMPARE(comparison.sentences[1].change, SentenceChange::same);
        QCOMPARE(comparison.sentences[2].change, SentenceChange::onlyCached);
        QCOMPARE(comparison.sentences[3].change, SentenceChange::onlyFresh);
        QCOMPARE(comparison.sentences[3].fresh, std::string("Ask support for a label."));
    }
    void takesAnyBytes()
    {
        Random random(5);
        for (int round = 0; round < 200; ++round) {
            std::string text[3];
            for (std::string &part : text) {
                const size_t length = random.below(120);
                for (size_t i = 0; i < length; ++i)
                    part += random.chance(0.5) ? char(random.below(256)) : " .\nnot5yes"[random.below(10)];
            }
            const auto comparison = compareAnswers(text[0], text[1], text[2]);
            QVERIFY(comparison.verdict != ReplayVerdict::none);
        }
    }
    void verdictNamesRoundTrip()
    {
        for (int i = 0; i < 6; ++i)
            QCOMPARE(*replayVerdictFromName(replayVerdictName(ReplayVerdict(i))), ReplayVerdict(i));
        QVERIFY(!replayVerdictFromName("maybe"));
    }
};

QTEST_APPLESS_MAIN(TestAnswerComparison)
#include "tst_answer_comparison.moc"
