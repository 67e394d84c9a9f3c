// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/store/change_run.h"
#include "tests/support/change_stores.h"

#include <QTest>

using namespace cacheloupe;

Q_DECLARE_METATYPE(cacheloupe::StoreKind)

namespace {

using Access = ChangeSession::Access;
using Reason = UnchangeableEntry::Reason;

} // namespace

/// Another answer for entries of a live Redis server and of a SQLite file, and what becomes of it when others write too.
class TestRefresh : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatCannotBeRefreshed_data() { kinds(); }
    void tellsWhatCannotBeRefreshed();
    void leavesWhatChangedSince_data() { kinds(); }
    void leavesWhatChangedSince();
    void restoreSparesNewAnswers_data() { kinds(); }
    void restoreSparesNewAnswers();
    void findsOutAfterADeath_data() { kinds(); }
    void findsOutAfterADeath();
    void newAnswersAreSealed();

private:
    static void kinds()
    {
        QTest::addColumn<StoreKind>("kind");
        QTest::newRow("redis") << StoreKind::redis;
        QTest::newRow("sqlite") << StoreKind::sqlite;
    }
    /// A store whose entries all answer "old".
    bool begin(StoreKind kind, int entries);
    ChangePlan seen(const std::string &answer);
    ChangeRun run(std::int64_t change) { return {*m_journal, change, *m_session}; }
    std::string answerOf(const std::string &key) const;

    std::unique_ptr<test::ChangeStore> m_store;
    std::unique_ptr<test::TempFolder> m_folder;
    std::optional<ChangeJournal> m_journal;
    std::unique_ptr<ChangeSession> m_session;
};

bool TestRefresh::begin(StoreKind kind, int entries)
{
    m_session.reset();
    m_journal.reset();
    m_store = std::make_unique<test::ChangeStore>();
    m_folder = std::make_unique<test::TempFolder>();
    if (!m_store->make(kind, entries))
        return false;
    for (const CacheEntry &entry : m_store->entries())
        if (!m_store->rewrite(entry.key, "old"))
            return false;
    auto journal = ChangeJournal::open(m_folder->path("w.journal"));
    auto session = ChangeSession::open(m_store->connection(), resolveSecret, Access::write);
    if (!journal || !session)
        return false;
    m_journal = std::move(*journal);
    m_session = std::move(*session);
    return true;
}

ChangePlan TestRefresh::seen(const std::string &answer)
{
    std::vector<NewAnswer> answers;
    for (const CacheEntry &entry : m_store->entries())
        answers.push_back({entry, answer});
    ChangePlan plan = planRefresh(m_store->connection(), answers);
    return seeVictims(plan, *m_session, {}, {}) ? plan : ChangePlan();
}

std::string TestRefresh::answerOf(const std::string &key) const
{
    for (const CacheEntry &entry : m_store->entries())
        if (entry.key == key)
            return entry.answer;
    return {};
}

void TestRefresh::tellsWhatCannotBeRefreshed()
{
    QFETCH(StoreKind, kind);
    QVERIFY(begin(kind, 4));
    const auto before = m_store->snapshot();
    const auto entries = m_store->entries();
    QVERIFY(m_store->rewrite(entries[1].key, "\xFF\xFE bytes"));
    std::vector<NewAnswer> answers{{entries[0], "old"}, {entries[1], "new"}, {entries[2], "new"}, {entries[3], "bad \xFF"}};
    CacheEntry gone = entries[0];
    gone.key = "llm:gone";
    gone.rowId = 1000;
    answers.push_back({gone, "new"});
    auto plan = planRefresh(m_store->connection(), answers);
    QVERIFY(seeVictims(plan, *m_session, {}, {}));
    QCOMPARE(plan.victims.size(), size_t(1));
    QCOMPARE(plan.victims.front().key, entries[2].key);
    QCOMPARE(plan.victims.front().answer->was, std::string("old"));
    QCOMPARE(plan.victims.front().answer->answer, std::string("new"));
    std::vector<std::pair<std::string, Reason>> left;
    for (const UnchangeableEntry &entry : plan.left)
        left.emplace_back(entry.key, entry.reason);
    const std::vector<std::pair<std::string, Reason>> expected{
        {entries[0].key, Reason::sameAnswer}, {entries[1].key, Reason::cannotEncode}, {entries[3].key, Reason::cannotEncode}, {"llm:gone", Reason::gone}};
    QVERIFY(left == expected);
    QCOMPARE(confirmationPhrase(plan), std::string("refresh 1"));
    QVERIFY(m_store->snapshot().at(entries[2].key) == before.at(entries[2].key));
}

