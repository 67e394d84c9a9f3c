// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/replay/model_request.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace cacheloupe;

namespace {

bool hasGap(const ModelRequest &request, RequestGap gap)
{
    return std::find(request.gaps.begin(), request.gaps.end(), gap) != request.gaps.end();
}

RequestTarget target(std::string endpoint = "http://h/v1", std::string model = {}, ProviderApi api = ProviderApi::openAiChat)
{
    RequestTarget out;
    out.api = api;
    out.endpoint = std::move(endpoint);
    out.model = std::move(model);
    return out;
}

Json bodyOf(const Hit &hit, const RequestTarget &asked, const RequestTemplate *fill = nullptr)
{
    const auto request = buildModelRequest(hit, asked, fill);
    return request ? *parseJson(request->body, "body") : Json(request.error().detail);
}

Hit loggedHit(std::string messages, std::string params = {}, std::string model = "m")
{
    Hit hit;
    hit.query = "the query";
    hit.model = std::move(model);
    hit.messagesJson = std::move(messages);
    hit.paramsJson = std::move(params);
    return hit;
}

std::string headerOf(const ModelRequest &request, std::string_view name)
{
    HttpResponse asHeaders;
    asHeaders.headers = request.headers;
    const std::string *value = asHeaders.header(name);
    return value ? *value : std::string();
}

constexpr auto kChat = ProviderApi::openAiChat;
constexpr auto kResponses = ProviderApi::openAiResponses;
constexpr auto kAnthropic = ProviderApi::anthropicMessages;
constexpr auto kGemini = ProviderApi::geminiGenerateContent;
constexpr auto kAzure = ProviderApi::azureOpenAi;

/// One exchange with a tool, as each provider's own client logs it.
std::string loggedMessages(const QString &provider)
{
    QFile file(QStringLiteral(CACHELOUPE_TEST_DATA "/replay/logged/") + provider + QStringLiteral(".json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

class TestModelRequest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void repeatsTheLoggedRequest()
    {
        Hit hit;
        hit.model = "gpt-4o";
        hit.query = "shortened";
        hit.messagesJson = R"([{"role":"system","content":"Be brief."},{"role":"user","content":"Hallo, geht es gut? ä"}])";
        hit.paramsJson = R"({"temperature":0.2,"max_tokens":50,"stream":true,"api_key":"sk-12345678","user":"u1"})";
        const auto request = buildModelRequest(hit, target());
        QVERIFY(request.ok());
        QCOMPARE(request->body, std::string(R"({"model":"gpt-4o","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hallo, geht es gut? ä"}],"temperature":0.2,"max_tokens":50,"stream":false})"));
        QCOMPARE(request->gaps, std::vector{RequestGap::streamIgnored});
        QCOMPARE(request->secretHeader + ": " + request->secretPrefix, std::string("Authorization: Bearer "));
    }
    void namesWhatTheLogDoesNotHold()
    {
        Hit hit;
        hit.query = "Where is my parcel?";
        hit.model = "gpt-4o";
        hit.fields.set(KeyField::toolName, "lookup");
        const auto request = buildModelRequest(hit, target("http://h/v1", "local-8b"));
        QVERIFY(request.ok());
        QCOMPARE(request->model, std::string("local-8b"));
        QCOMPARE(request->gaps, (std::vector{RequestGap::messagesFromQuery, RequestGap::noSystemPrompt, RequestGap::noParams, RequestGap::modelOverridden, RequestGap::toolsDropped}));
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
        for (const ProviderApi api : {kChat, kResponses, kAnthropic, kGemini, kAzure}) {
            hit.query.clear();
            hit.model = "m";
            QCOMPARE(buildModelRequest(hit, target("http://h", {}, api)).error().where, std::string("week.jsonl:12"));
            QCOMPARE(buildModelRequest(hit, target("http://h", {}, api)).error().detail, std::string("query"));
            hit.query = "x";
            QCOMPARE(buildModelRequest(hit, target("ftp://h", {}, api)).error().reason, ErrorReason::badUrl);
            hit.model.clear();
            QCOMPARE(buildModelRequest(hit, target("http://h", {}, api)).error().detail, std::string("model"));
        }
        hit.messagesJson = "[{broken";
        hit.query = "\xFF ill-formed";
        QVERIFY(buildModelRequest(hit, target("http://h/v1", "m")).ok());
        QCOMPARE(buildModelRequest(hit, target("", "m"))->url, std::string());
    }
    void findsTheEndpoint_data();
    void findsTheEndpoint();
    void neverPutsASecretIntoTheUrl_data();
    void neverPutsASecretIntoTheUrl();
    void authenticatesAsEachProviderWants();
    void readsMessagesInEveryForm_data();
    void readsMessagesInEveryForm();
    void keepsRolesAndSpeakersForOpenAi();
    void anthropicTurnsAlternate();
    void geminiGetsObjectsAsResults();
    void dropsMediaAndHalfExchanges();
    void readsParametersUnderEveryName_data();
    void readsParametersUnderEveryName();
    void translatesParameters();
    void namesParametersThatAreNotSent();
    void countsTokensUnderTheModelsName_data();
    void countsTokensUnderTheModelsName();
    void translatesFormats();
    void translatesTools();
    void offersNamedToolsToAnthropic();
    void streamsWhenAsked();
    void fillsGapsFromTheTemplate();
    void theLogStandsAgainstTheTemplate();
    void hostileLogsAreHarmless();
    void gapsHaveNamesOfTheirOwn();
};

void TestModelRequest::findsTheEndpoint_data()
{
    QTest::addColumn<int>("api");
    QTest::addColumn<QByteArray>("endpoint");
    QTest::addColumn<QByteArray>("url");
    const auto row = [](ProviderApi api, const char *endpoint, const char *url) { QTest::addRow("%s %s", providerApiName(api).data(), endpoint) << int(api) << QByteArray(endpoint) << QByteArray(url); };
    row(kChat, "http://h/v1", "http://h/v1/chat/completions");
    row(kChat, " http://h/v1/ ", "http://h/v1/chat/completions");
    row(kChat, "http://localhost:11434", "http://localhost:11434/v1/chat/completions");
    row(kChat, "http://localhost:11434/", "http://localhost:11434/v1/chat/completions");
    row(kChat, "http://h/x/chat/completions?api-version=1", "http://h/x/chat/completions?api-version=1");
    row(kChat, "https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1/chat/completions");
    row(kChat, "https://api.openai.com/v1/responses", "https://api.openai.com/v1/chat/completions");
    row(kChat, "https://api.openai.com/v1/models/", "https://api.openai.com/v1/chat/completions");
    row(kChat, "http://[::1]:8000/v1#part", "http://[::1]:8000/v1/chat/completions");
    row(kChat, "http://h?team=a", "http://h/v1/chat/completions?team=a");
    row(kResponses, "https://api.openai.com", "https://api.openai.com/v1/responses");
    row(kResponses, "https://api.openai.com/v1/chat/completions", "https://api.openai.com/v1/responses");
    row(kAnthropic, "https://api.anthropic.com", "https://api.anthropic.com/v1/messages");
    row(kAnthropic, "https://api.anthropic.com/v1/", "https://api.anthropic.com/v1/messages");
    row(kAnthropic, "https://api.anthropic.com/v1/messages", "https://api.anthropic.com/v1/messages");
    row(kAnthropic, "https://proxy.example/anthropic", "https://proxy.example/anthropic/v1/messages");
    row(kGemini, "https://generativelanguage.googleapis.com", "https://generativelanguage.googleapis.com/v1beta/models/m%20x:generateContent");
    row(kGemini, "https://generativelanguage.googleapis.com/v1/", "https://generativelanguage.googleapis.com/v1/models/m%20x:generateContent");
    row(kGemini, "https://generativelanguage.googleapis.com/v1beta/models/other:streamGenerateContent?x=1", "https://generativelanguage.googleapis.com/v1beta/models/m%20x:generateContent?x=1");
    row(kGemini, "https://eu-aiplatform.googleapis.com/v1/projects/p/locations/eu/publishers/google", "https://eu-aiplatform.googleapis.com/v1/projects/p/locations/eu/publishers/google/models/m%20x:generateContent");
    row(kAzure, "https://r.openai.azure.com/", "https://r.openai.azure.com/openai/deployments/m%20x/chat/completions?api-version=2024-10-21");
    row(kAzure, "https://r.openai.azure.com/openai", "https://r.openai.azure.com/openai/deployments/m%20x/chat/completions?api-version=2024-10-21");
    row(kAzure, "https://r.openai.azure.com/openai/deployments/d1?api-version=2025-01-01-preview", "https://r.openai.azure.com/openai/deployments/d1/chat/completions?api-version=2025-01-01-preview");
    row(kAzure, "https://r.openai.azure.com/openai/deployments/d1/chat/completions", "https://r.openai.azure.com/openai/deployments/d1/chat/completions?api-version=2024-10-21");
    row(kAzure, "https://r.openai.azure.com/openai/v1/", "https://r.openai.azure.com/openai/v1/chat/completions");
    row(kAzure, "https://apim.example/team", "https://apim.example/team/openai/deployments/m%20x/chat/completions?api-version=2024-10-21");
}

void TestModelRequest::findsTheEndpoint()
{
    QFETCH(int, api);
    QFETCH(QByteArray, endpoint);
    QFETCH(QByteArray, url);
    Hit hit;
    hit.query = "q";
    const auto request = buildModelRequest(hit, target(endpoint.toStdString(), "m x", ProviderApi(api)));
    QVERIFY2(request.ok(), request.ok() ? "" : request.error().detail.c_str());
    QCOMPARE(QByteArray::fromStdString(request->url), url);
    QVERIFY(!hasGap(*request, RequestGap::secretInUrlRemoved));
}

void TestModelRequest::neverPutsASecretIntoTheUrl_data()
{
    QTest::addColumn<QByteArray>("endpoint");
    QTest::newRow("key") << QByteArray("https://generativelanguage.googleapis.com/v1beta?key=AIzaSECRET&alt=x");
    QTest::newRow("KEY last") << QByteArray("https://generativelanguage.googleapis.com/v1beta?alt=x&KEY=AIzaSECRET");
    QTest::newRow("api-key") << QByteArray("https://h/v1beta?api-key=SECRET&alt=x");
    QTest::newRow("subscription") << QByteArray("https://h/v1beta?alt=x&subscription-key=SECRET#f");
    QTest::newRow("user info") << QByteArray("https://me:SECRET@h/v1beta?alt=x");
    QTest::newRow("token") << QByteArray("https://h/v1beta/models/a:generateContent?access_token=SECRET&alt=x");
}

void TestModelRequest::neverPutsASecretIntoTheUrl()
{
    QFETCH(QByteArray, endpoint);
    for (const ProviderApi api : {kChat, kResponses, kAnthropic, kGemini, kAzure}) {
        const auto request = buildModelRequest(loggedHit(""), target(endpoint.toStdString(), "m", api));
        QVERIFY(request.ok());
        QVERIFY2(request->url.find("SECRET") == std::string::npos, request->url.c_str());
        QVERIFY2(request->url.find("alt=x") != std::string::npos, request->url.c_str());
        QVERIFY(hasGap(*request, RequestGap::secretInUrlRemoved));
    }
}

void TestModelRequest::authenticatesAsEachProviderWants()
{
    const Hit hit = loggedHit("");
    const auto how = [&](ProviderApi api, const std::string &endpoint) {
        const auto request = buildModelRequest(hit, target(endpoint, {}, api));
        return request->secretHeader + ": " + request->secretPrefix;
    };
    QCOMPARE(how(kResponses, "https://api.openai.com"), std::string("Authorization: Bearer "));
    QCOMPARE(how(kAnthropic, "https://api.anthropic.com"), std::string("x-api-key: "));
    QCOMPARE(how(kGemini, "https://generativelanguage.googleapis.com"), std::string("x-goog-api-key: "));
    QCOMPARE(how(kGemini, "https://eu-aiplatform.googleapis.com/v1/projects/p/locations/eu/publishers/google"), std::string("Authorization: Bearer "));
    QCOMPARE(how(kAzure, "https://r.openai.azure.com"), std::string("api-key: "));
    const auto anthropic = buildModelRequest(hit, target("https://api.anthropic.com", {}, kAnthropic));
    QCOMPARE(headerOf(*anthropic, "anthropic-version"), std::string("2023-06-01"));
    QCOMPARE(headerOf(*anthropic, "cf-aig-skip-cache"), std::string("true"));
    QCOMPARE(headerOf(*buildModelRequest(hit, target()), "anthropic-version"), std::string());
}

void TestModelRequest::readsMessagesInEveryForm_data()
{
    QTest::addColumn<QString>("provider");
    for (const char *provider : {"openai", "responses", "anthropic", "gemini", "opentelemetry"})
        QTest::newRow(provider) << QString::fromLatin1(provider);
}

/// Whichever form was logged, each target gets the same words, calls and results in its own shape.
void TestModelRequest::readsMessagesInEveryForm()
{
    QFETCH(QString, provider);
    const std::string messages = loggedMessages(provider);
    QVERIFY(!messages.empty());
    const Hit hit = loggedHit(messages, R"({"temperature":0})");
    const Json chat = bodyOf(hit, target())["messages"];
    QCOMPARE(chat.size(), size_t(5));
    QCOMPARE(*jsonText(chat, "0.content"), std::string("Be brief."));
    QCOMPARE(*jsonText(chat, "1.content"), std::string("Weather in Bonn?"));
    QCOMPARE(*jsonText(chat, "2.tool_calls.0.function.name"), std::string("weather"));
    QCOMPARE(*jsonText(chat, "2.tool_calls.0.function.arguments"), std::string(R"({"city":"Bonn"})"));
    QCOMPARE(*jsonText(chat, "3.tool_call_id"), *jsonText(chat, "2.tool_calls.0.id"));
    QCOMPARE(*jsonText(chat, "3.content"), std::string(R"({"c":7})"));
    QCOMPARE(*jsonText(chat, "4.content"), std::string("And tomorrow?"));

    const Json items = bodyOf(hit, target("http://h", {}, kResponses))["input"];
    QCOMPARE(items.size(), size_t(5));
    QCOMPARE(*jsonText(items, "2.type"), std::string("function_call"));
    QCOMPARE(*jsonText(items, "2.arguments"), std::string(R"({"city":"Bonn"})"));
    QCOMPARE(*jsonText(items, "3.type"), std::string("function_call_output"));
    QCOMPARE(*jsonText(items, "3.call_id"), *jsonText(items, "2.call_id"));
    QCOMPARE(*jsonText(items, "4.content"), std::string("And tomorrow?"));

    const Json anthropic = bodyOf(hit, target("http://h", {}, kAnthropic));
    QCOMPARE(*jsonText(anthropic, "system"), std::string("Be brief."));
    QCOMPARE(anthropic["messages"].size(), size_t(3));
    QCOMPARE(*jsonText(anthropic, "messages.1.content.0.input"), std::string(R"({"city":"Bonn"})"));
    QCOMPARE(*jsonText(anthropic, "messages.2.content.0.type"), std::string("tool_result"));
    QCOMPARE(*jsonText(anthropic, "messages.2.content.0.tool_use_id"), *jsonText(anthropic, "messages.1.content.0.id"));
    QCOMPARE(*jsonText(anthropic, "messages.2.content.1.text"), std::string("And tomorrow?"));

    const Json gemini = bodyOf(hit, target("http://h", {}, kGemini));
    QCOMPARE(*jsonText(gemini, "systemInstruction.parts.0.text"), std::string("Be brief."));
    QCOMPARE(gemini["contents"].size(), size_t(3));
    QCOMPARE(*jsonText(gemini, "contents.1.role"), std::string("model"));
    QCOMPARE(*jsonText(gemini, "contents.1.parts.0.functionCall.args"), std::string(R"({"city":"Bonn"})"));
    QCOMPARE(*jsonText(gemini, "contents.2.parts.0.functionResponse"), std::string(R"({"name":"weather","response":{"c":7}})"));
    QCOMPARE(*jsonText(gemini, "contents.2.parts.1.text"), std::string("And tomorrow?"));
}

void TestModelRequest::keepsRolesAndSpeakersForOpenAi()
{
    const Hit hit = loggedHit(R"([{"role":"developer","content":"D"},{"role":"user","name":"ann","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},{"role":"assistant","content":"c"},{"role":"user","content":"d"}])");
    const Json body = bodyOf(hit, target());
    QCOMPARE(dumpJson(body["messages"]), std::string(R"([{"role":"developer","content":"D"},{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}],"name":"ann"},{"role":"assistant","content":"c"},{"role":"user","content":"d"}])"));
}

void TestModelRequest::anthropicTurnsAlternate()
{
    const RequestTarget asked = target("http://h", {}, kAnthropic);
    const Json joined = bodyOf(loggedHit(R"([{"role":"user","content":"a"},{"role":"system","content":"S1"},{"role":"user","content":"b"},{"role":"assistant","content":"c"},{"role":"user","content":"d"},{"role":"system","content":"S2"}])"), asked);
    QCOMPARE(dumpJson(joined["messages"]), std::string(R"([{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},{"role":"assistant","content":"c"},{"role":"user","content":"d"}])"));
    QCOMPARE(*jsonText(joined, "system"), std::string("S1\n\nS2"));
    const auto greeted = buildModelRequest(loggedHit(R"([{"role":"assistant","content":"Hello, how can I help?"},{"role":"user","content":"d"}])"), asked);
    QVERIFY(hasGap(*greeted, RequestGap::openingAdded));
    QCOMPARE(*jsonText(*parseJson(greeted->body, "b"), "messages.0.role"), std::string("user"));
    QVERIFY(!hasGap(*buildModelRequest(loggedHit(R"([{"role":"user","content":"d"}])"), asked), RequestGap::openingAdded));
}

void TestModelRequest::geminiGetsObjectsAsResults()
{
    const Hit hit = loggedHit(R"([{"role":"user","content":"a"},{"role":"assistant","tool_calls":[{"id":"1","function":{"name":"f","arguments":"{}"}},{"id":"2","function":{"name":"g","arguments":""}}]},{"role":"tool","tool_call_id":"2","content":"plain text"},{"role":"tool","tool_call_id":"1","content":"[1,2]"}])", {}, "gemini-3-pro");
    const Json contents = bodyOf(hit, target("http://h", {}, kGemini))["contents"];
    QCOMPARE(*jsonText(contents, "2.parts.0.functionResponse"), std::string(R"({"name":"g","response":{"result":"plain text"}})"));
    QCOMPARE(*jsonText(contents, "2.parts.1.functionResponse.response.result"), std::string("[1,2]"));
    // Gemini 3 wants a signature on the first call of a turn, and only there.
    QVERIFY(jsonAt(contents, "1.parts.0.thoughtSignature"));
    QVERIFY(!jsonAt(contents, "1.parts.1.thoughtSignature"));
    Hit older = hit;
    older.model = "models/gemini-2.5-flash";
    QVERIFY(!jsonAt(bodyOf(older, target("http://h", {}, kGemini)), "contents.1.parts.0.thoughtSignature"));
}

void TestModelRequest::dropsMediaAndHalfExchanges()
{
    for (const char *media : {R"([{"role":"user","content":[{"type":"text","text":"What is it?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}])",
                              R"([{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}},{"type":"text","text":"What is it?"}]}])",
                              R"([{"role":"user","parts":[{"inlineData":{"mimeType":"image/png","data":"AAAA"}},{"text":"What is it?"}]}])"}) {
        for (const ProviderApi api : {kChat, kResponses, kAnthropic, kGemini, kAzure}) {
            const auto request = buildModelRequest(loggedHit(media), target("http://h", {}, api));
            QVERIFY(hasGap(*request, RequestGap::mediaDropped));
            QVERIFY(request->body.find("AAAA") == std::string::npos);
            QVERIFY(request->body.find("What is it?") != std::string::npos);
        }
    }
    const auto half = buildModelRequest(loggedHit(R"([{"role":"tool","tool_call_id":"0","content":"orphan"},{"role":"user","content":"a"},{"role":"assistant","content":"b","tool_calls":[{"id":"1","function":{"name":"f","arguments":"{}"}}]},{"role":"user","content":"c"}])"), target());
    QVERIFY(hasGap(*half, RequestGap::toolsDropped));
    QCOMPARE(dumpJson((*parseJson(half->body, "b"))["messages"]), std::string(R"([{"role":"user","content":"a"},{"role":"assistant","content":"b"},{"role":"user","content":"c"}])"));
    // Ids that a provider would refuse, or that stand twice, get new ones, and calls keep their results.
    const std::string longId(80, 'x');
    const Json named = bodyOf(loggedHit(R"([{"role":"user","content":"a"},{"role":"assistant","tool_calls":[{"id":")" + longId + R"(","function":{"name":"f","arguments":"{}"}},{"id":"a:b","function":{"name":"g","arguments":"{}"}}]},{"role":"tool","tool_call_id":"a:b","content":"G"},{"role":"tool","tool_call_id":")" + longId + R"(","content":"F"}])"), target());
    QCOMPARE(*jsonText(named, "messages.1.tool_calls.0.id"), std::string("call_1"));
    QCOMPARE(*jsonText(named, "messages.2"), std::string(R"({"role":"tool","tool_call_id":"call_2","content":"G"})"));
    QCOMPARE(*jsonText(named, "messages.3.tool_call_id"), std::string("call_1"));
    // Nothing but media is nothing to ask: the query is asked instead.
    const auto picture = buildModelRequest(loggedHit(R"([{"role":"user","content":[{"type":"image_url","image_url":{"url":"x"}}]}])"), target());
    QVERIFY(hasGap(*picture, RequestGap::messagesFromQuery));
}

