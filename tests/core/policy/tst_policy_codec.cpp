// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_codec.h"
#include "core/base/file.h"
#include "core/base/resource.h"
#include "core/domain/key_fields.h"
#include "core/driver/json.h"
#include "core/policy/policy_vocabulary.h"

#include <QTest>

using namespace cacheloupe;

namespace {

std::string helpdesk()
{
    return *readWholeFile(CACHELOUPE_TEST_DATA "/policies/helpdesk.json");
}

} // namespace

class TestPolicyCodec : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEveryMember()
    {
        const auto policy = parsePolicy(helpdesk(), "helpdesk.json");
        QVERIFY(policy.ok());
        QCOMPARE(policy->revision, std::int64_t(12));
        QCOMPARE(policy->publishedBy, std::string("ana"));
        QCOMPARE(policy->callSites.size(), size_t(3));
        QCOMPARE(policy->callSites[1].callSite, std::string("account.access"));
        const auto *refunds = policy->find("support.refunds");
        QVERIFY(refunds);
        QCOMPARE(*refunds->ttlS, std::int64_t(604800));
        QCOMPARE(*refunds->similarityThreshold, 0.95);
        QCOMPARE(refunds->keyFields->size(), size_t(6));
        QCOMPARE(refunds->unknown.front().first, std::string("x_canary"));
        QCOMPARE(*policy->defaults.maxTemperature, 0.0);
        QVERIFY(!policy->find("nowhere"));
    }
    void keepsUnknownMembersToTheByte()
    {
        const auto policy = parsePolicy(helpdesk(), "helpdesk.json");
        const std::string text = policyText(*policy);
        QVERIFY(text.find("\"x_rollout\": {\"percent\": 1.50, \"stages\": [\"eu\", \"us\"]}") != std::string::npos);
        QVERIFY(text.find("\"x_canary\": 12345678901234567890123") != std::string::npos);
        QVERIFY(text.find("\"$schema\": \"https://example.org/cacheloupe.policy.1.json\"") != std::string::npos);
    }
    void writesTheSameTextAgain()
    {
        const auto policy = parsePolicy(helpdesk(), "helpdesk.json");
        const std::string text = policyText(*policy);
        const auto again = parsePolicy(text, "again.json");
        QVERIFY(again.ok());
        QCOMPARE(*again, *policy);
        QCOMPARE(policyText(*again), text);
        QVERIFY(text.ends_with("}\n"));
        // One key field a line, so that a git diff shows the one that changed.
        QVERIFY(text.find("\n        \"access.tenant\",\n") != std::string::npos);
        QCOMPARE(policyText(*parsePolicy("{\"schema\":\"cacheloupe.policy/1\"}", "e")),
                 std::string("{\n  \"schema\": \"cacheloupe.policy/1\",\n  \"revision\": 0,\n  \"defaults\": {},\n  \"call_sites\": {}\n}\n"));
    }
    void keepsACallSiteThatStandsTwice()
    {
        const auto policy = parsePolicy(R"({"schema":"cacheloupe.policy/1","call_sites":{"a":{"cacheable":true},"a":{"cacheable":false}}})", "p");
        QCOMPARE(policy->callSites.size(), size_t(2));
        QCOMPARE(*policy->find("a")->cacheable, false);
    }
    void namesTheLineOfAFault_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("reason");
        QTest::addColumn<QByteArray>("where");
        QTest::addColumn<QByteArray>("detail");
        const auto row = [](const char *name, const char *text, ErrorReason reason, const char *where, const char *detail) {
            QTest::newRow(name) << QByteArray(text) << int(reason) << QByteArray(where) << QByteArray(detail);
        };
        row("cut off", "{\n\"schema\": \"cacheloupe.policy/1\",\n", ErrorReason::malformedJson, "p.json:3", "");
        row("empty", "", ErrorReason::malformedJson, "p.json:1", "");
        row("a list", "[]", ErrorReason::missingField, "p.json:1", "$.schema");
        row("no schema", "{}", ErrorReason::missingField, "p.json:1", "$.schema");
        row("another schema", "{\"schema\": \"x/1\"}", ErrorReason::unknownLayout, "p.json:1", "$.schema: found \"x/1\"");
        row("newer", "{\"schema\": \"cacheloupe.policy/2\"}", ErrorReason::newerSchema, "p.json:1", "$.schema");
        row("text for a number", "{\"schema\": \"cacheloupe.policy/1\",\n\"call_sites\": {\n\"a.b\": {\n\"ttl_seconds\": \"7 days\"}}}",
            ErrorReason::wrongType, "p.json:4", "$.call_sites[\"a.b\"].ttl_seconds: expected a whole number");
        row("fraction", "{\"schema\": \"cacheloupe.policy/1\",\n\"defaults\": {\"ttl_seconds\": 1.5}}", ErrorReason::wrongType, "p.json:2",
            "$.defaults.ttl_seconds");
        row("list of numbers", "{\"schema\": \"cacheloupe.policy/1\", \"defaults\": {\"risk\": [1]}}", ErrorReason::wrongType, "p.json:1",
            "$.defaults.risk: expected a list of strings");
        row("site no object", "{\"schema\": \"cacheloupe.policy/1\", \"call_sites\": {\"a\": 1}}", ErrorReason::wrongType, "p.json:1",
            "$.call_sites[\"a\"]: expected an object");
        row("sites no object", "{\"schema\": \"cacheloupe.policy/1\", \"call_sites\": []}", ErrorReason::wrongType, "p.json:1", "$.call_sites");
        row("revision", "{\"schema\": \"cacheloupe.policy/1\", \"revision\": -1}", ErrorReason::wrongType, "p.json:1", "$.revision");
    }
    void namesTheLineOfAFault()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, reason);
        QFETCH(QByteArray, where);
        QFETCH(QByteArray, detail);
        const auto policy = parsePolicy({text.constData(), size_t(text.size())}, "p.json");
        QVERIFY(!policy.ok());
        QCOMPARE(int(policy.error().reason), reason);
        QCOMPARE(QByteArray::fromStdString(policy.error().where), where);
        QVERIFY2(QByteArray::fromStdString(policy.error().detail).startsWith(detail), policy.error().detail.c_str());
    }
    void readsAwkwardButValidText()
    {
        const auto policy = parsePolicy("{ \"schema\":\"cacheloupe.policy/1\" , \"call_sites\" : { \"a\\\"}{,b\" : {\"reason\":\"} , ] \\\" {\","
                                        "\"ttl_seconds\":3.6e3,\"similarity_threshold\":null,\"x\":[{\"y\":[1,2]},\"}\"]} } }",
                                        "p");
        QVERIFY(policy.ok());
        const auto &site = policy->callSites.at(0);
        QCOMPARE(site.callSite, std::string("a\"}{,b"));
        QCOMPARE(*site.rule.reason, std::string("} , ] \" {"));
        QCOMPARE(*site.rule.ttlS, std::int64_t(3600));
        QVERIFY(!site.rule.similarityThreshold);
        QCOMPARE(site.rule.unknown.at(0).second, std::string("[{\"y\":[1,2]},\"}\"]"));
        QCOMPARE(*parsePolicy(policyText(*policy), "q"), *policy);
    }
    void survivesEveryCut()
    {
        const std::string whole = helpdesk();
        for (size_t length = 0; length < whole.size() - 2; ++length)
            QVERIFY(!parsePolicy(std::string_view(whole).substr(0, length), "cut").ok());
    }
    void agreesWithTheSchema()
    {
        const auto schema = parseJson(*resource("schemas/cacheloupe.policy.1.json"), "schema");
        QVERIFY(schema.ok());
        const auto *rule = jsonAt(*schema, "$defs.rule.properties");
        QCOMPARE(rule->size(), kPolicyFieldCount);
        for (const auto field : allPolicyFields()) {
            const auto name = std::string(policyFieldName(field));
            QVERIFY2(rule->contains(name), name.c_str());
            const auto &words = allowedWords(field);
            if (!words.empty())
                QCOMPARE((*rule)[name]["enum"].get<std::vector<std::string>>(), words);
        }
        const auto names = (*rule)["key_fields"]["items"]["enum"].get<std::vector<std::string>>();
        QCOMPARE(names.size(), kKeyFieldCount);
        for (size_t i = 0; i < names.size(); ++i)
            QCOMPARE(names[i], std::string(keyFieldName(allKeyFields()[i])));
        const auto hit = parseJson(*resource("schemas/cacheloupe.hit.1.json"), "schema");
        QVERIFY(hit.ok());
        QCOMPARE((*hit)["$defs"]["fields"]["properties"].size(), kKeyFieldCount);
    }
};

QTEST_APPLESS_MAIN(TestPolicyCodec)
#include "tst_policy_codec.moc"
