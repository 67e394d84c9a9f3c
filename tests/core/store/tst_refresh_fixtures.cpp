// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/sqlite_database.h"
#include "core/store/cache_store.h"
#include "core/store/change_run.h"
#include "core/store/redis_opening.h"
#include "tests/support/redis_server.h"

#include <QTest>

#include <map>

using namespace cacheloupe;

namespace {

using Access = ChangeSession::Access;
using Entries = std::map<std::string, CacheEntry>;

const std::string kAnswer = "Yes – see \"Returns\" (§ 4).\nSecond line, 100 % \\ backslash, 日本.";

std::filesystem::path dataPath(const std::string &name)
{
    return std::filesystem::path(CACHELOUPE_TEST_DATA) / "stores" / name;
}

Entries entriesOf(const Connection &connection)
{
    Entries out;
    auto store = CacheStore::open(connection, resolveSecret);
    auto all = store ? allEntries(**store) : Result<std::vector<CacheEntry>>(store.error());
    for (size_t i = 0; all && i < all->size(); ++i)
        out[(*all)[i].key + '#' + std::to_string((*all)[i].rowId)] = (*all)[i];
    return out;
}

/// What stands in a place of a store, and its moment of expiry.
struct Bytes {
    std::string value;
    std::int64_t expiresAtMs = 0;
    bool operator==(const Bytes &) const = default;
};

/// DUMP of a string, the fields of a hash: a hash that came back may have them in another order.
std::string valueOf(RedisConnection &redis, const std::string &key)
{
    if (redis.command({"TYPE", key}, {})->text != "hash")
        return redis.command({"DUMP", key}, {})->text;
    const auto fields = redis.command({"HGETALL", key}, {});
    std::map<std::string, std::string> sorted;
    for (size_t i = 0; i + 1 < fields->items.size(); i += 2)
        sorted[fields->items[i].text] = fields->items[i + 1].text;
    std::string out;
    for (const auto &[name, value] : sorted)
        out += name + '=' + value + '\n';
    return out;
}

/// Every byte of a store, by key or by table and row.
std::map<std::string, Bytes> bytesOf(const Connection &connection)
{
    std::map<std::string, Bytes> out;
    if (connection.kind == StoreKind::redis) {
        auto redis = openRedis(connection, resolveSecret, false, {});
        const auto keys = redis->command({"SCAN", "0", "COUNT", "100000"}, {});
        for (const RedisReply &key : keys->items[1].items)
            out[key.text] = {valueOf(*redis, key.text), redis->command({"PEXPIRETIME", key.text}, {})->integer};
        return out;
    }
    auto database = SqliteDatabase::open(connection.path, SqliteDatabase::Mode::readOnly);
    auto tables = database->prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%' AND name NOT LIKE '%search%'");
    while (*tables->step()) {
        const std::string table = tables->text(0);
        auto rows = database->prepare("SELECT rowid, * FROM " + sqliteIdentifier(table));
        while (*rows->step()) {
            std::string &text = out[table + rows->text(0)].value;
            for (int column = 0; column < rows->columnCount(); ++column)
                text += std::to_string(int(rows->type(column))) + rows->text(column) + '|';
        }
    }
    return out;
}

} // namespace

/// Every entry of the sample stores gets another answer, or is refused because its answer cannot be written faithfully.
class TestRefreshFixtures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refreshesAndRestores_data();
    void refreshesAndRestores();

private:
    bool open(const std::string &fixture);
    test::RedisServer m_server;
    std::unique_ptr<test::TempFolder> m_folder;
    Connection m_connection;
};

