// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/driver/sqlite_database.h"
#include "core/store/cache_store.h"
#include "core/store/sqlite_copy.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;

namespace {

Connection connectionTo(const std::filesystem::path &path)
{
    Connection out;
    out.path = path.string();
    return out;
}

void create(const std::filesystem::path &path, std::string_view sql)
{
    auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::create);
    QVERIFY(database.ok());
    const auto status = database->execute(sql);
    QVERIFY2(status.ok(), status.ok() ? "" : status.error().detail.c_str());
}

} // namespace

class TestSqliteStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leavesTheFileAsItIs()
    {
        const test::TempFolder folder;
        const auto source = std::filesystem::path(CACHELOUPE_TEST_DATA) / "stores/langchain-py-sqlite/langchain.db";
        const auto bytes = readWholeFile(source);
        const auto file = folder.write("lc.db", *bytes);
        {
            auto store = CacheStore::open(connectionTo(file), {});
            QCOMPARE(allEntries(**store)->size(), size_t(68));
            QVERIFY((*store)->entry("full_llm_cache:3", {}).ok());
        }
        QCOMPARE(*readWholeFile(file), *bytes);
        QCOMPARE(std::distance(std::filesystem::directory_iterator(file.parent_path()), {}), std::ptrdiff_t(1));
    }

    void theOwnerMayWriteWhilePagesAreShown()
    {
        const test::TempFolder folder;
        create(folder.path("a.db"), "CREATE TABLE cache(key TEXT PRIMARY KEY, response TEXT, created_at TEXT);"
                                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<5000) INSERT INTO cache SELECT 'ai:'||i, 'x', '2026-01-01' FROM n");
        auto owner = SqliteDatabase::open(folder.path("a.db"), SqliteDatabase::Mode::readWrite);
        auto store = CacheStore::open(connectionTo(folder.path("a.db")), {});
        size_t listed = 0;
        bool wrote = true;
        QVERIFY((*store)->list(
            [&](auto page, const ListProgress &progress) {
                listed += page.size();
                wrote = wrote && owner->execute("UPDATE cache SET response = response || 'y' WHERE rowid = 1").ok();
                return progress.total == 5000;
            },
            {}, 500));
        QCOMPARE(listed, size_t(5000));
        QVERIFY(wrote);
        QCOMPARE((*store)->entry("ai:1", {})->answer, std::string("xyyyyyyyyyy"));
    }

    void listsHomeMadeTables()
    {
        const test::TempFolder folder;
        create(folder.path("a.db"), "CREATE TABLE semantic_cache(cache_key TEXT, Prompt TEXT, response_json TEXT, model TEXT, tenant TEXT, created_at REAL, ttl INTEGER, hit_count INTEGER);"
            "INSERT INTO semantic_cache VALUES('k1','How much?','{\"id\":\"chatcmpl-9\",\"model\":\"inner\",\"choices\":[{\"message\":{\"content\":\"29 EUR\"}}]}','outer','acme',1795230332.5,60,4);"
            "INSERT INTO semantic_cache VALUES('k2','When?','Monday',NULL,NULL,NULL,NULL,NULL);"
            "CREATE TABLE settings(name TEXT, theme TEXT);");
        auto store = CacheStore::open(connectionTo(folder.path("a.db")), {});
        QVERIFY(store.ok());
        QCOMPARE((*store)->info().layouts.size(), size_t(1));
        QCOMPARE((*store)->info().layouts[0].evidence, std::string("fallback"));
        const auto all = allEntries(**store);
        const auto &first = all->at(0);
        QCOMPARE(first.key, std::string("k1"));
        QCOMPARE(first.query, std::string("How much?"));
        QCOMPARE(first.answer, std::string("29 EUR"));
        QCOMPARE(first.model, std::string("outer"));
        QCOMPARE(first.responseId, std::string("chatcmpl-9"));
        QCOMPARE(*first.fields.find(KeyField::accessTenant), std::string("acme"));
        QCOMPARE(*first.ttlS, 60.0);
        QCOMPARE(unixMs(*first.expiresAt) - unixMs(*first.createdAt), std::int64_t(60000));
        QCOMPARE(*first.hitCount, 4);
        QCOMPARE(all->at(1).answer, std::string("Monday"));
        QCOMPARE((*store)->entry("k2", {})->query, std::string("When?"));
        QCOMPARE((*store)->entry("semantic_cache:2", {})->key, std::string("k2"));
        QCOMPARE((*store)->entry("k3", {}).error().code, ErrorCode::notFound);
    }

    void listsTablesWithoutRowId()
    {
        const test::TempFolder folder;
        create(folder.path("a.db"), "CREATE TABLE cache(key TEXT PRIMARY KEY, response TEXT, created_at TEXT) WITHOUT ROWID;"
                                    "INSERT INTO cache VALUES('ai:b','B','2026-01-01T00:00:00'),('ai:a','A','2026-01-01T00:00:00')");
        auto store = CacheStore::open(connectionTo(folder.path("a.db")), {});
        const auto all = allEntries(**store);
        QCOMPARE(all->size(), size_t(2));
        QCOMPARE(all->at(0).key, std::string("ai:a"));
        QCOMPARE((*store)->entry("ai:b", {})->answer, std::string("B"));
    }

    void readsTheMd5CacheWithItsWritingTime()
    {
        const test::TempFolder folder;
        create(folder.path("a.db"), "CREATE TABLE full_md5_llm_cache(id VARCHAR PRIMARY KEY, prompt_md5 VARCHAR, llm VARCHAR, idx INTEGER, prompt VARCHAR, response VARCHAR);"
            "INSERT INTO full_md5_llm_cache VALUES('c232ab00-9414-11ec-b3c8-9e6bdeced846','x','[(''model'', ''m1''), (''temperature'', 0.2)]',0,'A plain question','An old raw answer')");
        auto store = CacheStore::open(connectionTo(folder.path("a.db")), {});
        const auto all = allEntries(**store);
        const auto &entry = all->at(0);
        QCOMPARE(entry.layout, std::string("langchain-py-sqlite-md5"));
        QCOMPARE(entry.key, std::string("c232ab00-9414-11ec-b3c8-9e6bdeced846"));
        QCOMPARE(formatInstant(*entry.createdAt), std::string("2022-02-22T19:22:22Z"));
        QCOMPARE(entry.query, std::string("A plain question"));
        QCOMPARE(entry.answer, std::string("An old raw answer"));
        QCOMPARE(entry.encoding, std::string("text"));
        QCOMPARE(entry.model, std::string("m1"));
        QCOMPARE(entry.paramsJson, std::string("{\"temperature\":0.2}"));
    }

    void gptCacheTablesMayHaveAnotherPrefixAndNoAnswers()
    {
        const test::TempFolder folder;
        create(folder.path("a.db"), "CREATE TABLE my_cache_question(id INTEGER PRIMARY KEY, question TEXT, create_on DATETIME, last_access DATETIME, embedding_data BLOB, deleted INTEGER);"
                                    "INSERT INTO my_cache_question VALUES(5,'Q','2026-01-01 00:00:00',NULL,NULL,0),(9,'R','2026-01-01 00:00:00',NULL,x'ff',-1);"
                                    "CREATE TABLE my_cache_answer(id INTEGER PRIMARY KEY, question_id INTEGER, answer TEXT, answer_type INTEGER);"
                                    "INSERT INTO my_cache_answer VALUES(1,5,'first',0),(2,5,'second',0)");
        auto store = CacheStore::open(connectionTo(folder.path("a.db")), {});
        const auto all = allEntries(**store);
        QCOMPARE(all->size(), size_t(2));
        QCOMPARE(all->at(0).key, std::string("my_cache_question:5"));
        QCOMPARE(all->at(0).answer, std::string("first"));
        QVERIFY(all->at(0).metadataJson.find("second") != std::string::npos);
        QCOMPARE(all->at(1).state, EntryState::softDeleted);
        QVERIFY(all->at(1).answer.empty());
    }

    void aLockedFileIsWaitedForAndNamed()
    {
        const test::TempFolder folder;
        create(folder.path("a.db"), "CREATE TABLE cache(key TEXT PRIMARY KEY, response TEXT, created_at TEXT); INSERT INTO cache VALUES('ai:1', 'x', '2026-01-01')");
        auto owner = SqliteDatabase::open(folder.path("a.db"), SqliteDatabase::Mode::readWrite);
        QVERIFY(owner->execute("BEGIN EXCLUSIVE"));
        const auto locked = CacheStore::open(connectionTo(folder.path("a.db")), {});
        QCOMPARE(locked.error().code, ErrorCode::timeout);
        QCOMPARE(locked.error().reason, ErrorReason::databaseLocked);
        QCOMPARE(locked.error().where, folder.path("a.db").string());
        QVERIFY(owner->execute("COMMIT"));
        auto store = CacheStore::open(connectionTo(folder.path("a.db")), {});
        QCOMPARE(allEntries(**store)->size(), size_t(1));
        QVERIFY((*store)->info().notes.empty());
    }

    void readsWhatStandsInTheLogOnly()
    {
        const test::TempFolder folder;
        auto owner = SqliteDatabase::open(folder.path("a.db"), SqliteDatabase::Mode::create);
        QVERIFY(owner->execute("PRAGMA journal_mode = WAL; CREATE TABLE cache(key TEXT PRIMARY KEY, response TEXT, created_at TEXT);"
                               "INSERT INTO cache VALUES('ai:1','in the log','2026-01-01T00:00:00')"));
        auto store = CacheStore::open(connectionTo(folder.path("a.db")), {});
        QCOMPARE(allEntries(**store)->at(0).answer, std::string("in the log"));
        std::filesystem::path folderOfCopy;
        {
            auto copy = SqliteCopy::make(folder.path("a.db"));
            QVERIFY(copy.ok());
            folderOfCopy = copy->folder();
            auto second = CacheStore::open(connectionTo(copy->file()), {});
            QCOMPARE(allEntries(**second)->at(0).answer, std::string("in the log"));
        }
        QVERIFY(!std::filesystem::exists(folderOfCopy));
        QVERIFY(!SqliteCopy::isNeeded(folder.path("a.db")));
    }

    void hostileRowsStayVisible()
    {
        const test::TempFolder folder;
        create(folder.path("a.db"), "CREATE TABLE full_llm_cache(prompt VARCHAR, llm VARCHAR, idx INTEGER, response VARCHAR);"
                                    "INSERT INTO full_llm_cache VALUES(x'fffe', x'ff', 'no number', x'80049501');"
                                    "INSERT INTO full_llm_cache VALUES(replace(hex(zeroblob(500000)),'0','['), '{' || replace(hex(zeroblob(5000)),'0','---['), 1, NULL);"
                                    "INSERT INTO full_llm_cache VALUES('[{}]', '{}---[', 0, '{\"lc\":1,\"kwargs\":[]}')");
        auto store = CacheStore::open(connectionTo(folder.path("a.db")), {});
        const auto all = allEntries(**store);
        QCOMPARE(all->size(), size_t(3));
        QCOMPARE(all->at(0).state, EntryState::undecodable);
        QVERIFY(!all->at(0).rawBytes.empty());
    }
};

QTEST_APPLESS_MAIN(TestSqliteStore)
#include "tst_sqlite_store.moc"
