// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/sqlite_database.h"
#include "core/workspace/workspace.h"
#include "tests/live/cli/cli_run.h"
#include "tests/live/cli/hit_lines.h"
#include "tests/support/temp_folder.h"

#include <QtTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

/// `hits`, `stats`, `log check`, `review rank` on a small log: shapes, formats, exit codes, sentences.
class TestCliHits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void jsonlIsTheNormalisedEvent();
    void jsonIsOneArray();
    void csvIsQuoted();
    void tableHasOneLineARow();
    void whereSortAndLimit();
    void savedFiltersComeFromTheWorkspace();
    void statsHaveStableKeys();
    void statsTableEndsInATotal();
    void rankTellsReasons();
    void checkNamesMalformedLines();
    void truncatedLastLineIsNamed();
    void missingFileAndUnknownDialect();
    void badQueryPointsAtTheColumn();
    void aReaderMayLeave();
    void terminalEscapesAreHarmless();
    void whatTheStoreKnowsIsJoined();

private:
    CliRun run(const QString &command, const QStringList &more) const
    {
        return cli(command.split(QLatin1Char(' ')) << m_log << more);
    }
    TempFolder m_folder;
    QString m_log;
};

void TestCliHits::init()
{
    m_log = text(m_folder.write("hits.jsonl", kHitLines));
}

