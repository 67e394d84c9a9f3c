// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/hitlog/emitter_snippets.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/log_check.h"
#include "core/hitlog/log_validation.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace cacheloupe;

/// Every emitter snippet is built and run with all the lines of code that `log check` proposes and an awkward event of
/// every kind; what it writes is read back, validated and compared field by field. Three processes write to one log at
/// once. A tool that is not there skips its language, or fails where CACHELOUPE_ALL_TOOLS is set, as packaging/test.sh does.
class TestSnippets : public QObject {
    Q_OBJECT

    const EmitterSnippets m_snippets = *EmitterSnippets::load();
    QTemporaryDir m_dir;
    QString m_folder;

    QString inFolder(const QString &name) const { return m_folder + QLatin1Char('/') + name; }
    QByteArray lines(const char *language) const;
    QByteArray program(const char *language, const char *file) const;
    void put(const QString &name, const QByteArray &bytes) const;
    void build(const QString &tool, const QStringList &arguments) const;
    void writeAtOnce(const QString &tool, const QStringList &arguments) const;
    void compare(const Hit &hit) const;
    void compareAwkward(const Hit &hit, bool hasNested) const;
    void verifyAwkward(const HitTable &table, bool hasNested) const;
    void verifyLog(bool hasNested = true) const;

private Q_SLOTS:
    void init();
    void python();
    void cpp();
    void typescript();
    void go();
    void java();
    void everyGapHasALine();
};

namespace {

using namespace std::string_literals;

constexpr int kProcesses = 3;
constexpr int kLinesEach = 200;
constexpr int kKinds = 7;
constexpr int kLinesInAll = kProcesses * (kLinesEach + kKinds);
/// Half surrogate pairs and bytes that are no UTF-8 become U+FFFD, everything else comes back as it was.
const std::string kAwkward = "\"'\\\r\n\t\0\b\x1f\x7f\u2028\u2029\ufeff e\u0301 \U0001F469\u200D\U0001F469\u200D\U0001F467 \U0001F600 half \ufffd then \ufffd end \ufffd"s;

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

} // namespace

/// Leaves the test when the tool is not there.
#define NEED_TOOL(tool, package) \
    if (QStandardPaths::findExecutable(QStringLiteral(tool)).isEmpty()) { \
        if (qEnvironmentVariableIsSet("CACHELOUPE_ALL_TOOLS")) \
            QFAIL(tool " is not installed (Debian package " package ")"); \
        QSKIP(tool " is not installed (Debian package " package ")"); \
    }

void TestSnippets::init()
{
    QVERIFY(m_dir.isValid());
    m_folder = m_dir.filePath(QString::fromLatin1(QTest::currentTestFunction()));
    QVERIFY(QDir().mkpath(m_folder));
}

QByteArray TestSnippets::lines(const char *language) const
{
    QByteArrayList code;
    for (const auto gap : allLogGaps())
        code << bytesOf(m_snippets.line(gap, language));
    return code.join('\n');
}

QByteArray testData(const char *file)
{
    QFile source(QStringLiteral(CACHELOUPE_TEST_DATA "/snippets/") + QString::fromLatin1(file));
    if (!source.open(QIODevice::ReadOnly))
        qFatal("%s is missing", file);
    return source.readAll();
}

/// The using program with the proposed lines at the indentation of its mark.
QByteArray TestSnippets::program(const char *language, const char *file) const
{
    static const QRegularExpression mark(QStringLiteral("^([ \\t]*)(#|//) @LINES@$"), QRegularExpression::MultilineOption);
    QString text = QString::fromUtf8(testData(file));
    const auto match = mark.match(text);
    QString code = QString::fromUtf8(lines(language));
    code.replace(QLatin1Char('\n'), QLatin1Char('\n') + match.captured(1));
    return text.replace(match.capturedStart(), match.capturedLength(), match.captured(1) + code).toUtf8();
}

