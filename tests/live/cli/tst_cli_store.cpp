// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/cli/cli_run.h"
#include "core/driver/sqlite_database.h"
#include "tests/support/temp_folder.h"

#include <QtTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

/// `store ls` and `store get` on a LangChain SQLite cache, and every way in which a store cannot be reached.
class TestCliStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsEntries();
    void listsWhatFits();
    void getsOneEntry();
    void fileErrors();
    void serverErrors();
    void passwordsStayOutOfMessages();

private:
    QString makeCache();
    static CliRun ls(const QString &url, const QStringList &more = {})
    {
        return cli(QStringList{QStringLiteral("store"), QStringLiteral("ls"), url} + more);
    }
    TempFolder m_folder;
};

/// The table that LangChain's SQLiteCache creates.
QString TestCliStore::makeCache()
{
    const auto path = m_folder.path("langchain.db");
    auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::create);
    const Status made = database->execute(
        "CREATE TABLE IF NOT EXISTS full_llm_cache (prompt VARCHAR NOT NULL, llm VARCHAR NOT NULL, idx INTEGER NOT NULL, response VARCHAR, "
        "PRIMARY KEY (prompt, llm, idx));"
        "DELETE FROM full_llm_cache;"
        "INSERT INTO full_llm_cache VALUES"
        "('What is a refund?', 'gpt-4o', 0, '{\"lc\": 1, \"type\": \"constructor\", \"id\": [\"langchain\", \"schema\", \"output\", \"Generation\"],"
        " \"kwargs\": {\"text\": \"Money back.\"}}'),"
        "('Who are you?', 'gpt-4o', 0, '{\"lc\": 1, \"type\": \"constructor\", \"id\": [\"langchain\", \"schema\", \"output\", \"Generation\"],"
        " \"kwargs\": {\"text\": \"The help desk.\"}}')");
    return made ? QStringLiteral("sqlite:") + text(path) : QString();
}

