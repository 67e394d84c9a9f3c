// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/text_template.h"
#include "core/store/index_check.h"
#include "core/store/life_check.h"
#include "core/store/pair_check.h"
#include "core/store/recipe_check.h"
#include "core/store/value_check.h"
#include "core/store/vector_check.h"

#include <QTest>

using namespace cacheloupe;

namespace {

const Instant kNow = *parseInstant("2026-11-02T12:00:00Z");
const std::string kHash(64, 'a');

CacheEntry entryOf(const std::string &key, const std::string &group = "faq")
{
    CacheEntry entry;
    entry.key = key;
    entry.group = group;
    entry.layout = "some-layout";
    entry.rawType = "string";
    entry.answer = "An answer.";
    entry.rawSizeBytes = 100;
    entry.ttlLeftS = 60;
    entry.expiresAt = kNow + std::chrono::minutes(1);
    return entry;
}

CacheEntry withVector(CacheEntry entry, const std::string &dtype, std::uint32_t dim, std::uint64_t sizeBytes)
{
    entry.rawType = "hash";
    entry.vector = VectorInfo{dtype, dim, sizeBytes};
    return entry;
}

StoreIndex indexOf(const std::string &prefix, std::uint64_t documents, IndexedVector vector = {"embedding", "HNSW", "FLOAT32", "COSINE", 1536, 16, 200})
{
    StoreIndex index;
    index.name = "cache_index";
    index.prefixes = {prefix};
    index.documentCount = documents;
    index.vectors = {std::move(vector)};
    return index;
}

std::string fact(const StoreFinding &finding, std::string_view name)
{
    for (const auto &[known, value] : finding.facts)
        if (known == name)
            return value;
    return "none";
}

using Facts = std::vector<std::pair<std::string, std::string>>;

} // namespace

class TestStoreChecks : public QObject {
    Q_OBJECT

    std::vector<StoreFinding> reported(StoreCheck &check, const std::vector<CacheEntry> &entries)
    {
        for (const auto &entry : entries)
            check.see(entry);
        std::vector<StoreFinding> found;
        check.report(found);
        for (const auto &finding : found)
            everyFactHasItsPlace(finding);
        return found;
    }
    /// What is written about a finding asks for no fact that the check does not give.
    void everyFactHasItsPlace(const StoreFinding &finding)
    {
        const auto text = storeFindingText(finding.id);
        QVERIFY2(!text.title.empty() && !text.why.empty() && !text.fix.empty() && !text.row.empty() && !text.family.empty(), finding.id.c_str());
        const std::string filled = fillTemplate(text.facts, finding.facts);
        QVERIFY2(filled.find('{') == std::string::npos || filled.find("{hex") != std::string::npos, filled.c_str());
        QVERIFY(finding.examples.size() <= StoreFinding::kMostExamples);
    }
    std::vector<std::string> ids(const std::vector<StoreFinding> &found)
    {
        std::vector<std::string> out;
        for (const auto &finding : found)
            out.push_back(finding.id);
        return out;
    }
    std::vector<StoreFinding> indexFindings(const StoreIndex &index, const std::vector<CacheEntry> &entries)
    {
        const std::vector<StoreIndex> indexes = {index};
        IndexCheck check(indexes);
        return reported(check, entries);
    }

private Q_SLOTS:
    void soundEntriesAreNotComplainedOf()
    {
        const std::vector<CacheEntry> entries = {withVector(entryOf("cache:" + kHash), "float32", 1536, 6144), withVector(entryOf("cache:" + std::string(64, 'b')), "float32", 1536, 6144)};
        const std::vector<StoreIndex> indexes = {indexOf("cache:", 2)};
        LifeCheck life(kNow);
        PairCheck pairs;
        RecipeCheck recipes;
        VectorCheck vectors(StoreKind::redis, indexes);
        ValueCheck values;
        IndexCheck index(indexes);
        for (StoreCheck *check : std::initializer_list<StoreCheck *>{&life, &pairs, &recipes, &vectors, &values, &index})
            QVERIFY(reported(*check, entries).empty());
    }

