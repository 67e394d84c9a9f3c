// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/redis_connection.h"
#include "tests/support/redis_server.h"
#include "tests/support/test_certificates.h"

#include <QTest>

#include <thread>

using namespace cacheloupe;
using test::RedisServer;
using test::TestCertificates;

namespace {

constexpr int kTestTimeoutMs = 3000;

RedisEndpoint endpointOf(const RedisServer &server)
{
    RedisEndpoint out;
    const Connection connection = server.connection();
    out.stream.host = connection.host;
    out.stream.port = connection.port;
    out.stream.tls = connection.tls;
    out.stream.where = connectionUrl(connection);
    out.stream.connectTimeoutMs = out.stream.ioTimeoutMs = kTestTimeoutMs;
    return out;
}

} // namespace

class TestRedisConnection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_certificates.prepare(), qPrintable(m_certificates.error())); }

    void readsRepliesOfEveryKind()
    {
        RedisServer server;
        QVERIFY2(server.start(), qPrintable(server.error()));
        auto endpoint = endpointOf(server);
        endpoint.writable = true;
        auto redis = RedisConnection::open(endpoint, Secret(), {});
        QVERIFY(redis.ok());
        const std::string binary("a\0b\r\n\xff", 6);
        auto replies = redis->pipeline({{"SET", "k", binary}, {"GET", "k"}, {"GET", "none"}, {"DBSIZE"}, {"SCAN", "0"}, {"HGET", "k", "f"}}, {});
        QVERIFY(replies.ok());
        QCOMPARE((*replies)[0].type, RedisReply::Type::status);
        QCOMPARE((*replies)[1].text, binary);
        QVERIFY((*replies)[2].isNil());
        QCOMPARE((*replies)[3].integer, 1);
        QCOMPARE((*replies)[4].items[1].items[0].text, std::string("k"));
        QVERIFY((*replies)[5].isError());
        const std::string large(3'000'000, 'x');
        QVERIFY(redis->command({"SET", "large", large}, {}).ok());
        QCOMPARE(redis->command({"GET", "large"}, {})->text.size(), large.size());
    }

    void refusesToWriteBeforeAnythingIsSent()
    {
        RedisServer server;
        QVERIFY2(server.start(), qPrintable(server.error()));
        auto redis = RedisConnection::open(endpointOf(server), Secret(), {});
        QVERIFY(redis.ok());
        for (const RedisCommand &command : std::vector<RedisCommand>{{"SET", "a", "b"}, {"del", "a"}, {"KEYS", "*"}, {"GETDEL", "a"}, {"CLIENT", "KILL", "x"},
                                                                     {"CONFIG", "SET", "a", "b"}, {"EVAL", "return 1", "0"}, {"GETEX", "a"}, {}}) {
            const auto reply = redis->command(command, {});
            QVERIFY(!reply.ok());
            QCOMPARE(reply.error().code, ErrorCode::denied);
            QCOMPARE(reply.error().reason, ErrorReason::commandRefused);
        }
        QVERIFY(!redis->pipeline({{"GET", "a"}, {"SET", "a", "b"}}, {}).ok());
        QCOMPARE(redis->command({"dbsize"}, {})->integer, 0);
        QCOMPARE(server.cli({QStringLiteral("INFO"), QStringLiteral("commandstats")}).contains(QStringLiteral("cmdstat_set:")), false);
    }

    void logsInAndNamesLoginProblems()
    {
        RedisServer server;
        QVERIFY2(server.start({QStringLiteral("s3cret-words"), {}, {}, {}}), qPrintable(server.error()));
        const auto endpoint = endpointOf(server);
        QVERIFY(RedisConnection::open(endpoint, Secret("s3cret-words"), {}).ok());
        const auto without = RedisConnection::open(endpoint, Secret(), {});
        QCOMPARE(without.error().code, ErrorCode::denied);
        QCOMPARE(without.error().reason, ErrorReason::passwordRequired);
        const auto wrong = RedisConnection::open(endpoint, Secret("not-this-one"), {});
        QCOMPARE(wrong.error().reason, ErrorReason::wrongPassword);
        QCOMPARE(wrong.error().where, "redis://127.0.0.1:" + std::to_string(server.port()));
        QVERIFY(wrong.error().detail.find("not-this-one") == std::string::npos);
        auto unknownUser = endpoint;
        unknownUser.user = "nobody";
        QCOMPARE(RedisConnection::open(unknownUser, Secret("s3cret-words"), {}).error().reason, ErrorReason::wrongPassword);
    }

    void namesACommandTheUserMayNotRun()
    {
        RedisServer server;
        QVERIFY2(server.start(), qPrintable(server.error()));
        const QString words = QStringLiteral("ACL SETUSER viewer on >pw ~* +@connection +scan -ping");
        QCOMPARE(server.cli(words.split(QLatin1Char(' '))), QStringLiteral("OK"));
        auto endpoint = endpointOf(server);
        endpoint.user = "viewer";
        auto redis = RedisConnection::open(endpoint, Secret("pw"), {});
        QVERIFY(redis.ok());
        QVERIFY(redis->command({"SCAN", "0"}, {}).ok());
        const auto refused = redis->command({"GET", "a"}, {});
        QCOMPARE(refused.error().code, ErrorCode::denied);
        QCOMPARE(refused.error().reason, ErrorReason::commandRefused);
    }

    void namesWhyItCannotConnect()
    {
        RedisServer server;
        QVERIFY2(server.start(), qPrintable(server.error()));
        auto endpoint = endpointOf(server);
        server.stop();
        const auto refused = RedisConnection::open(endpoint, Secret(), {});
        QCOMPARE(refused.error().code, ErrorCode::network);
        QCOMPARE(refused.error().reason, ErrorReason::connectionRefused);
        endpoint.stream.host = "no-such-host.invalid";
        QCOMPARE(RedisConnection::open(endpoint, Secret(), {}).error().reason, ErrorReason::hostNotFound);
        endpoint.stream.unixSocket = "/nonexistent/redis.sock";
        QCOMPARE(RedisConnection::open(endpoint, Secret(), {}).error().reason, ErrorReason::fileMissing);
    }

    void speaksOverAUnixSocket()
    {
        RedisServer server;
        QVERIFY2(server.start(), qPrintable(server.error()));
        auto endpoint = endpointOf(server);
        endpoint.stream.unixSocket = server.socketPath();
        auto redis = RedisConnection::open(endpoint, Secret(), {});
        QVERIFY(redis.ok());
        QCOMPARE(redis->command({"PING"}, {})->text, std::string("PONG"));
    }

    void namesADroppedConnection()
    {
        RedisServer server;
        QVERIFY2(server.start(), qPrintable(server.error()));
        auto redis = RedisConnection::open(endpointOf(server), Secret(), {});
        QVERIFY(redis.ok());
        server.stop();
        const auto reply = redis->command({"PING"}, {});
        QCOMPARE(reply.error().code, ErrorCode::network);
        QCOMPARE(reply.error().reason, ErrorReason::connectionDropped);
    }

    void stopsWhenAsked()
    {
        RedisServer server;
        QVERIFY2(server.start(), qPrintable(server.error()));
        auto endpoint = endpointOf(server);
        endpoint.writable = true;
        auto redis = RedisConnection::open(endpoint, Secret(), {});
        QVERIFY(redis.ok());
        std::stop_source stop;
        std::jthread asking([&] { stop.request_stop(); });
        const auto reply = redis->command({"BLPOP", "nothing", "0"}, stop.get_token());
        QCOMPARE(reply.error().code, ErrorCode::cancelled);
    }

    void givesUpOnAServerThatDoesNotAnswer()
    {
        RedisServer server;
        QVERIFY2(server.start(), qPrintable(server.error()));
        auto endpoint = endpointOf(server);
        endpoint.writable = true;
        endpoint.stream.ioTimeoutMs = 100;
        auto redis = RedisConnection::open(endpoint, Secret(), {});
        QVERIFY(redis.ok());
        QCOMPARE(redis->command({"BLPOP", "nothing", "0"}, {}).error().code, ErrorCode::timeout);
    }

    void checksCertificates_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("reason");
        QTest::newRow("good") << QStringLiteral("good") << int(ErrorReason::none);
        QTest::newRow("self-signed") << QStringLiteral("self") << int(ErrorReason::certificateUntrusted);
        QTest::newRow("unknown authority") << QStringLiteral("foreign") << int(ErrorReason::certificateUntrusted);
        QTest::newRow("expired") << QStringLiteral("expired") << int(ErrorReason::certificateExpired);
        QTest::newRow("wrong host") << QStringLiteral("host") << int(ErrorReason::certificateWrongHost);
    }
    void checksCertificates()
    {
        QFETCH(QString, kind);
        QFETCH(int, reason);
        const auto pair = kind == QLatin1String("self") ? m_certificates.selfSigned()
            : kind == QLatin1String("host")             ? m_certificates.issue(kind, QStringLiteral("DNS:cache.example"))
                                                        : m_certificates.issue(kind, QStringLiteral("IP:127.0.0.1"), kind == QLatin1String("expired"));
        QVERIFY2(!pair.key.isEmpty(), qPrintable(m_certificates.error()));
        RedisServer server;
        QVERIFY2(server.start({{}, pair.certificate, pair.key, {}}), qPrintable(server.error()));
        auto endpoint = endpointOf(server);
        endpoint.stream.caFile = kind == QLatin1String("foreign") ? std::string() : m_certificates.caFile();
        auto redis = RedisConnection::open(endpoint, Secret(), {});
        if (reason == int(ErrorReason::none)) {
            QVERIFY2(redis.ok(), redis.ok() ? "" : redis.error().detail.c_str());
            QVERIFY(redis->command({"DBSIZE"}, {}).ok());
            return;
        }
        QCOMPARE(redis.error().code, ErrorCode::network);
        QVERIFY2(int(redis.error().reason) == reason, redis.error().detail.c_str());
    }

    void tellsPlainAndTlsPortsApart()
    {
        const auto pair = m_certificates.issue(QStringLiteral("both"));
        RedisServer tls;
        QVERIFY2(tls.start({{}, pair.certificate, pair.key, {}}), qPrintable(tls.error()));
        auto endpoint = endpointOf(tls);
        endpoint.stream.tls = false;
        const auto plain = RedisConnection::open(endpoint, Secret("never sent"), {});
        QVERIFY2(plain.error().reason == ErrorReason::serverSpeaksTls, plain.error().detail.c_str());
        RedisServer server;
        QVERIFY2(server.start(), qPrintable(server.error()));
        endpoint = endpointOf(server);
        endpoint.stream.tls = true;
        const auto secure = RedisConnection::open(endpoint, Secret("never sent"), {});
        QVERIFY2(secure.error().reason == ErrorReason::serverSpeaksPlain, secure.error().detail.c_str());
    }

private:
    TestCertificates m_certificates;
};

QTEST_GUILESS_MAIN(TestRedisConnection)
#include "tst_redis_connection.moc"
