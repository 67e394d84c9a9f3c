// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_decision.h"

#include <QTest>

using namespace cacheloupe;

namespace {

EffectiveRule rule()
{
    EffectiveRule r;
    r.callSite = "faq";
    r.cacheable = true;
    r.match = "semantic";
    r.ttlS = 3600;
    r.similarityThreshold = 0.95;
    r.scope = "tenant";
    r.keyFields = {"route.model", "not.a.field"};
    r.maxTemperature = 0;
    return r;
}

Hit hit()
{
    Hit h;
    h.callSite = "faq";
    h.match = MatchKind::semantic;
    h.similarity = 0.96;
    h.model = "m1";
    h.paramsJson = "{\"temperature\":0}";
    h.fields.set(KeyField::accessTenant, "acme");
    h.entry.fields.set(KeyField::accessTenant, "acme");
    h.entry.fields.set(KeyField::routeModel, "m1");
    h.entry.ageS = 100;
    h.entry.id = "e1";
    return h;
}

void refused(const PolicyDecision &decision, DecisionStep step, DecisionReason reason)
{
    QVERIFY(!decision.served());
    QCOMPARE(decisionStepName(decision.step), decisionStepName(step));
    QCOMPARE(decisionReasonName(decision.reason), decisionReasonName(reason));
}

} // namespace

class TestPolicyDecision : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void servesWhatIsProven()
    {
        const auto decision = decideReuse(hit(), rule());
        QVERIFY(decision.served());
        QCOMPARE(decision.reason, DecisionReason::none);
        QCOMPARE(decisionStepName(decision.step), std::string_view("serve"));
    }
    void asksTheCallerFirst()
    {
        auto h = hit();
        h.unknownJson = "{\"cacheable\":false}";
        refused(decideReuse(h, EffectiveRule()), DecisionStep::callerCacheable, DecisionReason::callerBypassed);
        h = hit();
        h.kind = EventKind::bypass;
        refused(decideReuse(h, rule()), DecisionStep::callerCacheable, DecisionReason::callerBypassed);
    }
    void asksThePolicySecond()
    {
        refused(decideReuse(hit(), EffectiveRule()), DecisionStep::policyCacheable, DecisionReason::siteNotCacheable);
        auto h = hit();
        h.paramsJson = "{\"temperature\":0.7}";
        refused(decideReuse(h, rule()), DecisionStep::policyCacheable, DecisionReason::temperatureTooHigh);
        h.paramsJson.clear();
        QVERIFY(decideReuse(h, rule()).served());
    }
    void wantsFieldsProven()
    {
        auto h = hit();
        h.entry.fields = {};
        const auto gaps = decideReuse(h, rule());
        refused(gaps, DecisionStep::fieldsProven, DecisionReason::fieldNotProven);
        QCOMPARE(gaps.fields, (std::vector<KeyField>{KeyField::routeModel, KeyField::accessTenant}));
        h.entry.fields.set(KeyField::accessTenant, "globex");
        const auto mismatch = decideReuse(h, rule());
        refused(mismatch, DecisionStep::fieldsProven, DecisionReason::fieldMismatch);
        QCOMPARE(mismatch.fields, std::vector<KeyField>{KeyField::accessTenant});
        h = hit();
        auto r = rule();
        r.keyFields.push_back("freshness.generated_at");
        refused(decideReuse(h, r), DecisionStep::fieldsProven, DecisionReason::fieldNotProven);
        h.entry.createdAt = *parseInstant("2026-11-01");
        QVERIFY(decideReuse(h, r).served());
    }
    void wantsFreshness()
    {
        auto h = hit();
        h.entry.ageS = 3601;
        refused(decideReuse(h, rule()), DecisionStep::ttlAndVersion, DecisionReason::tooOld);
        h.entry.ageS.reset();
        refused(decideReuse(h, rule()), DecisionStep::ttlAndVersion, DecisionReason::ageUnknown);
        h.time = *parseInstant("2026-11-02T10:00:00Z");
        h.entry.createdAt = *parseInstant("2026-11-02T09:30:00Z");
        QVERIFY(decideReuse(h, rule()).served());
        h.entry.createdAt = *parseInstant("2026-11-02T08:30:00Z");
        refused(decideReuse(h, rule()), DecisionStep::ttlAndVersion, DecisionReason::tooOld);
    }
    void wantsTheVersionUnchanged()
    {
        auto r = rule();
        r.validUntilVersionChanges = true;
        auto h = hit();
        refused(decideReuse(h, r), DecisionStep::ttlAndVersion, DecisionReason::versionUnknown);
        h.fields.set(KeyField::sourceCorpusVersion, "v2");
        refused(decideReuse(h, r), DecisionStep::ttlAndVersion, DecisionReason::versionUnknown);
        h.entry.fields.set(KeyField::sourceCorpusVersion, "v1");
        const auto changed = decideReuse(h, r);
        refused(changed, DecisionStep::ttlAndVersion, DecisionReason::versionChanged);
        QCOMPARE(changed.fields, std::vector<KeyField>{KeyField::sourceCorpusVersion});
        r.keyFields.push_back("source.corpus_version");
        refused(decideReuse(h, r), DecisionStep::ttlAndVersion, DecisionReason::versionChanged);
        h.entry.fields.set(KeyField::sourceCorpusVersion, "v2");
        QVERIFY(decideReuse(h, r).served());
    }
    void wantsAMatch()
    {
        auto h = hit();
        h.similarity = 0.949;
        refused(decideReuse(h, rule()), DecisionStep::matchAndThreshold, DecisionReason::belowThreshold);
        h.similarity.reset();
        refused(decideReuse(h, rule()), DecisionStep::matchAndThreshold, DecisionReason::similarityUnknown);
        auto exact = rule();
        exact.match = "exact";
        refused(decideReuse(hit(), exact), DecisionStep::matchAndThreshold, DecisionReason::semanticNotAllowed);
        h.match = MatchKind::exact;
        QVERIFY(decideReuse(h, exact).served());
        QVERIFY(decideReuse(h, rule()).served());
        h.match = MatchKind::unknown;
        refused(decideReuse(h, exact), DecisionStep::matchAndThreshold, DecisionReason::similarityUnknown);
        h.query = h.cachedQuery = "how do I pay";
        QVERIFY(decideReuse(h, exact).served());
    }
    void wantsTheKeyEpoch()
    {
        auto r = rule();
        r.keyEpoch = 3;
        auto h = hit();
        QVERIFY(decideReuse(h, r).served());
        h.unknownJson = R"({"entry":{"key_epoch":3},"key_epoch":1})";
        QVERIFY(decideReuse(h, r).served());
        h.unknownJson = R"({"key_epoch":2})";
        refused(decideReuse(h, r), DecisionStep::ttlAndVersion, DecisionReason::olderEpoch);
        h.unknownJson = R"({"entry":{"key_epoch":2}})";
        refused(decideReuse(h, r), DecisionStep::ttlAndVersion, DecisionReason::olderEpoch);
        h.similarity = 0.1;
        refused(decideReuse(h, r), DecisionStep::ttlAndVersion, DecisionReason::olderEpoch);
        h.entry.ageS = 3601;
        refused(decideReuse(h, r), DecisionStep::ttlAndVersion, DecisionReason::tooOld);
    }
};

QTEST_APPLESS_MAIN(TestPolicyDecision)
#include "tst_policy_decision.moc"
