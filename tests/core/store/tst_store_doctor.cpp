// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/sqlite_database.h"
#include "core/store/store_doctor.h"
#include "tests/support/redis_server.h"
#include "tests/support/search_stub.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;
using test::RedisServer;
using test::SearchStub;

namespace {

std::filesystem::path dataPath(const std::string &name)
{
    return std::filesystem::path(CACHELOUPE_TEST_DATA) / "stores" / name;
}

/// Fixtures were stored on one day; whatever they expire by is measured from this one.
Instant readingDay()
{
    return *parseInstant("2026-11-21T22:00:00Z");
}

Result<StoreExamination> examined(const Connection &connection)
{
    auto store = CacheStore::open(connection, {}, {}, readingDay);
    return store ? examineStore(**store, {}, {}, readingDay) : Result<StoreExamination>(store.error());
}

/// `no-ttl acme 34 43`: id, where and the first fact.
std::vector<std::string> told(const Result<StoreExamination> &examination)
{
    std::vector<std::string> out;
    if (!examination)
        return {examination.error().detail};
    for (const auto &finding : examination->findings)
        out.push_back(finding.id + " | " + finding.where + " | " + finding.facts.front().second);
    return out;
}

std::string index(const std::vector<std::string> &prefixes, std::int64_t documents, const std::vector<std::string> &vector, std::int64_t failures = 0)
{
    const auto t = SearchStub::text;
    const auto list = [&](const std::vector<std::string> &words) {
        std::vector<std::string> items;
        for (const auto &word : words)
            items.push_back(t(word));
        return SearchStub::array(items);
    };
    std::vector<std::string> field = {"identifier", "embedding", "attribute", "embedding", "type", "VECTOR"};
    field.insert(field.end(), vector.begin(), vector.end());
    return SearchStub::array({t("index_name"), t("cache_index"), t("index_definition"), SearchStub::array({t("key_type"), t("HASH"), t("prefixes"), list(prefixes)}), t("attributes"),
                              SearchStub::array({list(field)}), t("num_docs"), t(std::to_string(documents)), t("hash_indexing_failures"), SearchStub::number(failures), t("indexing"), t("0")});
}

const std::vector<std::string> kRecommended = {"algorithm", "HNSW", "data_type", "FLOAT32", "dim", "1536", "distance_metric", "COSINE", "M", "16", "ef_construction", "200"};
const std::vector<std::string> kFitting = {"algorithm", "HNSW", "data_type", "FLOAT32", "dim", "64", "distance_metric", "COSINE", "M", "16", "ef_construction", "200"};

} // namespace

class TestStoreDoctor : public QObject {
    Q_OBJECT
    RedisServer m_server;

