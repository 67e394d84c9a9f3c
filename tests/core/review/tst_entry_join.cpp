// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/entry_join.h"

#include <QTest>

using namespace cacheloupe;

class TestEntryJoin : public QObject {
    Q_OBJECT

    static CacheEntry entry(const char *key, const char *query, const char *responseId = "")
    {
        CacheEntry e;
        e.key = key;
        e.query = query;
        e.responseId = responseId;
        return e;
    }
    static Hit hit(const char *entryId, const char *key = "")
    {
        Hit h;
        h.entry.id = entryId;
        h.key = key;
        return h;
    }

private Q_SLOTS:
    void aHitFindsItsEntryByAnyOfItsNames()
    {
        EntryJoin join;
        join.add(entry("litellm_semantic_cache_index:1fa9", "How do I turn on 2FA?", "chatcmpl-7"));
        auto other = entry("pair:1", "Another");
        other.partKeys = {"pair:1:query", "pair:1:answer"};
        join.add(other);
        for (auto h : {hit("chatcmpl-7"), hit("1fa9"), hit("litellm_semantic_cache_index:1fa9"), hit("", "litellm_semantic_cache_index:1fa9"), hit("unknown", "1fa9")}) {
            QVERIFY(join.fill(h));
            QCOMPARE(h.cachedQuery, std::string("How do I turn on 2FA?"));
            QCOMPARE(h.inferred, std::vector<std::string>{"cached_query"});
        }
        auto part = hit("pair:1:answer");
        QVERIFY(join.fill(part));
        QCOMPARE(part.cachedQuery, std::string("Another"));
    }
    void whatTheLogTellsStays()
    {
        EntryJoin join;
        auto e = entry("k", "stored question");
        e.createdAt = *parseInstant("2026-11-01T00:00:00Z");
        e.ttlS = 3600;
        e.fields.set(KeyField::accessTenant, "acme");
        e.fields.set(KeyField::routeModel, "gpt-4o");
        join.add(e);
        auto h = hit("k");
        h.cachedQuery = "logged question";
        h.entry.ageS = 5;
        h.entry.fields.set(KeyField::accessTenant, "globex");
        QVERIFY(join.fill(h));
        QCOMPARE(h.cachedQuery, std::string("logged question"));
        QVERIFY(!h.entry.createdAt);
        QCOMPARE(*h.entry.ttlS, 3600.0);
        QCOMPARE(*h.entry.fields.find(KeyField::accessTenant), std::string("globex"));
        QCOMPARE(*h.entry.fields.find(KeyField::routeModel), std::string("gpt-4o"));
        QCOMPARE(h.inferred, (std::vector<std::string>{"entry.ttl_s", "entry.fields.route.model"}));
    }
    void whatIsNotUnmistakableIsNotJoined()
    {
        EntryJoin join;
        join.add(entry("a:7", "one question"));
        join.add(entry("b:7", "another question"));
        join.add(entry("c:8", "the same"));
        join.add(entry("d:8", "the same"));
        auto ambiguous = hit("7");
        QVERIFY(!join.fill(ambiguous));
        QVERIFY(ambiguous.cachedQuery.empty() && ambiguous.inferred.empty());
        auto same = hit("8");
        QVERIFY(join.fill(same));
        auto nameless = hit("");
        QVERIFY(!join.fill(nameless));
        auto miss = hit("c:8");
        miss.kind = EventKind::miss;
        QVERIFY(!join.fill(miss));
    }
};

QTEST_GUILESS_MAIN(TestEntryJoin)
#include "tst_entry_join.moc"
