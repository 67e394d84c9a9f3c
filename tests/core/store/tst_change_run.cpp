// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/change_run.h"
#include "tests/support/change_stores.h"

#include <QTest>

using namespace cacheloupe;

Q_DECLARE_METATYPE(cacheloupe::StoreKind)

namespace {

using Access = ChangeSession::Access;

/// A plan whose victims were seen.
ChangePlan seen(ChangePlan plan, const Connection &connection)
{
    auto session = ChangeSession::open(connection, resolveSecret, Access::look);
    return session && seeVictims(plan, **session, {}, {}) ? plan : ChangePlan();
}

} // namespace

/// Purge, TTL and restore on a live Redis server and on a SQLite file.
class TestChangeRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void purgesAndRestores_data() { kinds(); }
    void purgesAndRestores();
    void changesTtlAndRestores_data() { kinds(); }
    void changesTtlAndRestores();
    void leavesWhatChangedSince_data() { kinds(); }
    void leavesWhatChangedSince();
    void restoreSparesNewEntries_data() { kinds(); }
    void restoreSparesNewEntries();
    void stopsBetweenBatchesAndGoesOn_data() { kinds(); }
    void stopsBetweenBatchesAndGoesOn();
    void refusesWithoutPermission_data() { kinds(); }
    void refusesWithoutPermission();
    void refusesUnknownTables();

private:
    static void kinds()
    {
        QTest::addColumn<StoreKind>("kind");
        QTest::newRow("redis") << StoreKind::redis;
        QTest::newRow("sqlite") << StoreKind::sqlite;
    }
    /// Store, journal and writing session of one test.
    bool begin(StoreKind kind, int entries);
    std::int64_t planned(const ChangePlan &plan) { return *m_journal->begin(plan, {}); }
    ChangeRun run(std::int64_t change) { return {*m_journal, change, *m_session}; }

    std::unique_ptr<test::ChangeStore> m_store;
    std::unique_ptr<test::TempFolder> m_folder;
    std::optional<ChangeJournal> m_journal;
    std::unique_ptr<ChangeSession> m_session;
};

bool TestChangeRun::begin(StoreKind kind, int entries)
{
    m_session.reset();
    m_journal.reset();
    m_store = std::make_unique<test::ChangeStore>();
    m_folder = std::make_unique<test::TempFolder>();
    if (!m_store->make(kind, entries))
        return false;
    auto journal = ChangeJournal::open(m_folder->path("w.journal"));
    auto session = ChangeSession::open(m_store->connection(), resolveSecret, Access::write);
    if (!journal || !session)
        return false;
    m_journal = std::move(*journal);
    m_session = std::move(*session);
    return true;
}

void TestChangeRun::purgesAndRestores()
{
    QFETCH(StoreKind, kind);
    QVERIFY(begin(kind, 450));
    const auto before = m_store->snapshot();
    auto entries = m_store->entries();
    QCOMPARE(entries.size(), size_t(450));
    entries.resize(430);
    const auto plan = seen(planPurge(m_store->connection(), entries), m_store->connection());
    QCOMPARE(plan.victims.size(), size_t(430));
    QCOMPARE(m_store->snapshot(), before);

    const auto change = planned(plan);
    std::uint64_t told = 0;
    const auto purged = run(change).apply([&](const ChangeProgress &progress) { told = progress.handled; }, {});
    QVERIFY(purged.ok());
    QCOMPARE(purged->count(VictimState::done), std::uint64_t(430));
    QVERIFY(purged->isSettled());
    QCOMPARE(told, std::uint64_t(430));
    QCOMPARE(m_store->snapshot().size(), size_t(20));

    const auto restored = run(change).restore(false, {}, {});
    QVERIFY(restored.ok());
    QCOMPARE(restored->count(VictimState::restored), std::uint64_t(430));
    QCOMPARE(m_store->snapshot(), before);
}

void TestChangeRun::changesTtlAndRestores()
{
    QFETCH(StoreKind, kind);
    QVERIFY(begin(kind, 60));
    const auto before = m_store->snapshot();
    const auto entries = m_store->entries();
    auto plan = planTtl(m_store->connection(), entries, sameTtl(7200.0, systemNow()));
    plan.victims[3].newTtl = {};
    plan = seen(plan, m_store->connection());
    const auto change = planned(plan);
    QCOMPARE(run(change).apply({}, {})->count(VictimState::done), std::uint64_t(60));
    for (const CacheEntry &entry : m_store->entries()) {
        if (entry.key == plan.victims[3].key) {
            QVERIFY(!entry.ttlLeftS);
        } else {
            QVERIFY(entry.ttlLeftS);
            QVERIFY2(*entry.ttlLeftS > 7000 && *entry.ttlLeftS <= 7200, entry.key.c_str());
        }
    }
    QCOMPARE(run(change).restore(false, {}, {})->count(VictimState::restored), std::uint64_t(60));
    QCOMPARE(m_store->snapshot(), before);
}

