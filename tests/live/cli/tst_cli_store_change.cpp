// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/cli/cli_run.h"
#include "core/driver/sqlite_database.h"
#include "core/workspace/workspace.h"
#include "core/store/change_run.h"
#include "tests/support/change_stores.h"

#include <QtTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

/// `store purge`, `store ttl`, `store restore` and `audit verify` on a SQLite cache of the demo week's layout.
class TestCliStoreChange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void dryRunWritesNothing();
    void purgesAndRestores();
    void anInterruptedChangeGoesOn();
    void changesTtl();
    void refreshesAnAnswer();
    void appliesPolicyTtl();
    void tellsBlastRadius();
    void asksForEntries();
    void productionWantsThePhrase();
    void workspaceRulesHold();
    void auditTellsAndIsVerified();

private:
    CliRun store(const QString &verb, const QStringList &more) const
    {
        return cli(QStringList{QStringLiteral("store"), verb, url()} + more + QStringList{QStringLiteral("--journal"), journal()});
    }
    QString url() const { return QStringLiteral("sqlite:") + QString::fromStdString(m_store->connection().path); }
    QString journal() const { return text(m_folder->path("w.journal")); }
    std::string key(int n) const { return m_store->entries().at(size_t(n)).key; }

    std::unique_ptr<ChangeStore> m_store;
    std::unique_ptr<TempFolder> m_folder;
};

void TestCliStoreChange::init()
{
    m_store = std::make_unique<ChangeStore>();
    m_folder = std::make_unique<TempFolder>();
    QVERIFY(m_store->make(StoreKind::sqlite, 20));
}

