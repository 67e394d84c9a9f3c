// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/embedding_call.h"
#include "core/driver/json.h"

#include <QTest>

using namespace cacheloupe;

namespace {

constexpr auto kOpenAi = ProviderApi::openAiChat;
constexpr auto kGeminiApi = ProviderApi::geminiGenerateContent;

RequestTarget embedderAt(std::string endpoint, ProviderApi api = kOpenAi, std::string model = "text-embedding-3-small")
{
    RequestTarget target;
    target.api = api;
    target.endpoint = std::move(endpoint);
    target.model = std::move(model);
    return target;
}

Result<EmbeddingReply> readVectors(std::string body, size_t count, ProviderApi api = kOpenAi)
{
    HttpResponse response;
    response.status = 200;
    response.body = std::move(body);
    return readEmbeddingReply(api, response, count, "https://host");
}

} // namespace

/// Shapes as documented by OpenAI (Create embeddings), Azure and Gemini (models.batchEmbedContents), November 2026.
class TestEmbeddingCall : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksEveryProvider()
    {
        const std::vector<std::string> texts = {"a", "b \xFF"};
        const auto openAi = buildEmbeddingRequest(embedderAt("https://api.openai.com"), texts);
        QCOMPARE(openAi->url, std::string("https://api.openai.com/v1/embeddings"));
        QCOMPARE(openAi->body, std::string("{\"model\":\"text-embedding-3-small\",\"input\":[\"a\",\"b \xEF\xBF\xBD\"],\"encoding_format\":\"float\"}"));
        const auto gemini = buildEmbeddingRequest(embedderAt("https://generativelanguage.googleapis.com?key=SECRET", kGeminiApi, "gemini-embedding-001"), texts);
        QCOMPARE(gemini->url, std::string("https://generativelanguage.googleapis.com/v1beta/models/gemini-embedding-001:batchEmbedContents"));
        QCOMPARE(*jsonText(*parseJson(gemini->body, "b"), "requests.0"), std::string(R"({"model":"models/gemini-embedding-001","content":{"parts":[{"text":"a"}]}})"));
        QCOMPARE(gemini->secretHeader, std::string("x-goog-api-key"));
        QCOMPARE(gemini->gaps, std::vector{RequestGap::secretInUrlRemoved});
        QCOMPARE(buildEmbeddingRequest(embedderAt("https://r.openai.azure.com", ProviderApi::azureOpenAi, "emb"), texts)->url,
                 std::string("https://r.openai.azure.com/openai/deployments/emb/embeddings?api-version=2024-10-21"));
        QCOMPARE(buildEmbeddingRequest(embedderAt("http://localhost:11434/v1", ProviderApi::openAiResponses), texts)->url, std::string("http://localhost:11434/v1/embeddings"));
    }
    void refusesWhatCannotBeAsked()
    {
        const std::vector<std::string> one = {"a"};
        QCOMPARE(buildEmbeddingRequest(embedderAt("https://api.anthropic.com", ProviderApi::anthropicMessages), one).error().code, ErrorCode::unsupported);
        QVERIFY(!offersEmbeddings(ProviderApi::anthropicMessages));
        QCOMPARE(buildEmbeddingRequest(embedderAt("http://h", kOpenAi, ""), one).error().detail, std::string("model"));
        QCOMPARE(buildEmbeddingRequest(embedderAt("http://h"), {}).error().detail, std::string("texts"));
        const std::vector<std::string> blank = {"a", " \n"};
        QCOMPARE(buildEmbeddingRequest(embedderAt("http://h"), blank).error().detail, std::string("texts"));
        QCOMPARE(buildEmbeddingRequest(embedderAt(""), one).error().reason, ErrorReason::badUrl);
        const std::vector<std::string> many(maxEmbeddingTexts(kGeminiApi) + 1, "a");
        QCOMPARE(buildEmbeddingRequest(embedderAt("http://h", kGeminiApi), many).error().code, ErrorCode::limit);
        QVERIFY(buildEmbeddingRequest(embedderAt("http://h"), many).ok());
    }
    void readsVectorsInTheTextsOrder()
    {
        const auto openAi = readVectors(R"({"object":"list","data":[{"object":"embedding","index":1,"embedding":[0.5,-1]},{"object":"embedding","index":0,"embedding":[1,2e-3]}],"model":"text-embedding-3-small","usage":{"prompt_tokens":5,"total_tokens":5}})", 2);
        QVERIFY(openAi.ok());
        QCOMPARE(openAi->vectors, (std::vector<std::vector<float>>{{1.0F, 0.002F}, {0.5F, -1.0F}}));
        QCOMPARE(openAi->usage.inputTokens, std::optional<std::int64_t>(5));
        QCOMPARE(openAi->model, std::string("text-embedding-3-small"));
        const auto gemini = readVectors(R"({"embeddings":[{"values":[1,0]},{"values":[0,1]}]})", 2, kGeminiApi);
        QCOMPARE(gemini->vectors, (std::vector<std::vector<float>>{{1, 0}, {0, 1}}));
        QVERIFY(!gemini->usage.inputTokens);
    }
    void refusesWhatDoesNotFit_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("detail");
        const auto row = [](const char *name, const char *body, const char *detail) { QTest::newRow(name) << QByteArray(body) << QByteArray(detail); };
        row("fewer", R"({"data":[{"index":0,"embedding":[1]}]})", "1 vectors for 2 texts");
        row("twice", R"({"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]})", "index out of place");
        row("beyond", R"({"data":[{"index":0,"embedding":[1]},{"index":2,"embedding":[1]}]})", "index out of place");
        row("negative", R"({"data":[{"index":-1,"embedding":[1]},{"index":0,"embedding":[1]}]})", "index out of place");
        row("empty", R"({"data":[{"index":0,"embedding":[]},{"index":1,"embedding":[1]}]})", "no numbers");
        row("base64", R"({"data":[{"index":0,"embedding":"AAAA"},{"index":1,"embedding":[1]}]})", "no numbers");
        row("words", R"({"data":[{"index":0,"embedding":["a"]},{"index":1,"embedding":[1]}]})", "not a number");
        row("infinite", R"({"data":[{"index":0,"embedding":[1e300]},{"index":1,"embedding":[1]}]})", "not a number");
        row("lengths", R"({"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[1,2]}]})", "different lengths");
        row("no list", R"({"data":{}})", "data");
        row("rows of nothing", R"({"data":[1,null]})", "no numbers");
        row("page", "<html>", "<html>");
        row("error", R"({"error":{"message":"This model does not support embeddings","type":"invalid_request_error"}})", "HTTP 400");
    }
    void refusesWhatDoesNotFit()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, detail);
        const auto read = readVectors(body.toStdString(), 2);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().where, std::string("https://host"));
        QVERIFY2(read.error().detail.find(detail.toStdString()) != std::string::npos, read.error().detail.c_str());
    }
};

QTEST_APPLESS_MAIN(TestEmbeddingCall)
#include "tst_embedding_call.moc"