void TestModelRequest::readsParametersUnderEveryName_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::newRow("openai") << QByteArray(R"({"temperature":0.5,"top_p":0.9,"max_tokens":64,"stop":["END"]})");
    QTest::newRow("responses") << QByteArray(R"({"temperature":0.5,"top_p":0.9,"max_output_tokens":64,"stop":"END"})");
    QTest::newRow("anthropic") << QByteArray(R"({"temperature":0.5,"top_p":0.9,"max_tokens":64,"stop_sequences":["END"]})");
    QTest::newRow("gemini") << QByteArray(R"({"generationConfig":{"temperature":0.5,"topP":0.9,"maxOutputTokens":64,"stopSequences":["END"]}})");
    QTest::newRow("ollama") << QByteArray(R"({"options":{"temperature":0.5,"top_p":0.9,"num_predict":64,"stop":["END"]}})");
    QTest::newRow("as text") << QByteArray(R"({"temperature":"0.5","top_p":"0.9","max_tokens":"64","stop":"END","stream":null})");
}

void TestModelRequest::readsParametersUnderEveryName()
{
    QFETCH(QByteArray, params);
    const Hit hit = loggedHit("", params.toStdString());
    const Json chat = bodyOf(hit, target());
    QCOMPARE(chat["temperature"].get<double>(), 0.5);
    QCOMPARE(chat["top_p"].get<double>(), 0.9);
    QCOMPARE(dumpJson(chat["max_tokens"]), std::string("64"));
    QCOMPARE(chat["stop"].get<std::string>(), std::string("END"));
    const Json anthropic = bodyOf(hit, target("http://h", {}, kAnthropic));
    QCOMPARE(dumpJson(anthropic["max_tokens"]), std::string("64"));
    QCOMPARE(dumpJson(anthropic["stop_sequences"]), std::string(R"(["END"])"));
    QCOMPARE(dumpJson(bodyOf(hit, target("http://h", {}, kGemini))["generationConfig"]), std::string(R"({"temperature":0.5,"topP":0.9,"maxOutputTokens":64,"stopSequences":["END"]})"));
    const auto responses = buildModelRequest(hit, target("http://h", {}, kResponses));
    QCOMPARE(*jsonText(*parseJson(responses->body, "b"), "max_output_tokens"), std::string("64"));
    QCOMPARE(responses->droppedParams, std::vector<std::string>{"stop"});
}

