// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "tests/live/cli/cli_run.h"
#include "tests/support/temp_folder.h"

#include <QtTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

std::string hit(const char *id, const char *query)
{
    return std::string(R"({"v":"cacheloupe.hit/1","ts":"2026-11-02T10:00:00Z","event":"hit","call_site":"faq","id":")") + id + R"(","key":"cache:)" + id
        + R"(","query":")" + query + R"(","cached_query":"Where is it?","answer":"Here."})" "\n";
}

std::string verdict(const char *id, const char *word, const char *stratum)
{
    return std::string(R"({"v":"cacheloupe.verdicts/1","hit_id":")") + id + R"(","log":"hits.jsonl","call_site":"faq","verdict":")" + word
        + R"(","reviewer":"ann","at":"2026-11-03T10:00:00Z","stratum":")" + stratum + "\"}\n";
}

} // namespace

/// `review import`, `review export` and `review report`: verdicts in, out and summed up.
class TestCliVerdicts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void importedVerdictsAreCounted();
    void exportedOnesComeBack();
    void pairsAndTheListOfRedisVl();
    void theReportSumsThemUp();
    void damagedBundlesChangeNothing();
    void wrongUseIsRefused();

private:
    QString path(const char *name) const { return text(m_folder.path(name)); }
    QByteArray read(const char *name) const { return QByteArray::fromStdString(*readWholeFile(m_folder.path(name))); }

    TempFolder m_folder;
    QString m_log, m_bundle, m_workspace;
};

void TestCliVerdicts::initTestCase()
{
    m_log = text(m_folder.write("hits.jsonl", hit("a", "order number 4411 of jane@example.com") + hit("b", "Where is it now?") + hit("c", "Why?")));
    m_bundle = text(m_folder.write("ann.jsonl", verdict("a", "safe", "random") + verdict("b", "wrong_match", "suspicious") + verdict("c", "stale", "random")));
    m_workspace = path("week.cacheloupe");
}

void TestCliVerdicts::importedVerdictsAreCounted()
{
    const CliRun first = cli({QStringLiteral("review"), QStringLiteral("import"), m_workspace, m_bundle, QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(first, 0);
    VERIFY_SAYS(first, "is new");
    QCOMPARE(first.lines().value(0).value(QLatin1String("added")).toInt(), 3);
    const CliRun again = cli({QStringLiteral("review"), QStringLiteral("import"), m_workspace, m_bundle, QStringLiteral("--format"), QStringLiteral("jsonl")});
    QCOMPARE(again.lines().value(0).value(QLatin1String("known")).toInt(), 3);
}

void TestCliVerdicts::exportedOnesComeBack()
{
    VERIFY_CODE(cli({QStringLiteral("review"), QStringLiteral("export"), m_workspace, QStringLiteral("-o"), path("out.json")}), 0);
    const CliRun other = cli({QStringLiteral("review"), QStringLiteral("import"), path("other.cacheloupe"), path("out.json"), QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(other, 0);
    QCOMPARE(other.lines().value(0).value(QLatin1String("added")).toInt(), 3);
}

void TestCliVerdicts::pairsAndTheListOfRedisVl()
{
    const QStringList common = {QStringLiteral("review"), QStringLiteral("export"), m_workspace, m_log};
    VERIFY_CODE(cli(common + QStringList{QStringLiteral("-o"), path("pairs.jsonl"), QStringLiteral("--as"), QStringLiteral("pairs"), QStringLiteral("--mask")}), 0);
    const QByteArray pairs = read("pairs.jsonl");
    QCOMPARE(pairs.count('\n'), 3);
    QVERIFY(pairs.contains("order number [id 1] of [e-mail 1]") && !pairs.contains("jane"));
    const CliRun redis = cli(common + QStringList{QStringLiteral("-o"), path("list.json"), QStringLiteral("--as"), QStringLiteral("redisvl")});
    VERIFY_CODE(redis, 0);
    VERIFY_SAYS(redis, "1 verdict was left out");
    const QJsonArray list = QJsonDocument::fromJson(read("list.json")).array();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.at(0).toObject().value(QLatin1String("query_match")).toString(), QStringLiteral("cache:a"));
    QCOMPARE(list.at(1).toObject().value(QLatin1String("query_match")).toString(), QString());
}

void TestCliVerdicts::theReportSumsThemUp()
{
    for (const char *name : {"report.json", "report.html", "report.md"})
        VERIFY_CODE(cli({QStringLiteral("review"), QStringLiteral("report"), m_workspace, m_log, QStringLiteral("-o"), path(name)}), 0);
    const QJsonObject report = QJsonDocument::fromJson(read("report.json")).object();
    const QJsonObject estimate = report.value(QLatin1String("estimate")).toObject().value(QLatin1String("per_hit")).toObject();
    QCOMPARE(estimate.value(QLatin1String("n")).toInt(), 2);
    QCOMPARE(estimate.value(QLatin1String("rate")).toDouble(), 0.5);
    QVERIFY(read("report.md").contains("50.0 %") && read("report.html").contains("50.0 %"));
    QVERIFY(!read("report.html").contains("jane@"));
    VERIFY_CODE(cli({QStringLiteral("review"), QStringLiteral("report"), m_workspace, m_log, QStringLiteral("-o"), path("open.html"), QStringLiteral("--unmasked")}), 0);
    QVERIFY(read("open.html").contains("Where is it"));
}

void TestCliVerdicts::damagedBundlesChangeNothing()
{
    const QString bad = text(m_folder.write("bad.jsonl", verdict("d", "safe", "random") + verdict("e", "odd", "random")));
    const CliRun run = cli({QStringLiteral("review"), QStringLiteral("import"), m_workspace, m_bundle, bad});
    VERIFY_CODE(run, 3);
    VERIFY_SAYS(run, "bad.jsonl:2");
    VERIFY_SAYS(run, "$.verdict");
    VERIFY_CODE(cli({QStringLiteral("review"), QStringLiteral("export"), m_workspace, QStringLiteral("-o"), path("still.jsonl")}), 0);
    QCOMPARE(read("still.jsonl").count('\n'), 3);
}

void TestCliVerdicts::wrongUseIsRefused()
{
    VERIFY_CODE(cli({QStringLiteral("review"), QStringLiteral("import"), m_workspace}), 2);
    VERIFY_CODE(cli({QStringLiteral("review"), QStringLiteral("export"), m_workspace}), 2);
    VERIFY_CODE(cli({QStringLiteral("review"), QStringLiteral("export"), m_workspace, QStringLiteral("-o"), path("x"), QStringLiteral("--as"), QStringLiteral("poem")}), 2);
    VERIFY_CODE(cli({QStringLiteral("review"), QStringLiteral("report"), m_workspace, QStringLiteral("-o"), path("x.pdf")}), 2);
}

QTEST_GUILESS_MAIN(TestCliVerdicts)
#include "tst_cli_verdicts.moc"
