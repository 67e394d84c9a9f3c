// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cache_store.h"
#include "core/store/change_run.h"
#include "core/store/redis_opening.h"
#include "core/store/redis_slots.h"
#include "tests/support/cluster_store.h"

#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace cacheloupe;
using Access = ChangeSession::Access;

namespace {

constexpr int kSingles = 700;
constexpr int kPairs = 60;
constexpr size_t kEntries = kSingles + kPairs;

} // namespace

/// Purge, TTL and restore in a live cluster of three primaries.
class TestClusterChanges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void purgesAndRestores();
    void changesTtlAndRestores();
    void aKillInTheMiddleLosesNothing();
    void aHalfDoneEntryIsFinishedOrRestored_data();
    void aHalfDoneEntryIsFinishedOrRestored();
    void aHalfDoneEntryWrittenAnewIsLeftToTheOwner();
    void aWriterBetweenTheSlotsLeavesTheEntryWhole();
    void movingSlotsAreFollowed();
    void keysOnTheirWayAreListed();
    void refreshesAndRestores();

private:
    ChangePlan seen(ChangePlan plan);
    ChangePlan purgeOfAll() { return seen(planPurge(m_store->connection(), m_store->entries())); }
    /// The purge of one pair, as a death between its two keys leaves it.
    std::int64_t halfPurged(const ChangeVictim &pair);
    ChangeVictim firstPair();
    ChangeRun run(std::int64_t change) { return {*m_journal, change, *m_session}; }

    std::unique_ptr<test::ClusterStore> m_store;
    std::unique_ptr<test::TempFolder> m_folder;
    std::optional<ChangeJournal> m_journal;
    std::unique_ptr<ChangeSession> m_session;
};

void TestClusterChanges::init()
{
    m_session.reset();
    m_journal.reset();
    m_store = std::make_unique<test::ClusterStore>();
    m_folder = std::make_unique<test::TempFolder>();
    QVERIFY2(m_store->make(kSingles, kPairs), qPrintable(m_store->error()));
    auto journal = ChangeJournal::open(m_folder->path("w.journal"));
    QVERIFY(journal.ok());
    m_journal = std::move(*journal);
    auto session = ChangeSession::open(m_store->connection(), resolveSecret, Access::write);
    QVERIFY2(session.ok(), session.ok() ? "" : session.error().detail.c_str());
    m_session = std::move(*session);
}

ChangePlan TestClusterChanges::seen(ChangePlan plan)
{
    auto session = ChangeSession::open(m_store->connection(), resolveSecret, Access::look);
    return session && seeVictims(plan, **session, {}, {}) ? plan : ChangePlan();
}

ChangeVictim TestClusterChanges::firstPair()
{
    const auto plan = purgeOfAll();
    const auto it = std::find_if(plan.victims.begin(), plan.victims.end(), [&](const ChangeVictim &victim) { return !m_session->changesAtOnce(victim); });
    return it == plan.victims.end() ? ChangeVictim() : *it;
}

void TestClusterChanges::purgesAndRestores()
{
    const auto before = m_store->snapshot();
    QCOMPARE(before.size(), size_t(kSingles + 2 * kPairs));
    const auto plan = purgeOfAll();
    QCOMPARE(plan.victims.size(), kEntries);
    QVERIFY(plan.apartCount > 0 && plan.apartCount <= kPairs);
    QCOMPARE(m_store->snapshot(), before);

    const auto change = *m_journal->begin(plan, {});
    const auto purged = run(change).apply({}, {});
    QVERIFY2(purged.ok(), purged.ok() ? "" : purged.error().detail.c_str());
    QCOMPARE(purged->count(VictimState::done), std::uint64_t(kEntries));
    QVERIFY(m_store->snapshot().empty());
    const auto restored = run(change).restore(false, {}, {});
    QVERIFY2(restored.ok(), restored.ok() ? "" : restored.error().detail.c_str());
    QCOMPARE(restored->count(VictimState::restored), std::uint64_t(kEntries));
    QCOMPARE(m_store->snapshot(), before);
}

void TestClusterChanges::changesTtlAndRestores()
{
    const auto before = m_store->snapshot();
    auto plan = seen(planTtl(m_store->connection(), m_store->entries(), sameTtl(7200.0, systemNow())));
    const auto change = *m_journal->begin(plan, {});
    QCOMPARE(run(change).apply({}, {})->count(VictimState::done), std::uint64_t(kEntries));
    const auto entries = m_store->entries();
    QCOMPARE(entries.size(), kEntries);
    for (const CacheEntry &entry : entries)
        QVERIFY2(entry.ttlLeftS && *entry.ttlLeftS > 7000 && *entry.ttlLeftS <= 7200, entry.key.c_str());
    QCOMPARE(run(change).restore(false, {}, {})->count(VictimState::restored), std::uint64_t(kEntries));
    QCOMPARE(m_store->snapshot(), before);
}

