// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/redis_batch.h"

#include <QTest>

using namespace cacheloupe;

class TestRedisBatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesCommandsOut()
    {
        RedisBatch batch;
        QVERIFY(batch.empty());
        batch.add({"GET", std::string_view("a\0\r\n", 4)});
        batch.add(RedisCommand{"PING"});
        QCOMPARE(batch.count(), size_t(2));
        QCOMPARE(batch.bytes(), std::string("*2\r\n$3\r\nGET\r\n$4\r\na\0\r\n\r\n*1\r\n$4\r\nPING\r\n", 37));
        QVERIFY(batch.readsOnly());
        batch.clear();
        QVERIFY(batch.empty() && batch.bytes().empty());
    }

    void namesTheFirstCommandThatDoesMoreThanRead()
    {
        RedisBatch batch;
        batch.add({"scan", "0"});
        batch.add({"Object", "IdleTime", "k"});
        QVERIFY(batch.readsOnly());
        batch.add({"DEL", "k"});
        batch.add({"FLUSHALL"});
        QVERIFY(!batch.readsOnly());
        QCOMPARE(batch.refused(), std::string("DEL"));
        for (const RedisCommand &command : std::vector<RedisCommand>{{}, {""}, {"OBJECT"}, {"object idletime"}, {"CLUSTER", "RESET"}, {"SENTINEL", "FAILOVER", "x"}, {"CLIENT", "KILL", "x"}}) {
            RedisBatch one;
            one.add(command);
            QVERIFY(!one.readsOnly());
        }
    }
};

QTEST_GUILESS_MAIN(TestRedisBatch)
#include "tst_redis_batch.moc"
