// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/cli/cli_run.h"
#include "tests/live/cli/hit_lines.h"
#include "tests/support/packed.h"
#include "tests/support/temp_folder.h"

#include <QtTest>

using namespace cacheloupe::test;

/// `log check` with the code that fills gaps, `log snippet`, `log validate`: shapes, exit codes, sentences.
class TestCliLog : public QObject {
    Q_OBJECT

    TempFolder m_folder;

    CliRun run(const char *command, const QString &log, const QStringList &more = {}) const
    {
        return cli(QString::fromLatin1(command).split(QLatin1Char(' ')) << log << more);
    }

private Q_SLOTS:
    void checkNamesTheLineOfCode();
    void snippetPrintsTheFile();
    void validateNamesLineMemberAndExpectation();
    void validateTakesItsOwnOutput();
    void validateReadsArchivesFoldersAndPatterns();
    void validateSummarises();
    void validateOfNothing();
};

void TestCliLog::checkNamesTheLineOfCode()
{
    const QString log = text(m_folder.write("thin.jsonl", R"({"ts":"2026-11-02T09:00:00Z","event":"hit","call_site":"a"})" "\n"));
    const CliRun table = run("log check", log);
    VERIFY_CODE(table, 1);
    QVERIFY2(table.out.contains("    1 of 1 hit: what was asked is not there; log `query`\n        hit[\"query\"] = question\n"), table.out.constData());
    QVERIFY(table.out.contains("cacheloupe-cli log snippet python"));
    QVERIFY(table.out.contains("  1 event: 1 hit\n"));
    QVERIFY(table.out.contains("(0 of 32 are logged):\n    never logged: route.provider, "));
    QVERIFY(table.out.contains("cacheloupe-cli hits FILE --join "));
    const CliRun json = run("log check", log, {QStringLiteral("--lang"), QStringLiteral("java"), QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(json, 1);
    bool found = false;
    for (const auto &one : json.lines().first()[QStringLiteral("gaps")].toArray()) {
        const QJsonObject gap = one.toObject();
        QVERIFY(!gap[QStringLiteral("code")].toString().isEmpty());
        QCOMPARE(gap[QStringLiteral("language")].toString(), QStringLiteral("java"));
        if (gap[QStringLiteral("gap")].toString() != QLatin1String("no_entry_ttl"))
            continue;
        found = true;
        QCOMPARE(gap[QStringLiteral("member")].toString(), QStringLiteral("entry.ttl_s"));
        QCOMPARE(gap[QStringLiteral("code")].toString(), QStringLiteral("hit.put(\"entry.ttl_s\", found.ttlS);"));
        QCOMPARE(gap[QStringLiteral("hits")].toInt(), 1);
    }
    QVERIFY(found);
}

void TestCliLog::snippetPrintsTheFile()
{
    for (const char *language : {"python", "typescript", "go", "java", "cpp"}) {
        const CliRun snippet = run("log snippet", QString::fromLatin1(language));
        VERIFY_CODE(snippet, 0);
        QVERIFY(snippet.out.contains("cacheloupe.hit/1"));
        QVERIFY(snippet.out.endsWith('\n'));
        QVERIFY(snippet.messages.isEmpty());
    }
    const CliRun json = run("log snippet", QStringLiteral("go"), {QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(json, 0);
    QCOMPARE(json.lines().first()[QStringLiteral("file")].toString(), QStringLiteral("cacheloupe_hits.go"));
}

void TestCliLog::validateNamesLineMemberAndExpectation()
{
    const QString log = text(m_folder.write("bad.jsonl", std::string(kHitLines) + R"({"ts":"soon","event":"hit","usage":{"input_tokens":"4"}})" "\n{\n"));
    const CliRun table = run("log validate", log);
    VERIFY_CODE(table, 1);
    QVERIFY2(table.out.contains("bad.jsonl:7: ts: expected an RFC 3339 time like 2026-11-02T09:30:00Z, found \"soon\"\n"), table.out.constData());
    QVERIFY2(table.out.contains("bad.jsonl:7: usage.input_tokens: expected integer, null, found \"4\"\n"), table.out.constData());
    QVERIFY2(table.out.contains("bad.jsonl:7: call_site: expected a value, it is required\n"), table.out.constData());
    QVERIFY2(table.out.contains("bad.jsonl:8: the line: expected a JSON object on one line, found {\n"), table.out.constData());
    VERIFY_SAYS(table, "8 lines, 2 of them do not keep to cacheloupe.hit/1 (4 findings, 4 shown)");
    const CliRun json = run("log validate", log, {QStringLiteral("--limit"), QStringLiteral("2"), QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(json, 1);
    QCOMPARE(json.lines().size(), 2);
    QCOMPARE(json.lines().last()[QStringLiteral("member")].toString(), QStringLiteral("usage.input_tokens"));
    QCOMPARE(json.lines().last()[QStringLiteral("line")].toInt(), 7);
    QCOMPARE(json.lines().last()[QStringLiteral("rule")].toString(), QStringLiteral("type"));
}

void TestCliLog::validateTakesItsOwnOutput()
{
    const QString log = text(m_folder.write("good.jsonl", kHitLines));
    const CliRun good = run("log validate", log);
    VERIFY_CODE(good, 0);
    QVERIFY(good.out.isEmpty());
    VERIFY_SAYS(good, "6 lines keep to cacheloupe.hit/1.");
    const CliRun hits = run("hits", log, {QStringLiteral("--format"), QStringLiteral("jsonl")});
    const CliRun again = run("log validate", text(m_folder.write("again.jsonl", hits.out.toStdString())));
    VERIFY_CODE(again, 0);
    VERIFY_CODE(cli({QStringLiteral("demo"), text(m_folder.path("week"))}), 0);
    VERIFY_CODE(run("log validate", text(m_folder.path("week") / "hits.jsonl")), 0);
}

void TestCliLog::validateReadsArchivesFoldersAndPatterns()
{
    const std::string bad = std::string(kHitLines) + "{}\n";
    m_folder.write("logs/app.jsonl.2.gz", gzipped(bad));
    m_folder.write("logs/app.jsonl.1.zst", zstdPacked(kHitLines));
    m_folder.write("logs/app.jsonl", kHitLines);
    m_folder.write("logs/notes.bin", "\x7f" "ELF");
    const QString folder = text(m_folder.path("logs"));
    const CliRun all = run("log validate", folder, {QStringLiteral("--format"), QStringLiteral("json")});
    VERIFY_CODE(all, 1);
    const auto findings = QJsonDocument::fromJson(all.out).array();
    QCOMPARE(findings.size(), 3);
    for (const auto &one : findings) {
        QCOMPARE(one.toObject()[QStringLiteral("path")].toString(), folder + QStringLiteral("/app.jsonl.2.gz"));
        QCOMPARE(one.toObject()[QStringLiteral("line")].toInt(), 7);
        QCOMPARE(one.toObject()[QStringLiteral("rule")].toString(), QStringLiteral("missing"));
    }
    VERIFY_SAYS(all, "app.jsonl.1.zst: 6 lines keep to cacheloupe.hit/1.");
    VERIFY_SAYS(all, "Passed over, no hit logs: notes.bin.");
    VERIFY_SAYS(all, "3 files, 19 lines: 1 do not keep to cacheloupe.hit/1 (3 findings).");
    const CliRun pattern = run("log validate", folder + QStringLiteral("/*.zst"));
    VERIFY_CODE(pattern, 0);
    const CliRun torn = run("log validate", text(m_folder.write("torn.gz", gzipped(bad).substr(0, 60))));
    VERIFY_CODE(torn, 3);
    VERIFY_SAYS(torn, "torn.gz");
}

void TestCliLog::validateSummarises()
{
    const std::string bad = R"({"ts":"2026-11-02T09:00:00Z","event":"melt","call_site":"a"})" "\n";
    const QString log = text(m_folder.write("sum.jsonl", std::string(kHitLines) + bad + "{\n" + bad));
    const CliRun table = run("log validate", log, {QStringLiteral("--summary")});
    VERIFY_CODE(table, 1);
    QVERIFY2(table.out.contains("  2 lines, first 7: event: expected one of "), table.out.constData());
    QVERIFY2(table.out.contains("  1 line, first 8: the line: expected a JSON object on one line, found {\n"), table.out.constData());
    const CliRun json = run("log validate", log, {QStringLiteral("--summary"), QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(json, 1);
    QCOMPARE(json.lines().size(), 2);
    const auto first = json.lines().first();
    QCOMPARE(first.keys(), (QStringList{QStringLiteral("expected"), QStringLiteral("first_line"), QStringLiteral("found"), QStringLiteral("lines"),
                                        QStringLiteral("member"), QStringLiteral("path"), QStringLiteral("rule")}));
    QCOMPARE(first[QStringLiteral("member")].toString(), QStringLiteral("event"));
    QCOMPARE(first[QStringLiteral("lines")].toInt(), 2);
    QCOMPARE(first[QStringLiteral("first_line")].toInt(), 7);
    VERIFY_CODE(run("log validate", log, {QStringLiteral("--summary"), QStringLiteral("--limit"), QStringLiteral("1")}), 2);
}

void TestCliLog::validateOfNothing()
{
    const CliRun missing = run("log validate", text(m_folder.path("nowhere.jsonl")));
    VERIFY_CODE(missing, 3);
    VERIFY_SAYS(missing, "There is no file");
    VERIFY_CODE(run("log validate", text(m_folder.write("empty.jsonl", ""))), 0);
}

QTEST_GUILESS_MAIN(TestCliLog)
#include "tst_cli_log.moc"
