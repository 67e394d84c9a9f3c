// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_diff.h"
#include "core/policy/policy_decision.h"
#include "tests/core/policy/random_policy.h"

#include <QTest>

#include <array>

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

Hit randomHit(Random &random)
{
    const auto words = [&](std::initializer_list<const char *> list) { return std::string(list.begin()[random.below(list.size())]); };
    Hit hit;
    hit.kind = EventKind::hit;
    hit.callSite = words({"faq", "billing", "pricing", "greeting", "new", "unlisted"});
    hit.match = MatchKind(random.below(3));
    if (random.chance(0.8))
        hit.similarity = double(random.below(12)) * 0.1 - 0.2;
    hit.query = words({"a", "b"});
    hit.cachedQuery = words({"a", "b"});
    hit.model = words({"", "small"});
    if (random.chance(0.8))
        hit.entry.ageS = double(random.below(700));
    if (random.chance(0.6))
        hit.paramsJson = "{\"temperature\": " + words({"0", "0.3", "0.5", "0.9"}) + "}";
    for (const auto field : {KeyField::accessTenant, KeyField::accessSubject, KeyField::accessRole, KeyField::accessEntitlement, KeyField::routeModel,
                             KeyField::sourceCorpusVersion, KeyField::freshnessSourceRevision, KeyField::toolResultVersion}) {
        if (random.chance(0.7))
            hit.fields.set(field, words({"1", "1", "1", "2"}));
        if (random.chance(0.7))
            hit.entry.fields.set(field, words({"1", "1", "1", "2"}));
    }
    return hit;
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
        row("session scope", PolicyField::scope, std::string("session"), E::tightens);
        row("other scope, the key holds the old one", PolicyField::scope, std::string("role"), E::tightens);
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
    void aSwapOfBoundariesOpensTheOldOne()
    {
        auto before = base();
        before.ruleFor("faq").keyFields = {"route.model"};
        for (const char *scope : {"user", "session", "role", "none", ""}) {
            auto after = before;
            after.ruleFor("faq").scope = scope;
            QVERIFY2(effectOn(diffPolicies(before, after), "faq") == PolicyChangeEffect::loosens, scope);
        }
    }
    void aDefaultThatReachesAnOpenSiteCounts()
    {
        auto before = base();
        before.defaults.cacheable = false;
        before.defaults.ttlS = 60;
        before.ruleFor("faq").ttlS.reset();
        auto after = before;
        after.defaults.ttlS = 3600;
        const auto changes = diffPolicies(before, after);
        QCOMPARE(changes.size(), size_t(1));
        QCOMPARE(changes[0].effect, PolicyChangeEffect::loosens);
        QCOMPARE(effectBySite(before, after), (std::vector<SiteEffect>{{"faq", PolicyChangeEffect::loosens}}));
        // The one that says for itself how long is not concerned.
        before.ruleFor("faq").ttlS = 10;
        after.ruleFor("faq").ttlS = 10;
        QCOMPARE(diffPolicies(before, after).at(0).effect, PolicyChangeEffect::neutral);
    }
    void theFirstVersionFieldNarrowsWhatAVersionRuleCompares()
    {
        auto before = base();
        before.ruleFor("faq").validUntilVersionChanges = true;
        auto after = before;
        after.ruleFor("faq").keyFields = {"access.tenant", "route.model", "source.corpus_version"};
        QCOMPARE(effectOn(diffPolicies(before, after), "faq"), PolicyChangeEffect::loosens);
        auto more = after;
        more.ruleFor("faq").keyFields->push_back("freshness.source_revision");
        QCOMPARE(effectOn(diffPolicies(after, more), "faq"), PolicyChangeEffect::tightens);
    }
    /// The promise of approvals: what tightens needs nobody else, so it must never serve what was refused.
    void neverCallsALooseningTight()
    {
        Random random(2026);
        std::array<int, 3> counts{};
        int flips = 0;
        for (int i = 0; i < 8000; ++i) {
            const auto before = test::randomPolicy(random);
            const auto after = test::editedPolicy(random, before, i % 3 == 0 ? 1 : 4);
            const auto changes = diffPolicies(before, after);
            const auto sites = effectBySite(before, after);
            for (int n = 0; n < 40; ++n) {
                const auto hit = randomHit(random);
                const bool was = decideReuse(hit, effectiveRule(before, hit.callSite)).served();
                const bool is = decideReuse(hit, effectiveRule(after, hit.callSite)).served();
                const bool listed = before.find(hit.callSite) || std::as_const(after).find(hit.callSite);
                const auto own = std::find_if(sites.begin(), sites.end(), [&](const auto &s) { return s.callSite == (listed ? hit.callSite : ""); });
                const auto ofSite = own == sites.end() ? PolicyChangeEffect::neutral : own->effect;
                flips += was != is;
                ++counts[size_t(ofSite)];
                for (const auto effect : {strongestEffect(changes), ofSite}) {
                    QVERIFY2(effect == PolicyChangeEffect::loosens || !is || was, hit.callSite.c_str());
                    QVERIFY2(effect != PolicyChangeEffect::neutral || is == was, hit.callSite.c_str());
                }
            }
        }
        for (const int count : counts)
            QVERIFY2(count > 5000, qPrintable(QString::number(count)));
        QVERIFY2(flips > 800, qPrintable(QString::number(flips)));
    }
};


QTEST_APPLESS_MAIN(TestPolicyDiff)
#include "tst_policy_diff.moc"
