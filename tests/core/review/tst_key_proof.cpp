// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/key_proof.h"

#include <QTest>

using namespace cacheloupe;

namespace {

Hit provenHit()
{
    Hit hit;
    hit.time = parseInstant("2026-11-04T10:00:00Z");
    hit.model = "gpt-4o";
    hit.entry.createdAt = parseInstant("2026-11-04T09:00:00Z");
    hit.entry.ttlS = 7200;
    for (KeyFields *fields : {&hit.fields, &hit.entry.fields}) {
        fields->set(KeyField::sourceCorpusVersion, "help-2026-11-01");
        fields->set(KeyField::accessTenant, "acme");
        fields->set(KeyField::accessRole, "member");
        fields->set(KeyField::promptSystemVersion, "7");
    }
    hit.entry.fields.set(KeyField::routeModel, "gpt-4o");
    return hit;
}

} // namespace

class TestKeyProof : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allFiveLightsProvenMeansReuse()
    {
        const KeyProof proof = proveKey(provenHit());
        for (const Light light : kLights)
            QVERIFY2(proof.light(light).state == LightState::proven, lightName(light).data());
        QVERIFY(proof.reuseProven);
        QCOMPARE(reuseVerdictName(proof.reuseProven), std::string_view("reuse_proven"));
        QCOMPARE(*proof.ageS, 3600.0);
        QCOMPARE(proof.field(KeyField::freshnessGeneratedAt).state, FieldState::proven);
    }
    void anyOfFiveUnprovenMeansRegenerate()
    {
        Hit hit = provenHit();
        hit.model.clear();
        const KeyProof proof = proveKey(hit);
        QCOMPARE(proof.light(Light::modelRoute).state, LightState::notProven);
        QCOMPARE(proof.light(Light::modelRoute).judgedBy, std::vector{KeyField::routeModel});
        QVERIFY(!proof.reuseProven);
        QCOMPARE(reuseVerdictName(proof.reuseProven), std::string_view("regenerate"));
    }
    void differentValueIsMismatch()
    {
        Hit hit = provenHit();
        hit.entry.fields.set(KeyField::accessRole, "admin");
        const KeyProof proof = proveKey(hit);
        QCOMPARE(proof.field(KeyField::accessRole).state, FieldState::mismatch);
        QCOMPARE(*proof.field(KeyField::accessRole).stored, std::string("admin"));
        QCOMPARE(proof.light(Light::permissionBoundary).state, LightState::mismatch);
        QCOMPARE(proof.light(Light::permissionBoundary).judgedBy, std::vector{KeyField::accessRole});
        QVERIFY(!proof.reuseProven);
    }
    void oneSidedValueProvesNothing()
    {
        Hit hit = provenHit();
        hit.fields.set(KeyField::accessPolicyVersion, "12");
        const KeyProof proof = proveKey(hit);
        QCOMPARE(proof.field(KeyField::accessPolicyVersion).state, FieldState::notProven);
        QCOMPARE(proof.light(Light::permissionBoundary).state, LightState::notProven);
        QCOMPARE(proof.light(Light::permissionBoundary).judgedBy, std::vector{KeyField::accessPolicyVersion});
    }
    void tenantAloneIsNoPermissionBoundary()
    {
        Hit hit = provenHit();
        hit.fields = {};
        hit.entry.fields = {};
        hit.fields.set(KeyField::accessTenant, "acme");
        hit.entry.fields.set(KeyField::accessTenant, "acme");
        QCOMPARE(proveKey(hit).light(Light::permissionBoundary).state, LightState::notProven);
    }
    void freshnessIsAgeAgainstTtl()
    {
        Hit hit = provenHit();
        hit.entry.ttlS = 1800;
        KeyProof proof = proveKey(hit);
        QCOMPARE(proof.light(Light::freshness).state, LightState::mismatch);
        hit.entry.ttlS.reset();
        proof = proveKey(hit);
        QCOMPARE(proof.light(Light::freshness).state, LightState::notProven);
        QCOMPARE(proof.light(Light::freshness).judgedBy, std::vector{KeyField::freshnessTtlS});
        hit.entry.ttlS = 0;
        QCOMPARE(proveKey(hit).light(Light::freshness).state, LightState::notProven);
        hit.entry.ttlS = 7200;
        hit.fields.set(KeyField::freshnessTtlS, "600");
        QCOMPARE(*proveKey(hit).ttlS, 600.0);
        QCOMPARE(proveKey(hit).light(Light::freshness).state, LightState::mismatch);
        hit.fields.set(KeyField::freshnessTtlS, "7200.0");
        QCOMPARE(proveKey(hit).field(KeyField::freshnessTtlS).state, FieldState::proven);
    }
    void constantInTheLogInformsButProvesNothing()
    {
        Hit hit = provenHit();
        hit.entry.fields = {};
        LogFacts facts;
        facts.add(hit.fields);
        KeyFields other = hit.fields;
        other.set(KeyField::accessRole, "admin");
        facts.add(other);
        QVERIFY(facts.isConstant(KeyField::accessTenant));
        QVERIFY(!facts.isConstant(KeyField::accessRole));
        QVERIFY(!facts.isConstant(KeyField::toolName));
        const KeyProof proof = proveKey(hit, &facts);
        QCOMPARE(proof.field(KeyField::accessTenant).state, FieldState::constant);
        QCOMPARE(proof.field(KeyField::accessRole).state, FieldState::notProven);
        QCOMPARE(proof.light(Light::permissionBoundary).state, LightState::notProven);
    }
    void saysWhereValuesComeFrom()
    {
        Hit hit = provenHit();
        hit.model = "m";
        hit.entry.fields.set(KeyField::accessRole, "viewer");
        hit.inferred = {"entry.fields.access.role"};
        const KeyProof proof = proveKey(hit);
        QVERIFY(proof.field(KeyField::accessTenant).askedFrom == ValueSource::log);
        QVERIFY(proof.field(KeyField::accessTenant).storedFrom == ValueSource::entry);
        QVERIFY(!proof.field(KeyField::accessTenant).inferred);
        QVERIFY(proof.field(KeyField::accessRole).storedFrom == ValueSource::storeLayout);
        QVERIFY(proof.field(KeyField::accessRole).inferred);
        QVERIFY(proof.field(KeyField::toolName).askedFrom == ValueSource::none);
        Hit aged;
        aged.time = instantFromUnixMs(100'000);
        aged.entry.ageS = 60;
        const FieldProof generated = proveKey(aged).field(KeyField::freshnessGeneratedAt);
        QVERIFY(generated.storedFrom == ValueSource::computed && generated.inferred);
        QCOMPARE(*generated.stored, formatInstant(instantFromUnixMs(40'000)));
    }
    void anEmptyHitProvesNothing()
    {
        const KeyProof proof = proveKey(Hit{});
        for (const LightProof &light : proof.lights) {
            QCOMPARE(light.state, LightState::notProven);
            QVERIFY(!light.judgedBy.empty());
        }
        for (size_t i = 0; i < kKeyFieldCount; ++i)
            QCOMPARE(size_t(proof.fields[i].field), i);
    }
};

QTEST_APPLESS_MAIN(TestKeyProof)
#include "tst_key_proof.moc"