void TestModelRequest::translatesParameters()
{
    const Hit hit = loggedHit("", R"({"temperature":1.5,"top_k":40,"seed":7,"presence_penalty":0.1,"frequency_penalty":-0.2,"reasoning_effort":"low","verbosity":"high","max_tokens":5})");
    const Json gemini = bodyOf(hit, target("http://h", {}, kGemini))["generationConfig"];
    QCOMPARE(dumpJson(gemini), std::string(R"({"temperature":1.5,"topK":40,"maxOutputTokens":5,"presencePenalty":0.1,"frequencyPenalty":-0.2,"seed":7})"));
    const auto anthropic = buildModelRequest(hit, target("http://h", {}, kAnthropic));
    const Json body = *parseJson(anthropic->body, "b");
    QCOMPARE(dumpJson(body["top_k"]), std::string("40"));
    QVERIFY(!body.contains("temperature"));
    QCOMPARE(anthropic->droppedParams, (std::vector<std::string>{"temperature", "seed", "presence_penalty", "frequency_penalty", "reasoning_effort", "verbosity"}));
    QVERIFY(hasGap(*anthropic, RequestGap::paramsDropped));
    const Json responses = bodyOf(hit, target("http://h", {}, kResponses));
    QCOMPARE(*jsonText(responses, "reasoning.effort"), std::string("low"));
    QCOMPARE(*jsonText(responses, "text.verbosity"), std::string("high"));
    QCOMPARE(*jsonText(responses, "max_output_tokens"), std::string("16"));
    QCOMPARE(dumpJson(responses["store"]), std::string("false"));
    // Only OpenAI's own servers refuse top_k.
    QVERIFY(bodyOf(hit, target("http://localhost:8000/v1")).contains("top_k"));
    QVERIFY(!bodyOf(hit, target("https://api.openai.com/v1")).contains("top_k"));
    QVERIFY(!bodyOf(hit, target("https://r.openai.azure.com", {}, kAzure)).contains("top_k"));
}

