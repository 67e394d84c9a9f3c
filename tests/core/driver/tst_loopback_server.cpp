// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/loopback_server.h"

#include "core/driver/http_client.h"

#include <QHostAddress>
#include <QNetworkInterface>
#include <QTcpSocket>
#include <QTest>

#include <sys/socket.h>

#include <atomic>
#include <thread>

using namespace cacheloupe;
using std::chrono::milliseconds;

namespace {

std::unique_ptr<LoopbackServer> started(LoopbackServer::Handler handler, const LoopbackLimits &limits = {})
{
    auto server = LoopbackServer::start(std::move(handler), 0, limits);
    return server ? std::move(*server) : nullptr;
}

/// Says back what it was sent.
LoopbackReply echo(const LoopbackRequest &request)
{
    LoopbackReply reply;
    reply.headers = {{"Content-Type", "text/plain"}, {"X-Path", request.path}, {"X-Query", request.query}};
    reply.body = request.body;
    return reply;
}

/// A client that sends any bytes.
class RawClient {
public:
    explicit RawClient(const LoopbackServer &server)
    {
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
        m_socket.waitForConnected();
    }
    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(5000)) {
        }
    }
    /// Everything up to `end`, or up to the end of the connection.
    QByteArray readUntil(const QByteArray &end)
    {
        while (!m_got.contains(end) && (m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(10'000)))
            m_got += m_socket.readAll();
        return m_got;
    }
    QByteArray readAll()
    {
        while (m_socket.waitForReadyRead(10'000))
            m_got += m_socket.readAll();
        m_got += m_socket.readAll();
        return m_got;
    }
    QTcpSocket &socket() { return m_socket; }
    void forget() { m_got.clear(); }

private:
    QTcpSocket m_socket;
    QByteArray m_got;
};

QByteArray statusLine(const QByteArray &reply)
{
    return reply.left(reply.indexOf("\r\n"));
}

} // namespace

class TestLoopbackServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersAndKeepsTheConnection()
    {
        std::atomic<int> asked = 0;
        const auto server = started([&](const LoopbackRequest &request) {
            ++asked;
            return echo(request);
        });
        QVERIFY(server);
        QVERIFY(server->port() > 0);
        QCOMPARE(server->url(), "http://127.0.0.1:" + std::to_string(server->port()));
        RawClient client(*server);
        for (const QByteArray &word : {QByteArray("first"), QByteArray("second")}) {
            client.forget();
            client.send("POST /a/b?c=d HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + QByteArray::number(word.size()) + "\r\n\r\n" + word);
            const QByteArray reply = client.readUntil("\r\n\r\n" + word);
            QCOMPARE(statusLine(reply), QByteArray("HTTP/1.1 200 OK"));
            QVERIFY(reply.contains("X-Path: /a/b\r\n"));
            QVERIFY(reply.contains("X-Query: c=d\r\n"));
            QVERIFY(reply.contains("Connection: keep-alive\r\n"));
        }
        QCOMPARE(asked.load(), 2);
        QCOMPARE(client.socket().state(), QAbstractSocket::ConnectedState);
    }
    void answersPipelinedRequestsInOrder()
    {
        const auto server = started(echo);
        RawClient client(*server);
        QByteArray all;
        for (int i = 0; i < 50; ++i)
            all += "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\n" + QByteArray::number(1000 + i);
        all += "GET /end HTTP/1.1\r\nHost: [::1]:80\r\nConnection: close\r\n\r\n";
        client.send(all);
        const QByteArray replies = client.readAll();
        qsizetype at = 0;
        for (int i = 0; i < 50; ++i) {
            at = replies.indexOf("\r\n\r\n" + QByteArray::number(1000 + i), at);
            QVERIFY2(at >= 0, QByteArray::number(i).constData());
        }
        QVERIFY(replies.indexOf("X-Path: /end", at) > at);
    }
    void speaksWithHttpClient()
    {
        const auto server = started([](const LoopbackRequest &request) {
            LoopbackReply reply = echo(request);
            if (request.path == "/chunks")
                reply.chunks = {"data: one\n\n", "", "data: two\n\n"};
            reply.drop = request.path == "/drop";
            reply.delay = milliseconds(request.path == "/late" ? 30 : 0);
            return reply;
        });
        HttpClient client;
        HttpRequest request;
        request.body = std::string(300'000, 'x');
        request.url = server->url() + "/late";
        const auto late = client.send(request);
        QVERIFY(late.ok());
        QCOMPARE(late->body, request.body);
        request.url = server->url() + "/chunks";
        const auto chunks = client.send(request);
        QVERIFY(chunks.ok());
        QCOMPARE(chunks->body, std::string("data: one\n\ndata: two\n\n"));
        request.url = server->url() + "/drop";
        QCOMPARE(client.send(request).error().reason, ErrorReason::connectionDropped);
        request.url = server->url() + "/after";
        QVERIFY(client.send(request).ok());
    }
    void refusesWhatIsNoRequest_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const QByteArray host = "\r\nHost: 127.0.0.1\r\n";
        QTest::newRow("words") << QByteArray("hello there\r\n\r\n") << 400;
        QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\r\n\r\n", 9) << 400;
        QTest::newRow("no version") << QByteArray("GET /\r\n\r\n") << 400;
        QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
        QTest::newRow("absolute target") << QByteArray("GET http://example.org/ HTTP/1.1") + host + "\r\n" << 400;
        QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("two hosts") << QByteArray("GET / HTTP/1.1") + host + "Host: localhost\r\n\r\n" << 400;
        QTest::newRow("another host") << QByteArray("GET / HTTP/1.1\r\nHost: rebound.example\r\n\r\n") << 403;
        QTest::newRow("host with user") << QByteArray("GET / HTTP/1.1\r\nHost: 127.0.0.1@rebound.example\r\n\r\n") << 403;
        QTest::newRow("page of another origin") << QByteArray("GET / HTTP/1.1") + host + "Origin: https://rebound.example\r\n\r\n" << 403;
        QTest::newRow("header without colon") << QByteArray("GET / HTTP/1.1") + host + "oops\r\n\r\n" << 400;
        QTest::newRow("folded header") << QByteArray("GET / HTTP/1.1") + host + "A: b\r\n c\r\n\r\n" << 400;
        QTest::newRow("NUL in header") << QByteArray("GET / HTTP/1.1") + host + QByteArray("A: b\0c\r\n\r\n", 10) << 400;
        QTest::newRow("negative length") << QByteArray("POST / HTTP/1.1") + host + "Content-Length: -1\r\n\r\n" << 400;
        QTest::newRow("two lengths") << QByteArray("POST / HTTP/1.1") + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab" << 400;
        QTest::newRow("huge length") << QByteArray("POST / HTTP/1.1") + host + "Content-Length: 99999999999999999999999\r\n\r\n" << 400;
        QTest::newRow("chunked body") << QByteArray("POST / HTTP/1.1") + host + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n" << 411;
        QTest::newRow("body too large") << QByteArray("POST / HTTP/1.1") + host + "Content-Length: 1001\r\n\r\n" + QByteArray(1001, 'x') << 413;
        QTest::newRow("head too large") << QByteArray("GET / HTTP/1.1") + host + "A: " + QByteArray(5000, 'x') + "\r\n\r\n" << 431;
        QTest::newRow("endless head") << QByteArray(6000, 'x') << 431;
        QTest::newRow("too many headers") << QByteArray("GET / HTTP/1.1") + host + QByteArray("A:b\r\n").repeated(300) + "\r\n" << 431;
    }
    void refusesWhatIsNoRequest()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        LoopbackLimits limits;
        limits.headBytes = 4096;
        limits.bodyBytes = 1000;
        std::atomic<int> asked = 0;
        const auto server = started([&](const LoopbackRequest &request) {
            ++asked;
            return echo(request);
        }, limits);
        RawClient client(*server);
        client.send(bytes);
        const QByteArray reply = client.readAll();
        QCOMPARE(statusLine(reply).mid(9, 3), QByteArray::number(status));
        QVERIFY(reply.contains("Connection: close\r\n"));
        QCOMPARE(asked.load(), 0);
        // One bad client does not end the server.
        HttpClient good;
        HttpRequest request;
        request.url = server->url() + "/";
        request.method = "GET";
        QVERIFY(good.send(request).ok());
    }
    void anOversizeBodyStillGetsItsAnswer()
    {
        LoopbackLimits limits;
        limits.bodyBytes = 1000;
        const auto server = started(echo, limits);
        HttpClient client;
        HttpRequest request;
        request.url = server->url() + "/";
        request.body = std::string(8u << 20, 'x');
        const auto response = client.send(request);
        QVERIFY(response.ok());
        QCOMPARE(response->status, 413);
    }
    void aHalfClosedClientGetsItsAnswer()
    {
        const auto server = started([](const LoopbackRequest &request) {
            LoopbackReply reply = echo(request);
            reply.delay = milliseconds(20);
            return reply;
        });
        RawClient client(*server);
        client.send("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\n\r\nhello");
        ::shutdown(int(client.socket().socketDescriptor()), SHUT_WR);
        QVERIFY(client.readAll().endsWith("\r\n\r\nhello"));
        RawClient unfinished(*server);
        unfinished.send("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\n\r\nhel");
        ::shutdown(int(unfinished.socket().socketDescriptor()), SHUT_WR);
        QCOMPARE(unfinished.readAll(), QByteArray());
    }
    void aRequestMayComeByteByByte()
    {
        const auto server = started(echo);
        RawClient client(*server);
        for (const char byte : std::string("\r\nPOST /slow HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\n\r\nabc"))
            client.send(QByteArray(1, byte));
        QVERIFY(client.readUntil("\r\n\r\nabc").contains("X-Path: /slow"));
    }
    void aClientThatDoesNotFinishIsLetGo()
    {
        LoopbackLimits limits;
        limits.patience = milliseconds(60);
        const auto server = started(echo, limits);
        RawClient half(*server);
        half.send("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        QCOMPARE(statusLine(half.readAll()), QByteArray("HTTP/1.1 408 Request Timeout"));
        RawClient idle(*server);
        QCOMPARE(idle.readAll(), QByteArray());
    }
    void aClientThatWaitsForContinueMayGoOn()
    {
        const auto server = started(echo);
        RawClient client(*server);
        client.send("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
        QVERIFY(client.readUntil("100 Continue\r\n\r\n").startsWith("HTTP/1.1 100"));
        client.forget();
        client.send("hello");
        QVERIFY(client.readUntil("\r\n\r\nhello").startsWith("HTTP/1.1 200"));
    }
    void aReaderThatStopsReadingHoldsNobodyUp()
    {
        LoopbackLimits limits;
        limits.patience = milliseconds(2000);
        const auto server = started([](const LoopbackRequest &request) {
            LoopbackReply reply;
            reply.body = request.path == "/big" ? std::string(30u << 20, 'x') : "small";
            return reply;
        }, limits);
        RawClient deaf(*server);
        deaf.socket().setReadBufferSize(1000);
        deaf.send("GET /big HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        HttpClient client;
        HttpRequest request;
        request.method = "GET";
        request.url = server->url() + "/small";
        const auto response = client.send(request);
        QVERIFY(response.ok());
        QCOMPARE(response->body, std::string("small"));
    }
    void servesManyClientsAtOnce()
    {
        LoopbackLimits limits;
        limits.connections = 16; // fewer than there are clients: the others wait
        std::atomic<int> asked = 0;
        const auto server = started([&](const LoopbackRequest &request) {
            LoopbackReply reply = echo(request);
            reply.delay = milliseconds(++asked % 3);
            // Keep-alive would hold the places that others wait for.
            return reply;
        }, limits);
        std::atomic<int> right = 0;
        std::vector<std::jthread> clients;
        for (int c = 0; c < 24; ++c) {
            clients.emplace_back([&, c] {
                for (int i = 0; i < 20; ++i) {
                    HttpClient client;
                    HttpRequest request;
                    request.url = server->url() + "/";
                    request.body = std::to_string(c * 1000 + i) + std::string(size_t(i) * 997, 'b');
                    request.headers = {{"Connection", "close"}};
                    const auto response = client.send(request);
                    right += response.ok() && response->status == 200 && response->body == request.body;
                }
            });
        }
        clients.clear();
        QCOMPARE(right.load(), 480);
        QCOMPARE(asked.load(), 480);
    }
    void listensOnLoopbackOnly()
    {
        const auto server = started(echo);
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (address.isLoopback() || address.protocol() != QAbstractSocket::IPv4Protocol)
                continue;
            QTcpSocket socket;
            socket.connectToHost(address, server->port());
            QVERIFY2(!socket.waitForConnected(1000), qPrintable(address.toString()));
        }
        QTcpSocket own;
        own.connectToHost(QHostAddress(QHostAddress::LocalHost), server->port());
        QVERIFY(own.waitForConnected());
    }
    void aTakenPortIsAnError()
    {
        const auto server = started(echo);
        const auto second = LoopbackServer::start(echo, server->port());
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, ErrorCode::io);
        QCOMPARE(second.error().where, "127.0.0.1:" + std::to_string(server->port()));
    }
    void endsWithOpenConnections()
    {
        auto server = started([](const LoopbackRequest &) {
            LoopbackReply reply;
            reply.delay = std::chrono::hours(1);
            return reply;
        });
        RawClient waiting(*server);
        waiting.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        RawClient idle(*server);
        const std::uint16_t port = server->port();
        server.reset();
        QCOMPARE(waiting.readAll(), QByteArray());
        QTcpSocket late;
        late.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        QVERIFY(!late.waitForConnected(1000));
    }
};

QTEST_GUILESS_MAIN(TestLoopbackServer)
#include "tst_loopback_server.moc"
