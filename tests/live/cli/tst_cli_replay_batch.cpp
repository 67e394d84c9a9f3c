// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/cli/cli_run.h"
#include "tests/live/cli/hit_lines.h"
#include "tests/support/temp_folder.h"

#include <QTcpSocket>
#include <QtTest>

using namespace cacheloupe::test;

/// `replay batch write` and `read`, `replay warm` and `replay stub`, as a shell calls them.
class TestCliReplayBatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_log = text(m_folder.write("hits.jsonl", kHitLines)); }
    void writesAndReadsABatch();
    void refusesResultsWithoutIds();
    void refusesWhatCannotBe();
    void theWarmListWaitsForReplays();
    void theStubAnswersUntilItIsStopped();

private:
    QString path(std::string_view name) const { return text(m_folder.path(name)); }
    TempFolder m_folder;
    QString m_log;
};

void TestCliReplayBatch::writesAndReadsABatch()
{
    const QStringList write = {QStringLiteral("replay"), QStringLiteral("batch"), QStringLiteral("write"), m_log, QStringLiteral("--provider"), QStringLiteral("openai"),
                               QStringLiteral("--model"), QStringLiteral("gpt-4o-mini"), QStringLiteral("--run"), QStringLiteral("r1"), QStringLiteral("-o"), path("out"), QStringLiteral("--format"), QStringLiteral("jsonl")};
    const CliRun written = cli(write);
    VERIFY_CODE(written, 0);
    const QJsonObject summary = written.lines().value(0);
    QCOMPARE(summary[QStringLiteral("requests")].toInt(), 3);
    QCOMPARE(summary[QStringLiteral("file_count")].toInt(), 1);
    QCOMPARE(summary[QStringLiteral("cost_usd")].toDouble() * 2, summary[QStringLiteral("full_price_usd")].toDouble());
    QFile file(path("out/batch-r1-001.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    // Answered backwards, one left out: only the ids join.
    QByteArray results;
    QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    for (int i = 2; i >= 1; --i) {
        const QString id = QJsonDocument::fromJson(lines[i]).object()[QStringLiteral("custom_id")].toString();
        results += R"({"id":"b","custom_id":")" + id.toUtf8() + R"(","response":{"status_code":200,"body":{"model":"gpt-4o-mini","choices":[{"message":{"role":"assistant","content":"Unter „Konto“."},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":4}}},"error":null})" + "\n";
    }
    const QString answers = text(m_folder.write("results.jsonl", results.toStdString()));
    const CliRun read = cli({QStringLiteral("replay"), QStringLiteral("batch"), QStringLiteral("read"), path("out/manifest.json"), answers, QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(read, 1);
    VERIFY_SAYS(read, "2 answered, 0 failed, 1 still open.");
    QCOMPARE(read.lines().size(), 2);
    QCOMPARE(read.lines()[0][QStringLiteral("id")].toString(), QStringLiteral("e2"));
    QCOMPARE(read.lines()[0][QStringLiteral("verdict")].toString(), QStringLiteral("same"));
    const CliRun again = cli(write);
    QVERIFY(again.code != 0);
    VERIFY_SAYS(again, "manifest.json");
}

void TestCliReplayBatch::refusesResultsWithoutIds()
{
    VERIFY_CODE(cli({QStringLiteral("replay"), QStringLiteral("batch"), QStringLiteral("write"), m_log, QStringLiteral("--provider"), QStringLiteral("anthropic"), QStringLiteral("--model"), QStringLiteral("m"), QStringLiteral("-o"), path("a")}), 0);
    const QString bare = text(m_folder.write("bare.jsonl", "{\"result\":{\"type\":\"succeeded\"}}\n"));
    const CliRun read = cli({QStringLiteral("replay"), QStringLiteral("batch"), QStringLiteral("read"), path("a/manifest.json"), bare});
    VERIFY_CODE(read, 3);
    VERIFY_SAYS(read, "custom_id");
}

void TestCliReplayBatch::refusesWhatCannotBe()
{
    VERIFY_CODE(cli({QStringLiteral("replay"), QStringLiteral("batch"), QStringLiteral("write"), m_log, QStringLiteral("--provider"), QStringLiteral("mistral"), QStringLiteral("-o"), path("x")}), 2);
    const CliRun hasty = cli({QStringLiteral("replay"), QStringLiteral("batch"), QStringLiteral("write"), m_log, QStringLiteral("--provider"), QStringLiteral("openai"), QStringLiteral("--model"), QStringLiteral("m"), QStringLiteral("--patience"), QStringLiteral("2"), QStringLiteral("-o"), path("x")});
    VERIFY_CODE(hasty, 1);
    VERIFY_SAYS(hasty, "Nothing was written.");
    QVERIFY(!QFile::exists(path("x/manifest.json")));
}

void TestCliReplayBatch::theWarmListWaitsForReplays()
{
    const CliRun run = cli({QStringLiteral("replay"), QStringLiteral("warm"), m_log, QStringLiteral("-o"), path("warm.jsonl"), QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(run, 1);
    for (const QJsonObject &entry : run.lines())
        QCOMPARE(entry[QStringLiteral("state")].toString(), QStringLiteral("to_replay"));
    QVERIFY(run.lines().size() >= 1);
    VERIFY_SAYS(run, "0 entries are in");
    VERIFY_SAYS(run, "1 scoped");
    QFile file(path("warm.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().isEmpty());
}

void TestCliReplayBatch::theStubAnswersUntilItIsStopped()
{
    QProcess process;
    process.start(QStringLiteral(CACHELOUPE_CLI), {QStringLiteral("replay"), QStringLiteral("stub"), m_log});
    QVERIFY(process.waitForReadyRead(60'000));
    const QUrl url(QString::fromUtf8(process.readAllStandardOutput().trimmed()));
    QCOMPARE(url.host(), QStringLiteral("127.0.0.1"));
    const CliRun run = cli({QStringLiteral("replay"), m_log, QStringLiteral("--endpoint"), url.toString(), QStringLiteral("--sample"), QStringLiteral("0"), QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(run, 0);
    QCOMPARE(run.lines().size(), 3);
    for (const QJsonObject &result : run.lines())
        QVERIFY(result[QStringLiteral("verdict")].toString() == QStringLiteral("same") || result[QStringLiteral("verdict")].toString() == QStringLiteral("reworded"));
    process.terminate();
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestCliReplayBatch)
#include "tst_cli_replay_batch.moc"