void TestClusterChanges::aKillInTheMiddleLosesNothing()
{
    const auto before = m_store->snapshot();
    const auto change = *m_journal->begin(purgeOfAll(), {});
    m_session.reset();
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        auto journal = ChangeJournal::open(m_folder->path("w.journal"));
        auto session = ChangeSession::open(m_store->connection(), resolveSecret, Access::write);
        const auto tell = [&](const ChangeProgress &) { (void)!::write(ends[1], "x", 1); };
        if (journal && session)
            (void)ChangeRun(*journal, change, **session).apply(tell, {});
        ::_exit(1);
    }
    ::close(ends[1]);
    char byte = 0;
    QCOMPARE(::read(ends[0], &byte, 1), ssize_t(1));
    ::kill(child, SIGKILL);
    ::close(ends[0]);
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);

    auto session = ChangeSession::open(m_store->connection(), resolveSecret, Access::write);
    m_session = std::move(*session);
    const auto settled = run(change).settle({});
    QVERIFY(settled.ok());
    QVERIFY(settled->count(VictimState::done) >= ChangeRun::kBatch);
    QCOMPARE(settled->count(VictimState::saved), std::uint64_t(0));
    QCOMPARE(settled->count(VictimState::failed), std::uint64_t(0));
    const auto left = m_store->snapshot();
    const auto done = m_journal->victims(change, VictimState::done, -1, kEntries);
    for (const JournalVictim &one : *done)
        for (const std::string &key : one.victim.storeKeys)
            QVERIFY2(left.count(key) == 0, key.c_str());
    QCOMPARE(run(change).apply({}, {})->count(VictimState::done), std::uint64_t(kEntries));
    QVERIFY(m_store->snapshot().empty());
    QCOMPARE(run(change).restore(false, {}, {})->count(VictimState::restored), std::uint64_t(kEntries));
    QCOMPARE(m_store->snapshot(), before);
}

std::int64_t TestClusterChanges::halfPurged(const ChangeVictim &pair)
{
    ChangePlan plan{ChangeKind::purge, connectionUrl(m_store->connection()), {pair}, {}};
    const auto change = *m_journal->begin(plan, {});
    const auto images = m_session->look(plan.victims, {});
    const std::pair<std::int64_t, const EntryImage *> saved{0, &images->front()};
    const bool isSaved = m_journal->save(change, {&saved, 1}).ok();
    return isSaved && m_store->remove(pair.storeKeys.front()) ? change : 0;
}

void TestClusterChanges::aHalfDoneEntryIsFinishedOrRestored_data()
{
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("finished") << true;
    QTest::newRow("restored") << false;
}

void TestClusterChanges::aHalfDoneEntryIsFinishedOrRestored()
{
    QFETCH(bool, goesOn);
    const auto before = m_store->snapshot();
    const auto pair = firstPair();
    QCOMPARE(pair.storeKeys.size(), size_t(2));
    const auto change = halfPurged(pair);
    QVERIFY(change > 0);
    const auto settled = run(change).settle({});
    QCOMPARE(settled->count(VictimState::half), std::uint64_t(1));
    QVERIFY(!settled->isSettled());
    QCOMPARE(previewRestore(*m_journal, change, *m_session, {})->restorable, std::uint64_t(1));
    if (goesOn) {
        QCOMPARE(run(change).apply({}, {})->count(VictimState::done), std::uint64_t(1));
        QCOMPARE(m_store->snapshot().size(), before.size() - 2);
    }
    const auto restored = run(change).restore(false, {}, {});
    QCOMPARE(restored->count(VictimState::restored), std::uint64_t(1));
    QVERIFY(restored->isSettled());
    QCOMPARE(m_store->snapshot(), before);
}

void TestClusterChanges::aHalfDoneEntryWrittenAnewIsLeftToTheOwner()
{
    const auto before = m_store->snapshot();
    const auto pair = firstPair();
    const auto change = halfPurged(pair);
    QVERIFY(m_store->rewrite(pair.storeKeys.back()));
    const auto anew = m_store->snapshot();
    QCOMPARE(run(change).apply({}, {})->count(VictimState::half), std::uint64_t(1));
    QCOMPARE(run(change).restore(false, {}, {})->count(VictimState::half), std::uint64_t(1));
    QCOMPARE(m_store->snapshot(), anew);
    QCOMPARE(run(change).restore(true, {}, {})->count(VictimState::restored), std::uint64_t(1));
    QCOMPARE(m_store->snapshot(), before);
}

