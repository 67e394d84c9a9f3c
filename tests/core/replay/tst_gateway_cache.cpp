// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/gateway_cache.h"

#include <QTest>

using namespace cacheloupe;

namespace {

HttpResponse withHeader(std::string name, std::string value)
{
    HttpResponse response;
    response.status = 200;
    response.headers = {{std::move(name), std::move(value)}};
    return response;
}

HttpResponse withBody(std::string body)
{
    HttpResponse response;
    response.status = 200;
    response.body = std::move(body);
    return response;
}

std::string bypassValue(std::string_view name)
{
    HttpResponse asHeaders;
    asHeaders.headers = cacheBypassHeaders();
    const std::string *value = asHeaders.header(name);
    return value ? *value : std::string();
}

} // namespace

/// What the gateways are told and what they say: formats.md section 11 and each gateway's own documentation.
class TestGatewayCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksEveryGatewayInItsWords()
    {
        QCOMPARE(bypassValue("cache-control"), std::string("no-cache, no-store"));
        QCOMPARE(bypassValue("x-portkey-cache-force-refresh"), std::string("true"));
        QCOMPARE(bypassValue("cf-aig-skip-cache"), std::string("true"));
        QCOMPARE(bypassValue("helicone-cache-enabled"), std::string("false"));
        QCOMPARE(bypassValue("x-higress-skip-ai-cache"), std::string("on"));
        QCOMPARE(bypassValue("x-bf-cache-no-store"), std::string("true"));
        QCOMPARE(bypassValue("x-vsr-cache-control"), std::string("no-cache, no-store"));
        QCOMPARE(bypassValue("x-openrouter-cache"), std::string("false"));
    }
    void seesHitsInHeaders_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("hit");
        const auto row = [](const char *name, const char *value, bool hit) { QTest::addRow("%s: %s", name, value) << QByteArray(name) << QByteArray(value) << hit; };
        row("x-portkey-cache-status", "HIT", true);
        row("x-portkey-cache-status", "SEMANTIC HIT", true);
        row("x-portkey-cache-status", "SEMANTIC MISS", false);
        row("x-portkey-cache-status", "REFRESH", false);
        row("CF-AIG-Cache-Status", "HIT", true);
        row("cf-aig-cache-status", "MISS", false);
        row("Helicone-Cache", "HIT", true);
        row("X-Cache-Status", "Hit", true);
        row("X-Cache-Status", "Bypass", false);
        row("x-vsr-cache-hit", "true", true);
        row("x-vsr-cache-hit", "false", false);
        row("x-litellm-cache-hit", "True", true);
        row("x-litellm-cache-key", "5f2b", true);
        row("x-litellm-cache-key", "", false);
        row("x-openrouter-cache-status", "HIT", true);
        row("X-Cache", "HIT from cloudfront", true);
        row("X-Cache", "Miss from cloudfront", false);
        row("X-Cache", "HITCHED", false);
        row("cf-cache-status", "DYNAMIC", false);
        row("Cache-Status", "ExampleCache; hit; ttl=30", true);
        row("Cache-Status", "ExampleCache; fwd=miss; stored", false);
        row("content-type", "hit", false);
    }
    void seesHitsInHeaders()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(bool, hit);
        QCOMPARE(answeredFromCache(withHeader(name.toStdString(), value.toStdString())), hit);
    }
    void aNamedKeyIsNoHitWhenTheGatewaySaysSo()
    {
        HttpResponse response = withHeader("x-litellm-cache-key", "5f2b");
        response.headers.push_back({"x-litellm-cache-hit", "False"});
        QVERIFY(!answeredFromCache(response));
    }
    void seesHitsInBodies()
    {
        QVERIFY(answeredFromCache(withBody(R"({"id":"from-cache","model":"from-cache","choices":[]})")));
        QVERIFY(answeredFromCache(withBody("data:{\"id\":\"from-cache\",\"model\":\"from-cache\"}\n\n")));
        QVERIFY(answeredFromCache(withBody(R"({"model":"m","extra_fields":{"cache_debug":{"cache_hit":true,"hit_type":"direct"}}})")));
        QVERIFY(!answeredFromCache(withBody(R"({"model":"m","extra_fields":{"cache_debug":{"cache_hit":false}}})")));
        // An answer may speak of caches, and the provider's prompt cache is another thing.
        QVERIFY(!answeredFromCache(withBody("{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"set \\\"model\\\":\\\"from-cache\\\" and \\\"cache_hit\\\": true\"}}]}")));
        QVERIFY(!answeredFromCache(withBody(R"({"model":"m","usage":{"prompt_tokens_details":{"cached_tokens":1024}}})")));
    }
    void changesTheBodyOnlyForAGatewayThatWantsIt()
    {
        RequestTarget target;
        target.endpoint = "https://api.openai.com/v1";
        Json body = {{"model", "m"}};
        addCacheBypass(target, body);
        QCOMPARE(dumpJson(body), std::string(R"({"model":"m"})"));
        target.gateway = Gateway::liteLlm;
        addCacheBypass(target, body);
        QCOMPARE(dumpJson(body), std::string(R"({"model":"m","cache":{"no-cache":true,"no-store":true}})"));
        body = {{"model", "m"}};
        target.gateway = Gateway::unknown;
        target.endpoint = "https://litellm.corp.example/v1";
        addCacheBypass(target, body);
        QVERIFY(body.contains("cache"));
    }
    void knowsAGatewayByItsReply()
    {
        QCOMPARE(gatewayOf(withHeader("X-LiteLLM-Version", "1.80.0")), Gateway::liteLlm);
        QCOMPARE(gatewayOf(withHeader("x-request-id", "litellm")), Gateway::unknown);
        QCOMPARE(gatewayOf("http://gateway/litellm/v1"), Gateway::liteLlm);
        QCOMPARE(gatewayOf("not a url"), Gateway::unknown);
    }
};

QTEST_APPLESS_MAIN(TestGatewayCache)
#include "tst_gateway_cache.moc"
