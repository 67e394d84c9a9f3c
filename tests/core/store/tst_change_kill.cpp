// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/change_run.h"
#include "tests/support/change_stores.h"

#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace cacheloupe;

Q_DECLARE_METATYPE(cacheloupe::StoreKind)

namespace {

constexpr int kEntries = 10'000;
constexpr int kReportsBeforeKill = 8;

/// The child: purges and reports each batch. Never returns.
[[noreturn]] void purgeUntilKilled(const Connection &connection, const std::filesystem::path &journalPath, std::int64_t change, int report)
{
    auto journal = ChangeJournal::open(journalPath);
    auto session = ChangeSession::open(connection, resolveSecret, ChangeSession::Access::write);
    if (journal && session) {
        const auto tell = [&](const ChangeProgress &) { (void)!::write(report, "x", 1); };
        (void)ChangeRun(*journal, change, **session).apply(tell, {});
    }
    ::_exit(1);
}

/// Every victim of a change in one state.
std::vector<JournalVictim> all(ChangeJournal &journal, std::int64_t change, VictimState state)
{
    return *journal.victims(change, state, -1, kEntries);
}

} // namespace

/// A purge of 10,000 entries that is killed in the middle.
class TestChangeKill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void journalTellsAndRestoreBringsBack_data()
    {
        QTest::addColumn<StoreKind>("kind");
        QTest::newRow("redis") << StoreKind::redis;
        QTest::newRow("sqlite") << StoreKind::sqlite;
    }
    void journalTellsAndRestoreBringsBack();

private:
    static void purgeAndKill(const Connection &connection, const std::filesystem::path &journal, std::int64_t change);
};

void TestChangeKill::purgeAndKill(const Connection &connection, const std::filesystem::path &journal, std::int64_t change)
{
    int ends[2];
    QVERIFY(::pipe(ends) == 0);
    const pid_t child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        ::close(ends[0]);
        purgeUntilKilled(connection, journal, change, ends[1]);
    }
    ::close(ends[1]);
    char byte = 0;
    int count = 0;
    while (::read(ends[0], &byte, 1) == 1)
        if (++count == kReportsBeforeKill)
            ::kill(child, SIGKILL);
    ::close(ends[0]);
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

void TestChangeKill::journalTellsAndRestoreBringsBack()
{
    QFETCH(StoreKind, kind);
    test::ChangeStore store;
    QVERIFY(store.make(kind, kEntries));
    const test::TempFolder folder;
    const auto before = store.snapshot();
    QCOMPARE(before.size(), size_t(kEntries));
    auto journal = ChangeJournal::open(folder.path("w.journal"));
    auto plan = planPurge(store.connection(), store.entries());
    {
        auto look = ChangeSession::open(store.connection(), resolveSecret, ChangeSession::Access::look);
        QVERIFY(seeVictims(plan, **look, {}, {}));
    }
    QCOMPARE(plan.victims.size(), size_t(kEntries));
    const auto change = *journal->begin(plan, {});
    purgeAndKill(store.connection(), folder.path("w.journal"), change);

    auto session = ChangeSession::open(store.connection(), resolveSecret, ChangeSession::Access::write);
    ChangeRun run(*journal, change, **session);
    const auto settled = run.settle({});
    QVERIFY(settled.ok());
    const auto left = store.snapshot();
    QVERIFY(settled->count(VictimState::done) >= kReportsBeforeKill * ChangeRun::kBatch);
    QVERIFY(settled->count(VictimState::planned) > 0);
    QCOMPARE(settled->count(VictimState::saved), std::uint64_t(0));
    QCOMPARE(settled->count(VictimState::failed), std::uint64_t(0));
    QCOMPARE(size_t(settled->count(VictimState::planned)), left.size());
    for (const JournalVictim &one : all(*journal, change, VictimState::done))
        QVERIFY2(left.count(one.victim.key) == 0, one.victim.key.c_str());
    for (const JournalVictim &one : all(*journal, change, VictimState::planned))
        QVERIFY2(left.count(one.victim.key) == 1, one.victim.key.c_str());

    QCOMPARE(run.apply({}, {})->count(VictimState::done), std::uint64_t(kEntries));
    QVERIFY(store.snapshot().empty());
    QCOMPARE(run.restore(false, {}, {})->count(VictimState::restored), std::uint64_t(kEntries));
    QCOMPARE(store.snapshot(), before);
}

QTEST_GUILESS_MAIN(TestChangeKill)
#include "tst_change_kill.moc"
