// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/effective_rule.h"

#include <QTest>

using namespace cacheloupe;

class TestPolicy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesEveryField()
    {
        for (const auto field : allPolicyFields())
            QCOMPARE(policyFieldFromName(policyFieldName(field)), std::optional(field));
        QVERIFY(!policyFieldFromName("ttl"));
        QCOMPARE(policyFieldName(PolicyField::evidence), std::string_view("evidence"));
    }
    void setsAndReadsEveryField()
    {
        PolicyRule rule;
        for (const auto field : allPolicyFields()) {
            QVERIFY(!policyValue(rule, field));
            const std::array<PolicyValue, 5> samples = {true, std::int64_t(7), 0.5, std::string("x"), std::vector<std::string>{"a"}};
            const auto &fitting = samples[size_t(policyFieldType(field))];
            for (const auto &sample : samples) {
                const bool whole = policyFieldType(field) == PolicyValueType::real && std::holds_alternative<std::int64_t>(sample);
                QCOMPARE(setPolicyValue(rule, field, sample), sample.index() == fitting.index() || whole);
            }
            QVERIFY(setPolicyValue(rule, field, fitting));
            QVERIFY(policyValue(rule, field) == fitting);
        }
        for (const auto field : allPolicyFields())
            QVERIFY(setPolicyValue(rule, field, std::nullopt));
        QCOMPARE(rule, PolicyRule());
    }
    void appliesEdits()
    {
        PolicyDocument document;
        QVERIFY(applyEdit(document, {"faq", PolicyField::ttlS, PolicyValue(std::int64_t(60))}));
        QVERIFY(applyEdit(document, {"", PolicyField::cacheable, PolicyValue(true)}));
        QVERIFY(!applyEdit(document, {"typo", PolicyField::ttlS, PolicyValue(std::string("60"))}));
        QCOMPARE(document.callSites.size(), size_t(1));
        QCOMPARE(*document.defaults.cacheable, true);
        QVERIFY(applyEdit(document, {"faq", PolicyField::ttlS, std::nullopt}));
        QVERIFY(!document.find("faq")->ttlS);
    }
    void laysCallSitesOverDefaults()
    {
        PolicyDocument document;
        document.defaults.ttlS = 60;
        document.defaults.owner = "team";
        document.ruleFor("faq").ttlS = 3600;
        document.ruleFor("faq").risk = {"prices"};
        const auto faq = effectiveRule(document, "faq");
        QVERIFY(faq.listed);
        QCOMPARE(*faq.ttlS, std::int64_t(3600));
        QCOMPARE(faq.owner, std::string("team"));
        QVERIFY(faq.hasRisk("prices"));
        const auto other = effectiveRule(document, "other");
        QVERIFY(!other.listed);
        QVERIFY(!other.cacheable);
        QCOMPARE(*other.ttlS, std::int64_t(60));
        QCOMPARE(other.match, std::string("exact"));
    }
};

QTEST_APPLESS_MAIN(TestPolicy)
#include "tst_policy.moc"
