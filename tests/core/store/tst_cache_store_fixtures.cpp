// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/driver/sqlite_database.h"
#include "core/store/cache_store.h"
#include "core/store/python_literal.h"
#include "tests/support/redis_server.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <map>

using namespace cacheloupe;
using test::RedisServer;

namespace {

std::filesystem::path dataPath(const std::string &name)
{
    return std::filesystem::path(CACHELOUPE_TEST_DATA) / "stores" / name;
}

/// The lines of keys.jsonl by key.
std::map<std::string, Json> listing(const std::string &fixture)
{
    std::map<std::string, Json> out;
    QFile file(QString::fromStdString(dataPath(fixture + "/keys.jsonl").string()));
    if (file.open(QIODevice::ReadOnly))
        while (!file.atEnd()) {
            const auto line = Json::parse(file.readLine().toStdString());
            out[line["key"].get<std::string>()] = line;
        }
    return out;
}

/// A field of a hash in keys.jsonl.
std::string field(const Json &row, std::string_view name)
{
    for (const auto &pair : row["value"])
        if (pair[0] == name)
            return pair[1].is_string() ? pair[1].get<std::string>() : std::string();
    return {};
}

bool hasTtlOf(const CacheEntry &entry, const Json &row)
{
    constexpr double kSlackS = 120;
    const double listedS = row["pttl_ms"].get<double>() / 1000;
    return entry.ttlLeftS && std::abs(*entry.ttlLeftS - listedS) < kSlackS && entry.expiresAt.has_value();
}

} // namespace

class TestCacheStoreFixtures : public QObject {
    Q_OBJECT

    /// Loads a fixture into a fresh server and lists it.
    std::vector<CacheEntry> listRedis(const std::string &fixture)
    {
        m_server = std::make_unique<RedisServer>();
        if (!m_server->start() || !m_server->load(dataPath(fixture + "/load.resp")))
            return {};
        auto store = CacheStore::open(m_server->connection(), {});
        if (!store)
            return {};
        m_store = std::move(*store);
        auto entries = allEntries(*m_store);
        return entries ? std::move(*entries) : std::vector<CacheEntry>();
    }
    std::vector<CacheEntry> listSqlite(const std::string &file)
    {
        Connection connection;
        connection.path = dataPath(file).string();
        auto store = CacheStore::open(connection, {});
        if (!store)
            return {};
        m_store = std::move(*store);
        auto entries = allEntries(*m_store);
        return entries ? std::move(*entries) : std::vector<CacheEntry>();
    }

private Q_SLOTS:
    void seed001Redis()
    {
        const auto rows = listing("seed-001");
        const auto entries = listRedis("seed-001");
        QCOMPARE(entries.size(), rows.size());
        QCOMPARE(entries.size(), size_t(61));
        for (const auto &entry : entries) {
            const Json &row = rows.at(entry.key);
            QCOMPARE(entry.answer, row["value"].get<std::string>());
            QCOMPARE(entry.rawBytes, entry.answer);
            QCOMPARE(entry.layout, std::string("seed-001-redis"));
            QVERIFY(hasTtlOf(entry, row));
            const bool isTyped = entry.key.rfind(':') > 10;
            QCOMPARE(entry.ttlS.has_value(), isTyped);
            QCOMPARE(entry.createdAt.has_value(), isTyped);
            QVERIFY(!isTyped || entry.inferred == std::vector<std::string>{"created_at"});
            QCOMPARE(entry.group, isTyped ? entry.key.substr(entry.key.rfind(':') + 1) : std::string("ai_cache"));
        }
        const auto &reason = m_store->info().layouts.front();
        QCOMPARE(reason.evidence, std::string("key_pattern"));
        QVERIFY(reason.pattern.find("ai_cache:{id:hex64}") == 0);
        QCOMPARE(reason.matched, std::uint64_t(61));
        QCOMPARE(reason.seen, std::uint64_t(61));
    }

