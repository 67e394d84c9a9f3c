// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/source_watch.h"

#include <QTest>

using namespace cacheloupe;

namespace
{

CurrentSources sources(std::string_view text) { return *CurrentSources::parse(text, "current.csv"); }

CacheEntry entry(const std::string &key, std::vector<std::pair<KeyField, std::string>> fields)
{
    CacheEntry one;
    one.key = key;
    one.group = "docs.help";
    for (auto &[field, value] : fields)
        one.fields.set(field, std::move(value));
    return one;
}

/// `key source written current hits`, a line each.
std::string said(const SourceWatch &watch)
{
    std::string text;
    for (const auto &one : watch.findings())
        text += one.key + (one.isInStore ? " " : " log ") + one.source + ' ' + (one.isUnknown() ? "?" : one.written) + ' ' + one.current
            + ' ' + std::to_string(one.hits) + '\n';
    return text;
}

} // namespace

class TestSourceWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTables_data();
    void readsTables();
    void refusesTables_data();
    void refusesTables();
    void comparesDocuments();
    void comparesFieldsToolsAndSites();
    void countsHitsAndFindsWhatOnlyTheLogKnows();
};

void TestSourceWatch::readsTables_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("csv") << QByteArray("source,revision\na,2\n\"b, the \"\"second\"\"\",v1\n");
    QTest::newRow("other names, order, case, separator, line ends, mark")
        << QByteArray("\xEF\xBB\xBF Version ;Owner;Document_ID\r\n2;ana;a\r\n\r\n v1 ;;\"b, the \"\"second\"\"\"");
    QTest::newRow("tab") << QByteArray("checksum\tpath\n2\ta\nv1\t\"b, the \"\"second\"\"\"\n");
    QTest::newRow("map") << QByteArray(R"( {"a": 2, "b, the \"second\"": "v1"} )");
    QTest::newRow("map of objects") << QByteArray(R"({"a": {"sha256": "2", "by": "x"}, "b, the \"second\"": {"Revision": "v1"}})");
    QTest::newRow("list") << QByteArray(R"([{"id": "a", "etag": "2"}, {"source": "b, the \"second\"", "id": 5, "version": "v1"}])");
    QTest::newRow("twice the same") << QByteArray("source,revision\na,2\na,2\n\"b, the \"\"second\"\"\",v1\n");
}

void TestSourceWatch::readsTables()
{
    QFETCH(QByteArray, text);
    const auto read = CurrentSources::parse(text.toStdString(), "f");
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
    QCOMPARE(read->count(), size_t(2));
    QCOMPARE(*read->find("a"), std::string("2"));
    QCOMPARE(*read->find("b, the \"second\""), std::string("v1"));
    QVERIFY(!read->find("c"));
}

void TestSourceWatch::refusesTables_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<QByteArray>("detail");
    QTest::newRow("empty") << QByteArray() << QByteArray("f:1") << QByteArray("expected a header line");
    QTest::newRow("no source") << QByteArray("who,revision\na,1\n") << QByteArray("f:1")
                               << QByteArray("no column for the source: expected one of source, ");
    QTest::newRow("no revision") << QByteArray("source,colour\na,1\n") << QByteArray("f:1") << QByteArray("found source, colour");
    QTest::newRow("empty cell") << QByteArray("id,owner,revision\na,x,1\n\nb,y, \n") << QByteArray("f:4")
                                << QByteArray("column 3 (revision) is empty");
    QTest::newRow("short row") << QByteArray("id,revision\n\"two\nlines\",1\nb\n") << QByteArray("f:4")
                               << QByteArray("column 2 (revision) is empty");
    QTest::newRow("open quote") << QByteArray("id,revision\na,1\n\"b,2\n") << QByteArray("f:3") << QByteArray("never closed");
    QTest::newRow("two revisions") << QByteArray("id,revision\na,1\nb,1\na,2\n") << QByteArray("f:4")
                                   << QByteArray("\"a\" has the revisions 1 and 2");
    QTest::newRow("JSON") << QByteArray("{\"a\": ") << QByteArray("f") << QByteArray("parse error");
    QTest::newRow("JSON null") << QByteArray("{\"a\": null}") << QByteArray("f") << QByteArray("$.a: expected a revision");
    QTest::newRow("JSON list of texts") << QByteArray("[\"a\"]") << QByteArray("f") << QByteArray("$[0]: expected a source");
    QTest::newRow("JSON list without a revision")
        << QByteArray("[{\"id\":\"a\",\"rev\":1},{\"id\":\"b\"}]") << QByteArray("f") << QByteArray("$[1]: expected a revision");
}