void TestChangeRun::leavesWhatChangedSince()
{
    QFETCH(StoreKind, kind);
    QVERIFY(begin(kind, 10));
    const auto plan = seen(planPurge(m_store->connection(), m_store->entries()), m_store->connection());
    const std::string rewritten = plan.victims[4].key;
    QVERIFY(m_store->rewrite(rewritten));
    const auto change = planned(plan);
    const auto purged = run(change).apply({}, {});
    QCOMPARE(purged->count(VictimState::done), std::uint64_t(9));
    QCOMPARE(purged->count(VictimState::failed), std::uint64_t(1));
    QCOMPARE(m_journal->victims(change, VictimState::failed, -1, 10)->front().detail, std::string("changed"));
    const auto left = m_store->snapshot();
    QCOMPARE(left.size(), size_t(1));
    QCOMPARE(left.begin()->first, rewritten);
}

void TestChangeRun::restoreSparesNewEntries()
{
    QFETCH(StoreKind, kind);
    QVERIFY(begin(kind, 10));
    const auto before = m_store->snapshot();
    const auto change = planned(seen(planPurge(m_store->connection(), m_store->entries()), m_store->connection()));
    QVERIFY(run(change).apply({}, {}).ok());
    const std::string key = before.begin()->first;
    QVERIFY(m_store->rewrite(key));
    const auto anew = m_store->snapshot().at(key);
    const auto restored = run(change).restore(false, {}, {});
    QVERIFY(restored.ok());
    QCOMPARE(restored->count(VictimState::restored), std::uint64_t(9));
    QCOMPARE(restored->count(VictimState::done), std::uint64_t(1));
    QCOMPARE(m_store->snapshot().at(key), anew);
    QCOMPARE(run(change).restore(true, {}, {})->count(VictimState::restored), std::uint64_t(10));
    QCOMPARE(m_store->snapshot(), before);
}

void TestChangeRun::stopsBetweenBatchesAndGoesOn()
{
    QFETCH(StoreKind, kind);
    QVERIFY(begin(kind, 1200));
    const auto change = planned(seen(planPurge(m_store->connection(), m_store->entries()), m_store->connection()));
    std::stop_source stop;
    const auto stopped = run(change).apply([&](const ChangeProgress &) { stop.request_stop(); }, stop.get_token());
    QVERIFY(!stopped.ok());
    QCOMPARE(stopped.error().code, ErrorCode::cancelled);
    QCOMPARE(m_store->snapshot().size(), size_t(1200 - ChangeRun::kBatch));
    QCOMPARE(m_journal->change(change)->count(VictimState::planned), std::uint64_t(1200 - ChangeRun::kBatch));
    QCOMPARE(run(change).apply({}, {})->count(VictimState::done), std::uint64_t(1200));
    QVERIFY(m_store->snapshot().empty());
}

void TestChangeRun::refusesWithoutPermission()
{
    QFETCH(StoreKind, kind);
    QVERIFY(begin(kind, 5));
    const auto before = m_store->snapshot();
    Connection locked = m_store->connection();
    locked.writable = false;
    const auto refused = ChangeSession::open(locked, resolveSecret, Access::write);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::denied);
    const auto change = planned(seen(planPurge(locked, m_store->entries()), locked));
    auto looking = ChangeSession::open(locked, resolveSecret, Access::look);
    QVERIFY(!ChangeRun(*m_journal, change, **looking).apply({}, {}).ok());
    QCOMPARE(m_store->snapshot(), before);
}

void TestChangeRun::refusesUnknownTables()
{
    CacheEntry entry;
    entry.key = "answers:1";
    entry.table = "answers";
    entry.rowId = 1;
    entry.layout = "generic-sqlite";
    const auto plan = planPurge({}, {&entry, 1});
    QVERIFY(plan.victims.empty());
    QCOMPARE(plan.left.front().reason, UnchangeableEntry::Reason::unknownLayout);
}

QTEST_GUILESS_MAIN(TestChangeRun)
#include "tst_change_run.moc"