    void seed001Sqlite()
    {
        const auto entries = listSqlite("seed-001/ai_cache.db");
        auto database = SqliteDatabase::open(dataPath("seed-001/ai_cache.db"), SqliteDatabase::Mode::readOnly);
        auto rows = database->prepare("SELECT key, response, created_at FROM cache ORDER BY rowid");
        for (const auto &entry : entries) {
            QVERIFY(*rows->step());
            QCOMPARE(entry.key, rows->text(0));
            QCOMPARE(entry.answer, rows->text(1));
            QCOMPARE(*entry.createdAt, *parseInstant(rows->text(2)));
            QCOMPARE(*entry.ttlS, 86400.0);
            QCOMPARE(*entry.expiresAt, *entry.createdAt + std::chrono::hours(24));
            QCOMPARE(entry.state, EntryState::expired);
            QVERIFY(*entry.ttlLeftS < 0);
            QVERIFY(std::find(entry.inferred.begin(), entry.inferred.end(), "created_at") != entry.inferred.end());
        }
        QVERIFY(!*rows->step());
        QCOMPARE(entries.size(), size_t(61));
        QCOMPARE(m_store->info().layouts.front().pattern, std::string("cache(key, response, created_at)"));
    }

    void seed001SqliteIsLiveWithinADay()
    {
        Connection connection;
        connection.path = dataPath("seed-001/ai_cache.db").string();
        auto store = CacheStore::open(connection, {}, {}, [] { return *parseInstant("2026-05-20T12:00:00Z"); });
        const auto entries = allEntries(**store);
        QCOMPARE(entries->front().state, EntryState::live);
        QCOMPARE(std::round(*entries->front().ttlLeftS), 21 * 3600.0);
    }

    void seed002()
    {
        const auto rows = listing("seed-002");
        const auto entries = listRedis("seed-002");
        QCOMPARE(entries.size(), rows.size());
        size_t bare = 0;
        for (const auto &entry : entries) {
            const Json &row = rows.at(entry.key);
            const Json value = Json::parse(row["value"].get<std::string>());
            QVERIFY(hasTtlOf(entry, row));
            QCOMPARE(*entry.ttlS, 900.0);
            QCOMPARE(entry.encoding, std::string("json"));
            QCOMPARE(entry.answer, value.is_string() ? value.get<std::string>() : value["content"].get<std::string>());
            QCOMPARE(entry.model, value.is_string() ? std::string() : value["model"].get<std::string>());
            QCOMPARE(entry.responseId, value.is_string() ? std::string() : value["id"].get<std::string>());
            if (value.is_object())
                QCOMPARE(*entry.usage.inputTokens, value["usage"]["prompt_tokens"].get<std::int64_t>());
            bare += value.is_string();
        }
        QCOMPARE(bare > 10, true);
    }

    void seed003JoinsTwins()
    {
        const auto rows = listing("seed-003");
        const auto entries = listRedis("seed-003");
        size_t keys = 0;
        size_t orphans = 0;
        size_t versioned = 0;
        for (const auto &entry : entries) {
            keys += std::max<size_t>(entry.partKeys.size(), 1);
            const Json value = Json::parse(rows.at(entry.key)["value"].get<std::string>());
            if (entry.layout == "seed-003-versioned") {
                ++versioned;
                QCOMPARE(entry.answer, value["response"].get<std::string>());
                continue;
            }
            QCOMPARE(entry.layout, std::string("seed-003-pairs"));
            const std::string id = entry.key.substr(entry.key.rfind(':') + 1);
            const Json embedding = Json::parse(rows.at("cache:embedding:" + id)["value"].get<std::string>());
            QCOMPARE(entry.query, embedding["query"].get<std::string>());
            QCOMPARE(entry.vector->dim, std::uint32_t(embedding["embedding"].size()));
            if (entry.state == EntryState::orphan) {
                ++orphans;
                QVERIFY(entry.answer.empty());
                QCOMPARE(entry.key, "cache:embedding:" + id);
            } else {
                QCOMPARE(entry.answer, value["response"].get<std::string>());
                QCOMPARE(entry.partKeys.size(), size_t(2));
            }
        }
        QCOMPARE(keys, rows.size());
        QCOMPARE(versioned, size_t(16));
        QCOMPARE(orphans, size_t(1));
        QCOMPARE(entries.size(), size_t(77));
        const auto twin = std::find_if(entries.begin(), entries.end(), [](const auto &e) { return e.partKeys.size() == 2; });
        const auto byPart = m_store->entry(twin->partKeys[0], {});
        QCOMPARE(byPart->key, twin->key);
        QCOMPARE(byPart->answer, twin->answer);
    }

