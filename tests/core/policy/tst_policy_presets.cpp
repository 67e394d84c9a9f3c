// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_presets.h"

#include "core/policy/policy_lint.h"
#include "core/policy/policy_vocabulary.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace cacheloupe;

class TestPolicyPresets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tablesAreWhole()
    {
        std::set<std::string> ids;
        for (const auto &table : policyPresets().ttlTables) {
            QVERIFY(!table.title.empty() && !table.note.empty() && !table.row.empty());
            QVERIFY(ids.insert(table.id).second);
            for (const auto &band : table.bands)
                QVERIFY(band.minS <= band.suggestedS && band.suggestedS <= band.maxS);
        }
        QCOMPARE(ids.size(), size_t(4));
        QVERIFY(!policyPresets().version.empty());
        QCOMPARE(findTtlBand("news")->maxS, std::int64_t(14400));
        QCOMPARE(findTtlBand("greeting")->suggestedS, std::int64_t(2592000));
        QVERIFY(!findTtlBand("unknown"));
        QVERIFY(freshnessClasses().size() >= 8);
    }
    void disagreementsAreNamed()
    {
        // Mission, section 7: S1.16 against S3.26 against S3.48.
        const auto disputed = disputedClasses();
        const auto has = [&](const char *name) { return std::find(disputed.begin(), disputed.end(), name) != disputed.end(); };
        QVERIFY(has("faq") && has("news") && has("default"));
        QVERIFY(!has("greeting"));
        QCOMPARE(ttlBandsOf("faq").size(), size_t(3));
    }
    void theFactThatAgesFirstBinds()
    {
        QCOMPARE(bindingBand({"faq", "news", "evergreen"})->freshnessClass, std::string("news"));
        QCOMPARE(bindingBand({"faq"})->freshnessClass, std::string("faq"));
        QVERIFY(!bindingBand({"unknown"}) && !bindingBand({}));
    }
    void theMatrixGrowsStricterBothWays()
    {
        for (int r = 0; r < 3; ++r)
            for (int v = 0; v < 4; ++v) {
                const auto advice = reuseAdvice(RiskLevel(r), Volatility(v));
                if (r > 0)
                    QVERIFY(advice >= reuseAdvice(RiskLevel(r - 1), Volatility(v)));
                if (v > 0)
                    QVERIFY(advice >= reuseAdvice(RiskLevel(r), Volatility(v - 1)));
            }
        QCOMPARE(reuseAdvice(RiskLevel::low, Volatility::stable), ReuseAdvice::reuse);
        QCOMPARE(reuseAdvice(RiskLevel::high, Volatility::live), ReuseAdvice::regenerate);
        QCOMPARE(riskLevelOf({}), RiskLevel::low);
        QCOMPARE(riskLevelOf({"prices", "legal"}), RiskLevel::high);
        QCOMPARE(riskLevelOf({"of our own"}), RiskLevel::medium);
        for (const auto &name : freshnessClasses())
            QVERIFY2(volatilityOf(name), name.c_str());
        for (const auto &tag : riskTags())
            QVERIFY2(riskLevelOf({tag.name}) != RiskLevel::low, tag.name.c_str());
        QVERIFY(!volatilityOf("unknown"));
    }
    void taskClassesPassTheLint()
    {
        QVERIFY(policyPresets().taskClasses.size() >= 8);
        for (const auto &task : policyPresets().taskClasses) {
            PolicyDocument document;
            document.defaults.owner = "team";
            document.defaults.scope = "tenant";
            document.defaults.reviewBy = "2030-01-01";
            for (const auto &edit : taskClassEdits("site", task))
                QVERIFY(applyEdit(document, edit));
            if (!document.find("site")->keyFields || !task.rule.scope)
                applyEdit(document, {"site", PolicyField::scope, PolicyValue(std::string("none"))});
            LintInput input{document};
            input.now = *parseInstant("2026-11-22T00:00:00Z");
            for (const auto &finding : lintPolicy(input))
                QVERIFY2(finding.severity != LintSeverity::error, (task.id + ": " + finding.ruleId).c_str());
        }
    }
    void aTableMovesOnlyWhatItKnows()
    {
        PolicyDocument document;
        const auto add = [&](const char *name, bool cacheable, const char *freshnessClass, std::int64_t ttlS) {
            auto &rule = document.ruleFor(name);
            rule.cacheable = cacheable;
            rule.freshnessClass = freshnessClass;
            rule.ttlS = ttlS;
        };
        add("a", true, "news", 60);
        add("b", false, "news", 60);
        add("c", true, "code", 60);
        add("d", true, "faq", 604800);
        const auto &tables = policyPresets().ttlTables;
        const auto s1 = std::find_if(tables.begin(), tables.end(), [](const TtlTable &t) { return t.id == "S1"; });
        QVERIFY(s1 != tables.end());
        const auto edits = ttlTableEdits(document, *s1);
        QCOMPARE(edits, (std::vector<PolicyEdit>{{"a", PolicyField::ttlS, PolicyValue(std::int64_t(3600))}}));
    }
};

QTEST_APPLESS_MAIN(TestPolicyPresets)
#include "tst_policy_presets.moc"
