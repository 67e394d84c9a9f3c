// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/http_client.h"
#include "core/replay/replay_payload.h"
#include "core/replay/replay_run.h"
#include "core/workspace/workspace.h"
#include "tests/live/cli/cli_run.h"
#include "tests/support/http_stub.h"
#include "tests/support/temp_folder.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <csignal>
#include <map>
#include <memory>
#include <set>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

constexpr int kHits = 40;
constexpr int kSeenBeforeKill = 15;
const QString kKey = QStringLiteral("plain-but-hidden-77");

std::string hitLog()
{
    std::string lines;
    for (int n = 0; n < kHits; ++n) {
        const std::string number = std::to_string(n);
        lines += R"({"ts":"2026-11-02T09:00:00Z","id":"q)" + number + R"(","event":"hit","call_site":"support.)" + (n % 4 ? "faq" : "refunds")
            + R"(","match":"semantic","query":"Question )" + number + R"(?","answer":"Refunds end after 14 days.","model":"gpt-4o-mini"})" + "\n";
    }
    return lines;
}

} // namespace

/// Runs that `replay` keeps in a workspace: killed, interrupted, gone on with, listed; and what the program writes.
class TestCliReplayRuns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void dryRunSendsNothing();
    void aKilledRunGoesOn();
    void anInterruptedRunSaysHowToGoOn();
    void theKeyIsNowhere();
    void stratifiedSamplesTakeEachCallSite();
    void otherApisAndTemplates();

private:
    QStringList arguments(const QStringList &more) const
    {
        return QStringList{QStringLiteral("replay"), m_log, QStringLiteral("--format"), QStringLiteral("jsonl")} + more;
    }
    QStringList asking(const QStringList &more) const
    {
        return arguments(QStringList{QStringLiteral("--endpoint"), QString::fromStdString(m_server->endpoint()), QStringLiteral("--sample"), QStringLiteral("0")} + more);
    }
    QStringList keeping() const { return {QStringLiteral("--workspace"), m_workspace}; }
    std::map<std::string, int> asked() const
    {
        std::map<std::string, int> counts;
        for (const StubRequest &request : m_server->requests())
            ++counts[request.question];
        return counts;
    }
    std::unique_ptr<TempFolder> m_folder;
    std::unique_ptr<HttpStub> m_server;
    QString m_log;
    QString m_workspace;
};

void TestCliReplayRuns::init()
{
    m_folder = std::make_unique<TempFolder>();
    m_server = std::make_unique<HttpStub>();
    m_log = text(m_folder->write("hits.jsonl", hitLog()));
    m_workspace = text(m_folder->path("week.cacheloupe"));
}

void TestCliReplayRuns::dryRunSendsNothing()
{
    const QStringList more = {QStringLiteral("--dry-run"), QStringLiteral("--repeat"), QStringLiteral("3"), QStringLiteral("--key-ref"), QStringLiteral("env:CACHELOUPE_TEST_KEY"),
                              QStringLiteral("--workspace"), m_workspace};
    const CliRun run = cli(asking(more), {QStringLiteral("CACHELOUPE_TEST_KEY=") + kKey});
    VERIFY_CODE(run, 0);
    QVERIFY(m_server->requests().empty());
    QVERIFY(!QFile::exists(m_workspace));
    const QString request = QString::fromUtf8(run.out);
    QVERIFY2(request.startsWith(QStringLiteral("POST /v1/chat/completions HTTP/1.1\n")), qPrintable(request));
    QVERIFY(request.contains(QStringLiteral("$env:CACHELOUPE_TEST_KEY")) && !request.contains(kKey));
    VERIFY_SAYS(run, "120 requests");

    // What was shown is what is sent.
    const CliRun sent = cli(arguments({QStringLiteral("--endpoint"), QString::fromStdString(m_server->endpoint()), QStringLiteral("--where"), QStringLiteral("id:q0")}));
    VERIFY_CODE(sent, 0);
    const std::string body = m_server->requests().front().body;
    QCOMPARE(request.section(QStringLiteral("\n\n"), 1).trimmed().toStdString(), body);
}

