// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resource.h"
#include "core/driver/sqlite_database.h"
#include "core/hitlog/hit_log_reader.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <algorithm>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

std::filesystem::path data(const char *name)
{
    return std::filesystem::path(CACHELOUPE_TEST_DATA) / "hitlog" / name;
}

bool contains(const std::vector<std::string> &list, const char *one)
{
    return std::find(list.begin(), list.end(), one) != list.end();
}

} // namespace

class TestDialect : public QObject {
    Q_OBJECT

    TempFolder m_folder;

private Q_SLOTS:
    void everyBuiltInDialectIsValid()
    {
        const auto dialects = builtInDialects();
        QVERIFY(dialects.ok());
        QCOMPARE(dialects->size() + 3 /* README.md and what they share */, resourcePaths("dialects/").size());
        QCOMPARE(std::count_if(dialects->begin(), dialects->end(), [](const Dialect &d) { return d.isNative(); }), 1);
    }
    void seedLines()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(data("seed_001.jsonl")).ok());
        QCOMPARE(table.source(0).dialect(), (DialectMatch{"seeds.hit_line", {"query", "ts", "key", "event=cache_miss", "16/16"}}));
        QCOMPARE(table.rowCount(), HitRow(44));
        const HitRow last = 43;
        const auto hit = table.record(last);
        QVERIFY(hit.ok());
        QCOMPARE(hit->kind, EventKind::hit);
        QCOMPARE(hit->line, std::uint64_t(44));
        QCOMPARE(*hit->fields.find(KeyField::accessTenant), std::string(table.tenant(last)));
        QVERIFY(hit->answer.size() > 10);
        QCOMPARE(hit->unknownJson, std::string(R"({"cacheable":true})"));
        QCOMPARE(hit->match, MatchKind::unknown);
        QVERIFY(hit->inferred.empty());
        QVERIFY(table.source(0).isConverted());
    }
    void identityIsThatOfTheOriginalLine()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(data("seed_002.jsonl")).ok());
        const auto bytes = readWholeFile(data("seed_002.jsonl"));
        QCOMPARE(table.hitId(0), toHex(hash128(bytes->substr(0, bytes->find('\n')))));
        QCOMPARE(table.ttlS(1), 900.0f);
    }
    void damageInAForeignLogKeepsItsLine()
    {
        const auto bytes = readWholeFile(data("seed_002.jsonl"));
        const auto first = bytes->substr(0, bytes->find('\n') + 1);
        HitTable table;
        const auto state = HitLogReader(table).load(m_folder.write("d.jsonl", first + "\n{broken\n" + first + "{\"event\":\"cache_h"));
        QVERIFY(state.ok());
        QCOMPARE(table.rowCount(), HitRow(4));
        QCOMPARE(table.kind(1), EventKind::malformed);
        QCOMPARE(table.lineNumber(1), 3u);
        QCOMPARE(*table.lineBytes(1), std::string("{broken"));
        QCOMPARE(table.lineNumber(2), 4u);
        QCOMPARE(table.fault(3), LineFault::truncated);
        QCOMPARE(state->malformedRows, std::uint64_t(2));
    }
    void litellmPayloads()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(data("litellm_slp.jsonl")).ok());
        QCOMPARE(table.source(0).dialect().name, std::string("litellm.standard_logging_payload"));
        QCOMPARE(table.rowCount(), HitRow(6));
        const auto miss = *table.record(0);
        QCOMPARE(miss.kind, EventKind::miss);
        QCOMPARE(miss.query, std::string("How do I cancel my subscription?"));
        QCOMPARE(miss.callSite, std::string("billing"));
        QCOMPARE(formatInstant(*miss.time), std::string("2026-11-21T03:11:25.084Z"));
        QCOMPARE(miss.usage.inputTokens, std::optional<std::int64_t>(47));
        QCOMPARE(*miss.fields.find(KeyField::accessTenant), std::string("acme"));
        QVERIFY(std::abs(*miss.latencyMs - 367.578) < 0.001);
        QVERIFY(contains(miss.inferred, "event"));
        QVERIFY(contains(miss.inferred, "call_site"));
        QVERIFY(!miss.entry.createdAt);
        const auto hit = *table.record(3);
        QCOMPARE(hit.kind, EventKind::hit);
        QVERIFY(*hit.savedUsd > 0);
        QVERIFY(QString::fromStdString(hit.id).contains(QLatin1String("_cache_hit")));
        QCOMPARE(hit.entry.id, hit.id.substr(0, hit.id.find("_cache_hit")));
        QVERIFY(contains(hit.inferred, "entry.id"));
        QVERIFY(!contains(hit.inferred, "event"));
        QVERIFY(!hit.answer.empty());
        QVERIFY(hit.unknownJson.find("user_api_key_alias") != std::string::npos);
        QVERIFY(hit.unknownJson.find("model_map_information") == std::string::npos);
    }
    void litellmSpendLogs()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(data("litellm_spend_logs.jsonl")).ok());
        QCOMPARE(table.source(0).dialect().name, std::string("litellm.spend_logs"));
        QCOMPARE(table.rowCount(), HitRow(4));
        const auto miss = *table.record(0);
        QCOMPARE(miss.kind, EventKind::miss);
        QCOMPARE(miss.query, std::string("How do I cancel my subscription?"));
        QVERIFY(miss.answer.size() > 20 && miss.time);
        QCOMPARE(miss.callSite, std::string("billing"));
        const auto hit = *table.record(2);
        QCOMPARE(hit.kind, EventKind::hit);
        QCOMPARE(hit.costUsd, std::optional(0.0));
        QVERIFY(!hit.entry.id.empty() && hit.entry.createdAt);
        QVERIFY(!contains(hit.inferred, "event"));
    }
    void gptcacheReport()
    {
        const auto path = m_folder.path("sqlite.db");
        {
            auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::create);
            QVERIFY(database.ok());
            QVERIFY(database->execute("CREATE TABLE gptcache_question (id INTEGER PRIMARY KEY, question TEXT);"
                                      "CREATE TABLE gptcache_report (id INTEGER NOT NULL, user_question VARCHAR(3000) NOT NULL, cache_question_id INTEGER NOT NULL, "
                                      "cache_question VARCHAR(3000) NOT NULL, cache_answer VARCHAR(3000) NOT NULL, similarity FLOAT NOT NULL, "
                                      "cache_delta_time FLOAT NOT NULL, cache_time DATETIME, extra VARCHAR(3000), PRIMARY KEY (id));"
                                      "INSERT INTO gptcache_report VALUES (1, 'Where is my data stored?', 20, 'Where is my order?', 'Order 88213 left', 3.4, 0.0085, '2026-11-21 03:13:15.468374', NULL),"
                                      "(4, 'Balance\nplease', 3, 'Balance', 'EUR 412.80', 4.0, 0.01, '2026-11-21 03:13:16', NULL);").ok());
        }
        HitTable table;
        const auto state = HitLogReader(table).load(path);
        QVERIFY(state.ok());
        QCOMPARE(table.source(0).dialect().name, std::string("gptcache.report"));
        QCOMPARE(table.source(0).dialect().reasonParts.front(), std::string("gptcache_report"));
        QCOMPARE(table.rowCount(), HitRow(2));
        const auto hit = *table.record(0);
        QCOMPARE(hit.query, std::string("Where is my data stored?"));
        QCOMPARE(hit.cachedQuery, std::string("Where is my order?"));
        QCOMPARE(hit.similarity, std::optional(0.85));
        QCOMPARE(hit.latencyMs, std::optional(8.5));
        QCOMPARE(hit.entry.id, std::string("20"));
        QCOMPARE(hit.kind, EventKind::hit);
        QCOMPARE(formatInstant(*hit.time), std::string("2026-11-21T03:13:15.468Z"));
        QVERIFY(contains(hit.inferred, "ts") && contains(hit.inferred, "similarity") && contains(hit.inferred, "call_site"));
        QCOMPARE(hit.unknownJson, std::string(R"({"gptcache.id":1,"gptcache.similarity":3.4})"));
        QCOMPARE(hit.source, path.string());
        QCOMPARE(table.queryText(1), std::string("Balance\nplease"));
        QCOMPARE(table.lineNumber(1), 2u);
    }
    void anotherDatabaseIsNamed()
    {
        const auto path = m_folder.path("other.db");
        QVERIFY(SqliteDatabase::open(path, SqliteDatabase::Mode::create)->execute("CREATE TABLE shop (a)").ok());
        HitTable table;
        const auto state = HitLogReader(table).load(path);
        QCOMPARE(state.error().reason, ErrorReason::unknownDialect);
        QCOMPARE(state.error().detail, std::string("shop"));
    }
    void uselessDialectsAreRefused()
    {
        const auto refused = [](const char *text) { return !Dialect::fromJson(*parseJson(text, {}), "x").ok(); };
        QVERIFY(refused(R"({"recognise":{}})"));
        QVERIFY(refused(R"({"name":"x"})"));
        QVERIFY(refused(R"({"name":"x","recognise":{},"map":{"ts":7}})"));
        QVERIFY(refused(R"({"name":"x","recognise":{},"map":{"ts":{"path":"a","as":"magic"}}})"));
        QVERIFY(refused(R"({"name":"x","recognise":{},"map":{"ts":{"minus":["a"]}}})"));
        QVERIFY(refused(R"({"name":"x","line_format":"zip","recognise":{}})"));
    }
};

QTEST_APPLESS_MAIN(TestDialect)
#include "tst_dialect.moc"