void TestCliStoreChange::dryRunWritesNothing()
{
    const auto before = m_store->snapshot();
    const CliRun dry = store(QStringLiteral("purge"), {QStringLiteral("--all"), QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(dry, 0);
    VERIFY_SAYS(dry, "Nothing was written: 20 entries");
    QCOMPARE(dry.lines().size(), 20);
    QCOMPARE(dry.lines().first()[QStringLiteral("state")].toString(), QStringLiteral("planned"));
    QCOMPARE(m_store->snapshot(), before);
}

void TestCliStoreChange::purgesAndRestores()
{
    const auto before = m_store->snapshot();
    const CliRun purged = store(QStringLiteral("purge"), {QStringLiteral("--where"), QStringLiteral("query~\"question 1\""), QStringLiteral("--ticket"), QStringLiteral("OPS-7"),
                                                          QStringLiteral("--apply"), QStringLiteral("--format"), QStringLiteral("json")});
    VERIFY_CODE(purged, 0);
    const QJsonObject result = purged.json().object();
    QVERIFY(result[QStringLiteral("applied")].toBool());
    QCOMPARE(result[QStringLiteral("victims")].toArray().size(), 11); // 1 and 10 to 19
    QCOMPARE(m_store->snapshot().size(), size_t(9));
    const CliRun listed = store(QStringLiteral("restore"), {QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(listed, 0);
    QCOMPARE(listed.lines().first()[QStringLiteral("ticket")].toString(), QStringLiteral("OPS-7"));
    const CliRun dry = store(QStringLiteral("restore"), {QStringLiteral("--change"), QStringLiteral("1")});
    VERIFY_CODE(dry, 0);
    VERIFY_SAYS(dry, "11 entries would be restored");
    VERIFY_CODE(store(QStringLiteral("restore"), {QStringLiteral("--change"), QStringLiteral("1"), QStringLiteral("--apply")}), 0);
    QCOMPARE(m_store->snapshot(), before);
}

void TestCliStoreChange::anInterruptedChangeGoesOn()
{
    // As a purge leaves it that died after it had written down its plan.
    {
        auto opened = ChangeJournal::open(m_folder->path("w.journal"));
        auto plan = planPurge(m_store->connection(), m_store->entries());
        auto look = ChangeSession::open(m_store->connection(), resolveSecret, ChangeSession::Access::look);
        QVERIFY(seeVictims(plan, **look, {}, {}).ok());
        QVERIFY(opened->begin(plan, {}).ok());
    }
    const QStringList resume = {QStringLiteral("--resume"), QStringLiteral("1")};
    const CliRun dry = store(QStringLiteral("purge"), resume);
    VERIFY_CODE(dry, 0);
    VERIFY_SAYS(dry, "20 of 20 entries are still to be done");
    QCOMPARE(m_store->snapshot().size(), size_t(20));
    VERIFY_CODE(store(QStringLiteral("ttl"), resume + QStringList{QStringLiteral("--ttl"), QStringLiteral("1h")}), 2);
    VERIFY_CODE(store(QStringLiteral("purge"), {QStringLiteral("--resume"), QStringLiteral("7")}), 3);
    const CliRun done = store(QStringLiteral("purge"), resume + QStringList{QStringLiteral("--apply")});
    VERIFY_CODE(done, 0);
    VERIFY_SAYS(done, "20 of 20 entries done");
    QVERIFY(m_store->snapshot().empty());
}

void TestCliStoreChange::changesTtl()
{
    VERIFY_CODE(store(QStringLiteral("ttl"), {QString::fromStdString(key(3)), QStringLiteral("--ttl"), QStringLiteral("2h"), QStringLiteral("--apply")}), 0);
    const auto entry = m_store->entries().at(3);
    QVERIFY(entry.ttlLeftS && *entry.ttlLeftS > 7000 && *entry.ttlLeftS <= 7200);
    VERIFY_CODE(store(QStringLiteral("ttl"), {QStringLiteral("--all"), QStringLiteral("--ttl"), QStringLiteral("soon")}), 2);
}

void TestCliStoreChange::refreshesAnAnswer()
{
    const std::string chosen = key(3);
    QVERIFY(m_store->rewrite(chosen, "Thirty days."));
    const auto before = m_store->snapshot();
    const auto answer = m_folder->write("answer.txt", "Fourteen days.\n");
    const QStringList wanted{QString::fromStdString(chosen), QStringLiteral("--answer-file"), text(answer), QStringLiteral("--format"), QStringLiteral("jsonl")};
    const CliRun dry = store(QStringLiteral("refresh"), wanted);
    VERIFY_CODE(dry, 0);
    QCOMPARE(dry.lines().first()[QStringLiteral("answer")].toString(), QStringLiteral("Thirty days."));
    QCOMPARE(dry.lines().first()[QStringLiteral("new_answer")].toString(), QStringLiteral("Fourteen days."));
    QCOMPARE(m_store->snapshot(), before);
    VERIFY_CODE(store(QStringLiteral("refresh"), wanted + QStringList{QStringLiteral("--apply")}), 0);
    QCOMPARE(m_store->entries().at(3).answer, std::string("Fourteen days."));
    VERIFY_CODE(store(QStringLiteral("restore"), {QStringLiteral("--change"), QStringLiteral("1"), QStringLiteral("--apply")}), 0);
    QCOMPARE(m_store->snapshot(), before);
    // The others hold bytes that are no text.
    const CliRun refused = store(QStringLiteral("refresh"), {QString::fromStdString(key(4)), QStringLiteral("--answer-file"), text(answer), QStringLiteral("--format"), QStringLiteral("jsonl")});
    VERIFY_CODE(refused, 1);
    QCOMPARE(refused.lines().first()[QStringLiteral("detail")].toString(), QStringLiteral("cannot_encode"));
    VERIFY_CODE(store(QStringLiteral("refresh"), {QString::fromStdString(chosen)}), 2);
    VERIFY_CODE(store(QStringLiteral("refresh"), {QString::fromStdString(chosen), QStringLiteral("--answer-file"), text(m_folder->write("empty.txt", "\n"))}), 2);
}

void TestCliStoreChange::appliesPolicyTtl()
{
    const auto policy = m_folder->write("policy.json", R"({"schema": "cacheloupe.policy/1", "revision": 1,
        "call_sites": {"support.faq": {"cacheable": true, "ttl_seconds": 3153600000}}})");
    const CliRun run = store(QStringLiteral("ttl"), {QStringLiteral("--all"), QStringLiteral("--policy"), text(policy), QStringLiteral("--format"), QStringLiteral("jsonl")});
    QVERIFY2(run.code == 0, run.messages.constData());
    QVERIFY(run.lines().first()[QStringLiteral("new_ttl_left_s")].toDouble() > 3e9);
}

void TestCliStoreChange::tellsBlastRadius()
{
    QByteArray log;
    for (int day = 1; day <= 3; ++day)
        log += QStringLiteral("{\"ts\":\"2026-11-0%1T00:00:00Z\",\"call_site\":\"support.faq\",\"event\":\"hit\",\"key\":\"%2\",\"saved_usd\":0.5}\n")
                   .arg(day).arg(QString::fromStdString(key(0))).toUtf8();
    const auto path = m_folder->write("hits.jsonl", log.toStdString());
    const CliRun run = store(QStringLiteral("purge"), {QStringLiteral("--all"), QStringLiteral("--log"), text(path), QStringLiteral("--format"), QStringLiteral("json")});
    VERIFY_CODE(run, 0);
    const QJsonObject radius = run.json().object()[QStringLiteral("blast_radius")].toObject();
    QCOMPARE(radius[QStringLiteral("hits")].toInt(), 3);
    QCOMPARE(radius[QStringLiteral("served_victims")].toInt(), 1);
    QCOMPARE(radius[QStringLiteral("hits_per_day")].toDouble(), 1.5);
    QCOMPARE(radius[QStringLiteral("refill_usd")].toDouble(), 0.5);
}

void TestCliStoreChange::asksForEntries()
{
    VERIFY_CODE(store(QStringLiteral("purge"), {}), 2);
    VERIFY_CODE(store(QStringLiteral("purge"), {QStringLiteral("--all"), QStringLiteral("--where"), QStringLiteral("model:x")}), 2);
    VERIFY_CODE(store(QStringLiteral("purge"), {QStringLiteral("--where"), QStringLiteral("similarity<0.9")}), 2);
    VERIFY_CODE(store(QStringLiteral("purge"), {QStringLiteral("no-such-key")}), 3);
}

void TestCliStoreChange::productionWantsThePhrase()
{
    const QStringList wanted{QStringLiteral("--all"), QStringLiteral("--apply"), QStringLiteral("--environment"), QStringLiteral("production")};
    const CliRun refused = store(QStringLiteral("purge"), wanted);
    VERIFY_CODE(refused, 2);
    VERIFY_SAYS(refused, "--confirm \"purge 20\"");
    QCOMPARE(m_store->snapshot().size(), size_t(20));
    VERIFY_CODE(store(QStringLiteral("purge"), wanted + QStringList{QStringLiteral("--confirm"), QStringLiteral("purge 20")}), 0);
    QVERIFY(m_store->snapshot().empty());
}

void TestCliStoreChange::workspaceRulesHold()
{
    const auto path = m_folder->path("w.cacheloupe");
    auto workspace = Workspace::create(path, systemNow);
    ConnectionRecord record;
    record.name = "cache";
    record.url = connectionUrl(m_store->connection());
    record.environment = "development";
    QVERIFY(workspace->addConnection(record).ok());
    const CliRun refused = store(QStringLiteral("purge"), {QStringLiteral("--all"), QStringLiteral("--apply"), QStringLiteral("--workspace"), text(path)});
    VERIFY_CODE(refused, 3);
    VERIFY_SAYS(refused, "keeps this store read-only");
    QCOMPARE(m_store->snapshot().size(), size_t(20));
}

void TestCliStoreChange::auditTellsAndIsVerified()
{
    const auto path = m_folder->path("w.cacheloupe");
    QVERIFY(Workspace::create(path, systemNow).ok());
    VERIFY_CODE(store(QStringLiteral("purge"), {QStringLiteral("--all"), QStringLiteral("--apply"), QStringLiteral("--workspace"), text(path)}), 0);
    const auto rows = Workspace::open(path, systemNow)->audit();
    QCOMPARE(rows->at(0).action, std::string("store.change_ended"));
    QCOMPARE(rows->at(1).action, std::string("store.change_begun"));
    const QStringList verify{QStringLiteral("audit"), QStringLiteral("verify"), text(path)};
    const CliRun intact = cli(verify);
    VERIFY_CODE(intact, 0);
    QVERIFY(intact.out.contains("Intact: 3 rows"));
    {
        auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::readWrite);
        QVERIFY(database->execute("DROP TRIGGER audit_keeps_words; UPDATE audit SET detail = '{}' WHERE seq = 2").ok());
    }
    const CliRun broken = cli(verify + QStringList{QStringLiteral("--format"), QStringLiteral("json")});
    VERIFY_CODE(broken, 1);
    QCOMPARE(broken.json().object()[QStringLiteral("broken_row")].toInt(), 2);
    VERIFY_CODE(cli({QStringLiteral("audit"), QStringLiteral("verify"), text(m_folder->path("none.cacheloupe"))}), 3);
}

QTEST_GUILESS_MAIN(TestCliStoreChange)
#include "tst_cli_store_change.moc"
