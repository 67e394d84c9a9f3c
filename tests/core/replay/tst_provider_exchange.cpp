// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/http_client.h"
#include "core/driver/json.h"
#include "core/replay/gateway_cache.h"
#include "core/replay/model_reply.h"
#include "core/replay/model_request.h"
#include "tests/support/http_stub.h"

#include <QFile>
#include <QTest>

#include <array>

using namespace cacheloupe;
using cacheloupe::test::HttpStub;
using cacheloupe::test::StubReply;
using cacheloupe::test::StubRequest;

namespace {

constexpr std::array<ProviderApi, 5> kApis = {ProviderApi::openAiChat, ProviderApi::openAiResponses, ProviderApi::anthropicMessages, ProviderApi::geminiGenerateContent, ProviderApi::azureOpenAi};

std::string recordedBody(const QString &name)
{
    QFile file(QStringLiteral(CACHELOUPE_TEST_DATA "/replay/replies/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// The name that recorded replies of an API begin with.
QString prefixOf(ProviderApi api)
{
    constexpr std::array<const char *, 5> names = {"openai", "responses", "anthropic", "gemini", "azure"};
    return QString::fromLatin1(names[size_t(api)]);
}

StubReply recordedReply(const QString &name)
{
    StubReply reply;
    reply.kind = StubReply::Kind::status;
    reply.text = recordedBody(name);
    if (name.endsWith(QLatin1String(".sse")))
        reply.contentType = "text/event-stream; charset=utf-8";
    return reply;
}

StubReply failure(int status, std::string body = R"({"error":{"message":"no"}})")
{
    StubReply reply;
    reply.kind = StubReply::Kind::status;
    reply.status = status;
    reply.text = std::move(body);
    return reply;
}

RequestTarget targetAt(const HttpStub &stub, ProviderApi api, bool stream)
{
    RequestTarget target;
    target.api = api;
    target.endpoint = stub.origin();
    target.stream = stream;
    return target;
}

Hit askedHit()
{
    Hit hit;
    hit.query = "Where is my parcel?";
    hit.model = "model-1";
    hit.paramsJson = R"({"temperature":0.2,"max_tokens":64})";
    return hit;
}

/// One exchange over the wire as the runner makes it: the request built from a hit, the secret in the provider's header.
struct Exchange {
    Result<HttpResponse> response = Error{};
    Result<ModelReply> reply = Error{};
};

Exchange ask(const HttpStub &stub, ProviderApi api, bool stream = false, size_t maxBytes = 16u << 20, std::chrono::milliseconds timeout = std::chrono::seconds(20))
{
    const Secret secret("s3cret-key-value");
    const auto request = buildModelRequest(askedHit(), targetAt(stub, api, stream));
    HttpRequest http;
    http.url = request->url;
    http.headers = request->headers;
    http.body = request->body;
    http.secret = &secret;
    http.secretHeader = request->secretHeader;
    http.secretPrefix = request->secretPrefix;
    http.maxResponseBytes = maxBytes;
    http.timeout = timeout;
    HttpClient client;
    Exchange out;
    out.response = client.send(http);
    if (!out.response)
        out.reply = out.response.error();
    else if (out.response->status < 200 || out.response->status >= 300)
        out.reply = httpStatusError(*out.response, http.url);
    else
        out.reply = readModelReply(api, *out.response, urlForDisplay(http.url));
    return out;
}

const std::string kParcelAnswer = "Your parcel arrives on Tuesday \xE2\x80\x93 f\xC3\xBCr 4 \xE2\x82\xAC.";

void addApis(bool streams)
{
    QTest::addColumn<int>("api");
    QTest::addColumn<bool>("stream");
    for (const ProviderApi api : kApis) {
        QTest::addRow("%s", providerApiName(api).data()) << int(api) << false;
        if (streams)
            QTest::addRow("%s stream", providerApiName(api).data()) << int(api) << true;
    }
}

} // namespace

/// Every provider's shape over HTTP on this machine, with everything that goes wrong on the way.
class TestProviderExchange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksAsTheProviderExpects_data() { addApis(true); }
    void asksAsTheProviderExpects();
    void readsTheAnswerHoweverItTravels_data() { addApis(true); }
    void readsTheAnswerHoweverItTravels();
    void readsCallsRefusalsAndEnds_data() { addApis(false); }
    void readsCallsRefusalsAndEnds();
    void aServerMayAnswerPlainWhenAStreamWasAsked_data() { addApis(false); }
    void aServerMayAnswerPlainWhenAStreamWasAsked();
    void refusalsOfTheServerAreTold_data();
    void refusalsOfTheServerAreTold();
    void obeysWhatRetryAfterSays();
    void aBrokenLineIsNeverAnAnswer_data() { addApis(true); }
    void aBrokenLineIsNeverAnAnswer();
    void aSilentServerTimesOut_data() { addApis(false); }
    void aSilentServerTimesOut();
    void tooMuchIsRefused_data() { addApis(true); }
    void tooMuchIsRefused();
    void pagesAndNothingAreNoAnswers_data() { addApis(true); }
    void pagesAndNothingAreNoAnswers();
    void aCachedReplyIsSeen();
};

void TestProviderExchange::asksAsTheProviderExpects()
{
    QFETCH(int, api);
    QFETCH(bool, stream);
    const auto asked = ProviderApi(api);
    HttpStub stub;
    stub.then(recordedReply(prefixOf(asked) + (stream ? QStringLiteral("_stream.sse") : QStringLiteral("_plain.json"))));
    const Exchange exchange = ask(stub, asked, stream);
    QVERIFY2(exchange.reply.ok(), exchange.reply.ok() ? "" : exchange.reply.error().detail.c_str());
    const StubRequest request = stub.requests().front();
    constexpr std::array<const char *, 5> paths = {"/v1/chat/completions", "/v1/responses", "/v1/messages", "/v1beta/models/model-1:generateContent",
                                                   "/openai/deployments/model-1/chat/completions?api-version=2024-10-21"};
    const bool geminiStream = stream && asked == ProviderApi::geminiGenerateContent;
    QCOMPARE(request.path, std::string(geminiStream ? "/v1beta/models/model-1:streamGenerateContent?alt=sse" : paths[size_t(api)]));
    QCOMPARE(request.method, std::string("POST"));
    QCOMPARE(request.header("content-type"), std::string("application/json"));
    QCOMPARE(request.header("accept"), std::string(stream ? "text/event-stream" : "application/json"));
    constexpr std::array<const char *, 5> headers = {"authorization", "authorization", "x-api-key", "x-goog-api-key", "api-key"};
    const std::string secret = request.header(headers[size_t(api)]);
    QVERIFY(secret == "s3cret-key-value" || secret == "Bearer s3cret-key-value");
    QCOMPARE(secret.starts_with("Bearer "), headers[size_t(api)] == std::string_view("authorization"));
    QVERIFY(request.path.find("s3cret") == std::string::npos);
    QVERIFY(request.body.find("s3cret") == std::string::npos);
    QCOMPARE(request.header("anthropic-version").empty(), asked != ProviderApi::anthropicMessages);
    QCOMPARE(request.header("cache-control"), std::string("no-cache, no-store"));
    QVERIFY(request.body.find("Where is my parcel?") != std::string::npos);
}

void TestProviderExchange::readsTheAnswerHoweverItTravels()
{
    QFETCH(int, api);
    QFETCH(bool, stream);
    const auto asked = ProviderApi(api);
    const StubReply plain = recordedReply(prefixOf(asked) + (stream ? QStringLiteral("_stream.sse") : QStringLiteral("_plain.json")));
    std::vector<StubReply> ways(6, plain);
    ways[1].gzip = true;
    ways[2].chunkBytes = 7;
    ways[3].chunkBytes = 1000;
    ways[3].gzip = true;
    ways[4].withoutLength = true;
    ways[5].contentType = stream ? "application/json" : "text/event-stream";
    HttpStub stub;
    for (const StubReply &way : ways) {
        stub.then(way);
        const Exchange exchange = ask(stub, asked, stream);
        QVERIFY2(exchange.reply.ok(), exchange.reply.ok() ? "" : exchange.reply.error().detail.c_str());
        QCOMPARE(exchange.reply->text, kParcelAnswer);
        QCOMPARE(exchange.reply->usage.inputTokens, std::optional<std::int64_t>(1200));
        QCOMPARE(exchange.reply->end, ReplyEnd::complete);
    }
}

void TestProviderExchange::readsCallsRefusalsAndEnds()
{
    QFETCH(int, api);
    const auto asked = ProviderApi(api);
    HttpStub stub;
    int seen = 0;
    const QString prefix = asked == ProviderApi::azureOpenAi ? QStringLiteral("openai") : prefixOf(asked);
    const std::pair<const char *, ReplyEnd> cases[] = {{"_tools.json", ReplyEnd::toolCalls},     {"_stream_tools.sse", ReplyEnd::toolCalls}, {"_refusal.json", ReplyEnd::refused},
                                                       {"_stream_refusal.sse", ReplyEnd::refused}, {"_length.json", ReplyEnd::truncated},     {"_max_tokens.json", ReplyEnd::truncated},
                                                       {"_incomplete.json", ReplyEnd::truncated}, {"_filter.json", ReplyEnd::filtered},       {"_blocked.json", ReplyEnd::filtered}};
    for (const auto &[suffix, end] : cases) {
        const StubReply reply = recordedReply(prefix + QString::fromLatin1(suffix));
        if (reply.text.empty())
            continue;
        stub.then(reply);
        const Exchange exchange = ask(stub, asked);
        QVERIFY2(exchange.reply.ok(), suffix);
        QCOMPARE(replyEndName(exchange.reply->end), replyEndName(end));
        QCOMPARE(!exchange.reply->toolCallsJson.empty(), end == ReplyEnd::toolCalls);
        ++seen;
    }
    QVERIFY(seen >= 3);
}

void TestProviderExchange::aServerMayAnswerPlainWhenAStreamWasAsked()
{
    QFETCH(int, api);
    const auto asked = ProviderApi(api);
    HttpStub stub;
    stub.then(recordedReply(prefixOf(asked) + QStringLiteral("_plain.json")));
    QCOMPARE(ask(stub, asked, true).reply->text, kParcelAnswer);
    stub.then(recordedReply(prefixOf(asked) + QStringLiteral("_stream.sse")));
    QCOMPARE(ask(stub, asked, false).reply->text, kParcelAnswer);
}

void TestProviderExchange::refusalsOfTheServerAreTold_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("reason");
    QTest::addColumn<bool>("passes");
    const auto row = [](int status, ErrorCode code, ErrorReason reason, bool passes) { QTest::addRow("%d", status) << status << int(code) << int(reason) << passes; };
    row(400, ErrorCode::network, ErrorReason::httpStatus, false);
    row(401, ErrorCode::denied, ErrorReason::wrongPassword, false);
    row(403, ErrorCode::denied, ErrorReason::wrongPassword, false);
    row(404, ErrorCode::notFound, ErrorReason::httpStatus, false);
    row(408, ErrorCode::network, ErrorReason::httpStatus, true);
    row(409, ErrorCode::network, ErrorReason::httpStatus, true);
    row(429, ErrorCode::limit, ErrorReason::rateLimited, true);
    row(500, ErrorCode::network, ErrorReason::httpStatus, true);
    row(503, ErrorCode::network, ErrorReason::httpStatus, true);
    row(529, ErrorCode::network, ErrorReason::httpStatus, true);
}

void TestProviderExchange::refusalsOfTheServerAreTold()
{
    QFETCH(int, status);
    QFETCH(int, code);
    QFETCH(int, reason);
    QFETCH(bool, passes);
    HttpStub stub;
    for (const ProviderApi api : kApis) {
        stub.then(failure(status, R"({"error":{"message":"The model `x` does not exist. Incorrect API key provided: sk-abcdefgh12345678"}})"));
        const Exchange exchange = ask(stub, api);
        QVERIFY(!exchange.reply.ok());
        const Error &error = exchange.reply.error();
        QCOMPARE(int(error.code), code);
        QCOMPARE(int(error.reason), reason);
        QVERIFY(error.detail.starts_with("HTTP " + std::to_string(status)));
        QVERIFY(error.detail.find("does not exist") != std::string::npos);
        QVERIFY(error.detail.find("abcdefgh12345678") == std::string::npos);
        QVERIFY(error.where.starts_with(stub.origin()));
        QCOMPARE(mayPassLater(error), passes);
    }
}

void TestProviderExchange::obeysWhatRetryAfterSays()
{
    HttpStub stub;
    StubReply busy = failure(429);
    stub.then(busy);
    QVERIFY(!retryAfter(*ask(stub, ProviderApi::openAiChat).response, systemNow()));
    busy.headers = {{"Retry-After", "7"}};
    stub.then(busy);
    const Exchange seconds = ask(stub, ProviderApi::anthropicMessages);
    QCOMPARE(retryAfter(*seconds.response, systemNow())->count(), 7000);
    busy.status = 503;
    busy.headers = {{"retry-after", "Thu, 01 Jan 2026 00:00:00 GMT"}};
    stub.then(busy);
    QCOMPARE(retryAfter(*ask(stub, ProviderApi::geminiGenerateContent).response, *parseInstant("2025-12-31T23:59:30Z"))->count(), 30'000);
}

void TestProviderExchange::aBrokenLineIsNeverAnAnswer()
{
    QFETCH(int, api);
    QFETCH(bool, stream);
    const auto asked = ProviderApi(api);
    const StubReply whole = recordedReply(prefixOf(asked) + (stream ? QStringLiteral("_stream.sse") : QStringLiteral("_plain.json")));
    HttpStub stub;
    const int half = int(whole.text.size() / 2);
    for (const auto then : {StubReply::Then::reset, StubReply::Then::close}) {
        for (const int chunk : {0, 64}) {
            StubReply broken = whole;
            broken.stopAfter = half;
            broken.then = then;
            broken.chunkBytes = chunk;
            stub.then(broken);
            const Exchange exchange = ask(stub, asked, stream);
            QVERIFY(!exchange.reply.ok());
            QCOMPARE(int(exchange.reply.error().reason), int(ErrorReason::connectionDropped));
            QVERIFY(mayPassLater(exchange.reply.error()));
        }
    }
    // Without a length HTTP itself does not notice: what the body holds must tell.
    StubReply silent = whole;
    silent.withoutLength = true;
    silent.text.resize(size_t(half));
    stub.then(silent);
    const Exchange exchange = ask(stub, asked, stream);
    QVERIFY(!exchange.reply.ok());
    QCOMPARE(int(exchange.reply.error().reason), int(stream ? ErrorReason::connectionDropped : ErrorReason::malformedJson));
    StubReply damaged = whole;
    damaged.gzip = true;
    damaged.stopAfter = 60;
    damaged.then = StubReply::Then::close;
    stub.then(damaged);
    QVERIFY(!ask(stub, asked, stream).reply.ok());
}

void TestProviderExchange::aSilentServerTimesOut()
{
    QFETCH(int, api);
    HttpStub stub;
    StubReply silence;
    silence.kind = StubReply::Kind::silence;
    stub.then(silence);
    const Exchange none = ask(stub, ProviderApi(api), false, 1u << 20, std::chrono::milliseconds(150));
    QCOMPARE(int(none.reply.error().code), int(ErrorCode::timeout));
    StubReply stuck = recordedReply(prefixOf(ProviderApi(api)) + QStringLiteral("_stream.sse"));
    stuck.stopAfter = int(stuck.text.size() / 2);
    stuck.then = StubReply::Then::hang;
    stub.then(stuck);
    const Exchange half = ask(stub, ProviderApi(api), true, 1u << 20, std::chrono::milliseconds(150));
    QCOMPARE(int(half.reply.error().code), int(ErrorCode::timeout));
    QVERIFY(mayPassLater(half.reply.error()));
}

void TestProviderExchange::tooMuchIsRefused()
{
    QFETCH(int, api);
    QFETCH(bool, stream);
    const auto asked = ProviderApi(api);
    HttpStub stub;
    StubReply huge = recordedReply(prefixOf(asked) + (stream ? QStringLiteral("_stream.sse") : QStringLiteral("_plain.json")));
    huge.text += std::string(3u << 20, ' ');
    // Packed it is small: what counts is what it unpacks to.
    for (const bool packed : {false, true}) {
        huge.gzip = packed;
        stub.then(huge);
        const Exchange exchange = ask(stub, asked, stream, 1u << 20);
        QVERIFY(!exchange.reply.ok());
        QCOMPARE(int(exchange.reply.error().code), int(ErrorCode::limit));
        QVERIFY(!mayPassLater(exchange.reply.error()));
    }
    stub.then(huge);
    QCOMPARE(ask(stub, asked, stream).reply.ok(), true);
}

void TestProviderExchange::pagesAndNothingAreNoAnswers()
{
    QFETCH(int, api);
    QFETCH(bool, stream);
    HttpStub stub;
    StubReply page = failure(200, "<html><title>Sign in</title></html>");
    page.contentType = "text/html";
    stub.then(page);
    const Exchange signIn = ask(stub, ProviderApi(api), stream);
    QCOMPARE(int(signIn.reply.error().reason), int(ErrorReason::notAnAnswer));
    QVERIFY(signIn.reply.error().detail.find("text/html: <html><title>Sign in") == 0);
    stub.then(failure(200, ""));
    QCOMPARE(int(ask(stub, ProviderApi(api), stream).reply.error().reason), int(ErrorReason::notAnAnswer));
    StubReply moved = failure(302, "");
    moved.headers = {{"Location", "https://elsewhere.example/"}};
    stub.then(moved);
    const Exchange redirect = ask(stub, ProviderApi(api), stream);
    QVERIFY(redirect.reply.error().detail.starts_with("HTTP 302"));
    // The key must not follow a redirect.
    QCOMPARE(stub.requests().size(), size_t(3));
}

void TestProviderExchange::aCachedReplyIsSeen()
{
    HttpStub stub;
    StubReply cached = recordedReply(QStringLiteral("openai_plain.json"));
    cached.headers = {{"x-portkey-cache-status", "SEMANTIC HIT"}};
    stub.then(cached);
    QVERIFY(answeredFromCache(*ask(stub, ProviderApi::openAiChat).response));
    stub.onPath("/v1/chat", recordedReply(QStringLiteral("openai_plain.json")));
    QVERIFY(!answeredFromCache(*ask(stub, ProviderApi::openAiChat).response));
}

QTEST_GUILESS_MAIN(TestProviderExchange)
#include "tst_provider_exchange.moc"