    bool load(const std::string &fixture)
    {
        m_server.cli({QStringLiteral("FLUSHALL")});
        return fixture.empty() || m_server.load(dataPath(fixture + "/load.resp"));
    }
    Connection behind(const SearchStub &stub)
    {
        Connection connection = m_server.connection();
        connection.port = stub.port();
        return connection;
    }
    QString image()
    {
        return m_server.cli({QStringLiteral("EVAL"),
                             QStringLiteral("local out = '' local keys = redis.call('KEYS', '*') table.sort(keys) for _, k in ipairs(keys) do "
                                            "out = out .. redis.sha1hex(redis.call('DUMP', k)) .. redis.call('PEXPIRETIME', k) end return redis.sha1hex(out)"),
                             QStringLiteral("0")});
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.error()));
    }

    void redisFixtures_data()
    {
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *fixture, const QStringList &expected) { QTest::newRow(fixture) << expected; };
        row("seed-001", {QStringLiteral("two-recipes | ai_cache | 2")});
        row("seed-002", {});
        row("seed-003", {QStringLiteral("twin-answer-gone | cache:response | 1"), QStringLiteral("two-recipes | cache | 2")});
        row("seed-003h", {});
        row("litellm-redis", {});
        row("litellm-redis-semantic", {});
        row("redisvl-semantic-f32", {});
        row("langchain-redis-py-semantic", {});
        row("gptcache-redis-vector", {});
        row("synthetic-gateways-redis", {QStringLiteral("no-ttl | higress-ai-cache 60, litellm_semantic_cache_index 60 | 120"),
                                         QStringLiteral("expired-stored | vk:acme:support 49, vk:globex:support 12, billing 8, … | 122")});
    }
    void redisFixtures()
    {
        QFETCH(QStringList, expected);
        QVERIFY(load(QTest::currentDataTag()));
        const auto examination = examined(m_server.connection());
        QStringList found;
        for (const auto &line : told(examination))
            found << QString::fromStdString(line);
        QCOMPARE(found, expected);
        QCOMPARE(examination->unchecked, (std::vector<StoreNote>{{"index", "no_search"}}));
        QVERIFY(examination->entryCount > 0);
    }

    void fileFixtures_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const char *url, const QStringList &expected) {
            const std::string text(url);
            const auto colon = text.find(':') + 1;
            QTest::newRow(name) << QString::fromStdString(text.substr(0, colon) + dataPath(text.substr(colon)).string()) << expected;
        };
        row("seed 001", "sqlite:seed-001/ai_cache.db", {QStringLiteral("expired-stored | cache | 61"), QStringLiteral("times-without-zone | cache | 61")});
        row("langchain", "sqlite:langchain-py-sqlite/langchain.db", {QStringLiteral("no-ttl | full_llm_cache | 67")});
        row("gptcache", "sqlite:gptcache-sqlite-faiss/sqlite.db",
            {QStringLiteral("no-ttl | gptcache_question | 53"), QStringLiteral("times-without-zone | gptcache_question | 57"), QStringLiteral("deleted-stored | gptcache_question | 4")});
        row("diskcache", "sqlite:diskcache-plain/cache.db",
            {QStringLiteral("values-unreadable | diskcache | 1"), QStringLiteral("no-ttl | acme 34, globex 6, diskcache 3 | 43"), QStringLiteral("expired-stored | diskcache 1, globex 1 | 2")});
        row("llm logs", "sqlite:llm-logs-0.32/logs.db", {});
        row("dspy", "dir:dspy-litellm/dspy_cache", {QStringLiteral("no-ttl | dspy | 60")});
        row("langchain.js files", "dir:langchain-js-localfile/langchain-cache", {QStringLiteral("no-ttl | langchain-js | 64")});
    }
    void fileFixtures()
    {
        QFETCH(QString, url);
        QFETCH(QStringList, expected);
        const auto examination = examined(*parseConnectionUrl(url.toStdString()));
        QStringList found;
        for (const auto &line : told(examination))
            found << QString::fromStdString(line);
        QCOMPARE(found, expected);
        QVERIFY(examination->unchecked.empty());
    }

    void logsAreNotJudgedAsCaches()
    {
        const auto examination = examined(*parseConnectionUrl("sqlite:" + dataPath("llm-logs-0.32/logs.db").string()));
        QCOMPARE(examination->otherCount, examination->entryCount);
        QCOMPARE(examination->checks.back(), std::string("file"));
    }

    void theArticlesOwnIndexStaysEmpty()
    {
        QVERIFY(load("seed-003"));
        SearchStub stub(m_server.port());
        stub.addIndex("cache_index", index({"cache:"}, 0, kRecommended));
        const auto examination = examined(behind(stub));
        QCOMPARE(told(examination), (std::vector<std::string>{"index-wrong-type | cache_index | 137", "twin-answer-gone | cache:response | 1", "two-recipes | cache | 2"}));
        QVERIFY(examination->unchecked.empty());
        QVERIFY(std::find(examination->checks.begin(), examination->checks.end(), "index") != examination->checks.end());
    }

    void indexesAreComparedWithTheirHashes()
    {
        QVERIFY(load("seed-003h"));
        SearchStub stub(m_server.port());
        const auto findings = [&] { return told(examined(behind(stub))); };
        QCOMPARE(findings(), std::vector<std::string>());
        stub.addIndex("cache_index", index({"cache:"}, 61, kFitting));
        QCOMPARE(findings(), std::vector<std::string>{"index-settings | cache_index | embedding"});
        stub.addIndex("cache_index", index({"cache:"}, 0, kRecommended));
        QCOMPARE(findings(), (std::vector<std::string>{"index-empty | cache_index | 61", "index-dimension | cache_index | 61"}));
        stub.addIndex("cache_index", index({"cache:"}, 0, kRecommended, 61));
        QCOMPARE(findings(), (std::vector<std::string>{"index-empty | cache_index | 61", "index-failures | cache_index | 61", "index-dimension | cache_index | 61"}));
    }

    void aServerThatDoesNotTellItsIndexesIsSaidSo()
    {
        QVERIFY(load("seed-003h"));
        SearchStub stub(m_server.port());
        stub.refuse("-NOPERM User default has no permissions to run the 'FT._LIST' command");
        const auto examination = examined(behind(stub));
        QCOMPARE(told(examination), std::vector<std::string>());
        QCOMPARE(examination->unchecked.size(), size_t(1));
        QVERIFY(examination->unchecked.front().detail.find("NOPERM") == 0);
    }

    void vectorsWithoutAnIndexCostAScan()
    {
        QVERIFY(load({}));
        m_server.cli({QStringLiteral("EVAL"),
                      QStringLiteral("for i = 1, 1500 do redis.call('HSET', 'cache:' .. i, 'query_text', 'Q' .. i, 'response', 'A', 'embedding', string.rep(struct.pack('<f', 0.125), 64)) "
                                     "redis.call('EXPIRE', 'cache:' .. i, 3600) end redis.call('HSET', 'cache:1', 'embedding', string.rep('\\0', 256)) "
                                     "redis.call('HSET', 'cache:2', 'embedding', string.rep(struct.pack('<f', 0.125), 32)) redis.call('PERSIST', 'cache:3')"),
                      QStringLiteral("0")});
        const QString before = image();
        const auto examination = examined(m_server.connection());
        QCOMPARE(told(examination), (std::vector<std::string>{"vectors-mixed | cache | 64 × 1498, 32 × 1", "vectors-zero | cache | 1", "no-ttl | cache | 1", "linear-scan | seed-003-hash | 1500"}));
        QCOMPARE(examination->findings[1].examples, std::vector<std::string>{"cache:1"});
        QCOMPARE(image(), before);
        SearchStub stub(m_server.port());
        stub.addIndex("cache_index", index({"cache:"}, 1500, kFitting));
        const auto indexed = told(examined(behind(stub)));
        // The first embedding of 64 numbers that came along is searched for.
        QVERIFY(stub.searches().size() == 5 && stub.searches().front().find("[KNN 1 @embedding $vector]") != std::string::npos);
        QVERIFY(stub.searches().front().find("$256\r\n") != std::string::npos);
        QVERIFY(std::none_of(indexed.begin(), indexed.end(), [](const auto &line) { return line.starts_with("linear-scan"); }));
    }

    void theServersOwnTroubles()
    {
        RedisServer server;
        QVERIFY2(server.start(), qPrintable(server.error()));
        const auto set = [&](const char *name, const char *value) { server.cli({QStringLiteral("CONFIG"), QStringLiteral("SET"), QLatin1String(name), QLatin1String(value)}); };
        QCOMPARE(told(examined(server.connection())), std::vector<std::string>());
        set("slowlog-log-slower-than", "0");
        server.cli({QStringLiteral("KEYS"), QStringLiteral("secret-customer")});
        set("slowlog-log-slower-than", "-1");
        set("maxmemory", "1");
        auto store = CacheStore::open(server.connection(), {});
        QVERIFY(store);
        const auto examination = examineStore(**store, {}, {});
        const auto findings = told(examination);
        QCOMPARE(findings.size(), size_t(2));
        QVERIFY2(findings[0].starts_with("server-full | redis://127.0.0.1:"), findings[0].c_str());
        QVERIFY2(findings[1].starts_with("slow-commands | redis://127.0.0.1:"), findings[1].c_str());
        for (const auto &[name, value] : examination->findings[1].facts)
            QVERIFY2(value.find("secret-customer") == std::string::npos, value.c_str());
        QVERIFY(examination->findings[1].facts[1].second.find("KEYS 1") != std::string::npos);
    }

    void otherKeysOfAMixedServerAreLeftAlone()
    {
        QVERIFY(load("seed-001"));
        m_server.cli({QStringLiteral("SET"), QStringLiteral("session:12"), QStringLiteral("somebody")});
        m_server.cli({QStringLiteral("RPUSH"), QStringLiteral("queue"), QStringLiteral("job")});
        const auto examination = examined(m_server.connection());
        QCOMPARE(told(examination), std::vector<std::string>{"two-recipes | ai_cache | 2"});
        QCOMPARE(examination->otherCount, std::uint64_t(2));
    }

    void aHomeMadeTableIsExamined()
    {
        const test::TempFolder folder;
        const auto path = folder.path("app.db");
        auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::create);
        QVERIFY(database->execute("CREATE TABLE llm_cache(prompt TEXT, response TEXT, created_at TEXT, expires_at TEXT);"
                                  "INSERT INTO llm_cache VALUES('Q1','A1','2026-11-01 10:00:00','2026-11-02 10:00:00'),('Q2','A2','2026-11-01 10:00:00',NULL)")
                    .ok());
        QCOMPARE(told(examined(*parseConnectionUrl("sqlite:" + path.string()))),
                 (std::vector<std::string>{"no-ttl | llm_cache | 1", "expired-stored | llm_cache | 1", "times-without-zone | llm_cache | 2"}));
    }

    void theFileItselfIsLookedAt()
    {
        const test::TempFolder folder;
        const auto path = folder.path("app.db");
        std::filesystem::copy_file(dataPath("langchain-py-sqlite/langchain.db"), path);
        folder.write("app.db-wal", "");
        std::filesystem::resize_file(folder.path("app.db-wal"), 17u << 20);
        QCOMPARE(told(examined(*parseConnectionUrl("sqlite:" + path.string()))),
                 (std::vector<std::string>{"sqlite-wal-large | " + path.string() + " | 17825792", "no-ttl | full_llm_cache | 67"}));
    }

    void itStopsWhenAsked()
    {
        QVERIFY(load("seed-001"));
        auto store = CacheStore::open(m_server.connection(), {});
        std::stop_source stop;
        stop.request_stop();
        const auto examination = examineStore(**store, {}, stop.get_token());
        QVERIFY(!examination.ok());
        QCOMPARE(examination.error().code, ErrorCode::cancelled);
        std::uint64_t visited = 0;
        auto again = CacheStore::open(m_server.connection(), {});
        QVERIFY(examineStore(**again, [&](const ListProgress &progress) { visited = progress.visited; }, {}).ok());
        QCOMPARE(visited, std::uint64_t(61));
    }
};

QTEST_GUILESS_MAIN(TestStoreDoctor)
#include "tst_store_doctor.moc"