    void seed003Hashes()
    {
        const auto rows = listing("seed-003h");
        const auto entries = listRedis("seed-003h");
        QCOMPARE(entries.size(), rows.size());
        for (const auto &entry : entries) {
            const Json &row = rows.at(entry.key);
            QCOMPARE(entry.layout, std::string("seed-003-hash"));
            QCOMPARE(entry.query, field(row, "query_text"));
            QCOMPARE(entry.answer, field(row, "response"));
            QVERIFY(hasTtlOf(entry, row));
            QCOMPARE(*entry.vector, (VectorInfo{"float32", 64, 256}));
        }
    }

    void redisVl()
    {
        const auto rows = listing("redisvl-semantic-f32");
        const auto entries = listRedis("redisvl-semantic-f32");
        QCOMPARE(entries.size(), size_t(52));
        for (const auto &entry : entries) {
            const Json &row = rows.at(entry.key);
            const Json metadata = Json::parse(field(row, "metadata"));
            QCOMPARE(entry.query, field(row, "prompt"));
            QCOMPARE(entry.answer, field(row, "response"));
            QCOMPARE(entry.model, jsonText(metadata, "model").value_or(std::string()));
            QCOMPARE(unixMs(*entry.createdAt), std::int64_t(std::stod(field(row, "inserted_at")) * 1000));
            QVERIFY(hasTtlOf(entry, row));
            QVERIFY(entry.slidingTtl);
            QCOMPARE(*entry.vector, (VectorInfo{"float32", 64, 256}));
            QCOMPARE(*entry.fields.find(KeyField::accessTenant), field(row, "tenant"));
            QCOMPARE(*entry.fields.find(KeyField::outputLocale), field(row, "locale"));
            const auto *version = entry.fields.find(KeyField::promptSystemVersion);
            QCOMPARE(version ? std::optional(*version) : std::nullopt, jsonText(metadata, "system_prompt_version"));
            QCOMPARE(entry.scope.size(), size_t(2));
            QCOMPARE(entry.group, std::string("llmcache"));
        }
    }

    void liteLlm()
    {
        const auto rows = listing("litellm-redis");
        const auto entries = listRedis("litellm-redis");
        QCOMPARE(entries.size(), size_t(82));
        size_t repr = 0;
        for (const auto &entry : entries) {
            const Json &row = rows.at(entry.key);
            const auto text = row["value"].get<std::string>();
            const bool isJson = Json::accept(text);
            const Json outer = isJson ? Json::parse(text) : *parsePythonLiteral(text, {});
            const Json inner = Json::parse(outer["response"].get<std::string>());
            QCOMPARE(entry.layout, std::string("litellm-redis"));
            QCOMPARE(entry.encoding, std::string(isJson ? "json" : "pyrepr"));
            QCOMPARE(entry.model, inner["model"].get<std::string>());
            QCOMPARE(entry.responseId, inner["id"].get<std::string>());
            const Json &content = inner["choices"][0]["message"]["content"];
            if (content.is_string())
                QCOMPARE(entry.answer, content.get<std::string>());
            else
                QVERIFY(entry.answer.find("\"function\"") != std::string::npos);
            QCOMPARE(unixMs(*entry.createdAt), std::int64_t(outer["timestamp"].get<double>() * 1000));
            QVERIFY(hasTtlOf(entry, row));
            repr += !isJson;
        }
        QCOMPARE(repr, size_t(51));
    }

