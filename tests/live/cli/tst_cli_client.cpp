// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resource.h"
#include "core/driver/json.h"
#include "tests/live/cli/cli_run.h"
#include "tests/support/temp_folder.h"

#include <QtTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

/// `policy client` and `policy key`: what an application copies, and which key its request gets.
class TestCliClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void printsEveryClient_data();
    void printsEveryClient();
    void saysTheKey();
    void saysWhyNot();
    void badRequestsAreNamed();

private:
    CliRun key(const char *site, const QString &request) const
    {
        return cli({QStringLiteral("policy"), QStringLiteral("key"), policy(), QString::fromLatin1(site), QStringLiteral("--request"),
            request, QStringLiteral("--format"), QStringLiteral("jsonl")});
    }
    QString policy() const
    {
        return text(m_folder.write("policy.json",
            R"({"schema":"cacheloupe.policy/1","revision":7,"call_sites":{"k":{"cacheable":true,"key_fields":["output.locale"]}}})"));
    }
    TempFolder m_folder;
};

void TestCliClient::printsEveryClient_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("file");
    QTest::newRow("python") << QStringLiteral("python") << QStringLiteral("cacheloupe_policy.py");
    QTest::newRow("typescript") << QStringLiteral("typescript") << QStringLiteral("cacheloupe_policy.ts");
    QTest::newRow("cpp") << QStringLiteral("cpp") << QStringLiteral("cacheloupe_policy.hpp");
}

void TestCliClient::printsEveryClient()
{
    QFETCH(QString, language);
    QFETCH(QString, file);
    const auto code = resource("clients/" + file.toStdString());
    QVERIFY(code && code->size() > 10'000);
    const CliRun plain = cli({QStringLiteral("policy"), QStringLiteral("client"), language});
    VERIFY_CODE(plain, 0);
    QCOMPARE(plain.out, QByteArray(code->data(), qsizetype(code->size())));
    VERIFY_SAYS(plain, "cacheloupe-cli log snippet " + language.toUtf8() + " > cacheloupe_hits.");
    const CliRun json
        = cli({QStringLiteral("policy"), QStringLiteral("client"), language, QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(json, 0);
    QCOMPARE(json.lines().first()[QStringLiteral("file")].toString(), file);
    QCOMPARE(json.lines().first()[QStringLiteral("code")].toString().toUtf8(), plain.out);
}

void TestCliClient::saysTheKey()
{
    // The first case of the conformance suite's keys.
    const auto suite = parseJson(*resource("clients/conformance/keys.json"), "keys");
    const auto &first = (*suite)["cases"][0];
    const CliRun run = key("k", text(m_folder.write("request.json", dumpJson(first["request"]))));
    VERIFY_CODE(run, 0);
    const QJsonObject said = run.lines().first();
    QCOMPARE(said[QStringLiteral("key")].toString().toStdString(), first["plan"]["key"].get<std::string>());
    QCOMPARE(said[QStringLiteral("partition")].toString().toStdString(), first["plan"]["partition"].get<std::string>());
    QCOMPARE(said[QStringLiteral("cacheable")].toBool(), true);
    QCOMPARE(said[QStringLiteral("revision")].toInt(), 7);
}

void TestCliClient::saysWhyNot()
{
    const CliRun missing = key("k", text(m_folder.write("request.json", R"({"query": "q"})")));
    VERIFY_CODE(missing, 1);
    QCOMPARE(missing.lines().first()[QStringLiteral("reason")].toString(), QStringLiteral("field_not_proven"));
    QCOMPARE(missing.lines().first()[QStringLiteral("missing")].toArray(), QJsonArray{QStringLiteral("output.locale")});
    const CliRun unlisted = key("other", text(m_folder.path("request.json")));
    VERIFY_CODE(unlisted, 1);
    VERIFY_SAYS(unlisted, "other is not listed in this policy");
    QCOMPARE(unlisted.lines().first()[QStringLiteral("reason")].toString(), QStringLiteral("site_not_cacheable"));
}

void TestCliClient::badRequestsAreNamed()
{
    const CliRun broken = key("k", text(m_folder.write("broken.json", "{\"query\": ")));
    VERIFY_CODE(broken, 3);
    VERIFY_SAYS(broken, "broken.json is not valid JSON");
    const CliRun list = key("k", text(m_folder.write("list.json", "[]")));
    VERIFY_CODE(list, 3);
    VERIFY_SAYS(list, "list.json");
    const CliRun none = key("k", text(m_folder.path("none.json")));
    VERIFY_CODE(none, 3);
    VERIFY_SAYS(none, "There is no file");
}

QTEST_GUILESS_MAIN(TestCliClient)
#include "tst_cli_client.moc"
