// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/loopback_provider.h"

#include "core/driver/json.h"
#include "core/replay/answer_comparison.h"
#include "core/replay/model_reply.h"
#include "core/replay/model_request.h"

#include <QTest>

using namespace cacheloupe;

namespace {

Hit hitOf(std::string id, std::string query, std::string answer)
{
    Hit hit;
    hit.id = std::move(id);
    hit.query = std::move(query);
    hit.answer = std::move(answer);
    hit.model = "gpt-4o-mini";
    return hit;
}

const std::vector<Hit> kHits = {hitOf("h1", "How long can I return it?", "Within 14 days of delivery. Choose Billing, you can do it all day."),
                                hitOf("h2", "What does the Team plan cost?", "The Team plan costs $29 a month."),
                                hitOf("h3", "Can I pay by invoice?", "Yes, all of them can.")};

HttpResponse asked(const LoopbackProvider &provider, ProviderApi api, const Hit &hit, bool stream)
{
    const auto request = buildModelRequest(hit, {api, provider.url(), {}, stream, Gateway::unknown});
    HttpRequest http;
    http.url = request->url;
    http.headers = request->headers;
    http.body = request->body;
    HttpClient client;
    const auto response = client.send(http);
    return response ? *response : HttpResponse{};
}

HttpResponse fetched(const std::string &url, std::vector<HttpHeader> headers = {}, std::string method = "GET", std::string body = {})
{
    HttpRequest http;
    http.method = std::move(method);
    http.url = url;
    http.headers = std::move(headers);
    http.body = std::move(body);
    HttpClient client;
    const auto response = client.send(http);
    return response ? *response : HttpResponse{};
}

StubOptions sameWords()
{
    StubOptions options;
    options.answers.rewordedShare = 0;
    return options;
}

} // namespace

