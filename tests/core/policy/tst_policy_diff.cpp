// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_diff.h"

#include <QTest>

Q_DECLARE_METATYPE(cacheloupe::PolicyValue)

using namespace cacheloupe;

namespace {

PolicyDocument base()
{
    PolicyDocument document;
    document.defaults.owner = "team";
    auto &rule = document.ruleFor("faq");
    rule.cacheable = true;
    rule.match = "semantic";
    rule.ttlS = 3600;
    rule.similarityThreshold = 0.95;
    rule.keyFields = {"access.tenant", "route.model"};
    rule.scope = "tenant";
    rule.keyEpoch = 2;
    rule.maxTemperature = 0;
    document.ruleFor("billing").cacheable = false;
    return document;
}

} // namespace

class TestPolicyDiff : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhichWayAFieldMoves_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<PolicyValue>("value");
        QTest::addColumn<int>("effect");
        using E = PolicyChangeEffect;
        const auto row = [](const char *name, PolicyField field, PolicyValue value, E effect) {
            QTest::newRow(name) << int(field) << value << int(effect);
        };
        using List = std::vector<std::string>;
        row("closed", PolicyField::cacheable, false, E::tightens);
        row("longer", PolicyField::ttlS, std::int64_t(7200), E::loosens);
        row("shorter", PolicyField::ttlS, std::int64_t(60), E::tightens);
        row("lower threshold", PolicyField::similarityThreshold, 0.9, E::loosens);
        row("higher threshold", PolicyField::similarityThreshold, 0.97, E::tightens);
        row("exact", PolicyField::match, std::string("exact"), E::tightens);
        row("exact first", PolicyField::match, std::string("exact-then-semantic"), E::neutral);
        row("more key", PolicyField::keyFields, List{"access.tenant", "route.model", "access.role"}, E::tightens);
        row("less key", PolicyField::keyFields, List{"access.tenant"}, E::loosens);
        row("other key", PolicyField::keyFields, List{"access.tenant", "access.role"}, E::loosens);
        row("key order", PolicyField::keyFields, List{"route.model", "access.tenant"}, E::neutral);
        row("user scope", PolicyField::scope, std::string("user"), E::tightens);
        row("no scope", PolicyField::scope, std::string("none"), E::loosens);
        row("other scope", PolicyField::scope, std::string("role"), E::loosens);
        row("epoch up", PolicyField::keyEpoch, std::int64_t(3), E::tightens);
        row("warmer", PolicyField::maxTemperature, 0.7, E::loosens);
        row("version rule", PolicyField::validUntilVersionChanges, true, E::tightens);
        row("lower layer", PolicyField::layer, std::string("retrieved_passages"), E::tightens);
        row("owner", PolicyField::owner, std::string("ben"), E::neutral);
    }
    void saysWhichWayAFieldMoves()
    {
        QFETCH(int, field);
        QFETCH(PolicyValue, value);
        QFETCH(int, effect);
        auto after = base();
        QVERIFY(applyEdit(after, {"faq", PolicyField(field), value}));
        const auto changes = diffPolicies(base(), after);
        QCOMPARE(changes.size(), size_t(1));
        QCOMPARE(changes[0].callSite, std::string("faq"));
        QCOMPARE(changes[0].field, PolicyField(field));
        QVERIFY(changes[0].newValue == value);
        QCOMPARE(int(changes[0].effect), effect);
        QCOMPARE(int(effectOn(changes, "faq")), effect);
        QCOMPARE(effectOn(changes, "billing"), PolicyChangeEffect::neutral);
    }
    void judgesWhatIsInherited()
    {
        auto after = base();
        after.ruleFor("faq").ttlS.reset();
        QCOMPARE(diffPolicies(base(), after).at(0).effect, PolicyChangeEffect::loosens);
        after.defaults.ttlS = 60;
        const auto changes = diffPolicies(base(), after);
        QCOMPARE(changes.size(), size_t(2));
        QVERIFY(changes[0].callSite.empty());
        QCOMPARE(changes[1].effect, PolicyChangeEffect::tightens);
    }
    void listsAddedAndRemovedCallSites()
    {
        auto after = base();
        after.callSites.erase(after.callSites.begin());
        after.ruleFor("greeting").cacheable = true;
        const auto changes = diffPolicies(base(), after);
        QCOMPARE(changes.front().callSite, std::string("greeting"));
        QCOMPARE(changes.front().effect, PolicyChangeEffect::loosens);
        QVERIFY(!changes.front().oldValue);
        QCOMPARE(changes.back().callSite, std::string("faq"));
        QVERIFY(!changes.back().newValue);
        QCOMPARE(effectOn(changes, "faq"), PolicyChangeEffect::loosens);
        QVERIFY(diffPolicies(base(), base()).empty());
    }
    void leavesAClosedCallSiteNeutral()
    {
        auto after = base();
        after.ruleFor("billing").ttlS = 60;
        QCOMPARE(diffPolicies(base(), after).at(0).effect, PolicyChangeEffect::neutral);
    }
};


QTEST_APPLESS_MAIN(TestPolicyDiff)
#include "tst_policy_diff.moc"
