// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/model_list.h"
#include "tests/support/http_stub.h"

#include <QTest>

using namespace cacheloupe;
using cacheloupe::test::HttpStub;
using cacheloupe::test::StubReply;

namespace {

Result<ModelList> readList(ProviderApi api, std::string body, const char *type = "application/json")
{
    HttpResponse response;
    response.status = 200;
    response.headers = {{"Content-Type", type}};
    response.body = std::move(body);
    return readModelList(api, response, "https://host");
}

RequestTarget at(std::string endpoint, ProviderApi api)
{
    RequestTarget target;
    target.api = api;
    target.endpoint = std::move(endpoint);
    return target;
}

} // namespace

/// Shapes as the providers' references document them (List models; Gemini models.list; Azure Models - List), November 2026.
class TestModelList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksEveryProvider()
    {
        QCOMPARE(modelListRequest(at("https://api.openai.com/v1/chat/completions", ProviderApi::openAiChat))->url, std::string("https://api.openai.com/v1/models"));
        QCOMPARE(modelListRequest(at("http://localhost:11434", ProviderApi::openAiResponses))->url, std::string("http://localhost:11434/v1/models"));
        const auto anthropic = modelListRequest(at("https://api.anthropic.com", ProviderApi::anthropicMessages), "claude-x");
        QCOMPARE(anthropic->url, std::string("https://api.anthropic.com/v1/models?after_id=claude-x&limit=1000"));
        QCOMPARE(anthropic->secretHeader, std::string("x-api-key"));
        QCOMPARE(modelListRequest(at("https://generativelanguage.googleapis.com/v1beta?key=SECRET", ProviderApi::geminiGenerateContent), "T1")->url,
                 std::string("https://generativelanguage.googleapis.com/v1beta/models?pageToken=T1&pageSize=1000"));
        QCOMPARE(modelListRequest(at("https://r.openai.azure.com", ProviderApi::azureOpenAi))->url, std::string("https://r.openai.azure.com/openai/models?api-version=2024-10-21"));
        QVERIFY(modelListRequest(at("http://h", ProviderApi::openAiChat))->body.empty());
        QCOMPARE(modelListRequest(at("", ProviderApi::openAiChat)).error().reason, ErrorReason::badUrl);
        QCOMPARE(modelListRequest(at("h", ProviderApi::openAiChat)).error().reason, ErrorReason::badUrl);
    }
    void readsEveryProvidersList()
    {
        const auto openAi = readList(ProviderApi::openAiChat, R"({"object":"list","data":[{"id":"text-embedding-3-small","object":"model","created":1,"owned_by":"system"},{"id":"gpt-4o","object":"model","created":1,"owned_by":"system"},{"id":"gpt-4o"},{"object":"model"}]})");
        QCOMPARE(openAi->models, (std::vector<ListedModel>{{"gpt-4o", "", true}, {"text-embedding-3-small", "", false}}));
        QVERIFY(openAi->nextPage.empty());
        const auto anthropic = readList(ProviderApi::anthropicMessages, R"({"data":[{"type":"model","id":"claude-sonnet-4-5","display_name":"Claude Sonnet 4.5","created_at":"2025-09-29T00:00:00Z"}],"has_more":true,"first_id":"claude-sonnet-4-5","last_id":"claude-sonnet-4-5"})");
        QCOMPARE(anthropic->models, (std::vector<ListedModel>{{"claude-sonnet-4-5", "Claude Sonnet 4.5", true}}));
        QCOMPARE(anthropic->nextPage, std::string("claude-sonnet-4-5"));
        const auto gemini = readList(ProviderApi::geminiGenerateContent, R"({"models":[{"name":"models/gemini-2.5-pro","displayName":"Gemini 2.5 Pro","supportedGenerationMethods":["generateContent","countTokens"]},{"name":"models/gemini-embedding-001","displayName":"Gemini Embedding","supportedGenerationMethods":["embedContent"]}],"nextPageToken":"T2"})");
        QCOMPARE(gemini->models, (std::vector<ListedModel>{{"gemini-2.5-pro", "Gemini 2.5 Pro", true}, {"gemini-embedding-001", "Gemini Embedding", false}}));
        QCOMPARE(gemini->nextPage, std::string("T2"));
        const auto azure = readList(ProviderApi::azureOpenAi, R"({"data":[{"capabilities":{"chat_completion":false,"embeddings":true},"id":"ada"},{"capabilities":{"chat_completion":true},"id":"gpt-4o-2024-11-20"}],"object":"list"})");
        QCOMPARE(azure->models, (std::vector<ListedModel>{{"ada", "", false}, {"gpt-4o-2024-11-20", "", true}}));
        QVERIFY(readList(ProviderApi::openAiChat, R"({"data":[]})")->models.empty());
    }
    void saysWhatIsNoList()
    {
        QCOMPARE(readList(ProviderApi::openAiChat, "{\"data\":[").error().reason, ErrorReason::malformedJson);
        QCOMPARE(readList(ProviderApi::openAiChat, "<html>", "text/html").error().reason, ErrorReason::notAnAnswer);
        QCOMPARE(readList(ProviderApi::openAiChat, "").error().reason, ErrorReason::notAnAnswer);
        QCOMPARE(readList(ProviderApi::geminiGenerateContent, R"({"data":[]})").error().reason, ErrorReason::notAnAnswer);
        QCOMPARE(readList(ProviderApi::openAiChat, R"({"error":{"message":"no","type":"invalid_api_key"}})").error().code, ErrorCode::denied);
        QCOMPARE(readList(ProviderApi::openAiChat, "[]").error().where, std::string("https://host"));
        QVERIFY(readList(ProviderApi::openAiChat, R"({"data":[1,"x",null,{"id":5}]})").ok());
    }
    void travelsAsGet()
    {
        HttpStub stub;
        StubReply reply;
        reply.kind = StubReply::Kind::status;
        reply.text = R"({"data":[{"id":"local-8b"}]})";
        stub.onPath("/v1/models", reply);
        const auto request = modelListRequest(at(stub.origin(), ProviderApi::openAiChat));
        HttpRequest http;
        http.method = "GET";
        http.url = request->url;
        http.headers = request->headers;
        HttpClient client;
        const auto response = client.send(http);
        QVERIFY(response.ok());
        QCOMPARE(readModelList(ProviderApi::openAiChat, *response, "x")->models.front().id, std::string("local-8b"));
        QCOMPARE(stub.requests().front().method, std::string("GET"));
    }
};

QTEST_GUILESS_MAIN(TestModelList)
#include "tst_model_list.moc"
