// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_sentence_parser.h"

#include "core/base/random.h"
#include "tests/support/random_policy.h"

#include <QTest>

using namespace cacheloupe;

class TestPolicySentenceParser : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheSentenceOfTheMission()
    {
        const auto reading = parseSentence("Answers of refund-faq may be reused for 7 days, within one tenant, when at least 0.95 similar.", englishSentences());
        QVERIFY(reading.said);
        const auto &rule = reading.said->rule;
        QCOMPARE(rule.callSite, std::string("refund-faq"));
        QVERIFY(rule.cacheable);
        QCOMPARE(rule.layer, std::string("final_response"));
        QCOMPARE(rule.ttlS, std::optional<std::int64_t>(604800));
        QCOMPARE(rule.scope, std::string("tenant"));
        QCOMPARE(rule.match, std::string("semantic"));
        QCOMPARE(rule.similarityThreshold, std::optional(0.95));
        QVERIFY(reading.said->says(PolicyField::keyFields));
        QVERIFY(!reading.said->says(PolicyField::owner));
    }
    void forgivesSpacesAndAMissingFullStop()
    {
        const auto reading = parseSentence("  Answers of x  may be reused for 36 hours, for everybody,\n when the question is exactly the same ", englishSentences());
        QVERIFY(reading.said);
        QCOMPARE(reading.said->rule.ttlS, std::optional<std::int64_t>(36 * 3600));
        QCOMPARE(reading.said->rule.scope, std::string("none"));
    }
    void tellsHowFarItUnderstood()
    {
        const std::string text = "Answers of x may be reused for 7 fortnights, for everybody, when the question is exactly the same.";
        const auto reading = parseSentence(text, englishSentences());
        QVERIFY(!reading.said);
        QCOMPARE(text.substr(0, reading.understoodBytes), std::string("Answers of x may be reused for "));
        QVERIFY(std::find(reading.expected.begin(), reading.expected.end(), "time.ttl") != reading.expected.end());
        QVERIFY(!parseSentence("", englishSentences()).said);
        QVERIFY(!parseSentence("Nonsense", englishSentences()).said);
    }
    void aClosedSiteKeepsWhatTheSentenceDoesNotMention()
    {
        PolicyDocument document;
        auto &rule = document.ruleFor("x");
        rule.cacheable = true;
        rule.ttlS = 60;
        const auto reading = parseSentence("Answers of x are never reused; each request is answered afresh.", englishSentences());
        QVERIFY(reading.said);
        const auto edits = sentenceEdits(document, "x", *reading.said);
        QCOMPARE(edits.edits.size(), size_t(1));
        QCOMPARE(edits.edits.front(), (PolicyEdit{"x", PolicyField::cacheable, PolicyValue(false)}));
    }
    void namesWhatTheDefaultsHold()
    {
        PolicyDocument document;
        document.defaults.ttlS = 60;
        document.ruleFor("x").cacheable = true;
        const auto reading = parseSentence("Answers of x may be reused without a time limit, for everybody, when the question is exactly the same.", englishSentences());
        QVERIFY(reading.said);
        const auto edits = sentenceEdits(document, "x", *reading.said);
        QCOMPARE(edits.heldByDefaults, std::vector<PolicyField>{PolicyField::ttlS});
    }
    void everySentenceReadsBackToItsRule();
    void mutilatedSentencesAreNeverMisread();
};

void TestPolicySentenceParser::everySentenceReadsBackToItsRule()
{
    Random random(11);
    for (int round = 0; round < 4000; ++round) {
        const PolicyDocument document = randomPolicy(random, {"refund-faq", "support.when similar", "a may be reused for x", "日本語"});
        for (const auto &site : document.callSites) {
            const auto rule = effectiveRule(document, site.callSite);
            const auto text = explainRule(rule);
            const auto reading = parseSentence(text, englishSentences());
            QVERIFY2(reading.said, text.c_str());
            QCOMPARE(reading.said->rule.callSite, rule.callSite);
            const auto same = sentenceEdits(document, site.callSite, *reading.said);
            QVERIFY2(same.edits.empty() && same.heldByDefaults.empty(), text.c_str());

            // Said of a site of which nothing is known yet, it makes a rule that says the same.
            PolicyDocument blank;
            for (const auto &edit : sentenceEdits(blank, site.callSite, *reading.said).edits)
                QVERIFY(applyEdit(blank, edit));
            auto again = effectiveRule(blank, site.callSite);
            if (again.layer == "final_response" && text.starts_with("Cached values"))
                again.layer = rule.layer; // no sentence names a layer that has no words
            QCOMPARE(QString::fromStdString(explainRule(again)), QString::fromStdString(text));
        }
    }
}

void TestPolicySentenceParser::mutilatedSentencesAreNeverMisread()
{
    Random random(12);
    int read = 0;
    for (int round = 0; round < 4000; ++round) {
        const PolicyDocument document = randomPolicy(random, {"site"});
        std::string text = explainRule(effectiveRule(document, "site"));
        const size_t at = size_t(random.below(text.size()));
        if (random.below(2) == 0)
            text.erase(at, 1 + size_t(random.below(6)));
        else
            text.insert(at, 1, "x9 .,"[random.below(5)]);
        const auto reading = parseSentence(text, englishSentences());
        if (!reading.said) {
            QVERIFY(reading.understoodBytes <= text.size() && !reading.expected.empty());
            continue;
        }
        ++read;
        // What was understood is a sentence again, and reads as the same rule.
        const auto again = parseSentence(explainRule(reading.said->rule), englishSentences());
        QVERIFY(again.said);
        QCOMPARE(explainRule(again.said->rule), explainRule(reading.said->rule));
    }
    QVERIFY(read > 0 && read < 3000);
}

QTEST_APPLESS_MAIN(TestPolicySentenceParser)
#include "tst_policy_sentence_parser.moc"
