// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_sentence.h"

#include <QTest>

using namespace cacheloupe;

namespace {

EffectiveRule refunds()
{
    EffectiveRule rule;
    rule.callSite = "support.refunds";
    rule.cacheable = true;
    rule.match = "semantic";
    rule.ttlS = 604800;
    rule.similarityThreshold = 0.95;
    rule.scope = "tenant";
    return rule;
}

void compare(const EffectiveRule &rule, const char *expected)
{
    QCOMPARE(QString::fromStdString(explainRule(rule)), QString::fromUtf8(expected));
}

} // namespace

class TestPolicySentence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatMayBeReused()
    {
        compare(refunds(), "Answers of support.refunds may be reused for 7 days, within one tenant, when at least 0.95 similar.");
    }
    void saysThatNothingIsReused()
    {
        EffectiveRule rule;
        rule.callSite = "billing";
        rule.risk = {"account", "prices"};
        compare(rule, "Answers of billing are never reused; each request is answered afresh. Tagged as account and prices.");
    }
    void saysVersionsExactnessAndConditions()
    {
        auto rule = refunds();
        rule.layer = "tool_result";
        rule.match = "exact";
        rule.ttlS.reset();
        rule.validUntilVersionChanges = true;
        rule.scope = "none";
        rule.maxTemperature = 0;
        rule.keyEpoch = 3;
        rule.lane = "batch";
        compare(rule,
                "Tool results of support.refunds may be reused until a change in the source version, for everybody, when the question is exactly the "
                "same. Only answers made at temperature 0 are kept. Entries written before key epoch 3 are no longer used. Served in the batch "
                "lane.");
        rule = refunds();
        rule.match = "exact-then-semantic";
        rule.validUntilVersionChanges = true;
        rule.keyFields = {"access.tenant", "source.corpus_version", "freshness.source_revision"};
        rule.maxTemperature = 0.3;
        compare(rule,
                "Answers of support.refunds may be reused for 7 days, or until a change in source.corpus_version and freshness.source_revision if that "
                "is sooner, within one tenant, when the same or at least 0.95 similar. Only answers made at temperature 0.3 or below are kept. The "
                "key must prove access.tenant, source.corpus_version and freshness.source_revision.");
    }
    void saysWhatNobodyDecided()
    {
        EffectiveRule rule;
        rule.callSite = "x";
        rule.cacheable = true;
        rule.match = "semantic";
        compare(rule, "Answers of x may be reused without a time limit, for anybody, as no scope is set, when similar, as no threshold is set.");
        rule.match = "fuzzy";
        rule.scope = "planet";
        rule.layer = "dreams";
        compare(rule, "Cached values of x may be reused without a time limit, within the scope planet, when the match is fuzzy.");
    }
    void namesTheFieldOfEveryEditableWord()
    {
        std::vector<PolicyField> fields;
        for (const auto &phrase : policySentence(refunds())) {
            for (const auto &word : phrase.words)
                if (word.field)
                    fields.push_back(*word.field);
            if (phrase.words.empty() && phrase.field)
                fields.push_back(*phrase.field);
        }
        const std::vector<PolicyField> expected = {PolicyField::layer, PolicyField::cacheable, PolicyField::ttlS, PolicyField::scope,
                                                   PolicyField::similarityThreshold};
        QCOMPARE(fields, expected);
    }
    void hasATemplateForEveryPhraseItUses()
    {
        auto rule = refunds();
        for (const char *scope : {"", "none", "tenant", "user", "role", "session", "entitlement", "else"}) {
            rule.scope = scope;
            for (const auto &phrase : policySentence(rule))
                QVERIFY2(!phraseTemplate(phrase.phraseId).empty(), phrase.phraseId.c_str());
        }
        for (const auto &id : phraseIds())
            QVERIFY(!phraseTemplate(id).empty());
        QCOMPARE(phraseTemplate("nothing"), std::string());
    }
    void wordsDurations()
    {
        QCOMPARE(durationWords(0), std::string("0 seconds"));
        QCOMPARE(durationWords(1), std::string("1 second"));
        QCOMPARE(durationWords(90), std::string("90 seconds"));
        QCOMPARE(durationWords(900), std::string("15 minutes"));
        QCOMPARE(durationWords(3600), std::string("1 hour"));
        QCOMPARE(durationWords(129600), std::string("36 hours"));
        QCOMPARE(durationWords(2592000), std::string("30 days"));
    }
};

QTEST_APPLESS_MAIN(TestPolicySentence)
#include "tst_policy_sentence.moc"
