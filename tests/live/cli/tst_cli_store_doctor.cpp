// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/cli/cli_run.h"
#include "tests/support/redis_server.h"

#include <QJsonArray>
#include <QtTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

/// `store doctor`: exit codes, the lines for people and the objects for programs.
class TestCliStoreDoctor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void findingsAreWrittenOut();
    void findingsAreObjects();
    void aSoundStoreHasNone();
    void whatCannotBeReadIsSaid();

private:
    CliRun doctor(const QStringList &more = {})
    {
        return cli(QStringList{QStringLiteral("store"), QStringLiteral("doctor"), QStringLiteral("redis://127.0.0.1:%1").arg(m_server->port())} + more);
    }
    std::unique_ptr<RedisServer> m_server;
};

void TestCliStoreDoctor::init()
{
    m_server = std::make_unique<RedisServer>();
    QVERIFY2(m_server->start(), qPrintable(m_server->error()));
}

void TestCliStoreDoctor::findingsAreWrittenOut()
{
    QVERIFY(m_server->load(std::filesystem::path(CACHELOUPE_TEST_DATA) / "stores/seed-003/load.resp"));
    const CliRun run = doctor();
    VERIFY_CODE(run, 1);
    QVERIFY(run.out.startsWith("error  twin-answer-gone  cache:response\n  Questions whose answer has expired. 1 of 61 pairs"));
    QVERIFY(run.out.contains("\n  Keys: cache:embedding:"));
    QVERIFY(run.out.contains("\n  Why: "));
    QVERIFY(run.out.contains("\n  Do:  "));
    QVERIFY2(run.messages.contains("Examined 77 entries: life, "), run.messages.constData());
    QVERIFY(run.messages.contains("this server has no search module"));
}

void TestCliStoreDoctor::findingsAreObjects()
{
    QVERIFY(m_server->load(std::filesystem::path(CACHELOUPE_TEST_DATA) / "stores/seed-003/load.resp"));
    const CliRun run = doctor({QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(run, 1);
    static const QStringList known = QStringLiteral("severity finding where title facts why fix examples values").split(QLatin1Char(' '));
    for (const QJsonObject &finding : run.lines()) {
        QCOMPARE(finding.keys().size(), known.size());
        for (const QString &key : finding.keys())
            QVERIFY2(known.contains(key), qPrintable(key));
    }
    const auto twin = run.lines().first();
    QCOMPARE(twin[QStringLiteral("finding")].toString(), QStringLiteral("twin-answer-gone"));
    QCOMPARE(twin[QStringLiteral("values")].toObject()[QStringLiteral("entries_n")].toInt(), 1);
    QCOMPARE(twin[QStringLiteral("examples")].toArray().size(), 1);
}

void TestCliStoreDoctor::aSoundStoreHasNone()
{
    QVERIFY(m_server->load(std::filesystem::path(CACHELOUPE_TEST_DATA) / "stores/seed-003h/load.resp"));
    const CliRun run = doctor();
    VERIFY_CODE(run, 0);
    QVERIFY(run.out.isEmpty());
    QVERIFY(run.messages.contains("No findings."));
    const CliRun json = doctor({QStringLiteral("--format"), QStringLiteral("json")});
    VERIFY_CODE(json, 0);
    QCOMPARE(json.out, QByteArray("[]\n"));
}

void TestCliStoreDoctor::whatCannotBeReadIsSaid()
{
    m_server->stop();
    VERIFY_CODE(doctor(), 3);
    VERIFY_CODE(cli({QStringLiteral("store"), QStringLiteral("doctor")}), 2);
    VERIFY_CODE(cli({QStringLiteral("store"), QStringLiteral("doctor"), QStringLiteral("sqlite:/no/such.db")}), 3);
}

QTEST_GUILESS_MAIN(TestCliStoreDoctor)
#include "tst_cli_store_doctor.moc"
