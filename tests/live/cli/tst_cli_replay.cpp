// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/cli/cli_run.h"
#include "tests/live/cli/hit_lines.h"
#include "tests/support/http_stub.h"
#include "tests/support/temp_folder.h"

#include <QtTest>

using namespace cacheloupe::test;

/// `replay` against a loopback server that speaks chat completions.
class TestCliReplay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_log = text(m_folder.write("hits.jsonl", kHitLines)); }
    void freshAnswersHaveStableKeys();
    void theKeyTravelsAndIsNeverPrinted();
    void samplesAreRepeatable();
    void missingSecretSendsNothing();
    void unreachableServer();

private:
    CliRun replay(const QString &endpoint, const QStringList &more, const QStringList &environment = {}) const
    {
        return cli(QStringList{QStringLiteral("replay"), m_log, QStringLiteral("--endpoint"), endpoint, QStringLiteral("--api"),
                               QStringLiteral("openai"), QStringLiteral("--format"), QStringLiteral("jsonl")}
                       + more,
                   environment);
    }
    TempFolder m_folder;
    QString m_log;
};

void TestCliReplay::freshAnswersHaveStableKeys()
{
    HttpStub server;
    server.answerWith("No. Refunds end after 14 days.");
    const CliRun run = replay(QString::fromStdString(server.endpoint()), {QStringLiteral("--sample"), QStringLiteral("0")});
    VERIFY_CODE(run, 0);
    QCOMPARE(run.lines().size(), 3);
    QCOMPARE(server.requests().size(), size_t(3));
    for (const QJsonObject &result : run.lines()) {
        for (const char *key : {"id", "fresh_answer", "verdict", "overlap", "differences", "usage", "attempts"})
            QVERIFY2(result.contains(QLatin1String(key)), key);
        QVERIFY(!result.contains(QStringLiteral("error")));
        QCOMPARE(result[QStringLiteral("fresh_answer")].toString(), QStringLiteral("No. Refunds end after 14 days."));
        QCOMPARE(result[QStringLiteral("attempts")].toInt(), 1);
    }
}

void TestCliReplay::theKeyTravelsAndIsNeverPrinted()
{
    HttpStub server;
    server.answerWith("Yes.");
    const CliRun run = replay(QString::fromStdString(server.endpoint()),
                              {QStringLiteral("--where"), QStringLiteral("id:e1"), QStringLiteral("--model"), QStringLiteral("local-1"),
                               QStringLiteral("--key-ref"), QStringLiteral("env:CACHELOUPE_TEST_KEY")},
                              {QStringLiteral("CACHELOUPE_TEST_KEY=very-secret-7")});
    VERIFY_CODE(run, 0);
    QCOMPARE(server.requests().size(), size_t(1));
    QCOMPARE(server.requests()[0].header("Authorization"), std::string("Bearer very-secret-7"));
    QVERIFY(server.requests()[0].body.find("\"local-1\"") != std::string::npos);
    QVERIFY(!run.out.contains("very-secret-7") && !run.messages.contains("very-secret-7"));
}

void TestCliReplay::samplesAreRepeatable()
{
    HttpStub server;
    server.answerWith("Yes.");
    const QStringList two = {QStringLiteral("--sample"), QStringLiteral("2"), QStringLiteral("--seed"), QStringLiteral("7")};
    const auto first = replay(QString::fromStdString(server.endpoint()), two).lines();
    const auto second = replay(QString::fromStdString(server.endpoint()), two).lines();
    QCOMPARE(first.size(), 2);
    for (qsizetype i = 0; i < first.size(); ++i)
        QCOMPARE(first[i][QStringLiteral("id")], second[i][QStringLiteral("id")]);
}

void TestCliReplay::missingSecretSendsNothing()
{
    HttpStub server;
    const CliRun run = replay(QString::fromStdString(server.endpoint()), {QStringLiteral("--key-ref"), QStringLiteral("env:CACHELOUPE_NOT_SET")});
    VERIFY_CODE(run, 3);
    VERIFY_SAYS(run, "env:CACHELOUPE_NOT_SET");
    QVERIFY(server.requests().empty());
}

void TestCliReplay::unreachableServer()
{
    const CliRun run = replay(QStringLiteral("http://127.0.0.1:1/v1"), {QStringLiteral("--sample"), QStringLiteral("1")});
    VERIFY_CODE(run, 3);
    QVERIFY2(run.messages.contains("127.0.0.1:1") || run.out.contains("127.0.0.1:1"), (run.messages + run.out).constData());
}

QTEST_GUILESS_MAIN(TestCliReplay)
#include "tst_cli_replay.moc"