void TestModelRequest::namesParametersThatAreNotSent()
{
    const Hit hit = loggedHit("", R"({"temperature":3,"top_p":"high","mirostat":2,"max_tokens":1.5,"stop":[1],"seed":1e300,"user":"u","metadata":{"a":1},"headers":{"x":"y"},"n":3})");
    const auto request = buildModelRequest(hit, target());
    QCOMPARE(request->droppedParams, (std::vector<std::string>{"temperature", "top_p", "mirostat", "max_tokens", "stop", "seed"}));
    QVERIFY(hasGap(*request, RequestGap::paramsDropped));
    QCOMPARE(request->body, std::string(R"({"model":"m","messages":[{"role":"user","content":"the query"}],"stream":false})"));
    // A limit that Anthropic demands is not left out but assumed, and said to be.
    const auto anthropic = buildModelRequest(loggedHit(""), target("http://h", {}, kAnthropic));
    QVERIFY(hasGap(*anthropic, RequestGap::maxTokensAssumed));
    QCOMPARE(*jsonText(*parseJson(anthropic->body, "b"), "max_tokens"), std::string("4096"));
    QVERIFY(!hasGap(*buildModelRequest(loggedHit("", R"({"max_tokens":9})"), target("http://h", {}, kAnthropic)), RequestGap::maxTokensAssumed));
}

