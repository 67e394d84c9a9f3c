// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/connection.h"

#include <QTest>

using namespace cacheloupe;

class TestConnection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAndWritesUrls_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *url : {"sqlite:/a b/c.db", "sqlite:rel.db", "dir:/a b/.dspy_cache", "redis://localhost", "redis://h:7000/3", "redis://me@h", "rediss://a%40b@cache.example/1",
                                "redis://[::1]:7000", "redis+unix:/run/redis.sock", "redis+unix:/run/redis.sock?db=2",
                                "redis://h/*", "redis+unix:/run/redis.sock?db=*", "redis://h:7000/3?prefer=replica", "redis+sentinel://a/mymaster", "rediss+sentinel://me@a:7,[::1],c/my%20service/2?prefer=replica",
                                "redis+sentinel://a/mymaster/*"})
            QTest::newRow(url) << QString::fromLatin1(url);
    }
    void readsAndWritesUrls()
    {
        QFETCH(QString, url);
        const auto connection = parseConnectionUrl(url.toStdString());
        QVERIFY(connection.ok());
        QCOMPARE(connectionUrl(*connection), url.toStdString());
        QCOMPARE(connection->writable, false);
    }
    void readsTheParts()
    {
        const auto c = parseConnectionUrl("rediss://a%40b@[fe80::1]:7001/12");
        QCOMPARE(c->kind, StoreKind::redis);
        QVERIFY(c->tls);
        QCOMPARE(c->user, std::string("a@b"));
        QCOMPARE(c->host, std::string("fe80::1"));
        QCOMPARE(c->port, std::uint16_t(7001));
        QCOMPARE(c->database, 12);
        const auto s = parseConnectionUrl("redis+sentinel://a,b:7001/mymaster/*?prefer=replica");
        QCOMPARE(s->sentinelService, std::string("mymaster"));
        QCOMPARE(s->port, std::uint16_t(26379));
        QCOMPARE(s->moreSentinels, (std::vector<HostAndPort>{{"b", 7001}}));
        QVERIFY(s->allDatabases && s->preferReplica && !s->tls);
        QCOMPARE(parseConnectionUrl("sqlite:///tmp/x.db")->path, std::string("/tmp/x.db"));
    }
    void refusesAndNeverRepeatsAPassword_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *url : {"redis://:hunter2@h", "redis://u:hunter2@h:1/2", "rediss://u:a/hunter2@h", "redis://u:p@hunter2@h", "redis://u:hunter2?x@h",
                                "redis+unix:u:hunter2@/run/x.sock", "redis://:hunter2", "redis://h:hunter2", "redis://h/0?password=hunter2",
                                "http://u:hunter2@h", "u:hunter2@h", "redis://h#hunter2"})
            QTest::newRow(url) << QString::fromLatin1(url);
    }
    void refusesAndNeverRepeatsAPassword()
    {
        QFETCH(QString, url);
        const auto connection = parseConnectionUrl(url.toStdString());
        QVERIFY(!connection.ok());
        QVERIFY(connection.error().where.find("hunter2") == std::string::npos);
        QVERIFY(connection.error().detail.find("hunter2") == std::string::npos);
        const bool hasLogin = url.startsWith(QLatin1String("redis")) && url.contains(QLatin1Char('@'));
        QCOMPARE(connection.error().reason, hasLogin ? ErrorReason::passwordInUrl : ErrorReason::badUrl);
    }
    void namesBadUrls()
    {
        for (const char *url : {"", "file.db", "sqlite:", "dir:", "redis://", "redis://h:0", "redis://h:70000", "redis://h/x", "redis+unix:", "redis://[::1", "redis+sentinel://h", "redis+sentinel://h/", "redis+sentinel:///m", "redis+sentinel://a,b:x/m",
                                "redis+sentinel://h/m/x", "redis://h?prefer=primary", "redis+unix:/x?db="})
            QCOMPARE(parseConnectionUrl(url).error().reason, ErrorReason::badUrl);
        QCOMPARE(parseConnectionUrl("s3:/x").error().code, ErrorCode::unsupported);
    }
    void namesEnvironments()
    {
        for (const auto e : {Environment::development, Environment::staging, Environment::production})
            QCOMPARE(environmentFromName(environmentName(e)), std::optional(e));
        QVERIFY(!environmentFromName("live"));
    }
};

QTEST_APPLESS_MAIN(TestConnection)
#include "tst_connection.moc"