void TestCliReplayRuns::aKilledRunGoesOn()
{
    for (int n = 0; n < kHits; ++n) {
        StubReply slow;
        slow.text = "Refunds end after 14 days.";
        slow.delayMs = 40;
        m_server->then(slow);
    }
    QProcess process;
    process.start(QStringLiteral(CACHELOUPE_CLI), asking(keeping() + QStringList{QStringLiteral("--parallel"), QStringLiteral("3")}));
    QTRY_VERIFY_WITH_TIMEOUT(int(m_server->requests().size()) >= kSeenBeforeKill, 60'000);
    ::kill(pid_t(process.processId()), SIGKILL);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);

    std::set<std::string> kept;
    std::string runId;
    {
        auto workspace = Workspace::open(m_workspace.toStdString(), systemNow);
        QVERIFY(workspace.ok());
        const auto runs = unfinishedReplays(*workspace);
        QVERIFY(runs.ok());
        QCOMPARE(runs->size(), size_t(1));
        runId = runs->front().plan.runId;
        QVERIFY(process.readAllStandardError().contains(runId.c_str()));
        const auto answers = workspace->replaysOfRun(runId);
        for (const ReplayRecord &record : *answers)
            kept.insert("Question " + record.hitId.substr(1) + "?");
        // Whatever was printed is kept.
        for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
            if (const auto id = QJsonDocument::fromJson(line).object()[QStringLiteral("id")].toString(); !id.isEmpty())
                QVERIFY(kept.contains("Question " + id.mid(1).toStdString() + "?"));
        }
    }
    QVERIFY(!kept.empty() && int(kept.size()) < kHits);

    const CliRun rest = cli(asking(keeping() + QStringList{QStringLiteral("--resume"), QString::fromStdString(runId)}));
    VERIFY_CODE(rest, 0);
    QCOMPARE(size_t(rest.lines().size()), size_t(kHits) - kept.size());
    const auto counts = asked();
    QCOMPARE(counts.size(), size_t(kHits));
    for (const auto &[question, count] : counts)
        QVERIFY2(count == 1 || (count == 2 && !kept.contains(question)), question.c_str());

    auto workspace = Workspace::open(m_workspace.toStdString(), systemNow);
    const auto run = storedReplay(*workspace, runId);
    QVERIFY(run.ok());
    QVERIFY(run->state == ReplayRunState::ended);
    QVERIFY(run->open.empty());
    const auto records = workspace->replaysOfRun(runId);
    std::set<std::string> hits;
    for (const ReplayRecord &record : *records) {
        QVERIFY(hits.insert(record.hitId).second);
        QVERIFY(!readReplayPayload(record.payloadJson, "test")->error);
    }
    QCOMPARE(hits.size(), size_t(kHits));
    QVERIFY(workspace->verifyAudit()->intact);
    const CliRun again = cli(asking(keeping() + QStringList{QStringLiteral("--resume"), QString::fromStdString(runId)}));
    VERIFY_SAYS(again, "nothing was sent");
}

void TestCliReplayRuns::anInterruptedRunSaysHowToGoOn()
{
    for (int n = 0; n < 10; ++n) {
        StubReply reply;
        // The last one never comes: only the interruption ends the wait for it.
        if (n == 5)
            reply.kind = StubReply::Kind::silence;
        m_server->then(reply);
    }
    QProcess process;
    process.start(QStringLiteral(CACHELOUPE_CLI), asking(keeping()));
    QTRY_VERIFY_WITH_TIMEOUT(m_server->requests().size() == 6, 60'000);
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 3);
    const QString said = QString::fromUtf8(process.readAllStandardError());
    const QRegularExpressionMatch named = QRegularExpression(QStringLiteral("35 are open. .* --resume ([0-9a-f]+)")).match(said);
    QVERIFY2(named.hasMatch(), qPrintable(said));
    QCOMPARE(process.readAllStandardOutput().count('\n'), 5);

    const CliRun rest = cli(asking(keeping() + QStringList{QStringLiteral("--resume"), named.captured(1)}));
    VERIFY_CODE(rest, 0);
    QCOMPARE(asked().size(), size_t(kHits));
    QCOMPARE(m_server->requests().size(), size_t(kHits + 1));
}

