// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/driver/sqlite_database.h"
#include "core/policy/policy_codec.h"
#include "core/policy/policy_publisher.h"
#include "tests/core/policy/killed_publisher.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace cacheloupe;

namespace {

const Instant kAt = *parseInstant("2026-11-08T10:00:00Z");

PolicyDocument ttlPolicy(std::int64_t ttlS)
{
    PolicyDocument document;
    document.ruleFor("faq").ttlS = ttlS;
    return document;
}

PublishRequest over(const PolicyTarget &target, const PublishedPolicy &base, std::int64_t ttlS)
{
    return {target, ttlPolicy(ttlS), base.document.revision, base.hash, "ana", "to " + std::to_string(ttlS), kAt};
}

std::int64_t ttlOf(const PolicyDocument &document)
{
    return document.find("faq")->ttlS.value_or(-1);
}

} // namespace

class TestPublishSqlite : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void publishesAndKeepsItsHistory()
    {
        const test::TempFolder folder;
        auto target = *parsePolicyTarget("sqlite:" + folder.path("app.db").string());
        target.row = "eu";
        const auto none = readPublished(target);
        QVERIFY(none.ok() && !none->exists);
        QVERIFY(!std::filesystem::exists(folder.path("app.db")));
        const auto first = publishPolicy(over(target, *none, 60));
        QVERIFY2(first.ok(), first ? "" : first.error().detail.c_str());
        const auto second = publishPolicy(over(target, *first, 90));
        QCOMPARE(second->document.revision, std::int64_t(2));
        QCOMPARE(readPublished(target)->document, second->document);
        const auto history = readPublishedHistory(target);
        QCOMPARE(history->size(), size_t(2));
        QCOMPARE(history->at(0), second->document);
        QCOMPARE(history->at(1), first->document);
        // What an application reads.
        {
            auto database = SqliteDatabase::open(folder.path("app.db"), SqliteDatabase::Mode::readOnly);
            auto query = database->prepare("SELECT revision, published_at, published_by, note, document FROM cacheloupe_policy WHERE name = 'eu'");
            QVERIFY(*query->step());
            QCOMPARE(query->integer(0), std::int64_t(2));
            QCOMPARE(query->text(1), std::string("2026-11-08T10:00:00Z"));
            QCOMPARE(query->text(2), std::string("ana"));
            QCOMPARE(query->text(3), std::string("to 90"));
            QCOMPARE(query->text(4), policyText(second->document));
        }
        // Another row of the same table is another policy.
        target.row = "us";
        QVERIFY(!readPublished(target)->exists);
        const auto back = rollbackPolicy({*parsePolicyTarget("sqlite:" + folder.path("app.db").string() + "#cacheloupe_policy/eu"), first->document, 0, {}, "ben", "back", kAt});
        QCOMPARE(back->document.revision, std::int64_t(3));
        QCOMPARE(ttlOf(back->document), std::int64_t(60));
    }
    void exactlyOneOfManyWins()
    {
        const test::TempFolder folder;
        const auto target = *parsePolicyTarget("sqlite:" + folder.path("app.db").string());
        const auto base = publishPolicy(over(target, {}, 60));
        std::atomic<int> won = 0;
        std::atomic<int> lost = 0;
        {
            std::vector<std::jthread> publishers;
            for (int i = 0; i < 6; ++i)
                publishers.emplace_back([&, i] {
                    const auto done = publishPolicy(over(target, *base, 100 + i));
                    ++(done ? won : done.error().reason == ErrorReason::revisionChanged ? lost : won);
                });
        }
        QCOMPARE(won.load(), 1);
        QCOMPARE(lost.load(), 5);
        QCOMPARE(readPublished(target)->document.revision, std::int64_t(2));
        QCOMPARE(readPublishedHistory(target)->size(), size_t(2));
    }
    void aKillInTheTransactionLeavesTheOldRow()
    {
        const test::TempFolder folder;
        const auto target = *parsePolicyTarget("sqlite:" + folder.path("app.db").string());
        QVERIFY(test::publishAndDie(over(target, {}, 60), PublishStep::written));
        QVERIFY(!readPublished(target)->exists);
        const auto first = publishPolicy(over(target, {}, 60));
        QVERIFY(first.ok());
        for (const char *journal : {"DELETE", "WAL"}) {
            {
                auto database = SqliteDatabase::open(folder.path("app.db"), SqliteDatabase::Mode::readWrite);
                QVERIFY(database->execute("PRAGMA journal_mode = " + std::string(journal)).ok());
            }
            QVERIFY(test::publishAndDie(over(target, *first, 90), PublishStep::written));
            QCOMPARE(readPublished(target)->document, first->document);
            QCOMPARE(readPublishedHistory(target)->size(), size_t(1));
        }
        QVERIFY(test::publishAndDie(over(target, *first, 90), PublishStep::swapped));
        QCOMPARE(ttlOf(readPublished(target)->document), std::int64_t(90));
    }
    void saysWhenItIsBusyForeignOrGone()
    {
        const test::TempFolder folder;
        const auto path = folder.path("app.db");
        const auto target = *parsePolicyTarget("sqlite:" + path.string());
        const auto first = publishPolicy(over(target, {}, 60));
        {
            auto other = SqliteDatabase::open(path, SqliteDatabase::Mode::readWrite);
            QVERIFY(other->execute("BEGIN IMMEDIATE; UPDATE cacheloupe_policy SET note = 'mine'").ok());
            QCOMPARE(publishPolicy(over(target, *first, 90)).error().reason, ErrorReason::databaseLocked);
        }
        QCOMPARE(ttlOf(readPublished(target)->document), std::int64_t(60));
        {
            auto other = SqliteDatabase::open(path, SqliteDatabase::Mode::readWrite);
            QVERIFY(other->execute("CREATE TABLE users(id INTEGER PRIMARY KEY, mail TEXT)").ok());
        }
        const auto foreign = publishPolicy(over(*parsePolicyTarget("sqlite:" + path.string() + "#users"), {}, 60));
        QCOMPARE(foreign.error().reason, ErrorReason::unknownLayout);
        const auto text = folder.write("notes.txt", std::string(300, 'x'));
        QCOMPARE(readPublished(*parsePolicyTarget("sqlite:" + text.string())).error().reason, ErrorReason::notADatabase);
        std::filesystem::remove(path);
        QCOMPARE(publishPolicy(over(target, *first, 90)).error().reason, ErrorReason::revisionChanged);
        QVERIFY(!std::filesystem::exists(path));
    }
};

QTEST_APPLESS_MAIN(TestPublishSqlite)
#include "tst_publish_sqlite.moc"