    void langChainSqlite()
    {
        const auto entries = listSqlite("langchain-py-sqlite/langchain.db");
        QCOMPARE(entries.size(), size_t(68));
        auto database = SqliteDatabase::open(dataPath("langchain-py-sqlite/langchain.db"), SqliteDatabase::Mode::readOnly);
        auto rows = database->prepare("SELECT prompt, llm, idx, response FROM full_llm_cache ORDER BY rowid");
        size_t withTools = 0;
        size_t withHistory = 0;
        for (const auto &entry : entries) {
            QVERIFY(*rows->step());
            const Json response = Json::parse(rows->text(3));
            const auto text = jsonText(response, "kwargs.text");
            QVERIFY(text || jsonAt(response, "kwargs.message.kwargs.tool_calls"));
            QCOMPARE(entry.answer, text ? *text : entry.answer);
            QCOMPARE(*entry.answerIndex, rows->integer(2));
            QCOMPARE(entry.encoding, std::string("lc-json"));
            QCOMPARE(entry.layout, std::string("langchain-py-sqlite"));
            const std::string prompt = rows->text(0);
            if (!prompt.starts_with('[')) {
                QCOMPARE(entry.query, prompt);
                continue;
            }
            const Json messages = Json::parse(prompt);
            const Json decoded = Json::parse(entry.messagesJson);
            QCOMPARE(decoded.size(), messages.size());
            const auto isHuman = [](const Json &m) { return jsonText(m, "kwargs.type") == "human"; };
            const auto question = std::find_if(messages.rbegin(), messages.rend(), isHuman);
            QVERIFY(question != messages.rend());
            QCOMPARE(std::optional(entry.query), jsonText(*question, "kwargs.content"));
            QCOMPARE(jsonText(decoded, "0.content"), jsonText(messages, "0.kwargs.content"));
            withHistory += decoded.size() > 2;
            if (rows->text(1).starts_with('{'))
                QCOMPARE(std::optional(entry.model), jsonText(Json::parse(rows->text(1).substr(0, rows->text(1).rfind("---[("))), "kwargs.model_name"));
            withTools += entry.paramsJson.find("get_ticket") != std::string::npos;
            QVERIFY(entry.paramsJson.find("API_KEY") == std::string::npos);
        }
        QVERIFY(withTools > 0);
        QVERIFY(withHistory > 0);
        const auto one = m_store->entry("full_llm_cache:1", {});
        QCOMPARE(one->answer, entries.front().answer);
        QVERIFY(!one->responseId.empty());
        QVERIFY(one->usage.inputTokens.has_value());
    }

    void gptCacheSqlite()
    {
        const auto entries = listSqlite("gptcache-sqlite-faiss/sqlite.db");
        QCOMPARE(entries.size(), size_t(57));
        auto database = SqliteDatabase::open(dataPath("gptcache-sqlite-faiss/sqlite.db"), SqliteDatabase::Mode::readOnly);
        auto rows = database->prepare("SELECT q.id, question, create_on, deleted, answer, (SELECT session_id FROM gptcache_session WHERE question_id = q.id) "
                                      "FROM gptcache_question q JOIN gptcache_answer a ON a.question_id = q.id ORDER BY q.id");
        size_t deleted = 0;
        size_t sessions = 0;
        for (const auto &entry : entries) {
            QVERIFY(*rows->step());
            QCOMPARE(entry.key, "gptcache_question:" + rows->text(0));
            QCOMPARE(entry.query, rows->text(1));
            QCOMPARE(*entry.createdAt, *parseInstant(rows->text(2)));
            QCOMPARE(entry.state == EntryState::softDeleted, rows->integer(3) == -1);
            QCOMPARE(entry.answer, rows->text(4));
            QCOMPARE(entry.scope.empty() ? std::string() : entry.scope.front().value, rows->text(5));
            QCOMPARE(*entry.vector, (VectorInfo{"float32", 64, 256}));
            deleted += entry.state == EntryState::softDeleted;
            sessions += entry.scope.size();
        }
        QCOMPARE(deleted, size_t(4));
        QCOMPARE(sessions, size_t(12));
        QCOMPARE(m_store->entry(entries[3].key, {})->answer, entries[3].answer);
    }

private:
    std::unique_ptr<RedisServer> m_server;
    std::unique_ptr<CacheStore> m_store;
};

QTEST_GUILESS_MAIN(TestCacheStoreFixtures)
#include "tst_cache_store_fixtures.moc"