void TestRefreshFixtures::refreshesAndRestores_data()
{
    QTest::addColumn<QString>("fixture");
    QTest::addColumn<int>("refreshed");
    QTest::addColumn<int>("refused");
    const auto row = [](const char *fixture, int refreshed, int refused) { QTest::newRow(fixture) << QString::fromUtf8(fixture) << refreshed << refused; };
    row("seed-001/load.resp", 61, 0);
    row("seed-002/load.resp", 61, 0);
    row("seed-003/load.resp", 76, 1); // half a pair
    row("seed-003h/load.resp", 61, 0);
    row("langchain-py-community-redis/load.resp", 65, 1); // two generations
    row("langchain-redis-py-semantic/load.resp", 17, 0);
    row("langchain-js-community-redis/load.resp", 67, 0);
    row("litellm-redis/load.resp", 31, 51); // Python repr
    row("litellm-redis-semantic/load.resp", 0, 14); // Python repr
    row("redisvl-semantic-f32/load.resp", 52, 0);
    row("gptcache-redis-vector/load.resp", 0, 20); // no answer
    row("synthetic-gateways-redis/load.resp", 289, 138); // streamed chunks, Python repr, a log
    row("seed-001/ai_cache.db", 61, 0);
    row("langchain-py-sqlite/langchain.db", 68, 0);
    row("gptcache-sqlite-faiss/sqlite.db", 57, 0);
    row("litellm-diskcache/cache.db", 0, 82); // pickle
    row("diskcache-plain/cache.db", 39, 29); // pickle, files
    row("diskcache-json/cache.db", 0, 61); // zlib
    row("diskcache-memo/cache.db", 15, 0);
    row("llm-logs-0.32/logs.db", 0, 104); // a log
}

bool TestRefreshFixtures::open(const std::string &fixture)
{
    m_folder = std::make_unique<test::TempFolder>();
    if (fixture.ends_with(".resp")) {
        m_server.stop();
        if (!m_server.start() || !m_server.load(dataPath(fixture)))
            return false;
        m_connection = m_server.connection();
    } else {
        std::filesystem::copy(dataPath(fixture).parent_path(), m_folder->path("store"), std::filesystem::copy_options::recursive);
        m_connection = {};
        m_connection.path = (m_folder->path("store") / dataPath(fixture).filename()).string();
    }
    m_connection.writable = true;
    return true;
}

void TestRefreshFixtures::refreshesAndRestores()
{
    QFETCH(QString, fixture);
    QFETCH(int, refreshed);
    QFETCH(int, refused);
    QVERIFY(open(fixture.toStdString()));
    const Entries before = entriesOf(m_connection);
    const auto bytesBefore = bytesOf(m_connection);
    std::vector<NewAnswer> wished;
    for (const auto &[name, entry] : before)
        wished.push_back({entry, kAnswer});
    auto session = ChangeSession::open(m_connection, resolveSecret, Access::write);
    auto plan = planRefresh(m_connection, wished);
    QVERIFY(seeVictims(plan, **session, {}, {}));
    QCOMPARE(int(plan.victims.size()), refreshed);
    QCOMPARE(int(plan.left.size()), refused);
    for (const UnchangeableEntry &left : plan.left)
        QCOMPARE(left.reason, UnchangeableEntry::Reason::cannotEncode);

    auto journal = ChangeJournal::open(m_folder->path("w.journal"));
    const auto change = *journal->begin(plan, {});
    const auto done = ChangeRun(*journal, change, **session).apply({}, {});
    QVERIFY(done.ok());
    QCOMPARE(done->count(VictimState::done), std::uint64_t(plan.victims.size()));
    const Entries after = entriesOf(m_connection);
    QCOMPARE(after.size(), before.size());
    size_t changed = 0;
    for (const auto &[name, was] : before) {
        const CacheEntry &is = after.at(name);
        changed += is.answer != was.answer;
        QVERIFY2(is.answer == was.answer || is.answer == kAnswer, name.c_str());
        QCOMPARE(is.layout, was.layout);
        QCOMPARE(is.query, was.query);
        QCOMPARE(is.messagesJson, was.messagesJson);
        QCOMPARE(is.responseId, was.responseId);
        QCOMPARE(is.vectorBytes, was.vectorBytes);
        QCOMPARE(is.ttlLeftS.has_value(), was.ttlLeftS.has_value());
    }
    QCOMPARE(changed, plan.victims.size());
    const auto bytesAfter = bytesOf(m_connection);
    for (const auto &[key, bytes] : bytesBefore)
        QCOMPARE(bytesAfter.at(key).expiresAtMs, bytes.expiresAtMs);

    const auto restored = ChangeRun(*journal, change, **session).restore(false, {}, {});
    QVERIFY(restored.ok());
    QCOMPARE(restored->count(VictimState::restored), std::uint64_t(plan.victims.size()));
    QVERIFY(bytesOf(m_connection) == bytesBefore);
}

QTEST_GUILESS_MAIN(TestRefreshFixtures)
#include "tst_refresh_fixtures.moc"
