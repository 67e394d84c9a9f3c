// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/store/change_run.h"
#include "tests/support/change_stores.h"

#include <QTest>

#include <algorithm>

#include <sys/stat.h>

using namespace cacheloupe;
using Access = ChangeSession::Access;

namespace {

constexpr int kEntries = 30;
constexpr std::string_view kAnswer = "Nobody but the owner reads this answer";

/// What version 1 of the journal wrote: tables without keys, images as they are.
constexpr const char *kVersion1 = R"sql(
CREATE TABLE changes(id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL, url TEXT NOT NULL,
    selection TEXT NOT NULL, ticket TEXT NOT NULL, actor TEXT NOT NULL) STRICT;
CREATE TABLE victims(change_id INTEGER NOT NULL REFERENCES changes(id), seq INTEGER NOT NULL, state INTEGER NOT NULL,
    detail TEXT NOT NULL, entry BLOB NOT NULL, image BLOB, PRIMARY KEY(change_id, seq)) STRICT;
CREATE INDEX victims_state ON victims(change_id, state, seq);
PRAGMA user_version = 1;
)sql";

} // namespace

/// What the journal keeps of a purged SQLite store: sealed, bound to its place, for some days.
class TestChangeJournal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void noAnswerStandsInTheFiles();
    void theKeyIsAFileOfItsOwner();
    void aMissingKeyIsNamed();
    void aKeyThatIsGoneIsFollowedByAnother();
    void anotherKeyIsRefused();
    void swappedImagesAreRefused();
    void plainImagesOfVersionOneAreRestored();
    void oldImagesAreDropped();

private:
    ChangeJournal open(Clock clock = systemNow) { return std::move(*ChangeJournal::open(path(), std::move(clock))); }
    std::filesystem::path path() const { return m_folder->path("w.changes"); }
    /// Removes every entry; the number of the change.
    std::int64_t purge(ChangeJournal &journal);
    Result<ChangeRecord> restore(ChangeJournal &journal, std::int64_t change);
    std::filesystem::path keyFile() const;
    /// A statement on the journal's file, past the journal.
    void run(const char *sql);
    /// Everything in the journal's files.
    std::string bytes() const;

    std::unique_ptr<test::ChangeStore> m_store;
    std::unique_ptr<test::TempFolder> m_folder;
};

void TestChangeJournal::init()
{
    m_store = std::make_unique<test::ChangeStore>();
    m_folder = std::make_unique<test::TempFolder>();
    QVERIFY(m_store->make(StoreKind::sqlite, kEntries));
    qputenv("XDG_CONFIG_HOME", m_folder->path("config").c_str());
    auto database = SqliteDatabase::open(m_store->connection().path, SqliteDatabase::Mode::readWrite);
    QVERIFY(database->execute(("UPDATE llm_cache SET response = '" + std::string(kAnswer) + " ' || key").c_str()).ok());
}

std::int64_t TestChangeJournal::purge(ChangeJournal &journal)
{
    auto plan = planPurge(m_store->connection(), m_store->entries());
    auto session = ChangeSession::open(m_store->connection(), resolveSecret, Access::write);
    if (!session || !seeVictims(plan, **session, {}, {}))
        return 0;
    const auto change = journal.begin(plan, {});
    const auto done = change ? ChangeRun(journal, *change, **session).apply({}, {}) : Result<ChangeRecord>(change.error());
    return done && done->count(VictimState::done) == kEntries ? *change : 0;
}

Result<ChangeRecord> TestChangeJournal::restore(ChangeJournal &journal, std::int64_t change)
{
    auto session = ChangeSession::open(m_store->connection(), resolveSecret, Access::write);
    return ChangeRun(journal, change, **session).restore(false, {}, {});
}

std::filesystem::path TestChangeJournal::keyFile() const
{
    for (const auto &file : std::filesystem::directory_iterator(m_folder->path("config/cacheloupe/keys")))
        return file.path();
    return {};
}

void TestChangeJournal::run(const char *sql)
{
    auto database = SqliteDatabase::open(path(), SqliteDatabase::Mode::create);
    const auto done = database->execute(sql);
    QVERIFY2(done.ok(), done.ok() ? "" : done.error().detail.c_str());
}

std::string TestChangeJournal::bytes() const
{
    std::string all;
    for (const auto &file : std::filesystem::directory_iterator(m_folder->path("")))
        if (file.is_regular_file())
            all += *readWholeFile(file.path());
    return all;
}