void TestModelRequest::countsTokensUnderTheModelsName_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("logged");
    QTest::addColumn<QByteArray>("sent");
    const auto row = [](const char *model, const char *logged, const char *sent) { QTest::addRow("%s %s", model, logged) << QByteArray(model) << QByteArray(logged) << QByteArray(sent); };
    row("gpt-4o", "max_tokens", "max_tokens");
    row("gpt-4o", "max_completion_tokens", "max_completion_tokens");
    row("gpt-4o", "maxOutputTokens", "max_tokens");
    row("o3-mini", "max_tokens", "max_completion_tokens");
    row("openai/gpt-5.1", "max_output_tokens", "max_completion_tokens");
    row("gpt-5", "max_tokens", "max_completion_tokens");
    row("o1x", "max_tokens", "max_tokens");
}

void TestModelRequest::countsTokensUnderTheModelsName()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, logged);
    QFETCH(QByteArray, sent);
    const Hit hit = loggedHit("", "{\"" + logged.toStdString() + "\":9,\"temperature\":0.3}", model.toStdString());
    const Json body = bodyOf(hit, target());
    QCOMPARE(body.contains("max_tokens") + body.contains("max_completion_tokens"), 1);
    QVERIFY(body.contains(sent.toStdString()));
    QCOMPARE(body["temperature"].get<double>(), 0.3);
}

