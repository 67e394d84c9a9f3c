// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cache_store.h"
#include "tests/support/redis_server.h"

#include <QTest>

#include <functional>
#include <memory>
#include <set>

using namespace cacheloupe;
using test::RedisServer;

namespace {

constexpr int kKeys = 3000;
constexpr int kTimeoutMs = 120000;

QStringList words(const QString &text)
{
    return text.split(QLatin1Char(' '));
}

} // namespace

/// A primary and its replica behind a Sentinel change places while the store is listed.
class TestSentinelFailover : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aKilledPrimaryIsReplaced();
    void aDemotedPrimaryIsLeft();
    void aServerThatBecomesAReplicaIsSaidToLeaveKeysOut();

private:
    /// Lists the store; `disturb` is called once, after the second page.
    void listAnd(const std::function<void()> &disturb);
    QString primaryPort() { return m_sentinel->cli(words(QStringLiteral("SENTINEL GET-MASTER-ADDR-BY-NAME team"))).section(QLatin1Char('\n'), 1); }
    bool hasSwitched() { return primaryPort() == QString::number(m_replica->port()); }
    Connection connection() const;

    std::unique_ptr<test::TempFolder> m_folder;
    std::unique_ptr<RedisServer> m_primary;
    std::unique_ptr<RedisServer> m_replica;
    std::unique_ptr<RedisServer> m_sentinel;
};

void TestSentinelFailover::init()
{
    m_folder = std::make_unique<test::TempFolder>();
    m_primary = std::make_unique<RedisServer>();
    m_replica = std::make_unique<RedisServer>();
    m_sentinel = std::make_unique<RedisServer>();
    QVERIFY2(m_primary->start(), qPrintable(m_primary->error()));
    m_primary->cli({QStringLiteral("EVAL"), QStringLiteral("for i = 1, %1 do redis.call('SET', 'note:' .. i, 'text ' .. i) end").arg(kKeys), QStringLiteral("0")});
    QVERIFY2(m_replica->start({{}, {}, {}, words(QStringLiteral("--replicaof 127.0.0.1 %1").arg(m_primary->port()))}), qPrintable(m_replica->error()));
    const auto file = m_folder->write("sentinel.conf", "sentinel monitor team 127.0.0.1 " + std::to_string(m_primary->port())
                                                           + " 1\nsentinel down-after-milliseconds team 500\nsentinel failover-timeout team 2000\n");
    QVERIFY2(m_sentinel->start({{}, {}, {}, {QStringLiteral("--sentinel")}, {}, QString::fromStdString(file.string())}), qPrintable(m_sentinel->error()));
    QTRY_COMPARE_WITH_TIMEOUT(m_replica->cli({QStringLiteral("DBSIZE")}), QString::number(kKeys), kTimeoutMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_sentinel->cli(words(QStringLiteral("SENTINEL REPLICAS team"))).contains(QStringLiteral("master-link-status\nok")), kTimeoutMs);
}

void TestSentinelFailover::cleanup()
{
    m_sentinel.reset();
    m_replica.reset();
    m_primary.reset();
}

Connection TestSentinelFailover::connection() const
{
    Connection connection = m_sentinel->connection();
    connection.sentinelService = "team";
    return connection;
}

void TestSentinelFailover::listAnd(const std::function<void()> &disturb)
{
    auto store = CacheStore::open(connection(), {});
    QVERIFY2(store.ok(), store.ok() ? "" : store.error().detail.c_str());
    std::multiset<std::string> keys;
    size_t pages = 0;
    const auto listed = (*store)->list(
        [&](std::vector<CacheEntry> page, const ListProgress &) {
            for (const auto &entry : page)
                keys.insert(entry.key);
            if (++pages == 2)
                disturb();
            return true;
        },
        {}, 100);
    QVERIFY2(listed.ok(), listed.ok() ? "" : listed.error().detail.c_str());
    QCOMPARE(keys.size(), size_t(kKeys));
    QCOMPARE(std::set<std::string>(keys.begin(), keys.end()).size(), size_t(kKeys));
    QVERIFY(hasSwitched());
    QCOMPARE((*store)->entry("note:7", {})->answer, std::string("text 7"));
}

void TestSentinelFailover::aKilledPrimaryIsReplaced()
{
    listAnd([&] { m_primary->stop(); });
}

void TestSentinelFailover::aDemotedPrimaryIsLeft()
{
    listAnd([&] {
        QCOMPARE(m_sentinel->cli(words(QStringLiteral("SENTINEL FAILOVER team"))), QStringLiteral("OK"));
        QTRY_VERIFY_WITH_TIMEOUT(hasSwitched(), kTimeoutMs);
    });
}

void TestSentinelFailover::aServerThatBecomesAReplicaIsSaidToLeaveKeysOut()
{
    RedisServer other;
    QVERIFY2(other.start(), qPrintable(other.error()));
    auto store = CacheStore::open(m_primary->connection(), {});
    QVERIFY(store.ok());
    m_sentinel->stop();
    bool isDemoted = false;
    const auto listed = (*store)->list(
        [&](std::vector<CacheEntry>, const ListProgress &) {
            if (std::exchange(isDemoted, true))
                return true;
            m_primary->cli(words(QStringLiteral("REPLICAOF 127.0.0.1 %1").arg(other.port())));
            return QTest::qWaitFor([&] { return m_primary->cli({QStringLiteral("DBSIZE")}) == QStringLiteral("0"); }, kTimeoutMs);
        },
        {}, 100);
    QVERIFY(!listed.ok());
    QCOMPARE(listed.error().code, ErrorCode::network);
    QVERIFY2(listed.error().detail.find("/3000 keys") != std::string::npos, listed.error().detail.c_str());
}

QTEST_GUILESS_MAIN(TestSentinelFailover)
#include "tst_sentinel_failover.moc"
