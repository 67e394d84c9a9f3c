// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cache_store.h"
#include "tests/live/cli/cli_run.h"
#include "tests/support/temp_folder.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace cacheloupe;
using namespace cacheloupe::test;

/// `store sources` on the demo week: which entries stand on older revisions, and the purge plan that removes them.
class TestCliSourceWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void listsOutdatedEntries();
    void nothingIsOutdated();
    void thePlanPurgesThem();
    void readsWhatACommandWrites();
    void badTablesAreNamed();
    void badKeyListsAreNamed();

private:
    CliRun sources(const std::string &current, const QStringList &more = {}) const
    {
        return cli(QStringList{QStringLiteral("store"), QStringLiteral("sources"), url(), QStringLiteral("--current"),
                       text(m_folder.write("current.csv", current)), QStringLiteral("--format"), QStringLiteral("jsonl")}
            + more);
    }
    QString url() const { return QStringLiteral("sqlite:") + text(m_folder.path("week/cache.db")); }
    std::vector<CacheEntry> entries() const;
    /// Keys of billing.prices that were written under another catalogue than this.
    std::set<std::string> keysWithout(const std::string &corpus) const;

    TempFolder m_folder;
    std::string m_catalogue; ///< the one most entries of billing.prices have
};

std::vector<CacheEntry> TestCliSourceWatch::entries() const
{
    Connection connection;
    connection.path = m_folder.path("week/cache.db").string();
    return *allEntries(**CacheStore::open(connection, resolveSecret));
}

std::set<std::string> TestCliSourceWatch::keysWithout(const std::string &corpus) const
{
    std::set<std::string> keys;
    for (const CacheEntry &entry : entries()) {
        const auto *written = entry.fields.find(KeyField::sourceCorpusVersion);
        if (entry.group == "billing.prices" && written && *written != corpus)
            keys.insert(entry.key);
    }
    return keys;
}

void TestCliSourceWatch::initTestCase()
{
    VERIFY_CODE(cli({QStringLiteral("demo"), text(m_folder.path("week"))}), 0);
    std::map<std::string, int> counts;
    for (const CacheEntry &entry : entries())
        if (const auto *written = entry.fields.find(KeyField::sourceCorpusVersion); written && entry.group == "billing.prices")
            ++counts[*written];
    QVERIFY(counts.size() > 1);
    m_catalogue = std::max_element(counts.begin(), counts.end(), [](const auto &a, const auto &b) { return a.second < b.second; })->first;
}

void TestCliSourceWatch::listsOutdatedEntries()
{
    const auto wanted = keysWithout(m_catalogue);
    QVERIFY(!wanted.empty());
    const CliRun run = sources(
        "source,revision\nbilling.prices," + m_catalogue + "\n", {QStringLiteral("--log"), text(m_folder.path("week/hits.jsonl"))});
    VERIFY_CODE(run, 1);
    std::set<std::string> found;
    int hits = 0;
    for (const QJsonObject &line : run.lines()) {
        QCOMPARE(line[QStringLiteral("source")].toString(), QStringLiteral("billing.prices"));
        hits += line[QStringLiteral("hits")].toInt();
        if (line[QStringLiteral("where")].toString() != QLatin1String("store")
            || line[QStringLiteral("state")].toString() != QLatin1String("outdated"))
            continue;
        QVERIFY(line[QStringLiteral("written")].toString().toStdString() != m_catalogue);
        found.insert(line[QStringLiteral("key")].toString().toStdString());
    }
    QCOMPARE(found, wanted);
    QVERIFY(hits > 0);
    VERIFY_SAYS(run, "Compared " + QByteArray::number(int(entries().size())) + " entries with 1 sources");
}

void TestCliSourceWatch::nothingIsOutdated()
{
    const CliRun run = sources("document,checksum\nno.such.document,1\n");
    VERIFY_CODE(run, 0);
    QVERIFY(run.out.isEmpty());
    VERIFY_SAYS(run, "0 times an entry is outdated");
}

void TestCliSourceWatch::thePlanPurgesThem()
{
    const auto wanted = keysWithout(m_catalogue);
    const size_t before = entries().size();
    const QString plan = text(m_folder.path("plan.jsonl"));
    const std::string current = "source,revision\nbilling.prices," + m_catalogue + "\n";
    const CliRun run = sources(current, {QStringLiteral("--purge-plan"), plan});
    VERIFY_CODE(run, 1);
    VERIFY_SAYS(run, "Wrote the keys of " + QByteArray::number(int(wanted.size())) + " outdated entries");
    const QStringList purge = {QStringLiteral("store"), QStringLiteral("purge"), url(), QStringLiteral("--keys"), plan,
        QStringLiteral("--journal"), text(m_folder.path("w.journal"))};
    const CliRun dry = cli(purge);
    VERIFY_CODE(dry, 0);
    VERIFY_SAYS(dry, "Nothing was written: " + QByteArray::number(int(wanted.size())) + " entries");
    QCOMPARE(entries().size(), before);
    VERIFY_CODE(cli(QStringList(purge) << QStringLiteral("--apply")), 0);
    QCOMPARE(entries().size(), before - wanted.size());
    QVERIFY(keysWithout(m_catalogue).empty());
    VERIFY_CODE(sources(current), 0);
}

void TestCliSourceWatch::readsWhatACommandWrites()
{
    QProcess process;
    process.start(QStringLiteral(CACHELOUPE_CLI),
        {QStringLiteral("store"), QStringLiteral("sources"), url(), QStringLiteral("--current"), QStringLiteral("-")});
    process.write("path\tcommit\nsupport.faq\tnone\nsupport.faq\tother\n");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 3);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.contains("standard input:3"), said.constData());
}

void TestCliSourceWatch::badTablesAreNamed()
{
    const CliRun empty = sources("source,revision\na,1\nb,\n");
    VERIFY_CODE(empty, 3);
    VERIFY_SAYS(empty, "current.csv:3 (column 2 (revision) is empty)");
    const CliRun twice = sources("source,revision\na,1\na,2\n");
    VERIFY_CODE(twice, 3);
    VERIFY_SAYS(twice, "current.csv:3");
    const CliRun none = cli({QStringLiteral("store"), QStringLiteral("sources"), url()});
    VERIFY_CODE(none, 2);
    VERIFY_SAYS(none, "--current FILE");
}

void TestCliSourceWatch::badKeyListsAreNamed()
{
    const auto purge = [this](std::string_view keys) {
        return cli({QStringLiteral("store"), QStringLiteral("purge"), url(), QStringLiteral("--keys"),
            text(m_folder.write("keys.jsonl", keys)), QStringLiteral("--journal"), text(m_folder.path("w.journal"))});
    };
    const CliRun noKey = purge("{\"key\":\"a\"}\n\n{\"kye\":\"b\"}\n");
    VERIFY_CODE(noKey, 3);
    VERIFY_SAYS(noKey, "keys.jsonl:3");
    const CliRun noJson = purge("a\n");
    VERIFY_CODE(noJson, 3);
    VERIFY_SAYS(noJson, "keys.jsonl:1 is not valid JSON");
    const CliRun nothing = purge("");
    VERIFY_CODE(nothing, 0);
    VERIFY_SAYS(nothing, "Nothing was written: 0 entries");
}

QTEST_GUILESS_MAIN(TestCliSourceWatch)
#include "tst_cli_source_watch.moc"
