// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cache_store.h"
#include "core/driver/sqlite_database.h"
#include "tests/support/redis_server.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_certificates.h"

#include <QTest>

using namespace cacheloupe;
using test::RedisServer;

namespace {

Error errorOf(const Connection &connection, const SecretResolver &secrets = {})
{
    const auto store = CacheStore::open(connection, secrets);
    return store ? Error{ErrorCode::internal, ErrorReason::none, "opened", {}} : store.error();
}

Error errorOf(const std::filesystem::path &file)
{
    Connection connection;
    connection.path = file.string();
    return errorOf(connection);
}

bool mentions(const Error &error, std::string_view text)
{
    return error.where.find(text) != std::string::npos || error.detail.find(text) != std::string::npos;
}

} // namespace

class TestCacheStoreErrors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_certificates.prepare(), qPrintable(m_certificates.error())); }

    void files()
    {
        const test::TempFolder folder;
        const auto missing = errorOf(folder.path("none.db"));
        QCOMPARE(missing.code, ErrorCode::io);
        QCOMPARE(missing.reason, ErrorReason::fileMissing);
        QCOMPARE(missing.where, folder.path("none.db").string());
        const auto text = errorOf(folder.write("text.db", std::string(5000, 'x')));
        QCOMPARE(text.code, ErrorCode::schema);
        QCOMPARE(text.reason, ErrorReason::notADatabase);
        QCOMPARE(errorOf(folder.path("")).reason, ErrorReason::notAFile);
    }

    void aForeignSchemaNamesItsTables()
    {
        const test::TempFolder folder;
        QVERIFY(SqliteDatabase::open(folder.path("a.db"), SqliteDatabase::Mode::create)->execute("CREATE TABLE orders(id INTEGER, total REAL); CREATE TABLE people(name TEXT)"));
        const auto error = errorOf(folder.path("a.db"));
        QCOMPARE(error.code, ErrorCode::schema);
        QCOMPARE(error.reason, ErrorReason::unknownLayout);
        QCOMPARE(error.detail, std::string("orders, people"));
    }

    void aTruncatedDatabaseIsNoCrash()
    {
        const test::TempFolder folder;
        {
            auto database = SqliteDatabase::open(folder.path("a.db"), SqliteDatabase::Mode::create);
            QVERIFY(database->execute("CREATE TABLE cache(key TEXT PRIMARY KEY, response TEXT, created_at TEXT);"
                                      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<2000)"
                                      "INSERT INTO cache SELECT 'ai:'||i, printf('%.200c','x'), '2026-01-01' FROM n"));
        }
        std::filesystem::resize_file(folder.path("a.db"), std::filesystem::file_size(folder.path("a.db")) / 2);
        Connection connection;
        connection.path = folder.path("a.db").string();
        auto store = CacheStore::open(connection, {});
        const auto entries = store ? allEntries(**store) : Result<std::vector<CacheEntry>>(store.error());
        QVERIFY(!entries.ok());
        QCOMPARE(entries.error().reason, ErrorReason::notADatabase);
    }

    void servers()
    {
        RedisServer server;
        QVERIFY2(server.start({QStringLiteral("right-words"), {}, {}, {}}), qPrintable(server.error()));
        auto connection = server.connection();
        const std::string url = connectionUrl(connection);
        const auto needed = errorOf(connection);
        QCOMPARE(needed.code, ErrorCode::denied);
        QCOMPARE(needed.reason, ErrorReason::passwordRequired);
        QCOMPARE(needed.where, url);

        connection.password = {SecretRef::Scheme::ask, {}};
        const auto wrong = errorOf(connection, [](const SecretRef &) { return Result<Secret>(Secret("wrong-words")); });
        QCOMPARE(wrong.code, ErrorCode::denied);
        QCOMPARE(wrong.reason, ErrorReason::wrongPassword);
        QCOMPARE(wrong.where, url);
        QVERIFY(!mentions(wrong, "wrong-words"));

        connection.password = {SecretRef::Scheme::environment, "CACHELOUPE_TEST_UNSET"};
        const auto unset = errorOf(connection);
        QCOMPARE(unset.reason, ErrorReason::secretMissing);
        QCOMPARE(unset.where, std::string("env:CACHELOUPE_TEST_UNSET"));

        qputenv("CACHELOUPE_TEST_PASSWORD", "right-words");
        connection.password.name = "CACHELOUPE_TEST_PASSWORD";
        QVERIFY(CacheStore::open(connection, resolveSecret).ok());
        server.stop();
        const auto gone = errorOf(connection);
        QCOMPARE(gone.code, ErrorCode::network);
        QCOMPARE(gone.reason, ErrorReason::connectionRefused);
        QCOMPARE(gone.where, url);
        QVERIFY(!mentions(gone, "right-words"));
    }

    void certificates_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("reason");
        QTest::newRow("good") << QStringLiteral("good") << int(ErrorReason::none);
        QTest::newRow("self-signed") << QStringLiteral("self") << int(ErrorReason::certificateUntrusted);
        QTest::newRow("expired") << QStringLiteral("expired") << int(ErrorReason::certificateExpired);
        QTest::newRow("wrong host") << QStringLiteral("host") << int(ErrorReason::certificateWrongHost);
    }
    void certificates()
    {
        QFETCH(QString, kind);
        QFETCH(int, reason);
        const auto pair = kind == QLatin1String("self") ? m_certificates.selfSigned()
            : kind == QLatin1String("host")             ? m_certificates.issue(kind, QStringLiteral("DNS:cache.example"))
                                                        : m_certificates.issue(kind, QStringLiteral("IP:127.0.0.1"), kind == QLatin1String("expired"));
        RedisServer server;
        QVERIFY2(server.start({QStringLiteral("pw-of-tls"), pair.certificate, pair.key, {}}), qPrintable(server.error()));
        auto connection = server.connection();
        connection.caFile = m_certificates.caFile();
        connection.password = {SecretRef::Scheme::ask, {}};
        const auto secrets = [](const SecretRef &) { return Result<Secret>(Secret("pw-of-tls")); };
        if (reason == int(ErrorReason::none)) {
            auto store = CacheStore::open(connection, secrets);
            QVERIFY(store.ok());
            QCOMPARE(allEntries(**store)->size(), size_t(0));
            return;
        }
        const auto error = errorOf(connection, secrets);
        QCOMPARE(error.code, ErrorCode::network);
        QCOMPARE(int(error.reason), reason);
        QCOMPARE(error.where, "rediss://127.0.0.1:" + std::to_string(server.port()));
        QVERIFY(!mentions(error, "pw-of-tls"));
    }

private:
    test::TestCertificates m_certificates;
};

QTEST_GUILESS_MAIN(TestCacheStoreErrors)
#include "tst_cache_store_errors.moc"
