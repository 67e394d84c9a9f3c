// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/store/cache_store.h"
#include "tests/support/redis_server.h"

#include <QTest>

#include <algorithm>

using namespace cacheloupe;
using test::RedisServer;

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

const CacheEntry *find(const std::vector<CacheEntry> &entries, std::string_view key)
{
    const auto it = std::find_if(entries.begin(), entries.end(), [&](const auto &e) { return e.key == key; });
    return it == entries.end() ? nullptr : &*it;
}

QString infoLine(RedisServer &server, const char *section, const char *name)
{
    for (const QString &line : server.cli({QStringLiteral("INFO"), QString::fromLatin1(section)}).split(QLatin1Char('\n')))
        if (line.startsWith(QLatin1String(name)))
            return line.trimmed();
    return {};
}

} // namespace

class TestRedisStore : public QObject {
    Q_OBJECT
    std::unique_ptr<RedisServer> m_server;
    const std::string m_hash = std::string(64, 'a');

    void set(const std::string &key, const QByteArray &value) { m_server->cli({QStringLiteral("-x"), QStringLiteral("SET"), QString::fromStdString(key)}, value); }
    std::vector<CacheEntry> entries()
    {
        auto store = CacheStore::open(m_server->connection(), {});
        if (!store)
            return {};
        auto listed = allEntries(**store);
        return listed ? std::move(*listed) : std::vector<CacheEntry>();
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RedisServer>();
        QVERIFY2(m_server->start(), qPrintable(m_server->error()));
    }

    void changesNothing()
    {
        const std::string key = "ai_cache:" + m_hash;
        set(key, "An answer.");
        const QString name = QString::fromStdString(key);
        // DUMP in one process and RESTORE in another would need the raw bytes; the script keeps them in the server.
        QCOMPARE(m_server->cli({QStringLiteral("EVAL"),
                                QStringLiteral("local d = redis.call('DUMP', KEYS[1]); redis.call('DEL', KEYS[1]); "
                                               "redis.call('RESTORE', KEYS[1], 0, d, 'IDLETIME', 5000); return 'done'"),
                                QStringLiteral("1"), name}),
                 QStringLiteral("done"));
        const QString changes = infoLine(*m_server, "persistence", "rdb_changes_since_last_save");
        auto store = CacheStore::open(m_server->connection(), {});
        QVERIFY(store.ok());
        const auto listed = allEntries(**store);
        QCOMPARE(listed->size(), size_t(1));
        // The idle time of before the first reading stays known, whether or not the server can be told not to touch.
        QVERIFY(*listed->front().idleS >= 5000);
        QVERIFY(*(*store)->entry(key, {})->idleS >= 5000);
        const auto &notes = (*store)->info().notes;
        QCOMPARE(notes.front().detail, (*store)->info().serverVersion);
        if (notes.front().id == "no_touch")
            QVERIFY(m_server->cli({QStringLiteral("OBJECT"), QStringLiteral("IDLETIME"), name}).contains(QStringLiteral("500")));
        else
            QCOMPARE(notes.front().id, std::string("no_touch_unavailable"));
        QCOMPARE(m_server->cli({QStringLiteral("DBSIZE")}), QStringLiteral("1"));
        QCOMPARE(infoLine(*m_server, "persistence", "rdb_changes_since_last_save"), changes);
        const QString stats = m_server->cli({QStringLiteral("INFO"), QStringLiteral("commandstats")});
        QVERIFY(!stats.contains(QStringLiteral("cmdstat_keys:")));
        QVERIFY(stats.contains(QStringLiteral("cmdstat_scan:")));
    }

    void asksForTimesToLiveOnlyWhereKeysExpire()
    {
        const auto ttlCommands = [&] { return infoLine(*m_server, "commandstats", "cmdstat_pttl:"); };
        set("ai_cache:" + m_hash, "An answer.");
        set("empty", "");
        m_server->cli(words("HSET user:7 name Ann"));
        auto all = entries();
        QCOMPARE(all.size(), size_t(3));
        QVERIFY(find(all, "empty") && !find(all, "ai_cache:" + m_hash)->ttlLeftS);
        QVERIFY2(ttlCommands().isEmpty(), qPrintable(ttlCommands()));
        m_server->cli(words("EXPIRE user:7 500"));
        all = entries();
        QVERIFY(!find(all, "ai_cache:" + m_hash)->ttlLeftS);
        QVERIFY(find(all, "user:7")->ttlLeftS > 490);
        QVERIFY(!ttlCommands().isEmpty());
    }