void TestCliStore::listsEntries()
{
    const QString url = makeCache();
    const CliRun all = ls(url, {QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(all, 0);
    QCOMPARE(all.lines().size(), 2);
    static const QStringList known = QStringLiteral("key layout query answer model created_at ttl_s ttl_left_s scope raw_type findings").split(QLatin1Char(' '));
    for (const QJsonObject &entry : all.lines()) {
        for (const QString &key : entry.keys())
            QVERIFY2(known.contains(key), qPrintable(key));
        QVERIFY(!entry[QStringLiteral("key")].toString().isEmpty());
        QVERIFY(!entry[QStringLiteral("layout")].toString().isEmpty());
    }
    QCOMPARE(all.lines().first()[QStringLiteral("query")].toString(), QStringLiteral("What is a refund?"));
    QCOMPARE(all.lines().first()[QStringLiteral("answer")].toString(), QStringLiteral("Money back."));
    QCOMPARE(ls(url, {QStringLiteral("--limit"), QStringLiteral("1"), QStringLiteral("--format"), QStringLiteral("jsonl")}).lines().size(), 1);
    QCOMPARE(ls(url, {QStringLiteral("--limit"), QStringLiteral("0"), QStringLiteral("--format"), QStringLiteral("jsonl")}).lines().size(), 2);
}

void TestCliStore::listsWhatFits()
{
    const QString path = makeCache().mid(int(qstrlen("sqlite:")));
    const QStringList jsonl = {QStringLiteral("--format"), QStringLiteral("jsonl")};
    const CliRun one = ls(path, jsonl + QStringList{QStringLiteral("--where"), QStringLiteral("answer~money")});
    VERIFY_CODE(one, 0);
    QCOMPARE(one.lines().size(), 1);
    QVERIFY(!one.lines().first().contains(QStringLiteral("raw")));
    const CliRun whole = ls(path, jsonl + QStringList{QStringLiteral("--where"), QStringLiteral("money"), QStringLiteral("--whole")});
    QCOMPARE(whole.lines().size(), 1);
    QVERIFY(whole.lines().first().contains(QStringLiteral("raw")) && whole.lines().first().contains(QStringLiteral("recipe")));
    QVERIFY(ls(path, jsonl + QStringList{QStringLiteral("--where"), QStringLiteral("-money -desk")}).lines().isEmpty());
    VERIFY_CODE(ls(path, {QStringLiteral("--where"), QStringLiteral("similarity<0.9")}), 2);
}

void TestCliStore::getsOneEntry()
{
    const QString url = makeCache();
    const QString key = ls(url, {QStringLiteral("--format"), QStringLiteral("jsonl")}).lines().last()[QStringLiteral("key")].toString();
    const CliRun one = cli({QStringLiteral("store"), QStringLiteral("get"), url, key, QStringLiteral("--format"), QStringLiteral("json")});
    VERIFY_CODE(one, 0);
    const QJsonObject entry = one.json().object();
    QCOMPARE(entry[QStringLiteral("answer")].toString(), QStringLiteral("The help desk."));
    QCOMPARE(entry[QStringLiteral("state")].toString(), QStringLiteral("live"));
    const QJsonObject recipe = entry[QStringLiteral("recipe")].toObject();
    QCOMPARE(recipe[QStringLiteral("match")].toString(), QStringLiteral("exact"));
    QCOMPARE(recipe[QStringLiteral("left_out")].toArray().first()[QStringLiteral("name")].toString(), QStringLiteral("tenant"));
    VERIFY_SAYS(one, "Not in the key: tenant, user, role");
    const CliRun none = cli({QStringLiteral("store"), QStringLiteral("get"), url, QStringLiteral("no-such-key")});
    VERIFY_CODE(none, 3);
    VERIFY_SAYS(none, "no-such-key");
}

void TestCliStore::fileErrors()
{
    const CliRun missing = ls(QStringLiteral("sqlite:") + text(m_folder.path("none.db")));
    VERIFY_CODE(missing, 3);
    VERIFY_SAYS(missing, "There is no file");
    const CliRun noDatabase = ls(QStringLiteral("sqlite:") + text(m_folder.write("text.db", "This is a letter, no database at all.")));
    VERIFY_CODE(noDatabase, 3);
    VERIFY_SAYS(noDatabase, "is not a SQLite database");
}

void TestCliStore::serverErrors()
{
    const CliRun refused = ls(QStringLiteral("redis://127.0.0.1:1"));
    VERIFY_CODE(refused, 3);
    VERIFY_SAYS(refused, "Nothing answers at");
    VERIFY_SAYS(refused, "127.0.0.1:1");
    VERIFY_SAYS(refused, "Start the server");
    const CliRun nobody = ls(QStringLiteral("redis://no-such-host.invalid:6379"));
    VERIFY_CODE(nobody, 3);
    VERIFY_SAYS(nobody, "no-such-host.invalid");
}

void TestCliStore::passwordsStayOutOfMessages()
{
    const CliRun inUrl = ls(QStringLiteral("redis://reader:hunter2@127.0.0.1:1"));
    VERIFY_CODE(inUrl, 2);
    VERIFY_SAYS(inUrl, "--password-ref");
    QVERIFY(!inUrl.messages.contains("hunter2"));
    const CliRun asReference = ls(QStringLiteral("redis://127.0.0.1:1"), {QStringLiteral("--password-ref"), QStringLiteral("hunter2")});
    VERIFY_CODE(asReference, 2);
    QVERIFY(!asReference.messages.contains("hunter2"));
    const CliRun unset = ls(QStringLiteral("redis://127.0.0.1:1"), {QStringLiteral("--password-ref"), QStringLiteral("env:CACHELOUPE_NOT_SET")});
    VERIFY_CODE(unset, 3);
    VERIFY_SAYS(unset, "env:CACHELOUPE_NOT_SET");
}

QTEST_GUILESS_MAIN(TestCliStore)
#include "tst_cli_store.moc"
