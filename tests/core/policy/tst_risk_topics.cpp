// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/risk_topics.h"

#include "core/policy/policy_vocabulary.h"

#include <QTest>

#include <algorithm>

using namespace cacheloupe;

namespace {

bool speaksOf(const std::string &text, const std::string &tag)
{
    const auto tags = topicsOf(text);
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

} // namespace

class TestRiskTopics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyExampleIsRecognised()
    {
        QVERIFY(riskTopics().size() >= 8);
        for (const auto &topic : riskTopics()) {
            QVERIFY2(findRiskTag(topic.tag), topic.tag.c_str());
            QVERIFY2(!topic.examples.empty() && !topic.counterExamples.empty(), topic.tag.c_str());
            for (const auto &text : topic.examples)
                QVERIFY2(speaksOf(text, topic.tag), (topic.tag + ": " + text).c_str());
            for (const auto &text : topic.counterExamples)
                QVERIFY2(!speaksOf(text, topic.tag), (topic.tag + ": " + text).c_str());
        }
    }
    void theNeverListIsWhole()
    {
        // S0.14: inventory, prices, contract dates, legal, finance, permissions, account, conversation.
        for (const auto &text : {"Is it sold out?", "What does it cost?", "contract date", "Are we liable, legally?", "my VAT invoice", "admin rights", "my account", "as you said"})
            QVERIFY2(!topicsOf(text).empty(), text);
    }
    void onlyWholeWordsCount()
    {
        QVERIFY(!speaksOf("The stockings are blue", "inventory"));
        QVERIFY(!speaksOf("priceless", "prices"));
        QVERIFY(speaksOf("PRICES!", "prices"));
        QVERIFY(topicsOf("").empty());
        QVERIFY(topicsOf("\xFF\xFE").empty());
    }
    void suggestsWhatQuestionsAndNamesSpeakOf()
    {
        RiskTopicCounter counter;
        for (int i = 0; i < 90; ++i)
            counter.add("How do I export a report?");
        for (int i = 0; i < 10; ++i)
            counter.add("How much is the Team plan?");
        counter.add("Should I wait?");
        auto found = counter.suggestions("help.export");
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found.front(), (RiskSuggestion{"prices", 10, 101, "How much is the Team plan?"}));
        found = counter.suggestions("finance.tax_help");
        QCOMPARE(found.size(), size_t(2));
        QCOMPARE(found.back().tag, std::string("finance"));
        QCOMPARE(found.back().questions, std::uint64_t(0));
        QVERIFY(RiskTopicCounter().suggestions("x").empty());
    }
};

QTEST_APPLESS_MAIN(TestRiskTopics)
#include "tst_risk_topics.moc"