    void mixedDatabasesChooseALayoutForEachKey()
    {
        set("llm:" + m_hash, "{\"content\":\"A\",\"model\":\"m\"}");
        set(m_hash, "{'timestamp': 1795230687.5, 'response': '{\"id\":\"chatcmpl-1\",\"model\":\"g\",\"choices\":[{\"message\":{\"content\":\"B\"}}]}'}");
        set("team:" + m_hash, "{\"timestamp\": 1795230687.5, \"response\": \"plain\"}");
        set(std::string(64, 'b'), "{\"text\":\"C\",\"message\":{\"data\":{\"response_metadata\":{\"id\":\"chatcmpl-2\"}}}}");
        set("greeting", "hello there");
        set("blob", QByteArray("\x80\x04\x95\xff", 4));
        m_server->cli(words("HSET vl:1 prompt Q response R inserted_at 1795230332.5 updated_at 1795230999.5 prompt_vector xxxx tenant acme"));
        m_server->cli(words("HSET user:7 name Ann"));
        m_server->cli(words("RPUSH queue a b"));
        m_server->cli(words("ZADD board 1 x"));
        const auto all = entries();
        QCOMPARE(all.size(), size_t(10));
        QCOMPARE(find(all, "llm:" + m_hash)->layout, std::string("seed-002-redis"));
        QCOMPARE(find(all, m_hash)->answer, std::string("B"));
        QCOMPARE(find(all, m_hash)->encoding, std::string("pyrepr"));
        const auto *team = find(all, "team:" + m_hash);
        QCOMPARE(team->answer, std::string("plain"));
        QCOMPARE(team->scope, (std::vector<ScopePart>{{"namespace", "team"}}));
        QCOMPARE(find(all, std::string(64, 'b'))->answer, std::string("C"));
        QCOMPARE(find(all, std::string(64, 'b'))->responseId, std::string("chatcmpl-2"));
        QCOMPARE(find(all, "greeting")->answer, std::string("hello there"));
        QCOMPARE(find(all, "blob")->state, EntryState::undecodable);
        QCOMPARE(find(all, "blob")->rawBytes, std::string("\x80\x04\x95\xff"));
        const auto *vl = find(all, "vl:1");
        QCOMPARE(vl->layout, std::string("redisvl-semantic"));
        QCOMPARE(vl->group, std::string("vl"));
        QVERIFY(std::find(vl->findings.begin(), vl->findings.end(), "edited_later") != vl->findings.end());
        QVERIFY(std::find(vl->findings.begin(), vl->findings.end(), "no_ttl") != vl->findings.end());
        QCOMPARE(find(all, "user:7")->rawBytes, std::string("{\"name\":\"Ann\"}"));
        QCOMPARE(find(all, "queue")->rawType, std::string("list"));
        QCOMPARE(find(all, "queue")->state, EntryState::undecodable);
        QCOMPARE(find(all, "board")->findings, std::vector<std::string>{"unsupported_type"});
    }

    void aBrokenValueKeepsItsLayout()
    {
        set("ai_cache:" + m_hash + ":faq", QByteArray("\xff\xfe", 2));
        const auto all = entries();
        QCOMPARE(all.front().layout, std::string("seed-001-redis"));
        QCOMPARE(all.front().state, EntryState::undecodable);
        QVERIFY(all.front().answer.empty());
    }

    void halvesOfPairsMayBeMissingOrOfAnotherType()
    {
        set("cache:response:aa", "{\"response\":\"lonely\"}");
        m_server->cli(words("HSET cache:embedding:bb query_text Q response R"));
        const auto all = entries();
        QCOMPARE(all.size(), size_t(2));
        QCOMPARE(find(all, "cache:response:aa")->state, EntryState::orphan);
        QCOMPARE(find(all, "cache:response:aa")->answer, std::string("lonely"));
        QCOMPARE(find(all, "cache:embedding:bb")->layout, std::string("seed-003-hash"));
    }