void TestSnippets::put(const QString &name, const QByteArray &bytes) const
{
    QVERIFY(QDir().mkpath(QFileInfo(inFolder(name)).path()));
    QFile file(inFolder(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestSnippets::build(const QString &tool, const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(tool, arguments);
    QVERIFY2(process.waitForFinished(240'000), qPrintable(process.errorString()));
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, process.readAll().constData());
}

void TestSnippets::writeAtOnce(const QString &tool, const QStringList &arguments) const
{
    QProcess processes[kProcesses];
    for (QProcess &process : processes) {
        process.setWorkingDirectory(m_folder);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(tool, QStringList(arguments) << inFolder(QStringLiteral("hits.jsonl")) << QString::number(kLinesEach));
    }
    for (QProcess &process : processes) {
        QVERIFY2(process.waitForFinished(120'000), qPrintable(process.errorString()));
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, process.readAll().constData());
    }
}

void TestSnippets::compare(const Hit &hit) const
{
    QCOMPARE(hit.kind, EventKind::hit);
    QCOMPARE(hit.id, std::string("req-1"));
    QVERIFY(hit.time && systemNow() - *hit.time < std::chrono::hours(1) && *hit.time - systemNow() < std::chrono::hours(1));
    QCOMPARE(hit.callSite, std::string("support.refunds"));
    QCOMPARE(hit.query, std::string("Can I \"return\" it?\n\tC:\\tmp <b>&</b> \xC3\xA9 \xF0\x9F\x98\x80 \x01"));
    QCOMPARE(hit.cachedQuery, std::string("May I return it?"));
    QCOMPARE(hit.answer, std::string("Ja, \xC3\xBC" "bermorgen."));
    QCOMPARE(hit.match, MatchKind::semantic);
    QCOMPARE(hit.similarity, std::optional(0.94));
    QCOMPARE(hit.threshold, std::optional<double>());
    QCOMPARE(hit.runnerUp, std::optional<double>());
    QCOMPARE(hit.entry.createdAt, parseInstant("2026-11-01T09:00:00.250Z"));
    QCOMPARE(hit.entry.ttlS, std::optional(3600.0));
    QCOMPARE(hit.entry.fields.values().size(), size_t(1));
    QCOMPARE(*hit.entry.fields.find(KeyField::accessTenant), std::string("acme"));
    QCOMPARE(hit.fields.values().size(), size_t(3));
    QCOMPARE(*hit.fields.find(KeyField::accessTenant), std::string("acme"));
    QCOMPARE(*hit.fields.find(KeyField::promptSystemVersion), std::string("v12"));
    QCOMPARE(*hit.fields.find(KeyField::sourceDocumentIds), std::string(R"(["a","b"])"));
    QCOMPARE(hit.model, std::string("gpt-4o-mini"));
    QCOMPARE(hit.latencyMs, std::optional(12.5));
    QCOMPARE(hit.savedUsd, std::optional(0.002));
    QCOMPARE(hit.usage.inputTokens, std::optional<std::int64_t>(120));
    QCOMPARE(hit.user, std::string("1d9e4cb21b9c34e92c260d0b9849722e"));
    QVERIFY2(hit.unknownJson.empty(), hit.unknownJson.c_str());
}

void TestSnippets::compareAwkward(const Hit &hit, bool hasNested) const
{
    QVERIFY(hit.time && *hit.time <= systemNow() && systemNow() - *hit.time < std::chrono::hours(1));
    QCOMPARE(hit.callSite, "kinds." + std::string(eventKindName(hit.kind)));
    QCOMPARE(hit.query, kAwkward);
    QCOMPARE(hit.entry.id, kAwkward);
    QCOMPARE(hit.answer.size(), size_t(200'000));
    QVERIFY(hit.answer.ends_with("long long "));
    QCOMPARE(hit.session, std::string());
    QCOMPARE(hit.similarity, std::optional<double>());
    QCOMPARE(hit.threshold, std::optional<double>());
    QCOMPARE(hit.latencyMs, std::optional(0.1));
    QCOMPARE(hit.costUsd, std::optional(0.0000001));
    QCOMPARE(hit.usage.outputTokens, std::optional<std::int64_t>(9007199254740991));
    QCOMPARE(hit.fields.values().size(), size_t(1));
    QCOMPARE(*hit.fields.find(KeyField::outputLocale), std::string("de-DE"));
    Json params = {{"stop", {kAwkward, "b"}}};
    if (hasNested)
        params["extra"] = {{"text", "x"}, {"at", "2026-11-01T09:00:00.250Z"}};
    const auto written = parseJson(hit.paramsJson, "params");
    QVERIFY(written.ok());
    // Members in whatever order the language keeps.
    QVERIFY2(nlohmann::json(*written) == nlohmann::json(params), hit.paramsJson.c_str());
    const auto unknown = parseJson(hit.unknownJson, "unknown");
    QVERIFY(unknown.ok());
    QCOMPARE(*unknown, Json({{"note \"1\"", true}}));
}

/// One event of every kind from every process.
void TestSnippets::verifyAwkward(const HitTable &table, bool hasNested) const
{
    std::map<EventKind, int> kinds;
    for (HitRow row = 0; row < table.rowCount(); ++row) {
        if (table.callSite(row) == "support.refunds")
            continue;
        const auto hit = table.record(row);
        QVERIFY(hit.ok());
        QCOMPARE(hit->id, "awkward-" + std::string(eventKindName(hit->kind)));
        ++kinds[hit->kind];
        compareAwkward(*hit, hasNested);
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(kinds.size(), size_t(kKinds));
    for (const auto &[kind, count] : kinds)
        QCOMPARE(count, kProcesses);
}

void TestSnippets::verifyLog(bool hasNested) const
{
    const std::filesystem::path path = inFolder(QStringLiteral("hits.jsonl")).toStdString();
    const auto schema = hitLineSchema();
    const auto found = validateLog(path, *schema);
    QVERIFY(found.ok());
    QCOMPARE(found->lines, std::uint64_t(kLinesInAll));
    QVERIFY2(found->problems.empty(), found->problems.empty() ? "" : found->problems[0].path.c_str());
    HitTable table;
    QVERIFY(HitLogReader(table).load(path).ok());
    QCOMPARE(table.rowCount(), HitRow(kLinesInAll));
    HitRow usual = 0;
    for (HitRow row = 0; row < table.rowCount(); ++row) {
        if (table.callSite(row) != "support.refunds")
            continue;
        const auto hit = table.record(row);
        QVERIFY(hit.ok());
        ++usual;
        compare(*hit);
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(usual, HitRow(kProcesses * kLinesEach));
    verifyAwkward(table, hasNested);
    const auto check = checkLog(table, 0);
    QVERIFY(check.ok());
    QCOMPARE(check->dialect.name, std::string("cacheloupe.hit/1"));
    // Without the awkward events, which say little, nothing would be missing.
    for (const auto &gap : check->gaps)
        QVERIFY2(gap.hits <= std::uint64_t(kProcesses), std::string(logGapName(gap.gap)).c_str());
}

void TestSnippets::python()
{
    NEED_TOOL("python3", "python3");
    put(QStringLiteral("cacheloupe_hits.py"), bytesOf(m_snippets.code("python")));
    put(QStringLiteral("use.py"), program("python", "use.py"));
    writeAtOnce(QStringLiteral("python3"), {QStringLiteral("-B"), QStringLiteral("use.py")});
    verifyLog();
}

void TestSnippets::cpp()
{
    NEED_TOOL("g++", "g++");
    put(QStringLiteral("cacheloupe_hits.hpp"), bytesOf(m_snippets.code("cpp")));
    put(QStringLiteral("use.cpp"), program("cpp", "use.cpp.txt"));
    build(QStringLiteral("g++"), {QStringLiteral("-std=c++17"), QStringLiteral("-Wall"), QStringLiteral("-Wextra"), QStringLiteral("-Wpedantic"),
                                  QStringLiteral("-Wshadow"), QStringLiteral("-Werror"), QStringLiteral("use.cpp"), QStringLiteral("-o"),
                                  QStringLiteral("use")});
    writeAtOnce(inFolder(QStringLiteral("use")), {});
    verifyLog(false);
}

void TestSnippets::typescript()
{
    NEED_TOOL("tsc", "node-typescript");
    NEED_TOOL("node", "nodejs");
    put(QStringLiteral("cacheloupe_hits.ts"), bytesOf(m_snippets.code("typescript")));
    put(QStringLiteral("use.ts"), program("typescript", "use.ts"));
    put(QStringLiteral("node.d.ts"), testData("node.d.ts"));
    put(QStringLiteral("package.json"), R"({"type": "module"})");
    build(QStringLiteral("tsc"), {QStringLiteral("--strict"), QStringLiteral("--noUnusedLocals"), QStringLiteral("--noUnusedParameters"),
                                  QStringLiteral("--target"), QStringLiteral("es2021"), QStringLiteral("--module"), QStringLiteral("es2020"),
                                  QStringLiteral("--moduleResolution"), QStringLiteral("node"), QStringLiteral("--lib"), QStringLiteral("es2021"),
                                  QStringLiteral("node.d.ts"), QStringLiteral("use.ts")});
    writeAtOnce(QStringLiteral("node"), {QStringLiteral("use.js")});
    verifyLog();
}

void TestSnippets::go()
{
    NEED_TOOL("go", "gccgo-go");
    put(QStringLiteral("go.mod"), "module app\n\ngo 1.18\n");
    put(QStringLiteral("hits/cacheloupe_hits.go"), bytesOf(m_snippets.code("go")));
    put(QStringLiteral("main.go"), program("go", "use.go"));
    build(QStringLiteral("go"), {QStringLiteral("vet"), QStringLiteral("./...")});
    build(QStringLiteral("go"), {QStringLiteral("build"), QStringLiteral("-o"), QStringLiteral("use"), QStringLiteral(".")});
    writeAtOnce(inFolder(QStringLiteral("use")), {});
    verifyLog();
}

void TestSnippets::java()
{
    NEED_TOOL("javac", "default-jdk-headless");
    put(QStringLiteral("CacheloupeHits.java"), bytesOf(m_snippets.code("java")));
    put(QStringLiteral("Use.java"), program("java", "Use.java"));
    build(QStringLiteral("javac"), {QStringLiteral("-encoding"), QStringLiteral("UTF-8"), QStringLiteral("-Xlint:all"), QStringLiteral("-Werror"),
                                    QStringLiteral("CacheloupeHits.java"), QStringLiteral("Use.java")});
    writeAtOnce(QStringLiteral("java"), {QStringLiteral("-cp"), QStringLiteral("."), QStringLiteral("Use")});
    verifyLog();
}

void TestSnippets::everyGapHasALine()
{
    QCOMPARE(m_snippets.languages(), (std::vector<std::string>{"python", "typescript", "go", "java", "cpp"}));
    for (const auto &language : m_snippets.languages()) {
        QVERIFY(m_snippets.code(language).find("cacheloupe.hit/1") != std::string_view::npos);
        QVERIFY(m_snippets.code(language).substr(0, 60).find("SPDX-License-Identifier: 0BSD") != std::string_view::npos);
        for (const auto gap : allLogGaps()) {
            const auto line = m_snippets.line(gap, language);
            QVERIFY(line.find('"' + std::string(m_snippets.member(gap)) + '"') != std::string_view::npos);
            QVERIFY(line.find('\n') == std::string_view::npos);
        }
    }
    QVERIFY(!m_snippets.hasLanguage("cobol"));
    QVERIFY(m_snippets.code("cobol").empty());
}

QTEST_GUILESS_MAIN(TestSnippets)
#include "tst_snippets.moc"
