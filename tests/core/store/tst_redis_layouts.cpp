// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/store/cache_store.h"
#include "core/store/redis_classifier.h"
#include "tests/support/redis_server.h"

#include <QFile>
#include <QTest>

#include <algorithm>
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

std::string field(const Json &row, std::string_view name)
{
    for (const auto &pair : row["value"])
        if (pair[0] == name && pair[1].is_string())
            return pair[1].get<std::string>();
    return {};
}

using Entries = std::vector<CacheEntry>;

std::map<std::string, size_t> byLayout(const Entries &entries)
{
    std::map<std::string, size_t> out;
    for (const auto &entry : entries)
        ++out[entry.layout];
    return out;
}

RedisClassifier classifier()
{
    return RedisClassifier(builtInLayouts(StoreKind::redis).value());
}

/// A document of a server with the JSON module, which Debian's has not.
CacheEntry document(const std::string &key, const std::string &json)
{
    RawPart part;
    part.key = key;
    part.type = "ReJSON-RL";
    part.value = json;
    std::vector<RawPart> parts = {part};
    return classifier().entryFrom({}, std::move(parts), systemNow());
}

} // namespace

/// Every family that writes to Redis, as its own client wrote it, against a real server.
class TestRedisLayouts : public QObject {
    Q_OBJECT