void TestCliHits::jsonlIsTheNormalisedEvent()
{
    const CliRun all = run(QStringLiteral("hits"), {QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(all, 0);
    const auto lines = all.lines();
    QCOMPARE(lines.size(), 6);
    const QJsonObject first = lines.first();
    QCOMPARE(first[QStringLiteral("id")].toString(), QStringLiteral("e1"));
    QCOMPARE(first[QStringLiteral("ts")].toString(), QStringLiteral("2026-11-02T09:00:00Z"));
    QCOMPARE(first[QStringLiteral("event")].toString(), QStringLiteral("hit"));
    QCOMPARE(first[QStringLiteral("call_site")].toString(), QStringLiteral("support.refunds"));
    QCOMPARE(first[QStringLiteral("similarity")].toDouble(), 0.94);
    QCOMPARE(first[QStringLiteral("answer")].toString(), QStringLiteral("Yes, within \"14\" days,\nno questions asked."));
    QCOMPARE(first[QStringLiteral("fields")].toObject()[QStringLiteral("access.tenant")].toString(), QStringLiteral("acme"));
    QCOMPARE(first[QStringLiteral("entry")].toObject()[QStringLiteral("ttl_s")].toDouble(), 86400.0);
    QCOMPARE(first[QStringLiteral("usage")].toObject()[QStringLiteral("output_tokens")].toInt(), 12);
    QCOMPARE(first[QStringLiteral("source")].toString(), m_log);
    QCOMPARE(first[QStringLiteral("line")].toInt(), 1);
    QVERIFY(!lines[2].contains(QStringLiteral("answer")));
    QCOMPARE(lines[2][QStringLiteral("query")].toString(), QStringLiteral("退款政策是什么"));
}

void TestCliHits::whatTheStoreKnowsIsJoined()
{
    auto database = SqliteDatabase::open(m_folder.path("cache.db"), SqliteDatabase::Mode::create);
    QVERIFY(database.ok());
    QVERIFY(database->execute("CREATE TABLE llm_cache(cache_key TEXT PRIMARY KEY, prompt TEXT, response TEXT, created_at TEXT);"
                              "INSERT INTO llm_cache VALUES('k-1', 'How do I cancel?', 'Like this.', '2026-11-01T00:00:00Z')").ok());
    const QString log = text(m_folder.write("join.jsonl", "{\"event\":\"hit\",\"call_site\":\"a\",\"query\":\"How can I cancel\",\"key\":\"k-1\"}\n"
                                                          "{\"event\":\"hit\",\"call_site\":\"a\",\"query\":\"Other\",\"key\":\"k-2\"}\n"));
    const CliRun joined = cli({QStringLiteral("hits"), log, QStringLiteral("--join"), QStringLiteral("sqlite:") + text(m_folder.path("cache.db")), QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(joined, 0);
    const auto lines = joined.lines();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0][QStringLiteral("cached_query")].toString(), QStringLiteral("How do I cancel?"));
    QVERIFY(lines[0][QStringLiteral("inferred")].toArray().contains(QStringLiteral("cached_query")));
    QVERIFY(!lines[1].contains(QStringLiteral("cached_query")));
    QVERIFY(joined.messages.contains("1 of 2 events joined with the store's 1 entries"));
    VERIFY_CODE(cli({QStringLiteral("hits"), log, QStringLiteral("--join"), QStringLiteral("sqlite:") + text(m_folder.path("none.db"))}), 3);
}

void TestCliHits::jsonIsOneArray()
{
    const CliRun all = run(QStringLiteral("hits"), {QStringLiteral("--format=json")});
    VERIFY_CODE(all, 0);
    QCOMPARE(all.json().array().size(), 6);
    const CliRun none = run(QStringLiteral("hits"), {QStringLiteral("--format=json"), QStringLiteral("--where"), QStringLiteral("call_site:nobody")});
    VERIFY_CODE(none, 0);
    QVERIFY(none.json().isArray() && none.json().array().isEmpty());
}

void TestCliHits::csvIsQuoted()
{
    const CliRun csv = run(QStringLiteral("hits"), {QStringLiteral("--format"), QStringLiteral("csv")});
    VERIFY_CODE(csv, 0);
    QVERIFY2(csv.out.startsWith("ts,event,call_site,match,similarity,query,cached_query,answer,"), csv.out.constData());
    QVERIFY2(csv.out.contains(",\"Yes, within \"\"14\"\" days,\nno questions asked.\","), csv.out.constData());
    const CliRun none = run(QStringLiteral("hits"), {QStringLiteral("--format"), QStringLiteral("csv"), QStringLiteral("--where"), QStringLiteral("call_site:nobody")});
    QCOMPARE(none.out.count('\n'), 1);
}

void TestCliHits::tableHasOneLineARow()
{
    const CliRun table = run(QStringLiteral("hits"), {});
    VERIFY_CODE(table, 0);
    QCOMPARE(table.out.count('\n'), 7);
    QVERIFY(table.out.startsWith("ts "));
    QVERIFY(QString::fromUtf8(table.out).contains(QStringLiteral("Wie kündige ich?")));
}

void TestCliHits::whereSortAndLimit()
{
    const QStringList jsonl = {QStringLiteral("--format"), QStringLiteral("jsonl")};
    const CliRun some = run(QStringLiteral("hits"), QStringList{QStringLiteral("--where"), QStringLiteral("kind:hit call_site:support.*")} + jsonl);
    QCOMPARE(some.lines().size(), 2);
    const CliRun best = run(QStringLiteral("hits"), QStringList{QStringLiteral("--sort"), QStringLiteral("-similarity"), QStringLiteral("--limit"), QStringLiteral("1")} + jsonl);
    QCOMPARE(best.lines().size(), 1);
    QCOMPARE(best.lines().first()[QStringLiteral("id")].toString(), QStringLiteral("e5"));
    const CliRun without = run(QStringLiteral("hits"), QStringList{QStringLiteral("--where"), QStringLiteral("-kind:hit")} + jsonl);
    QCOMPARE(without.lines().size(), 3);
    const CliRun suspicious = run(QStringLiteral("hits"), QStringList{QStringLiteral("--where"), QStringLiteral("suspicion>0.05")} + jsonl);
    VERIFY_CODE(suspicious, 0);
    QVERIFY(!suspicious.lines().isEmpty());
    QCOMPARE(suspicious.lines().first()[QStringLiteral("id")].toString(), QStringLiteral("e1"));
}

void TestCliHits::savedFiltersComeFromTheWorkspace()
{
    const auto file = m_folder.path("saved.cacheloupe");
    auto workspace = cacheloupe::Workspace::create(file, cacheloupe::systemNow);
    QVERIFY(workspace.ok());
    QVERIFY(workspace->saveQuery({"only misses", "kind:miss"}).ok());
    const QStringList hits = {QStringLiteral("hits"), m_log, QStringLiteral("--format"), QStringLiteral("jsonl"), QStringLiteral("--limit"), QStringLiteral("0")};
    const auto where = cli(hits + QStringList{QStringLiteral("--where"), QStringLiteral("kind:miss")});
    const auto saved = cli(hits + QStringList{QStringLiteral("--saved"), QStringLiteral("only misses"), QStringLiteral("--workspace"), text(file)});
    VERIFY_CODE(saved, 0);
    QVERIFY(!saved.out.isEmpty());
    QCOMPARE(saved.out, where.out);
    const auto unknown = cli(hits + QStringList{QStringLiteral("--saved"), QStringLiteral("misses"), QStringLiteral("--workspace"), text(file)});
    VERIFY_CODE(unknown, 2);
    QVERIFY(unknown.messages.contains("\"only misses\""));
    VERIFY_CODE(cli(hits + QStringList{QStringLiteral("--saved"), QStringLiteral("only misses")}), 2);
}

void TestCliHits::statsHaveStableKeys()
{
    const CliRun stats = run(QStringLiteral("stats"), {QStringLiteral("--by"), QStringLiteral("call_site,model"), QStringLiteral("--format"), QStringLiteral("json")});
    VERIFY_CODE(stats, 0);
    const QJsonObject document = stats.json().object();
    QCOMPARE(document[QStringLiteral("total")].toInt(), 6);
    const QJsonArray groups = document[QStringLiteral("groups")].toArray();
    QCOMPARE(groups.size(), 2);
    const QJsonObject refunds = groups[0].toObject();
    QCOMPARE(refunds[QStringLiteral("call_site")].toString(), QStringLiteral("support.refunds"));
    QCOMPARE(refunds[QStringLiteral("model")].toString(), QStringLiteral("gpt-4o-mini"));
    QCOMPARE(refunds[QStringLiteral("events")].toInt(), 4);
    QCOMPARE(refunds[QStringLiteral("hits")].toInt(), 2);
    QCOMPARE(refunds[QStringLiteral("misses")].toInt(), 1);
    QVERIFY(qAbs(refunds[QStringLiteral("hit_rate")].toDouble() - 2.0 / 3) < 1e-9);
    QVERIFY(qAbs(refunds[QStringLiteral("saved_usd")].toDouble() - 0.003) < 1e-6);
    QVERIFY(refunds.contains(QStringLiteral("latency_ms_mean")) && refunds.contains(QStringLiteral("latency_ms_p95")));
    QCOMPARE(refunds[QStringLiteral("stale")].toInt(), 1);
}

void TestCliHits::statsTableEndsInATotal()
{
    const CliRun stats = run(QStringLiteral("stats"), {});
    VERIFY_CODE(stats, 0);
    const QList<QByteArray> lines = stats.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith("call_site"));
    QVERIFY(lines[3].startsWith("(all)"));
}

void TestCliHits::rankTellsReasons()
{
    const CliRun rank = run(QStringLiteral("review rank"), {QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(rank, 0);
    QCOMPARE(rank.lines().size(), 3);
    const QJsonObject worst = rank.lines().first();
    QCOMPARE(worst[QStringLiteral("id")].toString(), QStringLiteral("e1"));
    QVERIFY(worst[QStringLiteral("suspicion")].toDouble() > 0.1);
    const QJsonObject reason = worst[QStringLiteral("reasons")].toArray().first().toObject();
    QVERIFY(!reason[QStringLiteral("signal")].toString().isEmpty());
    QVERIFY(!reason[QStringLiteral("text")].toString().isEmpty());
    QVERIFY(reason[QStringLiteral("spans")].isArray());
}

void TestCliHits::checkNamesMalformedLines()
{
    m_log = text(m_folder.write("bad.jsonl", std::string(kHitLines) + "{\"ts\": oops}\n" + std::string(kHitLines)));
    const CliRun check = run(QStringLiteral("log check"), {QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(check, 1);
    const QJsonObject found = check.lines().first();
    QCOMPARE(found[QStringLiteral("dialect")].toString(), QStringLiteral("cacheloupe.hit/1"));
    QCOMPARE(found[QStringLiteral("events")].toInt(), 12);
    QCOMPARE(found[QStringLiteral("key_fields")].toArray().size(), 32);
    const QJsonObject line = found[QStringLiteral("malformed")].toArray().first().toObject();
    QCOMPARE(line[QStringLiteral("line")].toInt(), 7);
    QVERIFY(line[QStringLiteral("message")].toString().contains(QStringLiteral("bad.jsonl:7")));

    const CliRun table = run(QStringLiteral("log check"), {});
    VERIFY_CODE(table, 1);
    QVERIFY2(table.out.contains("Line 7: "), table.out.constData());
    const CliRun hits = run(QStringLiteral("hits"), {QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(hits, 0);
    QCOMPARE(hits.lines().size(), 13);
    VERIFY_SAYS(hits, "1 of 13 lines could not be read");
}

void TestCliHits::truncatedLastLineIsNamed()
{
    m_log = text(m_folder.write("cut.jsonl", std::string(kHitLines) + "{\"ts\":\"2026-11-02T09:0"));
    const CliRun check = run(QStringLiteral("log check"), {QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(check, 1);
    QVERIFY(check.lines().first()[QStringLiteral("last_line_truncated")].toBool());
}

void TestCliHits::missingFileAndUnknownDialect()
{
    const CliRun missing = cli({QStringLiteral("hits"), text(m_folder.path("nowhere.jsonl"))});
    VERIFY_CODE(missing, 3);
    VERIFY_SAYS(missing, "There is no file");
    VERIFY_SAYS(missing, "nowhere.jsonl");
    m_log = text(m_folder.write("recipe.txt", "Two eggs\nand flour\n"));
    const CliRun recipe = run(QStringLiteral("hits"), {});
    VERIFY_CODE(recipe, 3);
    VERIFY_SAYS(recipe, "recipe.txt");
    VERIFY_SAYS(recipe, "no log format");
}

void TestCliHits::badQueryPointsAtTheColumn()
{
    const CliRun bad = run(QStringLiteral("hits"), {QStringLiteral("--where"), QStringLiteral("kind:hit similarity<warm")});
    VERIFY_CODE(bad, 2);
    VERIFY_SAYS(bad, "column 21");
    QVERIFY(bad.out.isEmpty());
}

void TestCliHits::aReaderMayLeave()
{
    std::string many;
    for (int i = 0; i < 300; ++i)
        many += kHitLines;
    m_folder.write("many.jsonl", many);
    QProcess shell;
    shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("{ \"$1\" hits \"$2\" --limit 0 --format jsonl; echo $? >&2; } | head -n 1"),
                                       QStringLiteral("sh"), QStringLiteral(CACHELOUPE_CLI), text(m_folder.path("many.jsonl"))});
    QVERIFY(shell.waitForFinished(60'000));
    QCOMPARE(shell.readAllStandardOutput().count('\n'), 1);
    QCOMPARE(shell.readAllStandardError(), QByteArray("0\n"));
}

void TestCliHits::terminalEscapesAreHarmless()
{
    m_log = text(m_folder.write("escape.jsonl",
                                R"({"ts":"2026-11-02T09:00:00Z","event":"miss","call_site":"a\u001b[31m","query":"x\u0007\u202ey"})" "\n"));
    const CliRun table = run(QStringLiteral("hits"), {});
    VERIFY_CODE(table, 0);
    QVERIFY(!table.out.contains('\x1b') && !table.out.contains('\x07') && !table.out.contains("\xE2\x80\xAE"));
}

QTEST_GUILESS_MAIN(TestCliHits)
#include "tst_cli_hits.moc"
