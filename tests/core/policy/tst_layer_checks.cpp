// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/layer_checks.h"

#include "core/base/random.h"
#include "core/policy/policy_vocabulary.h"
#include "tests/support/random_policy.h"

#include <QTest>

#include <algorithm>

using namespace cacheloupe;

namespace {

const LayerCheck *named(const std::vector<LayerCheck> &checks, std::string_view title)
{
    const auto it = std::find_if(checks.begin(), checks.end(), [&](const LayerCheck &check) { return check.title == title; });
    return it == checks.end() ? nullptr : &*it;
}

} // namespace

class TestLayerChecks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLayerHasConditions()
    {
        EffectiveRule rule;
        for (const auto &layer : allowedWords(PolicyField::layer)) {
            rule.layer = layer;
            QVERIFY2(!layerChecks(rule).empty(), layer.c_str());
        }
        rule.layer = "dreams";
        QVERIFY(layerChecks(rule).empty());
    }
    void aFinishedAnswerNeedsItsFiveProofs()
    {
        EffectiveRule rule;
        rule.callSite = "x";
        auto checks = layerChecks(rule);
        QCOMPARE(std::count_if(checks.begin(), checks.end(), [](const auto &check) { return check.row == "S0.30" && !check.holds; }), 5);
        rule.keyFields = {"freshness.source_revision", "access.role", "route.model", "prompt.system_version"};
        rule.freshnessClass = "faq";
        checks = layerChecks(rule);
        QVERIFY(std::all_of(checks.begin(), checks.end(), [](const auto &check) { return check.row != "S0.30" || check.holds; }));
        rule.risk = {"legal"};
        checks = layerChecks(rule);
        QVERIFY(!named(checks, "Nothing dangerous depends on it")->holds);
        QVERIFY(named(checks, "Nothing dangerous depends on it")->edits.empty());
    }
    void sharingWithEverybodyNeedsNoAccessField()
    {
        EffectiveRule rule;
        rule.scope = "none";
        QVERIFY(named(layerChecks(rule), "The key names who may see it")->holds);
        rule.scope = "tenant";
        QVERIFY(!named(layerChecks(rule), "The key names who may see it")->holds);
    }
    void everyOfferedEditMeetsItsCondition()
    {
        Random random(5);
        int offered = 0;
        for (int round = 0; round < 1000; ++round) {
            const auto document = randomPolicy(random, {"x"});
            for (const auto &check : layerChecks(effectiveRule(document, "x"))) {
                if (check.edits.empty())
                    continue;
                ++offered;
                QVERIFY(!check.holds);
                PolicyDocument after = document;
                for (const auto &edit : check.edits)
                    QVERIFY(applyEdit(after, edit));
                QVERIFY2(named(layerChecks(effectiveRule(after, "x")), check.title)->holds, check.title.c_str());
            }
        }
        QVERIFY(offered > 1000);
    }
};

QTEST_APPLESS_MAIN(TestLayerChecks)
#include "tst_layer_checks.moc"
