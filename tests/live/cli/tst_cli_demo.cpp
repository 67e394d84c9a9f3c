// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/cli/cli_run.h"
#include "tests/support/temp_folder.h"

#include <QFile>
#include <QtTest>

using namespace cacheloupe::test;

/// `demo` writes a week that every other command reads.
class TestCliDemo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void tellsWhatItWrote();
    void statsCountWhatDemoTells();
    void theCacheListsEveryEntry();
    void thePolicyCanBeExplained();
    void reportsInThreeFormats();
    void aChangedFileIsLeftAlone();

private:
    QString path(const char *name) const { return text(m_folder.path("week") / name); }
    TempFolder m_folder;
    CliRun m_demo;
    QJsonObject m_week;
};

void TestCliDemo::initTestCase()
{
    m_demo = cli({QStringLiteral("demo"), text(m_folder.path("week")), QStringLiteral("--events"), QStringLiteral("2000"),
                  QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(m_demo, 0);
    m_week = m_demo.lines().first();
}

void TestCliDemo::tellsWhatItWrote()
{
    QVERIFY(m_week[QStringLiteral("events")].toInt() > 1800);
    QVERIFY(m_week[QStringLiteral("wrong_hits")].toInt() > 0);
    for (const char *name : {"hits.jsonl", "cache.db", "policy.json", "answer_key.json"})
        QVERIFY2(QFile::exists(path(name)), name);
}

void TestCliDemo::statsCountWhatDemoTells()
{
    const CliRun stats = cli({QStringLiteral("stats"), path("hits.jsonl"), QStringLiteral("--format"), QStringLiteral("json")});
    VERIFY_CODE(stats, 0);
    QCOMPARE(stats.json().object()[QStringLiteral("total")].toInt(), m_week[QStringLiteral("events")].toInt());
    int hits = 0;
    for (const auto &group : stats.json().object()[QStringLiteral("groups")].toArray())
        hits += group.toObject()[QStringLiteral("hits")].toInt();
    QCOMPARE(hits, m_week[QStringLiteral("hits")].toInt());
}

void TestCliDemo::theCacheListsEveryEntry()
{
    const CliRun ls = cli({QStringLiteral("store"), QStringLiteral("ls"), QStringLiteral("sqlite:") + path("cache.db"),
                           QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(ls, 0);
    QCOMPARE(ls.lines().size(), m_week[QStringLiteral("entries")].toInt());
}

void TestCliDemo::thePolicyCanBeExplained()
{
    const CliRun explain = cli({QStringLiteral("policy"), QStringLiteral("explain"), path("policy.json"), QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(explain, 0);
    QVERIFY(explain.lines().size() >= 8);
}

void TestCliDemo::reportsInThreeFormats()
{
    const auto report = [this](const char *name) {
        const CliRun run = cli({QStringLiteral("review"), QStringLiteral("report"), path("hits.jsonl"), QStringLiteral("-o"), path(name)});
        QFile file(path(name));
        return run.code == 0 && file.open(QIODevice::ReadOnly) ? file.readAll() : run.messages;
    };
    const QByteArray html = report("report.html");
    QVERIFY2(html.startsWith("<!DOCTYPE html>") || html.startsWith("<!doctype html>"), html.left(200).constData());
    QVERIFY(!html.contains("<script"));
    QVERIFY(report("report.md").contains("# "));
    const QByteArray json = report("report.json");
    const QJsonObject document = QJsonDocument::fromJson(json).object();
    QVERIFY2(document[QStringLiteral("worst_hits")].toArray().size() > 5, json.left(300).constData());
    QCOMPARE(document[QStringLiteral("total")].toObject()[QStringLiteral("hits")].toInt(), m_week[QStringLiteral("hits")].toInt());
}

void TestCliDemo::aChangedFileIsLeftAlone()
{
    const QStringList again = {QStringLiteral("demo"), text(m_folder.path("week")), QStringLiteral("--events"), QStringLiteral("2000")};
    VERIFY_CODE(cli(again), 0);
    QFile policy(path("policy.json"));
    QVERIFY(policy.open(QIODevice::Append) && policy.write("\n") == 1);
    policy.close();
    const CliRun refused = cli(again);
    VERIFY_CODE(refused, 3);
    VERIFY_SAYS(refused, "policy.json");
    VERIFY_CODE(cli(again + QStringList{QStringLiteral("--replace")}), 0);
}

QTEST_GUILESS_MAIN(TestCliDemo)
#include "tst_cli_demo.moc"