void TestChangeJournal::noAnswerStandsInTheFiles()
{
    const auto before = m_store->snapshot();
    auto journal = open();
    const auto change = purge(journal);
    QVERIFY(change > 0);
    QVERIFY(m_store->snapshot().empty());
    QVERIFY(bytes().size() > 10'000);
    QCOMPARE(bytes().find(kAnswer), std::string::npos);
    QCOMPARE(restore(journal, change)->count(VictimState::restored), std::uint64_t(kEntries));
    QCOMPARE(m_store->snapshot(), before);
}

void TestChangeJournal::theKeyIsAFileOfItsOwner()
{
    auto journal = open();
    QVERIFY(purge(journal) > 0);
    const auto key = keyFile();
    struct stat status = {};
    QCOMPARE(::stat(key.c_str(), &status), 0);
    QCOMPARE(int(status.st_mode & 0777), 0600);
    QCOMPARE(::stat(key.parent_path().c_str(), &status), 0);
    QCOMPARE(int(status.st_mode & 0777), 0700);
    const auto text = *readWholeFile(key);
    QCOMPARE(text.size(), size_t(64));
    QCOMPARE(bytes().find(text), std::string::npos);
}

void TestChangeJournal::aMissingKeyIsNamed()
{
    std::int64_t change = 0;
    {
        auto journal = open();
        change = purge(journal);
    }
    const auto key = keyFile();
    std::filesystem::rename(key, m_folder->path("elsewhere.key"));
    auto journal = open();
    const auto failed = restore(journal, change);
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().reason, ErrorReason::journalKeyMissing);
    QCOMPARE(failed.error().where, "file:" + key.string());
    QCOMPARE(journal.changes()->front().count(VictimState::done), std::uint64_t(kEntries));
    std::filesystem::rename(m_folder->path("elsewhere.key"), key);
    QCOMPARE(restore(journal, change)->count(VictimState::restored), std::uint64_t(kEntries));
}

void TestChangeJournal::aKeyThatIsGoneIsFollowedByAnother()
{
    const auto before = m_store->snapshot();
    {
        auto journal = open();
        const auto change = purge(journal);
        QVERIFY(restore(journal, change).ok());
    }
    std::filesystem::remove(keyFile());
    auto journal = open();
    const auto change = purge(journal);
    QVERIFY(change > 0);
    QCOMPARE(restore(journal, change)->count(VictimState::restored), std::uint64_t(kEntries));
    QCOMPARE(m_store->snapshot(), before);
}

void TestChangeJournal::anotherKeyIsRefused()
{
    std::int64_t change = 0;
    {
        auto journal = open();
        change = purge(journal);
    }
    QVERIFY(replaceFile(keyFile(), std::string(64, 'a')).ok());
    auto journal = open();
    const auto failed = restore(journal, change);
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().reason, ErrorReason::journalKeyWrong);
    QVERIFY(m_store->snapshot().empty());
}

void TestChangeJournal::swappedImagesAreRefused()
{
    auto journal = open();
    const auto change = purge(journal);
    run("UPDATE victims SET image = (SELECT image FROM victims AS other WHERE other.change_id = victims.change_id AND other.seq = 1 - victims.seq) "
        "WHERE seq IN (0, 1)");
    const auto failed = restore(journal, change);
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().reason, ErrorReason::journalKeyWrong);
}

void TestChangeJournal::plainImagesOfVersionOneAreRestored()
{
    const auto before = m_store->snapshot();
    std::int64_t change = 0;
    std::vector<JournalVictim> victims;
    {
        auto journal = open();
        change = purge(journal);
        victims = *journal.victims(change, VictimState::done, -1, kEntries);
    }
    // The same journal as version 1 wrote it.
    run("ALTER TABLE victims RENAME TO new_victims; ALTER TABLE changes RENAME TO new_changes; DROP INDEX victims_state");
    run(kVersion1);
    run("INSERT INTO changes SELECT * FROM new_changes; INSERT INTO victims SELECT change_id, seq, state, detail, entry, NULL FROM new_victims;"
        "DROP TABLE new_victims; DROP TABLE new_changes; DROP TABLE keys");
    {
        auto database = SqliteDatabase::open(path(), SqliteDatabase::Mode::readWrite);
        auto update = database->prepare("UPDATE victims SET image = ?1 WHERE seq = ?2");
        for (const JournalVictim &one : victims)
            QVERIFY(update->bindBlob(1, packImage(one.image)).bind(2, one.seq).run().ok());
    }
    QVERIFY(bytes().find(kAnswer) != std::string::npos);
    auto journal = open();
    QCOMPARE(restore(journal, change)->count(VictimState::restored), std::uint64_t(kEntries));
    QCOMPARE(m_store->snapshot(), before);
    // Nothing plain stays once it is dropped.
    auto later = open([] { return systemNow() + std::chrono::days(31); });
    QCOMPARE(*later.forgetOlderThan(ChangeJournal::kKeep), std::uint64_t(kEntries));
    QCOMPARE(later.change(change)->count(VictimState::restored), std::uint64_t(kEntries));
}

void TestChangeJournal::oldImagesAreDropped()
{
    auto journal = open();
    const auto change = purge(journal);
    QCOMPARE(*journal.forgetOlderThan(ChangeJournal::kKeep), std::uint64_t(0));
    auto later = open([] { return systemNow() + std::chrono::days(31); });
    QCOMPARE(*later.forgetOlderThan(ChangeJournal::kKeep), std::uint64_t(kEntries));
    const auto record = later.change(change);
    QCOMPARE(record->count(VictimState::forgotten), std::uint64_t(kEntries));
    QCOMPARE(record->victimCount(), std::uint64_t(kEntries));
    QCOMPARE(*later.forgetOlderThan(ChangeJournal::kKeep), std::uint64_t(0));
    QCOMPARE(later.victims(change, VictimState::forgotten, -1, kEntries)->front().image, EntryImage());
    QCOMPARE(restore(later, change)->count(VictimState::restored), std::uint64_t(0));
    QVERIFY(m_store->snapshot().empty());
}

QTEST_GUILESS_MAIN(TestChangeJournal)
#include "tst_change_journal.moc"
