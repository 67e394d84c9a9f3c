// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/redis_command_guard.h"
#include "core/driver/redis_reply_reader.h"
#include "core/store/store_index.h"
#include "tests/support/search_stub.h"

#include <QTest>

using namespace cacheloupe;
using test::SearchStub;

namespace {

std::string texts(const std::vector<std::string> &values)
{
    std::vector<std::string> out;
    for (const auto &value : values)
        out.push_back(SearchStub::text(value));
    return SearchStub::array(out);
}

RedisReply reply(const std::string &resp)
{
    RedisReplyReader reader;
    reader.feed(resp);
    RedisReply out;
    return reader.next(out) == RedisReplyReader::Outcome::complete ? out : RedisReply();
}

/// As RediSearch 2.10 answers.
std::string redisearch(const std::string &documents)
{
    const auto t = SearchStub::text;
    const auto vector = texts({"identifier", "embedding", "attribute", "embedding", "type", "VECTOR", "algorithm", "HNSW", "data_type", "FLOAT32", "dim", "1536",
                               "distance_metric", "COSINE", "M", "16", "ef_construction", "200"});
    const auto word = texts({"identifier", "query_text", "attribute", "query_text", "type", "TEXT", "WEIGHT", "1"});
    const auto definition = SearchStub::array({t("key_type"), t("HASH"), t("prefixes"), texts({"cache:", "old:"}), t("default_score"), t("1")});
    return SearchStub::array({t("index_name"), t("cache_index"), t("index_options"), SearchStub::array({}), t("index_definition"), definition, t("attributes"),
                              SearchStub::array({word, vector}), t("num_docs"), t(documents), t("hash_indexing_failures"), SearchStub::number(3), t("indexing"), t("0"),
                              t("percent_indexed"), t("1")});
}

} // namespace

class TestStoreIndex : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsRediSearch()
    {
        const auto index = parseIndexInfo("cache_index", reply(redisearch("52")));
        QCOMPARE(index.name, std::string("cache_index"));
        QCOMPARE(index.keyType, std::string("HASH"));
        QCOMPARE(index.prefixes, (std::vector<std::string>{"cache:", "old:"}));
        QCOMPARE(index.documentCount, std::uint64_t(52));
        QCOMPARE(index.failureCount, std::uint64_t(3));
        QVERIFY(!index.isBuilding);
        QCOMPARE(index.vectors.size(), size_t(1));
        QCOMPARE(index.vectors.front(), (IndexedVector{"embedding", "HNSW", "FLOAT32", "COSINE", 1536, 16, 200}));
        QCOMPARE(index.vectors.front().sizeBytes(), std::uint64_t(6144));
    }

    void readsValkeySearch()
    {
        const auto t = SearchStub::text;
        const auto n = SearchStub::number;
        const auto algorithm = SearchStub::array({t("name"), t("HNSW"), t("m"), n(20), t("ef_construction"), n(100), t("ef_runtime"), n(10)});
        const auto inner = SearchStub::array({t("capacity"), n(10240), t("dimensions"), n(768), t("distance_metric"), t("IP"), t("size"), t("2"), t("data_type"), t("FLOAT32"), t("algorithm"), algorithm});
        const auto field = SearchStub::array({t("identifier"), t("vec"), t("attribute"), t("vec"), t("type"), t("VECTOR"), t("index"), inner});
        const auto definition = SearchStub::array({t("key_type"), t("HASH"), t("prefixes"), texts({"hash:"})});
        const auto index = parseIndexInfo("v", reply(SearchStub::array({t("index_name"), t("v"), t("index_definition"), definition, t("attributes"), SearchStub::array({field}), t("num_docs"), n(2),
                                                                        t("backfill_in_progress"), n(1)})));
        QCOMPARE(index.prefixes, std::vector<std::string>{"hash:"});
        QCOMPARE(index.documentCount, std::uint64_t(2));
        QVERIFY(index.isBuilding);
        QCOMPARE(index.vectors.front(), (IndexedVector{"vec", "HNSW", "FLOAT32", "IP", 768, 20, 100}));
    }

    void readsOldFields()
    {
        const auto t = SearchStub::text;
        const auto field = texts({"embedding", "type", "VECTOR"});
        const auto index = parseIndexInfo("old", reply(SearchStub::array({t("fields"), SearchStub::array({field, texts({"q", "type", "TEXT", "WEIGHT", "1"})}), t("num_docs"), t("7")})));
        QCOMPARE(index.vectors.size(), size_t(1));
        QCOMPARE(index.vectors.front(), (IndexedVector{"embedding", "", "", "", 0, 0, 0}));
        QCOMPARE(index.documentCount, std::uint64_t(7));
        QVERIFY(index.covers("anything"));
    }

    void badRepliesStayUnknown()
    {
        for (const std::string &resp : {std::string("$-1\r\n"), std::string("*0\r\n"), std::string("+OK\r\n"), std::string("*1\r\n$8\r\nnum_docs\r\n"),
                                        SearchStub::array({SearchStub::text("num_docs"), SearchStub::text("-5")}), SearchStub::array({SearchStub::text("num_docs"), SearchStub::text("1e300")}),
                                        SearchStub::array({SearchStub::text("attributes"), SearchStub::text("none")})}) {
            const auto index = parseIndexInfo("x", reply(resp));
            QCOMPARE(index.documentCount, std::uint64_t(0));
            QVERIFY(index.vectors.empty());
        }
    }

    void coversByPrefixAndType()
    {
        const auto index = parseIndexInfo("cache_index", reply(redisearch("0")));
        QVERIFY(index.covers("cache:1"));
        QVERIFY(index.covers("old:1"));
        QVERIFY(!index.covers("llm:1"));
        QVERIFY(index.takes("hash"));
        QVERIFY(!index.takes("string"));
        StoreIndex json;
        json.keyType = "JSON";
        QVERIFY(json.takes("ReJSON-RL"));
        QVERIFY(!json.takes("hash"));
    }

    void askingForIndexesOnlyReads()
    {
        QVERIFY(isReadingRedisCommand({"FT._LIST"}));
        QVERIFY(isReadingRedisCommand({"FT.INFO", "cache_index"}));
        QVERIFY(isReadingRedisCommand({"FT.SEARCH", "cache_index"}));
        for (const char *command : {"FT.CREATE", "FT.DROPINDEX", "FT.ALTER", "FT.CONFIG", "FT.ALIASADD"})
            QVERIFY(!isReadingRedisCommand({command, "cache_index"}));
    }
};

QTEST_GUILESS_MAIN(TestStoreIndex)
#include "tst_store_index.moc"