void TestModelRequest::translatesFormats()
{
    const std::string schema = R"({"type":"object","properties":{"type":{"type":"string"}}})";
    const std::string expected = R"({"type":"json_schema","json_schema":{"name":"answer","schema":)" + schema + "}}";
    for (const std::string &params : {R"({"response_format":)" + expected + "}", R"({"text":{"format":{"type":"json_schema","name":"answer","schema":)" + schema + "}}}",
                                      R"({"output_config":{"format":{"type":"json_schema","schema":)" + schema + "}}}",
                                      R"({"generationConfig":{"responseMimeType":"application/json","responseJsonSchema":)" + schema + "}}",
                                      std::string(R"({"generationConfig":{"responseMimeType":"application/json","responseSchema":{"type":"OBJECT","properties":{"type":{"type":"STRING"}}}}})")}) {
        const Hit hit = loggedHit("", params);
        const auto request = buildModelRequest(hit, target());
        QVERIFY2(request->droppedParams.empty(), params.c_str());
        QCOMPARE(*jsonText(*parseJson(request->body, "b"), "response_format"), expected);
        QCOMPARE(*jsonText(bodyOf(hit, target("http://h", {}, kResponses)), "text.format"), R"({"type":"json_schema","name":"answer","schema":)" + schema + "}");
        QCOMPARE(*jsonText(bodyOf(hit, target("http://h", {}, kAnthropic)), "output_config.format.schema"), schema);
        QCOMPARE(*jsonText(bodyOf(hit, target("http://h", {}, kGemini)), "generationConfig"), R"({"responseMimeType":"application/json","responseJsonSchema":)" + schema + "}");
    }
    const Hit object = loggedHit("", R"({"response_format":{"type":"json_object"}})");
    QCOMPARE(*jsonText(bodyOf(object, target("http://h", {}, kGemini)), "generationConfig.responseMimeType"), std::string("application/json"));
    QCOMPARE(buildModelRequest(object, target("http://h", {}, kAnthropic))->droppedParams, std::vector<std::string>{"response_format"});
}

