// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/http_client.h"
#include "tests/support/http_stub.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

#include <thread>

using namespace cacheloupe;
using test::HttpStub;
using test::StubReply;

namespace {

HttpRequest request(const HttpStub &stub, std::string body = R"({"messages":[{"role":"user","content":"hi"}]})")
{
    HttpRequest out;
    out.url = stub.endpoint() + "/chat/completions";
    out.body = std::move(body);
    return out;
}

bool leaks(const Error &error, std::string_view secret)
{
    return error.where.find(secret) != std::string::npos || error.detail.find(secret) != std::string::npos;
}

} // namespace

class TestHttpClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void postsJsonWithHeadersAndSecret()
    {
        HttpStub stub;
        HttpClient client;
        const Secret secret("sesame-open-1234");
        HttpRequest post = request(stub);
        post.headers = {{"Cache-Control", "no-cache"}};
        post.secret = &secret;
        for (int i = 0; i < 2; ++i) {
            const auto response = client.send(post);
            QVERIFY(response.ok());
            QCOMPARE(response->status, 200);
            QCOMPARE(*response->header("CONTENT-type"), std::string("application/json"));
            QVERIFY(response->latencyMs > 0);
        }
        const auto requests = stub.requests();
        QCOMPARE(requests.size(), size_t(2));
        QCOMPARE(requests[1].method, std::string("POST"));
        QCOMPARE(requests[1].path, std::string("/v1/chat/completions"));
        QCOMPARE(requests[1].body, post.body);
        QCOMPARE(requests[1].question, std::string("hi"));
        QCOMPARE(requests[1].header("authorization"), std::string("Bearer sesame-open-1234"));
        QCOMPARE(requests[1].header("cache-control"), std::string("no-cache"));
        QCOMPARE(requests[1].header("content-type"), std::string("application/json"));
    }
    void anErrorStatusIsAResponseWithAPreciseError()
    {
        HttpStub stub;
        StubReply reply;
        reply.kind = StubReply::Kind::status;
        reply.status = 429;
        reply.text = "slow down,\n api_key=abcdef123456 is over quota";
        reply.headers = {{"Retry-After", "7"}};
        stub.then(reply);
        HttpClient client;
        const auto response = client.send(request(stub));
        QVERIFY(response.ok());
        const Error error = httpStatusError(*response, stub.endpoint() + "/chat/completions?key=verysecret");
        QCOMPARE(error.reason, ErrorReason::rateLimited);
        QVERIFY(!leaks(error, "verysecret"));
        QVERIFY(!leaks(error, "abcdef123456"));
        QVERIFY(error.detail.find("HTTP 429: slow down") == 0);
        QCOMPARE(retryAfter(*response, systemNow())->count(), 7000);
    }
    void readsRetryAfter_data()
    {
        QTest::addColumn<std::string>("value");
        QTest::addColumn<qint64>("expectedMs");
        QTest::newRow("seconds") << std::string("120") << qint64(120'000);
        QTest::newRow("date") << std::string("Fri, 06 Nov 2026 10:00:30 GMT") << qint64(30'000);
        QTest::newRow("past") << std::string("Fri, 06 Nov 2026 09:00:00 GMT") << qint64(0);
        QTest::newRow("nonsense") << std::string("soon") << qint64(-1);
        QTest::newRow("huge") << std::string("99999999999999999999") << qint64(-1);
        QTest::newRow("negative") << std::string("-5") << qint64(-1);
    }
    void readsRetryAfter()
    {
        QFETCH(std::string, value);
        QFETCH(qint64, expectedMs);
        HttpResponse response;
        response.headers = {{"retry-after", value}};
        const auto wait = retryAfter(response, *parseInstant("2026-11-06T10:00:00Z"));
        QCOMPARE(wait ? qint64(wait->count()) : qint64(-1), expectedMs);
        response.headers.push_back({"Retry-After-Ms", "250"});
        QCOMPARE(retryAfter(response, *parseInstant("2026-11-06T10:00:00Z"))->count(), 250);
    }
    void namesWhatFailed()
    {
        HttpClient client;
        const Secret secret("sesame-open-1234");
        HttpRequest get;
        get.secret = &secret;

        get.url = "http://user:pa55word@nowhere.invalid/v1?token=abc123";
        const Error notFound = client.send(get).error();
        QCOMPARE(notFound.reason, ErrorReason::hostNotFound);
        QCOMPARE(notFound.where, std::string("http://nowhere.invalid/v1"));
        QVERIFY(!leaks(notFound, "pa55word") && !leaks(notFound, "sesame"));

        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        get.url = "http://127.0.0.1:" + std::to_string(closed.serverPort());
        closed.close();
        QCOMPARE(client.send(get).error().reason, ErrorReason::connectionRefused);

        for (const char *bad : {"ftp://example.com/x", "file:///etc/passwd", "example", "", "http://"}) {
            get.url = bad;
            QCOMPARE(client.send(get).error().reason, ErrorReason::badUrl);
        }
    }
    void droppedAndSilentServers()
    {
        HttpStub stub;
        HttpClient client;
        StubReply reply;
        reply.kind = StubReply::Kind::drop;
        stub.then(reply);
        QCOMPARE(client.send(request(stub)).error().reason, ErrorReason::connectionDropped);
        reply.kind = StubReply::Kind::silence;
        stub.then(reply);
        HttpRequest slow = request(stub);
        slow.timeout = std::chrono::milliseconds(80);
        QCOMPARE(client.send(slow).error().code, ErrorCode::timeout);
        QVERIFY(client.send(request(stub)).ok());
    }
    void aStopEndsTheWaitAtOnce()
    {
        HttpStub stub;
        StubReply reply;
        reply.kind = StubReply::Kind::silence;
        stub.then(reply);
        std::stop_source stop;
        std::jthread stopper([&] {
            while (stub.requests().empty())
                std::this_thread::yield();
            stop.request_stop();
        });
        HttpClient client;
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(client.send(request(stub), stop.get_token()).error().code, ErrorCode::cancelled);
        QVERIFY(timer.elapsed() < 20'000); // far below the time-out of two minutes
        QCOMPARE(client.send(request(stub), stop.get_token()).error().code, ErrorCode::cancelled);
        QCOMPARE(stub.requests().size(), size_t(1));
    }
    void refusesTooMuchAndSmuggledHeaders()
    {
        HttpStub stub;
        stub.answerWith(std::string(100'000, 'x'));
        HttpClient client;
        HttpRequest post = request(stub);
        post.maxResponseBytes = 10'000;
        QCOMPARE(client.send(post).error().code, ErrorCode::limit);
        post.headers = {{"X-A", "b\r\nX-Evil: 1"}};
        QCOMPARE(client.send(post).error().code, ErrorCode::parse);
        post.headers.clear();
        const Secret broken("abc\r\nX-Evil: 1");
        post.secret = &broken;
        const Error error = client.send(post).error();
        QCOMPARE(error.reason, ErrorReason::secretMissing);
        QVERIFY(!leaks(error, "X-Evil"));
    }
    void redirectsAreNotFollowed()
    {
        HttpStub stub;
        StubReply reply;
        reply.kind = StubReply::Kind::status;
        reply.status = 302;
        reply.headers = {{"Location", "http://127.0.0.1:1/elsewhere"}};
        stub.then(reply);
        HttpClient client;
        QCOMPARE(client.send(request(stub))->status, 302);
        QCOMPARE(stub.requests().size(), size_t(1));
    }
    void proxiesAreNeverUsedForLoopback()
    {
        qputenv("http_proxy", "http://127.0.0.1:1");
        HttpStub stub;
        HttpClient client;
        QVERIFY(client.send(request(stub)).ok());
        qunsetenv("http_proxy");
    }
    void knowsLoopback()
    {
        for (const char *url : {"http://localhost:8080/v1", "https://127.0.0.1", "http://127.9.9.9/", "http://[::1]:80/v1"})
            QVERIFY2(isLoopbackUrl(url), url);
        for (const char *url : {"http://example.com", "http://127.0.0.1.example.com/", "http://10.0.0.1", "nonsense"})
            QVERIFY2(!isLoopbackUrl(url), url);
        QCOMPARE(urlForDisplay("https://u:p@[::1]:8443/v1?api_key=x#f"), std::string("https://[::1]:8443/v1"));
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_http_client.moc"