    void everyFindingIsWrittenAbout()
    {
        const auto all = storeFindingIds();
        QCOMPARE(all.size(), size_t(29));
        for (const auto &id : all) {
            const auto text = storeFindingText(id);
            for (const auto *sentence : {&text.family, &text.title, &text.facts, &text.why, &text.fix, &text.row})
                QVERIFY2(!sentence->empty(), id.c_str());
        }
        QVERIFY(storeFindingText("no such").title.empty());
    }

    void entriesWithoutTtl()
    {
        auto endless = entryOf("k1", "faq");
        endless.ttlLeftS.reset();
        endless.expiresAt.reset();
        auto vectorOnly = endless;
        vectorOnly.answer.clear();
        LifeCheck check(kNow);
        const auto found = reported(check, {endless, vectorOnly, entryOf("k2")});
        QCOMPARE(ids(found), std::vector<std::string>{"no-ttl"});
        QCOMPARE(found.front().where, std::string("faq"));
        QCOMPARE(found.front().facts, (Facts{{"entries_n", "1"}, {"total_n", "3"}, {"size_bytes", "100"}}));
        QCOMPARE(found.front().examples, std::vector<std::string>{"k1"});
    }

    void expiredAndDeletedRows()
    {
        auto expired = entryOf("cache:1", "cache");
        expired.expiresAt = kNow - std::chrono::hours(48);
        expired.ttlLeftS = -172800;
        expired.state = EntryState::expired;
        auto later = expired;
        later.expiresAt = kNow - std::chrono::hours(1);
        auto deleted = entryOf("cache:3", "cache");
        deleted.state = EntryState::softDeleted;
        LifeCheck check(kNow);
        const auto found = reported(check, {later, expired, deleted, entryOf("cache:4")});
        QCOMPARE(ids(found), (std::vector<std::string>{"expired-stored", "deleted-stored"}));
        QCOMPARE(found[0].facts, (Facts{{"entries_n", "2"}, {"total_n", "4"}, {"size_bytes", "200"}, {"oldest_s", "172800"}}));
        QCOMPARE(found[1].facts, (Facts{{"entries_n", "1"}, {"total_n", "4"}, {"size_bytes", "100"}}));
    }

    void timesWithoutAZone()
    {
        auto local = entryOf("cache:1");
        local.findings = {"local_time"};
        LifeCheck check(kNow);
        const auto found = reported(check, {local, entryOf("cache:2")});
        QCOMPARE(ids(found), std::vector<std::string>{"times-without-zone"});
        QCOMPARE(fact(found.front(), "entries_n"), std::string("1"));
    }

    void halfPairs()
    {
        auto whole = entryOf("cache:response:1");
        whole.partKeys = {"cache:embedding:1", "cache:response:1"};
        auto answerGone = entryOf("cache:embedding:2");
        answerGone.state = EntryState::orphan;
        answerGone.answer.clear();
        auto questionGone = entryOf("cache:response:3");
        questionGone.state = EntryState::orphan;
        PairCheck check;
        const auto found = reported(check, {whole, answerGone, questionGone, whole});
        QCOMPARE(ids(found), (std::vector<std::string>{"twin-answer-gone", "twin-question-gone"}));
        QCOMPARE(found[0].facts, (Facts{{"entries_n", "1"}, {"total_n", "4"}, {"size_bytes", "100"}}));
        QCOMPARE(found[0].examples, std::vector<std::string>{"cache:embedding:2"});
        QCOMPARE(found[1].examples, std::vector<std::string>{"cache:response:3"});
        PairCheck none;
        QVERIFY(reported(none, {whole, whole}).empty());
    }