void TestModelRequest::translatesTools()
{
    const std::string schema = R"({"type":"object","properties":{"city":{"type":"string"}}})";
    for (const std::string &params :
         {R"({"tools":[{"type":"function","function":{"name":"weather","description":"d","parameters":)" + schema + R"(}}],"tool_choice":"required"})",
          R"({"tools":[{"type":"function","name":"weather","description":"d","parameters":)" + schema + R"(}],"tool_choice":"required"})",
          R"({"tools":[{"name":"weather","description":"d","input_schema":)" + schema + R"(}],"tool_choice":{"type":"any"}})",
          std::string(R"({"tools":[{"functionDeclarations":[{"name":"weather","description":"d","parameters":{"type":"OBJECT","properties":{"city":{"type":"STRING"}}}}]}],"toolConfig":{"functionCallingConfig":{"mode":"ANY"}}})"),
          R"({"functions":[{"name":"weather","description":"d","parameters":)" + schema + R"(}],"tool_choice":"required"})"}) {
        Hit hit = loggedHit("", params);
        hit.fields.set(KeyField::toolName, "weather");
        const auto request = buildModelRequest(hit, target());
        QVERIFY(!hasGap(*request, RequestGap::toolsDropped));
        const Json chat = *parseJson(request->body, "b");
        QCOMPARE(*jsonText(chat, "tools.0"), R"({"type":"function","function":{"name":"weather","description":"d","parameters":)" + schema + "}}");
        QCOMPARE(*jsonText(chat, "tool_choice"), std::string("required"));
        QCOMPARE(*jsonText(bodyOf(hit, target("http://h", {}, kResponses)), "tools.0.name"), std::string("weather"));
        const Json anthropic = bodyOf(hit, target("http://h", {}, kAnthropic));
        QCOMPARE(*jsonText(anthropic, "tools.0"), R"({"name":"weather","description":"d","input_schema":)" + schema + "}");
        QCOMPARE(*jsonText(anthropic, "tool_choice"), std::string(R"({"type":"any"})"));
        const Json gemini = bodyOf(hit, target("http://h", {}, kGemini));
        QCOMPARE(*jsonText(gemini, "tools.0.functionDeclarations.0.parametersJsonSchema"), schema);
        QCOMPARE(*jsonText(gemini, "toolConfig.functionCallingConfig.mode"), std::string("ANY"));
    }
    const Hit named = loggedHit("", R"({"tools":[{"name":"f","input_schema":{}}],"tool_choice":{"type":"tool","name":"f"},"parallel_tool_calls":false})");
    QCOMPARE(*jsonText(bodyOf(named, target()), "tool_choice"), std::string(R"({"type":"function","function":{"name":"f"}})"));
    QCOMPARE(*jsonText(bodyOf(named, target("http://h", {}, kAnthropic)), "tool_choice"), std::string(R"({"type":"tool","name":"f","disable_parallel_tool_use":true})"));
    QCOMPARE(*jsonText(bodyOf(named, target("http://h", {}, kGemini)), "toolConfig.functionCallingConfig.allowedFunctionNames"), std::string(R"(["f"])"));
    // What a provider runs itself cannot be offered elsewhere; a choice without tools is refused by every server.
    const auto search = buildModelRequest(loggedHit("", R"({"tools":[{"type":"web_search_20250305","name":"web_search"}],"tool_choice":"auto"})"), target());
    QVERIFY(hasGap(*search, RequestGap::toolsDropped));
    QVERIFY(search->body.find("tool") == std::string::npos);
}

void TestModelRequest::offersNamedToolsToAnthropic()
{
    const auto request = buildModelRequest(loggedHit(loggedMessages(QStringLiteral("openai"))), target("http://h", {}, kAnthropic));
    const Json body = *parseJson(request->body, "b");
    QCOMPARE(dumpJson(body["tools"]), std::string(R"([{"name":"weather","input_schema":{"type":"object"}}])"));
    QCOMPARE(*jsonText(body, "tool_choice.type"), std::string("none"));
    QVERIFY(hasGap(*request, RequestGap::toolsDropped));
}

void TestModelRequest::streamsWhenAsked()
{
    const Hit hit = loggedHit("", R"({"stream":true})");
    const auto ask = [&](ProviderApi api) {
        RequestTarget asked = target("http://h", {}, api);
        asked.stream = true;
        return *buildModelRequest(hit, asked);
    };
    for (const ProviderApi api : {kChat, kResponses, kAnthropic, kAzure}) {
        const ModelRequest request = ask(api);
        QCOMPARE(jsonBool(*parseJson(request.body, "b"), "stream"), std::optional(true));
        QCOMPARE(headerOf(request, "accept"), std::string("text/event-stream"));
        QVERIFY(!hasGap(request, RequestGap::streamIgnored));
    }
    QCOMPARE(jsonBool(*parseJson(ask(kChat).body, "b"), "stream_options.include_usage"), std::optional(true));
    QCOMPARE(ask(kGemini).url, std::string("http://h/v1beta/models/m:streamGenerateContent?alt=sse"));
    QVERIFY(hasGap(*buildModelRequest(hit, target()), RequestGap::streamIgnored));
}

