// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;

class TestAudit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<test::TempFolder>();
        m_path = m_folder->path("a.cacheloupe");
        auto workspace = Workspace::create(m_path, clock());
        workspace->setActor("ana");
        for (const char *id : {"h1", "h2", "h3", "h4"})
            QVERIFY(workspace->setVerdict({id, "week.jsonl", "faq", Verdict::safe, {}, {}, {}}));
    }

    void chainsEveryChange()
    {
        auto workspace = Workspace::open(m_path, clock());
        const auto rows = workspace->audit();
        QCOMPARE(rows->size(), size_t(5));
        QCOMPARE(rows->back().action, std::string("workspace.created"));
        for (size_t i = 0; i + 1 < rows->size(); ++i)
            QCOMPARE((*rows)[i].previousHash, (*rows)[i + 1].hash);
        QCOMPARE(workspace->audit(2)->size(), size_t(2));
        QCOMPARE(workspace->audit(1)->front().subject, std::string("h4"));
        const auto check = workspace->verifyAudit();
        QVERIFY(check->intact);
        QCOMPARE(check->rowCount, std::int64_t(5));
    }

    void refusesChangesThroughSql()
    {
        auto database = SqliteDatabase::open(m_path, SqliteDatabase::Mode::readWrite);
        QVERIFY(!database->execute("UPDATE audit SET actor = 'mallory'"));
        QVERIFY(!database->execute("DELETE FROM audit WHERE seq = 2"));
        QVERIFY(!database->execute("DELETE FROM verdict_history"));
    }

    void namesTheRowThatWasTamperedWith_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("seq");
        const auto row = [](const char *name, const char *sql, AuditCheck::Fault fault, int seq) {
            QTest::newRow(name) << QByteArray(sql) << int(fault) << seq;
        };
        row("changed", "UPDATE audit SET actor = 'mallory' WHERE seq = 3", AuditCheck::Fault::changedRow, 3);
        row("time moved", "UPDATE audit SET at = at - 60000 WHERE seq = 5", AuditCheck::Fault::changedRow, 5);
        row("removed", "DELETE FROM audit WHERE seq = 2", AuditCheck::Fault::missingRow, 2);
        row("tail cut", "DELETE FROM audit WHERE seq > 3", AuditCheck::Fault::missingTail, 4);
        row("all cut", "DELETE FROM audit", AuditCheck::Fault::missingTail, 1);
    }
    void namesTheRowThatWasTamperedWith()
    {
        QFETCH(QByteArray, sql);
        QFETCH(int, fault);
        QFETCH(int, seq);
        {
            auto database = SqliteDatabase::open(m_path, SqliteDatabase::Mode::readWrite);
            QVERIFY(database->execute("DROP TRIGGER audit_keeps_rows; DROP TRIGGER audit_keeps_words"));
            QVERIFY(database->execute(std::string_view(sql.constData(), size_t(sql.size()))));
        }
        auto workspace = Workspace::open(m_path, clock());
        const auto check = workspace->verifyAudit();
        QVERIFY(!check->intact);
        QCOMPARE(int(check->fault), fault);
        QCOMPARE(check->brokenSeq, std::int64_t(seq));
    }

private:
    static Clock clock()
    {
        return [] { return *parseInstant("2026-11-02T09:30:00Z"); };
    }
    std::unique_ptr<test::TempFolder> m_folder;
    std::filesystem::path m_path;
};

QTEST_APPLESS_MAIN(TestAudit)
#include "tst_audit.moc"