class TestLoopbackProvider : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void speaksEveryApi_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("text"); ///< where the reply holds the answer
        QTest::addColumn<QString>("outputTokens");
        QTest::newRow("chat") << "/v1/chat/completions" << R"({"model":"m","messages":[{"role":"system","content":"s"},{"role":"user","content":"%1"}]})" << "choices.0.message.content" << "usage.completion_tokens";
        QTest::newRow("azure") << "/openai/deployments/d/chat/completions?api-version=1" << R"({"messages":[{"role":"user","content":[{"type":"text","text":"%1"}]}]})" << "choices.0.message.content" << "usage.completion_tokens";
        QTest::newRow("responses") << "/v1/responses" << R"({"model":"m","input":"%1"})" << "output.0.content.0.text" << "usage.output_tokens";
        QTest::newRow("responses items") << "/v1/responses" << R"({"model":"m","input":[{"role":"user","content":[{"type":"input_text","text":"%1"}]}]})" << "output.0.content.0.text" << "usage.output_tokens";
        QTest::newRow("messages") << "/v1/messages" << R"({"model":"m","max_tokens":9,"messages":[{"role":"user","content":"%1"}]})" << "content.0.text" << "usage.output_tokens";
        QTest::newRow("gemini") << "/v1beta/models/m:generateContent" << R"({"contents":[{"role":"user","parts":[{"text":"%1"}]}]})" << "candidates.0.content.parts.0.text" << "usageMetadata.candidatesTokenCount";
    }
    void speaksEveryApi()
    {
        QFETCH(QString, path);
        QFETCH(QString, body);
        QFETCH(QString, text);
        QFETCH(QString, outputTokens);
        const auto provider = startStub(kHits, {{"h2", "The Team plan costs $35 a month."}}, sameWords());
        QVERIFY(provider.ok());
        const std::vector<std::string> expected = {kHits[0].answer, "The Team plan costs $35 a month.", kHits[2].answer};
        for (size_t i = 0; i < kHits.size(); ++i) {
            const HttpResponse response = fetched((*provider)->url() + path.toStdString(), {}, "POST", body.arg(QString::fromStdString(kHits[i].query)).toStdString());
            QCOMPARE(response.status, 200);
            QCOMPARE(*response.header("x-cacheloupe-stub"), std::string("1"));
            QCOMPARE(*response.header("content-type"), std::string("application/json"));
            const auto json = parseJson(response.body, "reply");
            QVERIFY(json.ok());
            QCOMPARE(jsonText(*json, text.toStdString()).value_or(""), expected[i]);
            QCOMPARE(jsonNumber(*json, outputTokens.toStdString()).value_or(0), double(expected[i].size() / 4 + 1));
            QCOMPARE(jsonText(*json, path.contains(QLatin1String("beta")) ? "modelVersion" : "model").value_or(""), std::string("cacheloupe-stub"));
        }
        QCOMPARE((*provider)->requestCount(), kHits.size());
    }
    void streamsEveryApi_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("delta"); ///< where an event holds a part of the answer
        QTest::addColumn<QString>("end");
        QTest::newRow("chat") << "/v1/chat/completions" << R"({"stream":true,"messages":[{"role":"user","content":"%1"}]})" << "choices.0.delta.content" << "[DONE]";
        QTest::newRow("responses") << "/v1/responses" << R"({"stream":true,"input":"%1"})" << "delta" << R"("type":"response.completed")";
        QTest::newRow("messages") << "/v1/messages" << R"({"stream":true,"messages":[{"role":"user","content":"%1"}]})" << "delta.text" << R"({"type":"message_stop"})";
        QTest::newRow("gemini") << "/v1beta/models/m:streamGenerateContent?alt=sse" << R"({"contents":[{"parts":[{"text":"%1"}]}]})" << "candidates.0.content.parts.0.text" << R"("finishReason":"STOP")";
    }
    void streamsEveryApi()
    {
        QFETCH(QString, path);
        QFETCH(QString, body);
        QFETCH(QString, delta);
        QFETCH(QString, end);
        const auto provider = startStub(kHits, {}, sameWords());
        const HttpResponse response = fetched((*provider)->url() + path.toStdString(), {}, "POST", body.arg(QString::fromStdString(kHits[0].query)).toStdString());
        QCOMPARE(*response.header("content-type"), std::string("text/event-stream; charset=utf-8"));
        QVERIFY(!response.header("content-length"));
        std::string text;
        size_t events = 0;
        std::string last;
        for (const QByteArray &line : QByteArray::fromStdString(response.body).split('\n')) {
            if (!line.startsWith("data: "))
                continue;
            last = line.mid(6).toStdString();
            const auto json = parseJson(last, "event");
            if (json && jsonText(*json, delta.toStdString())) {
                text += *jsonText(*json, delta.toStdString());
                ++events;
            }
        }
        QCOMPARE(text, kHits[0].answer);
        QVERIFY(events > 5);
        QVERIFY2(last.find(end.toStdString()) != std::string::npos, last.c_str());
    }
    void isReadLikeAProvider()
    {
        const auto provider = startStub(kHits, {}, sameWords());
        const auto reply = readModelReply(ProviderApi::openAiChat, asked(**provider, ProviderApi::openAiChat, kHits[0], false), "stub");
        QVERIFY2(reply.ok(), reply ? "" : reply.error().detail.c_str());
        QCOMPARE(reply->text, kHits[0].answer);
        QCOMPARE(reply->model, std::string("cacheloupe-stub"));
        QCOMPARE(reply->end, ReplyEnd::complete);
        QVERIFY(reply->usage.inputTokens.value_or(0) >= std::int64_t(kHits[0].query.size() / 4));
    }
    void saysTheSameEachTime()
    {
        const auto provider = startStub(kHits);
        const HttpResponse first = asked(**provider, ProviderApi::openAiChat, kHits[0], false);
        const HttpResponse second = asked(**provider, ProviderApi::openAiChat, kHits[0], false);
        QCOMPARE(first.body, second.body);
        const auto again = startStub(kHits);
        QCOMPARE(asked(**again, ProviderApi::openAiChat, kHits[0], false).body, first.body);
    }
    void tellsItsModelList()
    {
        const auto provider = startStub(kHits);
        const auto openAi = parseJson(fetched((*provider)->url() + "/v1/models").body, "models");
        QCOMPARE(jsonText(*openAi, "data.0.id"), std::optional<std::string>("cacheloupe-stub"));
        const auto anthropic = parseJson(fetched((*provider)->url() + "/v1/models", {{"anthropic-version", "2023-06-01"}}).body, "models");
        QCOMPARE(jsonText(*anthropic, "data.0.type"), std::optional<std::string>("model"));
        const auto gemini = parseJson(fetched((*provider)->url() + "/v1beta/models").body, "models");
        QCOMPARE(jsonText(*gemini, "models.0.name"), std::optional<std::string>("models/cacheloupe-stub"));
    }
    void refusesWhatItDoesNotKnow()
    {
        const auto provider = startStub(kHits);
        const std::string url = (*provider)->url();
        QCOMPARE(fetched(url + "/v1/unknown", {}, "POST", "{}").status, 404);
        QCOMPARE(fetched(url + "/v1/chat/completions").status, 405);
        QCOMPARE(fetched(url + "/v1/chat/completions", {}, "POST", "{").status, 400);
        QCOMPARE(fetched(url + "/v1/messages", {}, "POST", R"({"messages":[{"role":"assistant","content":"hi"}]})").status, 400);
        const HttpResponse unknown = asked(**provider, ProviderApi::openAiChat, hitOf("x", "Who is the king?", ""), false);
        const auto reply = readModelReply(ProviderApi::openAiChat, unknown, "stub");
        QVERIFY(reply->text.find("cacheloupe-stub has no answer") == 0);
    }
    void makesThePlannedFaults()
    {
        StubOptions options;
        options.faults = {0.2, 0.2, 0.2, 7};
        const auto provider = startStub(kHits, {}, options);
        std::map<int, int> count;
        HttpClient client;
        for (int i = 0; i < 200; ++i) {
            const auto request = buildModelRequest(kHits[0], {ProviderApi::openAiChat, (*provider)->url(), {}, false, Gateway::unknown});
            HttpRequest http;
            http.url = request->url;
            http.body = request->body;
            const auto response = client.send(http);
            if (!response) {
                QCOMPARE(response.error().reason, ErrorReason::connectionDropped);
                ++count[0];
                continue;
            }
            ++count[response->status];
            if (response->status == 429)
                QCOMPARE(*response->header("retry-after"), std::string("7"));
        }
        for (const int status : {0, 429, 500})
            QVERIFY2(count[status] > 20 && count[status] < 60, std::to_string(count[status]).c_str());
        QVERIFY(count[200] > 50);
    }
};

QTEST_GUILESS_MAIN(TestLoopbackProvider)
#include "tst_loopback_provider.moc"