    void hugeValuesAreCut()
    {
        set("llm:" + m_hash, QByteArray(6 << 20, 'x'));
        const auto all = entries();
        QCOMPARE(all.front().rawSizeBytes, std::uint64_t(6 << 20));
        QCOMPARE(all.front().rawBytes.size(), size_t(CacheEntry::kMaxRawBytes));
        QVERIFY(std::find(all.front().findings.begin(), all.front().findings.end(), "truncated") != all.front().findings.end());
    }

    void pagesStopsAndFinds()
    {
        for (int i = 0; i < 25; ++i)
            set("note:" + std::to_string(i), QByteArray::number(i));
        auto store = CacheStore::open(m_server->connection(), {});
        QCOMPARE((*store)->info().keyCount, std::uint64_t(25));
        std::vector<size_t> sizes;
        ListProgress last;
        QVERIFY((*store)->list([&](auto page, const auto &progress) { sizes.push_back(page.size()); last = progress; return true; }, {}, 10));
        QCOMPARE(sizes, (std::vector<size_t>{10, 10, 5}));
        QCOMPARE(last.listed, std::uint64_t(25));
        QCOMPARE(last.visited, std::uint64_t(25));
        QCOMPARE(allEntries(**store, {}, 7)->size(), size_t(7));
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(allEntries(**store, stop.get_token()).error().code, ErrorCode::cancelled);
    }

    void entriesAreFoundOrNamedMissing()
    {
        set("note:1", "one");
        auto store = CacheStore::open(m_server->connection(), {});
        QCOMPARE((*store)->entry("note:1", {})->answer, std::string("one"));
        const auto missing = (*store)->entry("note:2", {});
        QCOMPARE(missing.error().code, ErrorCode::notFound);
        QCOMPARE(missing.error().where, std::string("note:2"));
    }

    void comesBackAfterTheServerClosedTheConnection()
    {
        set("note:1", "one");
        auto store = CacheStore::open(m_server->connection(), {});
        QCOMPARE(m_server->cli(words("CLIENT KILL TYPE normal SKIPME yes")).toInt() > 0, true);
        QCOMPARE((*store)->entry("note:1", {})->answer, std::string("one"));
        QCOMPARE(m_server->cli(words("CLIENT KILL TYPE normal SKIPME yes")).toInt() > 0, true);
        QCOMPARE(allEntries(**store)->size(), size_t(1));
    }

    void aUserOfOneKeyPatternSeesTheOthersAsForbidden()
    {
        set("ai_cache:" + m_hash, "mine");
        set("other", "not mine");
        QCOMPARE(m_server->cli(words("ACL SETUSER viewer on >pw ~ai_cache:* +@read +@connection +info -@dangerous +info +memory|usage")), QStringLiteral("OK"));
        auto connection = m_server->connection();
        connection.user = "viewer";
        connection.password = {SecretRef::Scheme::ask, {}};
        auto store = CacheStore::open(connection, [](const SecretRef &) { return Result<Secret>(Secret("pw")); });
        QVERIFY2(store.ok(), store.ok() ? "" : store.error().detail.c_str());
        const auto all = allEntries(**store);
        QVERIFY2(all.ok(), all.ok() ? "" : all.error().detail.c_str());
        QCOMPARE(find(*all, "ai_cache:" + m_hash)->answer, std::string("mine"));
        QCOMPARE(find(*all, "other")->findings, std::vector<std::string>{"no_permission"});
    }

    void namesOtherDatabases()
    {
        m_server->cli(words("-n 3 SET a b"));
        auto store = CacheStore::open(m_server->connection(), {});
        QCOMPARE((*store)->info().notes.back(), (StoreNote{"other_databases", "3"}));
        auto connection = m_server->connection();
        connection.database = 3;
        auto third = CacheStore::open(connection, {});
        QCOMPARE(allEntries(**third)->size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestRedisStore)
#include "tst_redis_store.moc"
