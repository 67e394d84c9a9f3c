// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/texts.h"
#include "core/base/random.h"
#include "core/policy/policy_sentence_parser.h"
#include "tests/support/random_policy.h"
#include "ui/records/rule_sentence.h"
#include "ui/records/sentence_language.h"

#include <QApplication>
#include <QTest>

#include <memory>

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
    QCOMPARE(sentenceText(rule), QString::fromUtf8(expected));
}

} // namespace

/// The phrases make a sentence in every language that ships.
class TestRuleSentence : public QObject {
    Q_OBJECT
    std::unique_ptr<Texts> m_texts;

    void speak(const char *language)
    {
        QLocale::setDefault(QLocale(QLatin1String(language)));
        m_texts = std::make_unique<Texts>(*qApp, QLocale());
    }

private Q_SLOTS:
    void cleanup() { m_texts.reset(); }
    void english()
    {
        speak("en");
        compare(refunds(), "Answers of support.refunds may be reused for 7 days, within one tenant, when at least 0.95 similar.");
    }
    void german()
    {
        speak("de");
        compare(refunds(), "Antworten von support.refunds dürfen wiederverwendet werden: 7 Tage lang, innerhalb eines Mandanten, ab einer Ähnlichkeit von 0,95.");
        auto rule = refunds();
        rule.layer = "tool_result";
        rule.match = "exact";
        rule.ttlS.reset();
        rule.validUntilVersionChanges = true;
        rule.scope = "none";
        rule.maxTemperature = 0;
        rule.keyEpoch = 3;
        compare(rule,
                "Werkzeugergebnisse von support.refunds dürfen wiederverwendet werden: bis zu einer Änderung bei der Quellversion, für alle, bei genau "
                "derselben Frage. Aufbewahrt werden nur Antworten bei Temperatur 0. Einträge von vor Schlüsselepoche 3 werden nicht mehr verwendet.");
        rule = refunds();
        rule.match = "exact-then-semantic";
        rule.validUntilVersionChanges = true;
        rule.keyFields = {"access.tenant", "freshness.source_revision"};
        rule.scope.clear();
        compare(rule,
                "Antworten von support.refunds dürfen wiederverwendet werden: 7 Tage lang, höchstens aber bis zu einer Änderung bei freshness.source_revision, "
                "für alle, da kein Geltungsbereich gesetzt ist, bei derselben Frage oder ab einer Ähnlichkeit von 0,95. Der Schlüssel muss access.tenant und "
                "freshness.source_revision belegen.");
    }
    void germanForWhatIsNeverReused()
    {
        speak("de");
        EffectiveRule rule;
        rule.callSite = "billing";
        rule.risk = {"account", "prices"};
        compare(rule, "Antworten von billing werden nie wiederverwendet; jede Anfrage wird neu beantwortet. Gekennzeichnet als account und prices.");
    }
    void germanSentencesReadBackToTheirRule()
    {
        speak("de");
        const SentenceLanguage german = windowSentences();
        Random random(13);
        for (int round = 0; round < 500; ++round) {
            const PolicyDocument document = randomPolicy(random, {"refund-faq", "dürfen wiederverwendet werden"});
            for (const auto &site : document.callSites) {
                const auto rule = effectiveRule(document, site.callSite);
                const auto text = cacheloupe::sentenceText(rule, german);
                const auto reading = parseSentence(text, german);
                QVERIFY2(reading.said, text.c_str());
                QCOMPARE(reading.said->rule.callSite, rule.callSite);
                const auto same = sentenceEdits(document, site.callSite, *reading.said);
                QVERIFY2(same.edits.empty() && same.heldByDefaults.empty(), text.c_str());
            }
        }
    }
};

QTEST_MAIN(TestRuleSentence)
#include "tst_rule_sentence.moc"