void TestRefresh::leavesWhatChangedSince()
{
    QFETCH(StoreKind, kind);
    QVERIFY(begin(kind, 5));
    const auto plan = seen("new");
    QCOMPARE(plan.victims.size(), size_t(5));
    const std::string rewritten = plan.victims[2].key;
    QVERIFY(m_store->rewrite(rewritten, "by the application"));
    const auto change = *m_journal->begin(plan, {});
    const auto done = run(change).apply({}, {});
    QVERIFY(done.ok());
    QCOMPARE(done->count(VictimState::done), std::uint64_t(4));
    QCOMPARE(m_journal->victims(change, VictimState::failed, -1, 10)->front().detail, std::string("changed"));
    QCOMPARE(answerOf(rewritten), std::string("by the application"));
    QCOMPARE(answerOf(plan.victims[0].key), std::string("new"));
}

void TestRefresh::restoreSparesNewAnswers()
{
    QFETCH(StoreKind, kind);
    QVERIFY(begin(kind, 5));
    const auto before = m_store->snapshot();
    const auto plan = seen("new");
    const auto change = *m_journal->begin(plan, {});
    QVERIFY(run(change).apply({}, {}).ok());
    const std::string rewritten = plan.victims[2].key;
    QVERIFY(m_store->rewrite(rewritten, "by the application"));
    const auto preview = previewRestore(*m_journal, change, *m_session, {});
    QVERIFY(preview.ok());
    QCOMPARE(preview->restorable, std::uint64_t(4));
    QCOMPARE(preview->changed, std::uint64_t(1));
    QCOMPARE(run(change).restore(false, {}, {})->count(VictimState::restored), std::uint64_t(4));
    QCOMPARE(answerOf(rewritten), std::string("by the application"));
    QCOMPARE(run(change).restore(true, {}, {})->count(VictimState::restored), std::uint64_t(5));
    QCOMPARE(m_store->snapshot(), before);
}

/// The images are kept and the process is gone: once before, once after the write, once the application wrote since.
void TestRefresh::findsOutAfterADeath()
{
    QFETCH(StoreKind, kind);
    QVERIFY(begin(kind, 3));
    const auto before = m_store->snapshot();
    const auto plan = seen("new");
    const auto change = *m_journal->begin(plan, {});
    const auto images = m_session->look(plan.victims, {});
    const auto keep = [&](std::span<const SavedImage>) { return Status(); };
    QVERIFY(m_journal->save(change, std::vector<std::pair<std::int64_t, const EntryImage *>>{{0, &(*images)[0]}, {1, &(*images)[1]}, {2, &(*images)[2]}}));
    const auto written = m_session->change(ChangeKind::refresh, std::span(plan.victims).subspan(1, 1), keep, {});
    QVERIFY(written.ok() && written->front() == ChangeOutcome::done);
    QVERIFY(m_store->rewrite(plan.victims[2].key, "by the application"));

    const auto settled = run(change).settle({});
    QVERIFY(settled.ok());
    QCOMPARE(m_journal->victims(change, VictimState::planned, -1, 10)->front().victim.key, plan.victims[0].key);
    QCOMPARE(m_journal->victims(change, VictimState::done, -1, 10)->front().victim, plan.victims[1]);
    QCOMPARE(m_journal->victims(change, VictimState::failed, -1, 10)->front().detail, std::string("unclear"));
    QCOMPARE(run(change).apply({}, {})->count(VictimState::done), std::uint64_t(2));
    QCOMPARE(answerOf(plan.victims[0].key), std::string("new"));
    QCOMPARE(run(change).restore(false, {}, {})->count(VictimState::restored), std::uint64_t(2));
    QVERIFY(m_store->rewrite(plan.victims[2].key, "old"));
    QCOMPARE(m_store->snapshot(), before);
}

/// A journal of the version that knew no refresh.
void TestRefresh::newAnswersAreSealed()
{
    const std::string answer = "An answer that is found nowhere else.";
    QVERIFY(begin(StoreKind::sqlite, 3));
    const auto plan = seen(answer);
    const auto change = m_journal->begin(plan, {});
    QVERIFY(change.ok());
    QCOMPARE(run(*change).apply({}, {})->count(VictimState::done), std::uint64_t(3));
    QCOMPARE(answerOf(plan.victims.front().key), answer);
    for (const auto &file : std::filesystem::directory_iterator(m_folder->path("")))
        if (file.is_regular_file())
            QCOMPARE(readWholeFile(file.path())->find(answer), std::string::npos);
    // Another program reads it with the same key.
    auto journal = ChangeJournal::open(m_folder->path("w.journal"));
    QVERIFY(journal.ok());
    const auto victims = journal->victims(*change, VictimState::done, -1, 10);
    QCOMPARE(victims->size(), size_t(3));
    QCOMPARE(victims->front().victim, plan.victims.front());
}

QTEST_GUILESS_MAIN(TestRefresh)
#include "tst_refresh.moc"
