// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/cli/cli_run.h"

#include <QtTest>

using namespace cacheloupe::test;

/// Help, version, wrong usage: exit code 2, one sentence on stderr, nothing on stdout.
class TestCliUsage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void helpNamesEveryCommand();
    void versionIsANumber();
    void everyCommandExplainsItself_data();
    void everyCommandExplainsItself();
    void wrongUsageIsRefused_data();
    void wrongUsageIsRefused();
};

void TestCliUsage::helpNamesEveryCommand()
{
    const CliRun run = cli({QStringLiteral("--help")});
    VERIFY_CODE(run, 0);
    for (const char *name : {"log check", "log validate", "log snippet", "hits", "stats", "store ls", "store get", "store doctor", "store nearest", "store key", "store sources", "review prove", "review scan", "policy lint", "policy explain", "policy client", "policy key", "review rank", "policy diff", "policy publish", "policy history", "policy rollback", "policy rules", "policy drift", "policy simulate",
                             "review report", "review export", "review import", "replay", "demo"})
        QVERIFY2(run.out.contains(name), name);
    QVERIFY(run.messages.isEmpty());
}

void TestCliUsage::versionIsANumber()
{
    const CliRun run = cli({QStringLiteral("--version")});
    VERIFY_CODE(run, 0);
    QVERIFY(QRegularExpression(QStringLiteral("^cacheloupe-cli \\d+\\.\\d+\\.\\d+\n$")).match(QString::fromUtf8(run.out)).hasMatch());
}

void TestCliUsage::everyCommandExplainsItself_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"log check", "log validate", "log snippet", "hits", "stats", "store ls", "store get", "store doctor", "store nearest", "store key", "store sources", "review prove", "review scan", "policy lint", "policy explain", "policy client", "policy key", "review rank", "policy diff", "policy publish", "policy history", "policy rollback", "policy rules", "policy drift", "policy simulate",
                             "review report", "review export", "review import", "replay", "demo"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestCliUsage::everyCommandExplainsItself()
{
    QFETCH(QString, name);
    const CliRun run = cli(name.split(QLatin1Char(' ')) << QStringLiteral("--help"));
    VERIFY_CODE(run, 0);
    QVERIFY(run.out.startsWith("Usage: cacheloupe-cli " + name.toUtf8()));
    QVERIFY(run.out.contains("--format"));
}

void TestCliUsage::wrongUsageIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const char *arguments, const char *says) {
        QTest::newRow(name) << QString::fromLatin1(arguments).split(QLatin1Char(' '), Qt::SkipEmptyParts) << QByteArray(says);
    };
    row("nothing", "", "Usage: cacheloupe-cli");
    row("unknown command", "frobnicate", "There is no command \"frobnicate\"");
    row("half a command", "store", "There is no command \"store\"");
    row("no file", "hits", "Name at least one hit log.");
    row("no language", "log snippet", "Name one language: python");
    row("unknown language", "log snippet cobol", "no snippet for \"cobol\"");
    row("no client language", "policy client", "Name one language: python, typescript, cpp.");
    row("unknown client language", "policy client cobol", "no client for \"cobol\"");
    row("no request", "policy key policy.json faq", "--request FILE");
    row("check in no language", "log check a.jsonl --lang cobol", "not \"cobol\"");
    row("nothing to validate", "log validate", "Name at least one hit log.");
    row("unknown option", "hits a.jsonl --wehre x", "There is no option --wehre.");
    row("missing value", "hits a.jsonl --where", "--where needs a value");
    row("twice", "hits a.jsonl --limit 1 --limit 2", "given twice");
    row("no number", "hits a.jsonl --limit many", "--limit takes a number of 0 or more, not \"many\"");
    row("negative", "hits a.jsonl --limit -1", "--limit takes a number");
    row("half a hit", "hits a.jsonl --limit 1.5", "whole number");
    row("unknown format", "hits a.jsonl --format xml", "--format takes table, json, jsonl or csv, not \"xml\"");
    row("unknown sort", "hits a.jsonl --sort colour", "not \"colour\"");
    row("unknown group", "stats a.jsonl --by shoe_size", "not \"shoe_size\"");
    row("no store URL", "store ls", "Name one store");
    row("bad store URL", "store ls ftp://x", "ftp: is no address this program understands");
    row("no endpoint", "replay a.jsonl", "--endpoint");
    row("unknown api", "replay a.jsonl --endpoint http://x/v1 --api soap", "not \"soap\"");
    row("half a price", "replay a.jsonl --endpoint http://x/v1 --input-price 1", "go together");
    row("key instead of reference", "replay a.jsonl --endpoint http://x/v1 --key-ref sk-abcdefghijklmnop", "never the key itself");
    row("report without target", "review report a.jsonl", "-o FILE.html");
}

void TestCliUsage::wrongUsageIsRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    const CliRun run = cli(arguments);
    VERIFY_CODE(run, 2);
    VERIFY_SAYS(run, says);
    QVERIFY(!run.messages.contains("sk-abc"));
    QVERIFY2(run.out.isEmpty(), run.out.constData());
}

QTEST_GUILESS_MAIN(TestCliUsage)
#include "tst_cli_usage.moc"