void TestClusterChanges::aWriterBetweenTheSlotsLeavesTheEntryWhole()
{
    const auto pair = firstPair();
    auto expected = m_store->snapshot();
    const auto keep = [&](std::span<const SavedImage>) { return m_store->rewrite(pair.storeKeys.back()) ? Status() : Status(Error{}); };
    const auto outcomes = m_session->change(ChangeKind::purge, {&pair, 1}, keep, {});
    QVERIFY(outcomes.ok());
    QCOMPARE(outcomes->front(), ChangeOutcome::contended);
    const auto after = m_store->snapshot();
    QVERIFY(after.at(pair.storeKeys.back()) != expected.at(pair.storeKeys.back()));
    expected[pair.storeKeys.back()] = after.at(pair.storeKeys.back());
    QCOMPARE(after, expected);
}

void TestClusterChanges::movingSlotsAreFollowed()
{
    const auto plan = purgeOfAll();
    const std::string &asked = plan.victims.front().storeKeys.front();
    // From the same node, so that both moves lead to one node, whose claims then outrank the others'.
    const auto other = std::find_if(plan.victims.rbegin(), plan.victims.rend(), [&, node = m_store->nodeOf(asked)](const ChangeVictim &victim) {
        return m_store->nodeOf(victim.storeKeys.front()) == node;
    });
    QVERIFY(other != plan.victims.rend());
    const std::string &moved = other->storeKeys.front();
    QCOMPARE(m_store->slotOf(asked), RedisSlots::slotOf(asked));
    QVERIFY(RedisSlots::slotOf(asked) != RedisSlots::slotOf(moved));
    QVERIFY(m_store->beginMove(asked));
    QVERIFY(m_store->beginMove(moved));
    QVERIFY(m_store->endMove(moved));
    // MIGRATE itself may lose a millisecond of a key's life.
    const auto before = m_store->snapshot();
    const auto change = *m_journal->begin(plan, {});
    const auto purged = run(change).apply({}, {});
    QVERIFY2(purged.ok(), purged.ok() ? "" : purged.error().detail.c_str());
    QCOMPARE(purged->count(VictimState::done), std::uint64_t(kEntries));
    const auto restored = run(change).restore(false, {}, {});
    QVERIFY2(restored.ok(), restored.ok() ? "" : restored.error().detail.c_str());
    QCOMPARE(restored->count(VictimState::restored), std::uint64_t(kEntries));
    QVERIFY(m_store->endMove(asked));
    QCOMPARE(m_store->snapshot(), before);
}

void TestClusterChanges::keysOnTheirWayAreListed()
{
    const auto sorted = [](std::vector<CacheEntry> entries) {
        std::vector<std::pair<std::string, std::string>> out;
        for (CacheEntry &entry : entries)
            out.emplace_back(std::move(entry.key), std::move(entry.answer));
        std::sort(out.begin(), out.end());
        return out;
    };
    const auto entries = m_store->entries();
    // From each node: the keys are met first on the node they go to, or on the one they come from.
    for (size_t node = 0; node < 3; ++node) {
        const auto it = std::find_if(entries.begin(), entries.end(), [&](const CacheEntry &entry) { return m_store->nodeOf(entry.key) == node; });
        QVERIFY(it != entries.end() && m_store->beginMove(it->key));
    }
    QCOMPARE(sorted(m_store->entries()), sorted(entries));
}

void TestClusterChanges::refreshesAndRestores()
{
    std::vector<NewAnswer> answers;
    for (const CacheEntry &entry : m_store->entries())
        if (entry.partKeys.size() > 1)
            answers.push_back({entry, "Another answer."});
    QCOMPARE(answers.size(), size_t(kPairs));
    const auto plan = seen(planRefresh(m_store->connection(), answers));
    QCOMPARE(plan.victims.size(), size_t(kPairs));
    // Keys that are on their way to another node are asked for there.
    QVERIFY(m_store->beginMove(plan.victims.front().answer->edit.place));
    const auto before = m_store->snapshot();
    const auto change = *m_journal->begin(plan, {});
    const auto refreshed = run(change).apply({}, {});
    QVERIFY2(refreshed.ok(), refreshed.ok() ? "" : refreshed.error().detail.c_str());
    QCOMPARE(refreshed->count(VictimState::done), std::uint64_t(kPairs));
    int said = 0;
    for (const CacheEntry &entry : m_store->entries())
        said += entry.answer == "Another answer.";
    QCOMPARE(said, kPairs);
    const auto preview = previewRestore(*m_journal, change, *m_session, {});
    QVERIFY(preview.ok());
    QCOMPARE(preview->restorable, std::uint64_t(kPairs));
    QCOMPARE(run(change).restore(false, {}, {})->count(VictimState::restored), std::uint64_t(kPairs));
    QCOMPARE(m_store->snapshot(), before);
}

QTEST_GUILESS_MAIN(TestClusterChanges)
#include "tst_cluster_changes.moc"
