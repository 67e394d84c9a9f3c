// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/sqlite_database.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;

class TestSqliteDatabase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesWhyItCannotOpen()
    {
        const test::TempFolder folder;
        const auto missing = SqliteDatabase::open(folder.path("none.db"), SqliteDatabase::Mode::readOnly);
        QCOMPARE(missing.error().reason, ErrorReason::fileMissing);
        const auto text = SqliteDatabase::open(folder.write("text.db", std::string(5000, 'x')), SqliteDatabase::Mode::readOnly);
        QCOMPARE(text.error().reason, ErrorReason::notADatabase);
        QCOMPARE(SqliteDatabase::open(folder.path(""), SqliteDatabase::Mode::readOnly).error().reason, ErrorReason::notAFile);
    }
    void readOnlyRefusesToWrite()
    {
        const test::TempFolder folder;
        QVERIFY(SqliteDatabase::open(folder.path("a.db"), SqliteDatabase::Mode::create)->execute("CREATE TABLE t(x)"));
        auto database = SqliteDatabase::open(folder.path("a.db"), SqliteDatabase::Mode::readOnly);
        QVERIFY(database.ok());
        const auto status = database->execute("INSERT INTO t VALUES(1)");
        QCOMPARE(status.error().code, ErrorCode::denied);
    }
    void rollsBackWhenTheWorkFails()
    {
        const test::TempFolder folder;
        auto database = SqliteDatabase::open(folder.path("a.db"), SqliteDatabase::Mode::create);
        QVERIFY(database->execute("CREATE TABLE t(x TEXT)"));
        const auto status = database->transaction([&]() -> Status {
            auto insert = database->prepare("INSERT INTO t VALUES(?1)");
            if (auto run = insert->bind(1, std::string_view("a")).run(); !run)
                return run;
            return Error{ErrorCode::conflict, ErrorReason::none, "here", {}};
        });
        QCOMPARE(status.error().code, ErrorCode::conflict);
        auto count = database->prepare("SELECT count(*) FROM t");
        QVERIFY(*count->step());
        QCOMPARE(count->integer(0), 0);
    }
    void quotesIdentifiers() { QCOMPARE(sqliteIdentifier("a\"b"), std::string("\"a\"\"b\"")); }
};

QTEST_APPLESS_MAIN(TestSqliteDatabase)
#include "tst_sqlite_database.moc"