    Entries list(const std::string &fixture)
    {
        m_server.cli({QStringLiteral("FLUSHALL")});
        if (!m_server.load(dataPath(fixture + "/load.resp")))
            return {};
        auto store = CacheStore::open(m_server.connection(), {});
        auto entries = store ? allEntries(**store) : Result<Entries>(store.error());
        return entries ? std::move(*entries) : Entries();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.error())); }

    void langChainPython()
    {
        const auto rows = listing("langchain-py-community-redis");
        const auto entries = list("langchain-py-community-redis");
        QCOMPARE(entries.size(), rows.size());
        for (const auto &entry : entries) {
            const Json value = Json::parse(field(rows.at(entry.key), "0"));
            const auto text = jsonText(value, "kwargs.text").value_or("");
            QCOMPARE(entry.layout, std::string("langchain-py-redis"));
            QVERIFY(text.empty() || entry.answer == text);
            QCOMPARE(entry.model, jsonText(value, "kwargs.message.kwargs.response_metadata.model_name").value_or(""));
            QVERIFY(entry.ttlLeftS.has_value());
        }
    }
    void langChainPythonSemantic()
    {
        const auto rows = listing("langchain-redis-py-semantic");
        const auto entries = list("langchain-redis-py-semantic");
        QCOMPARE(entries.size(), rows.size());
        for (const auto &entry : entries) {
            const Json messages = Json::parse(field(rows.at(entry.key), "prompt"));
            QCOMPARE(entry.layout, std::string("langchain-redis-semantic"));
            QCOMPARE(std::optional(entry.query), jsonText(messages.back(), "kwargs.content"));
            const Json response = Json::parse(Json::parse(field(rows.at(entry.key), "response"))[0].get<std::string>());
            QCOMPARE(entry.answer, jsonText(response, "kwargs.text").value_or(""));
            const auto metadata = field(rows.at(entry.key), "metadata");
            QVERIFY(!entry.model.empty() && metadata.find(entry.model) != std::string::npos);
            QCOMPARE(*entry.vector, (VectorInfo{"float32", 64, 256}));
            QVERIFY(entry.slidingTtl && entry.createdAt);
        }
    }
    void langChainPythonJson()
    {
        const auto rows = listing("langchain-redis-py-json");
        QCOMPARE(rows.size(), size_t(61));
        for (const auto &[key, row] : rows) {
            const auto entry = document(key, row["value"].get<std::string>());
            QCOMPARE(entry.layout, std::string("langchain-redis-json"));
            QCOMPARE(entry.answer, jsonText(Json::parse(row["value"].get<std::string>()), "kwargs.text").value_or(""));
            QVERIFY(entry.responseId.starts_with("chatcmpl-"));
            QCOMPARE(entry.group, std::string("redis"));
        }
    }
    void langChainJs()
    {
        const auto rows = listing("langchain-js-community-redis");
        const auto entries = list("langchain-js-community-redis");
        QCOMPARE(entries.size(), rows.size());
        for (const auto &entry : entries) {
            const Json value = Json::parse(rows.at(entry.key)["value"].get<std::string>());
            QCOMPARE(entry.layout, std::string("langchain-js-redis"));
            const auto text = jsonText(value, "text").value_or("");
            QVERIFY(text.empty() || entry.answer == text);
            QCOMPARE(entry.responseId, jsonText(value, "message.data.id").value_or(""));
        }
    }
    void gptCache()
    {
        const auto entries = list("gptcache-redis-vector");
        QCOMPARE(byLayout(entries), (std::map<std::string, size_t>{{"gptcache-redis-vector", 20}}));
        for (const auto &entry : entries) {
            QCOMPARE(*entry.vector, (VectorInfo{"float32", 64, 256}));
            QCOMPARE(entry.state, EntryState::live);
        }
        const auto scalar = document("gptcache:questions:7", "{\"pk\":\"7\",\"question\":\"Q?\",\"create_on\":\"2026-05-20T10:00:00\",\"last_access\":\"2026-05-20T11:00:00\",\"deleted\":-1,"
                                                             "\"answers\":[{\"answer\":\"A.\",\"answer_type\":0}],\"deps\":[],\"embedding\":\"\\u0000\\u0000\\u0000?\\u0000\\u0000\\u0000?\\u0000\\u0000\\u0000?\\u0000\\u0000\\u0000\\u00bf\"}");
        QCOMPARE(scalar.layout, std::string("gptcache-redis"));
        QCOMPARE(scalar.answer, std::string("A."));
        QCOMPARE(scalar.state, EntryState::softDeleted);
        QCOMPARE(*scalar.vector, (VectorInfo{"float32", 4, 16}));
    }
    void liteLlmSemantic()
    {
        const auto rows = listing("litellm-redis-semantic");
        const auto entries = list("litellm-redis-semantic");
        QCOMPARE(entries.size(), rows.size());
        for (const auto &entry : entries) {
            QCOMPARE(entry.layout, std::string("litellm-redis-semantic"));
            QCOMPARE(entry.query, field(rows.at(entry.key), "prompt"));
            QVERIFY(!entry.answer.empty() && !entry.model.empty() && entry.responseId.starts_with("chatcmpl-"));
            QCOMPARE(entry.encoding, std::string("pyrepr"));
        }
    }
    void gateways()
    {
        const auto rows = listing("synthetic-gateways-redis");
        const auto entries = list("synthetic-gateways-redis");
        QCOMPARE(byLayout(entries),
                 (std::map<std::string, size_t>{{"bifrost", 61}, {"higress", 61}, {"litellm-valkey-semantic", 61}, {"tensorzero", 61}, {"vllm-router-exact", 61}, {"vllm-router-replay", 61}, {"vllm-router-semantic", 61}}));
        std::map<std::string, size_t> silent;
        for (const auto &entry : entries) {
            silent[entry.layout] += entry.answer.empty();
            const Json &row = rows.at(entry.key);
            const bool hasNoQuestion = entry.layout == "bifrost" || entry.layout == "vllm-router-exact";
            QVERIFY2(entry.query.empty() == hasNoQuestion, entry.key.c_str());
            if (entry.layout == "higress")
                QCOMPARE(entry.answer, row["value"].get<std::string>());
            if (entry.layout == "vllm-router-semantic") {
                QCOMPARE(entry.query, field(row, "query"));
                QVERIFY(entry.model.find(':') == std::string::npos);
                QVERIFY(!entry.messagesJson.empty() && entry.vector && entry.createdAt);
            }
            if (entry.layout == "bifrost")
                QCOMPARE(entry.scope.front().value, field(row, "cache_key"));
        }
        for (const auto &[layout, count] : silent)
            QVERIFY2(count <= 1, layout.c_str());
    }
    void routerScopesAndPendingEntries()
    {
        RawPart part;
        part.key = "doc:0123456789abcdef0123456789abcdef";
        part.type = "hash";
        part.fields = {{"query", "cache-scope a b c How?"}, {"model", "r:d:auto:gpt-4o:openai%3Abody:ns:v1"}, {"response_body", ""}, {"timestamp", "1779268380"}, {"ttl_seconds", "60"}};
        const auto entry = classifier().entryFrom({}, {part}, systemNow());
        QCOMPARE(entry.query, std::string("How?"));
        QCOMPARE(entry.model, std::string("gpt-4o"));
        QCOMPARE(entry.state, EntryState::pending);
        QVERIFY(std::find(entry.scope.begin(), entry.scope.end(), ScopePart{"protocol", "openai:body"}) != entry.scope.end());
    }
    void documentsAndOthers()
    {
        const auto spring = document("semantic-cache:123e4567-e89b-12d3-a456-426614174000", "{\"content\":\"Q?\",\"embedding\":[0.5,0.5],\"response\":\"{\\\"fullText\\\":\\\"A.\\\"}\",\"response_text\":\"A.\",\"context_hash\":\"h\"}");
        QCOMPARE(spring.layout, std::string("spring-ai"));
        QCOMPARE(spring.answer, std::string("A."));
        QCOMPARE(spring.vector->dim, std::uint32_t(2));
        m_server.cli({QStringLiteral("FLUSHALL")});
        m_server.cli({QStringLiteral("SET"), QStringLiteral("app::app:k1"), QStringLiteral("{\"value\":{\"prompt\":\"Q?\",\"response\":\"A.\"},\"expires\":1890000000000}")});
        m_server.cli({QStringLiteral("HSET"), QStringLiteral("emb:1"), QStringLiteral("text"), QStringLiteral("T"), QStringLiteral("model_name"), QStringLiteral("e5"), QStringLiteral("embedding"),
                      QStringLiteral("xxxxxxxxxxxxxxxx"), QStringLiteral("inserted_at"), QStringLiteral("1790000000")});
        m_server.cli({QStringLiteral("HSET"), QStringLiteral("doc:cache:0123456789abcdef0123456789abcdef:77"), QStringLiteral("prompt"), QStringLiteral("Q?"), QStringLiteral("llm_string"),
                      QStringLiteral("[('model', 'm')]"), QStringLiteral("return_val"), QStringLiteral("[{\"lc\":1,\"kwargs\":{\"text\":\"A.\"}}]")});
        const auto entries = allEntries(**CacheStore::open(m_server.connection(), {}));
        QCOMPARE(byLayout(*entries), (std::map<std::string, size_t>{{"keyv", 1}, {"langchain-py-redis-semantic", 1}, {"redisvl-embeddings", 1}}));
        for (const auto &entry : *entries) {
            QCOMPARE(entry.query, std::string(entry.layout == "redisvl-embeddings" ? "T" : "Q?"));
            QCOMPARE(entry.answer, std::string(entry.layout == "redisvl-embeddings" ? "" : "A."));
        }
    }
    void familiesBesideOtherKeys()
    {
        const auto entries = list("mixed-redis8");
        auto layouts = byLayout(entries);
        QCOMPARE(layouts["langchain-py-redis"], size_t(66));
        QCOMPARE(layouts["litellm-redis"], size_t(82));
        QCOMPARE(layouts["seed-002-redis"], size_t(61));
        QCOMPARE(layouts["langchain-js-redis"], size_t(67));
        QCOMPARE(layouts["redisvl-semantic"], size_t(52));
        QCOMPARE(layouts["raw"], size_t(3));
    }

private:
    RedisServer m_server;
};

QTEST_GUILESS_MAIN(TestRedisLayouts)
#include "tst_redis_layouts.moc"