    void keyShapes()
    {
        QCOMPARE(*keyShape(entryOf("ai_cache:" + kHash)), std::string("ai_cache:{hex64}"));
        QCOMPARE(*keyShape(entryOf("ai_cache:" + kHash + ":faq")), std::string("ai_cache:{hex64}:{word}"));
        QCOMPARE(*keyShape(entryOf("doc:cache:" + std::string(32, '0') + ":0b7e23ec-29af-4b6c-9a3e-0123456789ab:7")), std::string("doc:{word}:{hex32}:{uuid}:{number}"));
        QCOMPARE(*keyShape(entryOf(kHash)), std::string("{hex64}"));
        QVERIFY(!keyShape(entryOf("user:12")));
        QVERIFY(!keyShape(entryOf("")));
        QVERIFY(!keyShape(entryOf("::")));
        auto pair = entryOf("cache:response:0123456789abcdef");
        pair.partKeys = {"cache:response:0123456789abcdef", "cache:embedding:0123456789abcdef"};
        QCOMPARE(*keyShape(pair), std::string("cache:embedding:{hex16} + cache:response:{hex16}"));
        pair.state = EntryState::orphan;
        QVERIFY(!keyShape(pair));
    }

    void twoRecipes()
    {
        RecipeCheck check;
        const auto found = reported(check, {entryOf("ai_cache:" + kHash), entryOf("ai_cache:" + kHash + ":faq"), entryOf("ai_cache:" + kHash + ":greeting"), entryOf("llm:" + kHash)});
        QCOMPARE(ids(found), std::vector<std::string>{"two-recipes"});
        QCOMPARE(found.front().where, std::string("ai_cache"));
        QCOMPARE(found.front().facts, (Facts{{"recipes_n", "2"}, {"recipes", "ai_cache:{hex64}:{word} 2, ai_cache:{hex64} 1"}}));
        RecipeCheck bare;
        auto other = entryOf(std::string(32, '0'));
        other.layout = "another-layout";
        QVERIFY(reported(bare, {entryOf(kHash), other}).empty());
    }

    void mixedAndZeroVectors()
    {
        auto zero = withVector(entryOf("v:4"), "", 0, 256);
        zero.findings = {"zero_vector"};
        const std::vector<StoreIndex> none;
        VectorCheck check(StoreKind::redis, none);
        const auto found = reported(check, {withVector(entryOf("v:1"), "float32", 64, 256), withVector(entryOf("v:2"), "float32", 64, 256), withVector(entryOf("v:3"), "float32", 32, 128), zero,
                                            withVector(entryOf("w:1", "other"), "float32", 32, 128), entryOf("x")});
        QCOMPARE(ids(found), (std::vector<std::string>{"vectors-mixed", "vectors-zero"}));
        QCOMPARE(found[0].where, std::string("faq"));
        QCOMPARE(found[0].facts, (Facts{{"dimensions", "64 × 2, 32 × 1"}, {"dimensions_n", "2"}, {"entries_n", "4"}}));
        QCOMPARE(found[0].examples, std::vector<std::string>{"v:3"});
        QCOMPARE(found[1].facts, (Facts{{"entries_n", "1"}, {"total_n", "4"}}));
    }

