// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/replay/chat_prices.h"
#include "core/replay/chat_request.h"

#include <QTest>

#include <algorithm>

using namespace cacheloupe;

namespace {

bool hasGap(const ChatRequest &request, RequestGap gap)
{
    return std::find(request.gaps.begin(), request.gaps.end(), gap) != request.gaps.end();
}

} // namespace

class TestChatRequest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void repeatsTheLoggedRequest()
    {
        Hit hit;
        hit.model = "gpt-4o";
        hit.query = "shortened";
        hit.messagesJson = R"([{"role":"system","content":"Be brief."},{"role":"user","content":"Hallo, geht es gut? ä"}])";
        hit.paramsJson = R"({"temperature":0.2,"max_tokens":50,"stream":true,"api_key":"sk-12345678","user":"u1"})";
        const auto request = buildChatRequest(hit);
        QVERIFY(request.ok());
        const Json body = *parseJson(request->body, "body");
        QCOMPARE(body["messages"].size(), size_t(2));
        QCOMPARE(body["messages"][1]["content"].get<std::string>(), std::string("Hallo, geht es gut? ä"));
        QCOMPARE(body["temperature"].get<double>(), 0.2);
        QCOMPARE(body["stream"].get<bool>(), false);
        QVERIFY(!body.contains("api_key"));
        QCOMPARE(request->gaps, std::vector{RequestGap::streamIgnored});
    }
    void namesWhatTheLogDoesNotHold()
    {
        Hit hit;
        hit.query = "Where is my parcel?";
        hit.model = "gpt-4o";
        hit.fields.set(KeyField::toolName, "lookup");
        const auto request = buildChatRequest(hit, "local-8b");
        QVERIFY(request.ok());
        QCOMPARE(request->model, std::string("local-8b"));
        for (const RequestGap gap : {RequestGap::messagesFromQuery, RequestGap::noSystemPrompt, RequestGap::noParams, RequestGap::modelOverridden, RequestGap::toolsDropped})
            QVERIFY2(hasGap(*request, gap), requestGapName(gap).data());
        const Json body = *parseJson(request->body, "body");
        QCOMPARE(body["messages"].size(), size_t(1));
        QCOMPARE(*jsonText(body, "messages.0.content"), hit.query);
    }
    void refusesWhatCannotBeAsked()
    {
        Hit hit;
        hit.source = "week.jsonl";
        hit.line = 12;
        hit.model = "m";
        QCOMPARE(buildChatRequest(hit).error().where, std::string("week.jsonl:12"));
        QCOMPARE(buildChatRequest(hit).error().detail, std::string("query"));
        hit.query = "x";
        hit.model.clear();
        QCOMPARE(buildChatRequest(hit).error().detail, std::string("model"));
        hit.messagesJson = "[{broken";
        hit.query = "\xFF ill-formed";
        QVERIFY(buildChatRequest(hit, "m").ok());
    }
    void readsAnswers()
    {
        const auto plain = readChatAnswer(R"({"model":"m-1","choices":[{"message":{"content":"Hello"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":1}}})", "x");
        QCOMPARE(plain->text, std::string("Hello"));
        QCOMPARE(*plain->usage.inputTokens, 3);
        QCOMPARE(*plain->usage.cachedInputTokens, 1);
        const auto parts = readChatAnswer(R"({"choices":[{"message":{"content":[{"type":"text","text":"Hel"},{"type":"text","text":"lo"}]}}]})", "x");
        QCOMPARE(parts->text, std::string("Hello"));
        QCOMPARE(readChatAnswer("{\"choices\": [", "host").error().reason, ErrorReason::malformedJson);
        for (const char *bad : {"{}", "[]", R"({"choices":[]})", R"({"choices":[{"message":null}]})", R"({"choices":[{"message":{"content":null,"tool_calls":[]}}]})", "3"})
            QCOMPARE(readChatAnswer(bad, "host").error().reason, ErrorReason::notAnAnswer);
    }
    void findsTheEndpoint()
    {
        QCOMPARE(chatCompletionsUrl("http://h/v1"), std::string("http://h/v1/chat/completions"));
        QCOMPARE(chatCompletionsUrl(" http://h/v1/ "), std::string("http://h/v1/chat/completions"));
        QCOMPARE(chatCompletionsUrl("http://h/x/chat/completions?api-version=1"), std::string("http://h/x/chat/completions?api-version=1"));
    }
    void seesGatewayCaches()
    {
        HttpResponse response;
        QVERIFY(!answeredFromCache(response));
        response.headers = {{"CF-AIG-Cache-Status", "HIT"}};
        QVERIFY(answeredFromCache(response));
        response.headers = {{"x-portkey-cache-status", "SEMANTIC MISS"}};
        QVERIFY(!answeredFromCache(response));
        QCOMPARE(cacheBypassHeaders().size(), size_t(4));
    }
    void knowsPricesByDate()
    {
        const auto price = chatPrice("openai/gpt-4o-mini-2024-07-18");
        QVERIFY(price);
        QCOMPARE(price->inputUsdPerMillion, 0.15);
        QCOMPARE(price->asOf.size(), size_t(10));
        QVERIFY(!chatPrice("gpt-4o-audio-preview"));
        QVERIFY(!chatPrice("my-model"));
        TokenUsage usage;
        QVERIFY(!callCostUsd(usage, price));
        usage.inputTokens = 1'000'000;
        usage.outputTokens = 500'000;
        QCOMPARE(*callCostUsd(usage, price), 0.15 + 0.30);
    }
};

QTEST_APPLESS_MAIN(TestChatRequest)
#include "tst_chat_request.moc"
