// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/cli/cli_run.h"
#include "tests/support/temp_folder.h"

#include <QtTest>

using namespace cacheloupe::test;

/// `policy lint` and `policy explain`: shapes, exit codes, sentences.
class TestCliPolicy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lintHasStableKeys();
    void explainSaysOneSentenceASite();
    void errorsNameFileAndLine();

private:
    TempFolder m_folder;
};

namespace {

constexpr std::string_view kPolicy = R"({
  "schema": "cacheloupe.policy/1",
  "revision": 3,
  "defaults": {"cacheable": false},
  "call_sites": {
    "support.refunds": {"cacheable": true, "match": "semantic", "ttl_seconds": 604800, "similarity_threshold": 0.95, "scope": "tenant",
                        "key_fields": ["access.tenant"]},
    "support.account": {"cacheable": true, "match": "semantic", "similarity_threshold": 0.5, "risk": ["account"]}
  }
}
)";

} // namespace

void TestCliPolicy::lintHasStableKeys()
{
    const QString file = text(m_folder.write("policy.json", kPolicy));
    const CliRun lint = cli({QStringLiteral("policy"), QStringLiteral("lint"), file, QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(lint, 1);
    const auto lines = lint.lines();
    QVERIFY(!lines.isEmpty());
    bool accountIsNamed = false;
    for (const QJsonObject &finding : lines) {
        QCOMPARE(finding.keys(), (QStringList{QStringLiteral("call_site"), QStringLiteral("fix"), QStringLiteral("message"),
                                              QStringLiteral("rule"), QStringLiteral("severity")}));
        QVERIFY(QStringList({QStringLiteral("advice"), QStringLiteral("warning"), QStringLiteral("error")})
                    .contains(finding[QStringLiteral("severity")].toString()));
        QVERIFY(!finding[QStringLiteral("message")].toString().isEmpty());
        QVERIFY(!finding[QStringLiteral("message")].toString().contains(QLatin1Char('{')));
        accountIsNamed |= finding[QStringLiteral("call_site")].toString() == QLatin1String("support.account");
    }
    QVERIFY(accountIsNamed);
    const CliRun table = cli({QStringLiteral("policy"), QStringLiteral("lint"), file});
    VERIFY_CODE(table, 1);
    QCOMPARE(table.out.count('\n'), lines.size() + 1);
}

void TestCliPolicy::explainSaysOneSentenceASite()
{
    const QString file = text(m_folder.write("policy.json", kPolicy));
    const CliRun all = cli({QStringLiteral("policy"), QStringLiteral("explain"), file, QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(all, 0);
    QCOMPARE(all.lines().size(), 2);
    const QString sentence = all.lines().first()[QStringLiteral("sentence")].toString();
    QVERIFY2(sentence.contains(QLatin1String("7 days")) && sentence.contains(QLatin1String("tenant")), qPrintable(sentence));
    const CliRun one = cli({QStringLiteral("policy"), QStringLiteral("explain"), file, QStringLiteral("news.digest")});
    VERIFY_CODE(one, 0);
    VERIFY_SAYS(one, "news.digest is not listed");
}

void TestCliPolicy::errorsNameFileAndLine()
{
    const CliRun missing = cli({QStringLiteral("policy"), QStringLiteral("lint"), text(m_folder.path("none.json"))});
    VERIFY_CODE(missing, 3);
    VERIFY_SAYS(missing, "There is no file");
    const CliRun broken = cli({QStringLiteral("policy"), QStringLiteral("lint"), text(m_folder.write("broken.json", "{\n\"schema\": \n"))});
    VERIFY_CODE(broken, 3);
    VERIFY_SAYS(broken, "broken.json:3");
    const CliRun newer = cli({QStringLiteral("policy"), QStringLiteral("lint"),
                              text(m_folder.write("newer.json", R"({"schema": "cacheloupe.policy/9"})"))});
    VERIFY_CODE(newer, 3);
    VERIFY_SAYS(newer, "newer version");
    const CliRun other = cli({QStringLiteral("policy"), QStringLiteral("lint"), text(m_folder.write("other.json", R"({"schema": "x"})"))});
    VERIFY_CODE(other, 3);
    VERIFY_SAYS(other, "other.json");
}

QTEST_GUILESS_MAIN(TestCliPolicy)
#include "tst_cli_policy.moc"
