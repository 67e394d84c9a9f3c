// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cache_store.h"
#include "tests/support/redis_cluster.h"
#include "tests/support/test_certificates.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace cacheloupe;
using test::RedisServer;

namespace {

constexpr int kClusterTimeoutMs = 60000;

QStringList words(const QString &text)
{
    return text.split(QLatin1Char(' '));
}

QString portOf(const RedisServer &server)
{
    return QString::number(server.port());
}

std::set<std::string> keysOf(const Result<std::vector<CacheEntry>> &entries)
{
    std::set<std::string> out;
    if (entries)
        for (const auto &entry : *entries)
            out.insert(entry.key);
    return out;
}

const StoreNote *noteOf(const CacheStore &store, std::string_view id)
{
    const auto &notes = store.info().notes;
    const auto it = std::find_if(notes.begin(), notes.end(), [&](const auto &note) { return note.id == id; });
    return it == notes.end() ? nullptr : &*it;
}

} // namespace

class TestRedisServers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClusterIsListedWholeFromAnyNode()
    {
        test::RedisCluster cluster;
        QVERIFY2(cluster.start(), qPrintable(cluster.error()));
        std::set<std::string> expected;
        for (int i = 0; i < 12; ++i) {
            QVERIFY(cluster.set(QStringLiteral("note:%1").arg(i), QStringLiteral("text")));
            expected.insert("note:" + std::to_string(i));
        }
        // The halves of a pair lie on different nodes.
        QVERIFY(cluster.set(QStringLiteral("cache:embedding:aa"), QStringLiteral("{\"query\":\"Q\",\"embedding\":[1,2]}")));
        QVERIFY(cluster.set(QStringLiteral("cache:response:aa"), QStringLiteral("{\"response\":\"R\"}")));
        expected.insert("cache:response:aa");
        for (auto &node : cluster.nodes) {
            auto store = CacheStore::open(node.connection(), {});
            QVERIFY2(store.ok(), store.ok() ? "" : store.error().detail.c_str());
            QCOMPARE((*store)->info().keyCount, std::uint64_t(14));
            const auto all = allEntries(**store);
            QVERIFY2(all.ok(), all.ok() ? "" : all.error().detail.c_str());
            QCOMPARE(keysOf(all), expected);
            QCOMPARE(all->size(), expected.size());
            for (const auto &entry : *all)
                QVERIFY(!entry.answer.empty());
            for (int i = 0; i < 12; ++i)
                QCOMPARE((*store)->entry("note:" + std::to_string(i), {})->answer, std::string("text"));
            QCOMPARE((*store)->entry("cache:embedding:aa", {})->query, std::string("Q"));
            QCOMPARE((*store)->entry("nothing", {}).error().code, ErrorCode::notFound);
        }
        cluster.nodes[1].stop();
        auto store = CacheStore::open(cluster.nodes[0].connection(), {});
        QVERIFY2(store.ok(), store.ok() ? "" : store.error().detail.c_str());
        const auto *down = noteOf(**store, "node_down");
        QVERIFY(down);
        QCOMPARE(down->detail, "127.0.0.1:" + std::to_string(cluster.nodes[1].port()) + ", 33.3 %");
    }

    void sentinelsTellThePrimaryAndItsReplica()
    {
        RedisServer primary;
        RedisServer replica;
        QVERIFY2(primary.start(), qPrintable(primary.error()));
        QVERIFY2(replica.start({{}, {}, {}, words(QStringLiteral("--replicaof 127.0.0.1 ") + portOf(primary))}), qPrintable(replica.error()));
        primary.cli(words(QStringLiteral("SET note:1 one")));
        QTRY_COMPARE_WITH_TIMEOUT(replica.cli(words(QStringLiteral("GET note:1"))), QStringLiteral("one"), kClusterTimeoutMs);
        const test::TempFolder folder;
        const auto file = folder.write("sentinel.conf", "sentinel monitor team 127.0.0.1 " + std::to_string(primary.port()) + " 1\n");
        RedisServer sentinel;
        QVERIFY2(sentinel.start({{}, {}, {}, {QStringLiteral("--sentinel")}, {}, QString::fromStdString(file.string())}), qPrintable(sentinel.error()));
        Connection connection = sentinel.connection();
        connection.sentinelService = "team";
        auto store = CacheStore::open(connection, {});
        QVERIFY2(store.ok(), store.ok() ? "" : store.error().detail.c_str());
        QCOMPARE(keysOf(allEntries(**store)), std::set<std::string>{"note:1"});
        QVERIFY(!noteOf(**store, "reads_replica"));

        connection.moreSentinels = {{"127.0.0.1", sentinel.port()}};
        connection.port = 1;
        connection.preferReplica = true;
        const auto knowsReplica = [&] { return sentinel.cli(words(QStringLiteral("SENTINEL REPLICAS team"))).contains(QStringLiteral("master-link-status\nok")); };
        QTRY_VERIFY_WITH_TIMEOUT(knowsReplica(), kClusterTimeoutMs);
        auto second = CacheStore::open(connection, {});
        QVERIFY2(second.ok(), second.ok() ? "" : second.error().detail.c_str());
        const auto *note = noteOf(**second, "reads_replica");
        QVERIFY(note);
        QCOMPARE(note->detail, "redis://127.0.0.1:" + std::to_string(replica.port()));
        QCOMPARE(keysOf(allEntries(**second)), std::set<std::string>{"note:1"});

        connection.sentinelService = "unknown";
        QCOMPARE(CacheStore::open(connection, {}).error().code, ErrorCode::notFound);
    }

    void aReplicaOfAPlainServerIsPreferred()
    {
        RedisServer primary;
        RedisServer replica;
        QVERIFY2(primary.start(), qPrintable(primary.error()));
        QVERIFY2(replica.start({{}, {}, {}, words(QStringLiteral("--replicaof 127.0.0.1 ") + portOf(primary))}), qPrintable(replica.error()));
        const auto isOnline = [&] { return primary.cli(words(QStringLiteral("INFO replication"))).contains(QStringLiteral("state=online")); };
        QTRY_VERIFY_WITH_TIMEOUT(isOnline(), kClusterTimeoutMs);
        Connection connection = primary.connection();
        connection.preferReplica = true;
        auto store = CacheStore::open(connection, {});
        QVERIFY2(store.ok(), store.ok() ? "" : store.error().detail.c_str());
        QVERIFY(noteOf(**store, "reads_replica"));
        replica.stop();
        auto alone = CacheStore::open(connection, {});
        QVERIFY(alone.ok());
        QVERIFY(!noteOf(**alone, "reads_replica"));
    }

    void allDatabasesAreListedWithTheirNumber()
    {
        RedisServer server;
        QVERIFY2(server.start(), qPrintable(server.error()));
        server.cli(words(QStringLiteral("SET note:0 zero")));
        server.cli(words(QStringLiteral("-n 3 SET note:3 three")));
        server.cli(words(QStringLiteral("-n 9 HSET user:9 name Ann")));
        Connection connection = server.connection();
        connection.allDatabases = true;
        auto store = CacheStore::open(connection, {});
        QVERIFY(store.ok());
        QCOMPARE((*store)->info().keyCount, std::uint64_t(3));
        QVERIFY(!noteOf(**store, "other_databases"));
        const auto all = allEntries(**store);
        QCOMPARE(keysOf(all), (std::set<std::string>{"note:0", "note:3", "user:9"}));
        for (const auto &entry : *all)
            QCOMPARE(entry.scope.back(), (ScopePart{"database", entry.key.substr(entry.key.size() - 1)}));
        QCOMPARE((*store)->entry("note:3", {})->answer, std::string("three"));
        connection.allDatabases = false;
        auto first = CacheStore::open(connection, {});
        QCOMPARE(keysOf(allEntries(**first)), std::set<std::string>{"note:0"});
        QCOMPARE(noteOf(**first, "other_databases")->detail, std::string("3, 9"));
    }

    void aLostConnectionGoesOnWhereItWas()
    {
        RedisServer server;
        QVERIFY2(server.start(), qPrintable(server.error()));
        server.cli({QStringLiteral("EVAL"), QStringLiteral("for i = 1, 3000 do redis.call('SET', 'note:' .. i, 'text ' .. i) end"), QStringLiteral("0")});
        auto store = CacheStore::open(server.connection(), {});
        QVERIFY(store.ok());
        std::multiset<std::string> keys;
        size_t pages = 0;
        const auto listed = (*store)->list(
            [&](std::vector<CacheEntry> page, const ListProgress &) {
                for (const auto &entry : page)
                    keys.insert(entry.key);
                if (++pages % 4 == 2)
                    server.cli(words(QStringLiteral("CLIENT KILL TYPE normal SKIPME yes")));
                return true;
            },
            {}, 100);
        QVERIFY2(listed.ok(), listed.ok() ? "" : listed.error().detail.c_str());
        QCOMPARE(keys.size(), size_t(3000));
        QCOMPARE(std::set<std::string>(keys.begin(), keys.end()).size(), size_t(3000));
    }

    void aServerThatStaysAwayIsSaidToLeaveKeysOut()
    {
        RedisServer server;
        QVERIFY2(server.start(), qPrintable(server.error()));
        server.cli({QStringLiteral("EVAL"), QStringLiteral("for i = 1, 3000 do redis.call('SET', 'note:' .. i, 'text ' .. i) end"), QStringLiteral("0")});
        auto store = CacheStore::open(server.connection(), {});
        QVERIFY(store.ok());
        std::uint64_t listed = 0;
        const auto done = (*store)->list(
            [&](std::vector<CacheEntry> page, const ListProgress &) {
                listed += page.size();
                server.stop();
                return true;
            },
            {}, 100);
        QVERIFY(!done.ok());
        QCOMPARE(done.error().code, ErrorCode::network);
        QVERIFY(listed >= 100 && listed < 3000);
        QVERIFY2(done.error().detail.find("/3000 keys") != std::string::npos, done.error().detail.c_str());
    }

    void browsingChangesNothing()
    {
        RedisServer server;
        QVERIFY2(server.start(), qPrintable(server.error()));
        server.cli(words(QStringLiteral("SET note:1 one EX 100000")));
        server.cli(words(QStringLiteral("HSET user:7 name Ann")));
        server.cli(words(QStringLiteral("RPUSH queue a b")));
        const auto image = [&] {
            return server.cli({QStringLiteral("EVAL"),
                               QStringLiteral("local out = '' for _, k in ipairs({'note:1', 'user:7', 'queue'}) do "
                                              "out = out .. redis.sha1hex(redis.call('DUMP', k)) .. ' ' .. redis.call('PEXPIRETIME', k) .. ' ' end return out"),
                               QStringLiteral("0")});
        };
        const QString before = image();
        auto store = CacheStore::open(server.connection(), {});
        QVERIFY(store.ok());
        const auto all = allEntries(**store);
        QCOMPARE(all->size(), size_t(3));
        for (const auto &entry : *all)
            QVERIFY((*store)->entry(entry.key, {}).ok());
        QCOMPARE(image(), before);
    }

    void aServerMayAskForOurCertificate()
    {
        test::TestCertificates certificates;
        QVERIFY2(certificates.prepare(), qPrintable(certificates.error()));
        const auto own = certificates.issue(QStringLiteral("server"), QStringLiteral("IP:127.0.0.1"));
        const auto mine = certificates.issue(QStringLiteral("client"), QStringLiteral("DNS:reviewer"));
        RedisServer server;
        QVERIFY2(server.start({{}, own.certificate, own.key, {}, QString::fromStdString(certificates.caFile())}), qPrintable(server.error()));
        Connection connection = server.connection();
        connection.caFile = certificates.caFile();
        const auto without = CacheStore::open(connection, {});
        QVERIFY(!without.ok());
        QCOMPARE(without.error().code, ErrorCode::network);
        connection.certificateFile = mine.certificate.toStdString();
        connection.keyFile = mine.key.toStdString();
        const auto with = CacheStore::open(connection, {});
        QVERIFY2(with.ok(), with.ok() ? "" : with.error().detail.c_str());
        connection.certificateFile = "/no/such.pem";
        QVERIFY(!CacheStore::open(connection, {}).ok());
    }
};

QTEST_GUILESS_MAIN(TestRedisServers)
#include "tst_redis_servers.moc"