void TestSourceWatch::refusesTables()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, where);
    QFETCH(QByteArray, detail);
    const auto read = CurrentSources::parse(text.toStdString(), "f");
    QVERIFY(!read.ok());
    QCOMPARE(QByteArray::fromStdString(read.error().where), where);
    QVERIFY2(QByteArray::fromStdString(read.error().detail).contains(detail), read.error().detail.c_str());
}

void TestSourceWatch::comparesDocuments()
{
    SourceWatch watch(sources("source,revision\na,2\nb,7\nmail@home,1\n"));
    watch.see(entry("1", {{KeyField::sourceDocumentIds, "a@1"}}));
    watch.see(entry("2", {{KeyField::sourceDocumentIds, "a@2"}}));
    watch.see(entry("3", {{KeyField::sourceDocumentIds, R"(["a@1", "b@6", "c@9"])"}}));
    watch.see(entry("4", {{KeyField::sourceDocumentIds, "a"}, {KeyField::freshnessSourceRevision, "1"}}));
    watch.see(entry("5", {{KeyField::sourceDocumentIds, "a, b"}, {KeyField::freshnessSourceRevision, "2"}}));
    watch.see(entry("6", {{KeyField::sourceDocumentIds, R"([{"id":"b","revision":7},{"id":"a","revision":"3"}])"}}));
    watch.see(entry("7", {{KeyField::sourceDocumentIds, "c"}}));
    watch.see(entry("8", {{KeyField::sourceDocumentIds, "mail@home"}, {KeyField::freshnessSourceRevision, "1"}}));
    watch.see(entry("9", {}));
    QCOMPARE(said(watch), std::string("1 a 1 2 0\n3 a 1 2 0\n3 b 6 7 0\n4 a 1 2 0\n6 a 3 2 0\n5 a ? 2 0\n5 b ? 7 0\n"));
    QCOMPARE(watch.entryCount(), std::uint64_t(9));
    QCOMPARE(watch.unwatchedCount(), std::uint64_t(2));
}

void TestSourceWatch::comparesFieldsToolsAndSites()
{
    const auto corpus = KeyField::sourceCorpusVersion;
    SourceWatch byField(sources("source,revision\nsource.corpus_version,kb-2\n"));
    byField.see(entry("1", {{corpus, "kb-1"}}));
    byField.see(entry("2", {{corpus, "kb-2"}}));
    byField.see(entry("3", {}));
    QCOMPARE(said(byField), std::string("1 source.corpus_version kb-1 kb-2 0\n3 source.corpus_version ? kb-2 0\n"));
    SourceWatch bySite(sources("source,revision\ndocs.help,5\nprice,8\n"));
    bySite.see(entry("1", {{corpus, "5"}, {KeyField::freshnessSourceRevision, "4"}}));
    bySite.see(entry("2", {{corpus, "5"}}));
    bySite.see(entry("3", {{corpus, "5"}, {KeyField::toolName, "price"}, {KeyField::toolResultVersion, "7"}}));
    QCOMPARE(said(bySite), std::string("1 docs.help 4 5 0\n3 price 7 8 0\n"));
}

void TestSourceWatch::countsHitsAndFindsWhatOnlyTheLogKnows()
{
    SourceWatch watch(sources("source,revision\na,2\n"));
    watch.see(entry("ns:1", {{KeyField::sourceDocumentIds, "a@1"}}));
    watch.see(entry("ns:2", {{KeyField::sourceDocumentIds, "a@2"}}));
    Hit hit;
    hit.callSite = "docs.help";
    hit.entry.fields.set(KeyField::sourceDocumentIds, "a@1");
    for (const char *id : {"1", "ns:1", "2", "gone", "gone", "gone"}) {
        hit.entry.id = id;
        watch.see(hit);
    }
    Hit miss = hit;
    miss.kind = EventKind::miss;
    watch.see(miss);
    Hit request;
    request.key = "k";
    request.fields.set(KeyField::sourceDocumentIds, "a@2");
    watch.see(request);
    QCOMPARE(said(watch), std::string("ns:1 a 1 2 2\ngone log a 1 2 3\nk log a ? 2 1\n"));
}

QTEST_GUILESS_MAIN(TestSourceWatch)
#include "tst_source_watch.moc"