void TestCliReplayRuns::theKeyIsNowhere()
{
    const std::string key = kKey.toStdString();
    const auto reply = [&](StubReply::Kind kind, std::string text, int status) {
        StubReply made;
        made.kind = kind;
        made.text = std::move(text);
        made.status = status;
        m_server->then(made);
    };
    reply(StubReply::Kind::status, "{\"error\":{\"message\":\"Incorrect API key provided: " + key + "\"}}", 400);
    reply(StubReply::Kind::answer, "Your key is " + key + ".", 200);
    reply(StubReply::Kind::status, key, 200);
    const QString templates = text(m_folder->write("templates.json", R"({"schema":"cacheloupe.request-templates/1","templates":{"*":{"system_prompt":"Be brief."}}})"));
    const QString endpoint = QString::fromStdString(m_server->endpoint()).replace(QStringLiteral("://"), QStringLiteral("://ana:") + kKey + QLatin1Char('@')) + QStringLiteral("?key=") + kKey;
    const CliRun run = cli(arguments(keeping()
                                     + QStringList{QStringLiteral("--endpoint"), endpoint, QStringLiteral("--key-ref"), QStringLiteral("env:CACHELOUPE_TEST_KEY"),
                                                   QStringLiteral("--templates"), templates, QStringLiteral("--sample"), QStringLiteral("8"), QStringLiteral("--repeat"),
                                                   QStringLiteral("2")}),
                           {QStringLiteral("CACHELOUPE_TEST_KEY=") + kKey});
    VERIFY_CODE(run, 0);
    QVERIFY(m_server->requests().size() >= 16);
    QCOMPARE(m_server->requests().front().header("Authorization"), "Bearer " + key);
    QVERIFY(m_server->requests().front().body.find("Be brief.") != std::string::npos);
    QVERIFY2(!run.out.contains(kKey.toUtf8()), run.out.constData());
    QVERIFY2(!run.messages.contains(kKey.toUtf8()), run.messages.constData());
    int files = 0;
    QDirIterator all(text(m_folder->path("")), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(kKey.toUtf8()), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files >= 3);
    const CliRun pasted = cli(asking({QStringLiteral("--key-ref"), QStringLiteral("env:sk-abcdefghijklmnop")}));
    QVERIFY(pasted.code != 0);
    QVERIFY(!pasted.out.contains("abcdefghijklmnop"));
    QVERIFY(!pasted.messages.contains("abcdefghijklmnop"));
}

void TestCliReplayRuns::stratifiedSamplesTakeEachCallSite()
{
    const QStringList drawn = {QStringLiteral("--endpoint"), QString::fromStdString(m_server->endpoint()), QStringLiteral("--sample"), QStringLiteral("10"), QStringLiteral("--stratified")};
    const CliRun first = cli(arguments(drawn));
    const CliRun second = cli(arguments(drawn));
    VERIFY_CODE(first, 0);
    QCOMPARE(first.lines().size(), 10);
    int refunds = 0;
    for (qsizetype i = 0; i < first.lines().size(); ++i) {
        QCOMPARE(first.lines()[i][QStringLiteral("id")], second.lines()[i][QStringLiteral("id")]);
        refunds += first.lines()[i][QStringLiteral("id")].toString().mid(1).toInt() % 4 == 0;
    }
    // Ten of forty hits are of that call site; the floor of a stratum is five.
    QCOMPARE(refunds, 5);
}

void TestCliReplayRuns::otherApisAndTemplates()
{
    const QString templates = text(m_folder->write("templates.json", R"({"schema":"cacheloupe.request-templates/1","templates":{"support.faq":{"user_prompt":"no place"}}})"));
    const CliRun bad = cli(asking({QStringLiteral("--templates"), templates}));
    VERIFY_CODE(bad, 3);
    VERIFY_SAYS(bad, "support.faq.user_prompt");
    QVERIFY(m_server->requests().empty());
    const CliRun run = cli(asking({QStringLiteral("--api"), QStringLiteral("anthropic"), QStringLiteral("--model"), QStringLiteral("claude-sonnet-4-5"), QStringLiteral("--dry-run")}));
    VERIFY_CODE(run, 0);
    QVERIFY2(run.out.startsWith("POST /v1/messages HTTP/1.1"), run.out.constData());
    QCOMPARE(cli(asking({QStringLiteral("--api"), QStringLiteral("telepathy")})).code, 2);
}

QTEST_GUILESS_MAIN(TestCliReplayRuns)
#include "tst_cli_replay_runs.moc"