    void linearScan()
    {
        const std::vector<StoreIndex> none;
        const std::vector<StoreIndex> covering = {indexOf("v:", 1500)};
        std::vector<CacheEntry> many;
        for (int i = 0; i < 1500; ++i)
            many.push_back(withVector(entryOf("v:" + std::to_string(i)), "float32", 1536, 6144));
        VectorCheck check(StoreKind::redis, none);
        const auto found = reported(check, many);
        QCOMPARE(ids(found), std::vector<std::string>{"linear-scan"});
        QCOMPARE(found.front().where, std::string("some-layout"));
        QCOMPARE(found.front().facts, (Facts{{"vectors_n", "1500"}, {"size_bytes", "9216000"}, {"lookup_ms", "19"}}));
        VectorCheck indexed(StoreKind::redis, covering);
        QVERIFY(reported(indexed, many).empty());
        many.resize(100);
        VectorCheck few(StoreKind::redis, none);
        QVERIFY(reported(few, many).empty());
        // Many small vectors cost by their number, few large ones by their size.
        QCOMPARE(VectorCheck::scanMs(StoreKind::redis, 175'000, 1), 1000.0);
        QCOMPARE(VectorCheck::scanMs(StoreKind::redis, 1, 500'000'000), 1000.0);
        QCOMPARE(VectorCheck::scanMs(StoreKind::sqlite, 1'100'000, 1), 1000.0);
    }

    void valuesThatCannotBeRead()
    {
        auto refused = entryOf("k1");
        refused.refusal = "pickle: byte 21: would run posix.system";
        refused.findings = {"undecodable", "refused"};
        auto unreadable = entryOf("k2");
        unreadable.findings = {"undecodable"};
        auto denied = entryOf("k3");
        denied.findings = {"no_permission"};
        auto list = entryOf("queue");
        list.findings = {"unsupported_type"};
        auto half = unreadable;
        half.state = EntryState::orphan;
        ValueCheck check;
        const auto found = reported(check, {refused, unreadable, denied, list, half});
        QCOMPARE(ids(found), (std::vector<std::string>{"values-refused", "values-unreadable", "keys-denied"}));
        QCOMPARE(found[0].facts, (Facts{{"entries_n", "1"}, {"total_n", "5"}, {"size_bytes", "100"}, {"refusal", "pickle: byte 21: would run posix.system"}}));
        QCOMPARE(found[1].examples, std::vector<std::string>{"k2"});
        QCOMPARE(found[2].examples, std::vector<std::string>{"k3"});
    }

    void anIndexOfHashesOverStrings()
    {
        auto pair = entryOf("cache:response:1");
        pair.partKeys = {"cache:embedding:1", "cache:response:1"};
        const auto found = indexFindings(indexOf("cache:", 0), {pair, entryOf("cache:" + kHash), entryOf("llm:" + kHash)});
        QCOMPARE(ids(found), std::vector<std::string>{"index-wrong-type"});
        QCOMPARE(found.front().where, std::string("cache_index"));
        QCOMPARE(found.front().facts, (Facts{{"keys_n", "3"}, {"prefix", "cache:"}, {"key_type", "HASH"}, {"types", "string 3"}}));
    }

    void anEmptyOrPartialIndex()
    {
        std::vector<CacheEntry> entries;
        for (int i = 0; i < 10; ++i)
            entries.push_back(withVector(entryOf("cache:" + std::to_string(i)), "float32", 1536, 6144));
        const auto empty = indexFindings(indexOf("cache:", 0), entries);
        QCOMPARE(ids(empty), std::vector<std::string>{"index-empty"});
        QCOMPARE(fact(empty.front(), "keys_n"), std::string("10"));
        auto building = indexOf("cache:", 0);
        building.isBuilding = true;
        QVERIFY(indexFindings(building, entries).empty());
        const auto partial = indexFindings(indexOf("cache:", 6), entries);
        QCOMPARE(ids(partial), std::vector<std::string>{"index-partial"});
        QCOMPARE(fact(partial.front(), "documents_n"), std::string("6"));
        auto failing = indexOf("cache:", 6);
        failing.failureCount = 4;
        const auto failures = indexFindings(failing, entries);
        QCOMPARE(ids(failures), std::vector<std::string>{"index-failures"});
        QCOMPARE(fact(failures.front(), "failures_n"), std::string("4"));
        QVERIFY(indexFindings(indexOf("nothing:", 0), entries).empty());
    }

    void vectorsThatDoNotFitTheIndex()
    {
        const auto small = indexFindings(indexOf("cache:", 2), {withVector(entryOf("cache:1"), "float32", 1536, 6144), withVector(entryOf("cache:2"), "float32", 768, 3072)});
        QCOMPARE(ids(small), std::vector<std::string>{"index-dimension"});
        QCOMPARE(small.front().facts, (Facts{{"entries_n", "1"}, {"field", "embedding"}, {"dim_n", "1536"}, {"stored", "768 × 1"}}));
        const auto wide = indexFindings(indexOf("cache:", 1), {withVector(entryOf("cache:1"), "float64", 1536, 12288)});
        QCOMPARE(ids(wide), std::vector<std::string>{"index-data-type"});
        QCOMPARE(wide.front().facts, (Facts{{"entries_n", "1"}, {"field", "embedding"}, {"data_type", "FLOAT32"}, {"stored", "FLOAT64 1"}}));
        auto json = indexOf("cache:", 1);
        json.keyType = "JSON";
        auto document = withVector(entryOf("cache:1"), "json", 1536, 6144);
        document.rawType = "ReJSON-RL";
        QVERIFY(indexFindings(json, {document}).empty());
        document.vector->dim = 3;
        QCOMPARE(ids(indexFindings(json, {document})), std::vector<std::string>{"index-dimension"});
    }

    void metricAndSettings()
    {
        const auto entry = withVector(entryOf("cache:1"), "float32", 64, 256);
        const auto flat = indexFindings(indexOf("cache:", 1, {"embedding", "FLAT", "FLOAT32", "COSINE", 64, 0, 0}), {entry});
        QCOMPARE(ids(flat), std::vector<std::string>{"index-settings"});
        QCOMPARE(fact(flat.front(), "settings"), std::string("FLAT FLOAT32 64 COSINE"));
        QCOMPARE(fact(flat.front(), "recommended"), std::string("HNSW FLOAT32 1536 COSINE M 16 EF 200"));
        const auto inner = indexFindings(indexOf("cache:", 0, {"embedding", "HNSW", "FLOAT32", "IP", 1536, 16, 200}), {});
        QCOMPARE(ids(inner), std::vector<std::string>{"index-metric"});
        QCOMPARE(fact(inner.front(), "metric"), std::string("IP"));
        // A server that does not tell the settings is not blamed for them.
        QVERIFY(indexFindings(indexOf("cache:", 0, {"embedding", "", "", "", 0, 0, 0}), {}).empty());
    }

    void aSearchThatTakesTooLong()
    {
        auto entry = withVector(entryOf("cache:1"), "float32", 64, 256);
        entry.vectorBytes = std::string(256, 'v');
        const std::vector<StoreIndex> indexes{indexOf("cache:", 1, {"embedding", "HNSW", "FLOAT32", "COSINE", 64, 16, 200})};
        IndexCheck check(indexes);
        QVERIFY(check.samples().empty());
        check.see(withVector(entryOf("cache:0"), "float32", 32, 128));
        QVERIFY(check.samples().empty());
        check.see(entry);
        QCOMPARE(check.samples().size(), size_t(1));
        QCOMPARE(std::string(check.samples().front().vector), entry.vectorBytes);
        const auto slow = [&](double ms) {
            std::vector<StoreFinding> findings;
            check.setNearestMs(indexes.front(), ms);
            check.report(findings);
            std::erase_if(findings, [](const auto &finding) { return finding.id != "index-slow"; });
            return findings;
        };
        QVERIFY(slow(IndexCheck::kMostNearestMs).empty());
        const auto found = slow(12.2);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(fact(found.front(), "took_ms"), std::string("13"));
        QCOMPARE(fact(found.front(), "algorithm"), std::string("HNSW"));
    }

    void aPrefixThatCoversAnotherCache()
    {
        const auto own = withVector(entryOf("llmcache:1", "llmcache"), "float32", 1536, 6144);
        const auto other = withVector(entryOf("llmcache2:1", "llmcache2"), "float32", 1536, 6144);
        const auto found = indexFindings(indexOf("llmcache", 2), {own, other});
        QCOMPARE(ids(found), std::vector<std::string>{"index-overlap"});
        QCOMPARE(found.front().facts, (Facts{{"keys_n", "1"}, {"prefix", "llmcache"}, {"groups", "llmcache2"}}));
        QVERIFY(indexFindings(indexOf("llmcache", 1), {own}).empty());
        QVERIFY(indexFindings(indexOf("llmcache:", 1), {own, other}).empty());
    }

    void manyGroupsStaySmall()
    {
        EntrySum sum;
        for (int i = 0; i < 5000; ++i)
            sum.add(entryOf("k" + std::to_string(i), "group" + std::to_string(i)));
        QCOMPARE(sum.count(), std::uint64_t(5000));
        QCOMPARE(sum.examples().size(), StoreFinding::kMostExamples);
        QVERIFY(sum.groups().ends_with(", …"));
        QVERIFY(sum.groups().size() < 200);
    }
};

QTEST_GUILESS_MAIN(TestStoreChecks)
#include "tst_store_checks.moc"