void TestModelRequest::fillsGapsFromTheTemplate()
{
    Hit hit;
    hit.query = "Where is {query}?";
    RequestTemplate fill{"You answer questions.", "Question: {query}\nAnswer:", "gpt-4o", R"({"temperature":0,"maxTokens":90})"};
    const auto request = buildModelRequest(hit, target(), &fill);
    QVERIFY(request.ok());
    QCOMPARE(request->gaps, std::vector{RequestGap::filledFromTemplate});
    QCOMPARE(request->body, std::string(R"({"model":"gpt-4o","messages":[{"role":"system","content":"You answer questions."},{"role":"user","content":"Question: Where is {query}?\nAnswer:"}],"temperature":0,"max_tokens":90,"stream":false})"));
    const auto anthropic = buildModelRequest(hit, target("http://h", {}, kAnthropic), &fill);
    QCOMPARE(anthropic->gaps, std::vector{RequestGap::filledFromTemplate});
    RequestTemplate prompt;
    prompt.systemPrompt = "S";
    hit.model = "m";
    QCOMPARE(buildModelRequest(hit, target(), &prompt)->gaps, (std::vector{RequestGap::messagesFromQuery, RequestGap::noParams, RequestGap::filledFromTemplate}));
}

void TestModelRequest::theLogStandsAgainstTheTemplate()
{
    const RequestTemplate fill{"T", "T {query}", "t", R"({"temperature":1,"top_p":0.1})"};
    const Hit hit = loggedHit(R"([{"role":"system","content":"S"},{"role":"user","content":"U"}])", R"({"temperature":0.2})");
    const auto request = buildModelRequest(hit, target(), &fill);
    QCOMPARE(request->body, std::string(R"({"model":"m","messages":[{"role":"system","content":"S"},{"role":"user","content":"U"}],"temperature":0.2,"top_p":0.1,"stream":false})"));
    // A system prompt among the parameters was logged, too.
    const Hit beside = loggedHit(R"([{"role":"user","content":"U"}])", R"({"temperature":0.2,"top_p":1,"system":"P"})");
    const auto taken = buildModelRequest(beside, target(), &fill);
    QVERIFY(taken->gaps.empty());
    QCOMPARE(*jsonText(*parseJson(taken->body, "b"), "messages.0.content"), std::string("P"));
}

void TestModelRequest::hostileLogsAreHarmless()
{
    const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
    for (const std::string &messages : {deep, R"([{"role":"user","content":)" + deep + "}]", std::string("{}"), std::string("[]"), std::string("[1,null]"), std::string("null"), std::string("\"x\""),
                                        std::string(R"([{"role":"user"}])"), std::string(R"([{"role":"wizard","content":"x"}])"), std::string(R"([{"role":"user","content":{"a":[1]}}])"),
                                        std::string(R"([{"role":"assistant","tool_calls":[{"id":7,"function":"x"},3]}])"), std::string(R"([{"role":"tool"}])")}) {
        for (const ProviderApi api : {kChat, kResponses, kAnthropic, kGemini, kAzure}) {
            const auto request = buildModelRequest(loggedHit(messages, deep), target("http://h", {}, api));
            QVERIFY(request.ok());
            QVERIFY(hasGap(*request, RequestGap::messagesFromQuery));
            QVERIFY(request->body.find("the query") != std::string::npos);
        }
    }
    for (const char *params : {R"({"tools":[1,{"type":"function"},null]})", R"({"tools":{"a":1}})", R"({"response_format":"json"})", R"({"response_format":{"type":"json_schema"}})", R"({"stop":[]})",
                               R"({"tool_choice":{"function":3}})", R"({"generationConfig":[1]})", R"({"options":{"options":{"options":{"options":{"temperature":1}}}}})", "[1]", "x"})
        QVERIFY(buildModelRequest(loggedHit("", params), target()).ok());
}

void TestModelRequest::gapsHaveNamesOfTheirOwn()
{
    std::vector<std::string_view> names;
    for (int i = 0; i <= int(RequestGap::openingAdded); ++i)
        names.push_back(requestGapName(RequestGap(i)));
    std::sort(names.begin(), names.end());
    QVERIFY(std::adjacent_find(names.begin(), names.end()) == names.end());
    QVERIFY(!names.front().empty());
    for (const ProviderApi api : {kChat, kResponses, kAnthropic, kGemini, kAzure})
        QCOMPARE(providerApiFromName(providerApiName(api)), std::optional(api));
    QVERIFY(!providerApiFromName("OpenAI"));
}

QTEST_APPLESS_MAIN(TestModelRequest)
#include "tst_model_request.moc"
