// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "core/base/file.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;

namespace {

const Instant kNow = *parseInstant("2026-11-02T09:30:00Z");

Clock stoppedClock()
{
    return [] { return kNow; };
}

VerdictRecord verdict(std::string hitId, Verdict value, std::string reviewer = "ana")
{
    return {std::move(hitId), "week.jsonl", "support.refunds", value, "says 14, asked 45", std::move(reviewer), kNow,
            isWrongReuse(value) ? reasonsOf(value).front() : VerdictReason::none, {}, ReviewStratum::random};
}

// What version 4 added goes again.
constexpr std::string_view kBackToThree =
    "DROP TABLE replay_items; DROP INDEX replays_item; CREATE INDEX replays_run ON replays(run_id); ALTER TABLE replays DROP COLUMN repeat;"
    " ALTER TABLE replays DROP COLUMN answered; ALTER TABLE replays DROP COLUMN at_risk; ALTER TABLE replays DROP COLUMN at_risk_usd;"
    " ALTER TABLE replay_runs DROP COLUMN state; ALTER TABLE replay_runs DROP COLUMN reason";

} // namespace

class TestWorkspace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<test::TempFolder>();
        m_path = m_folder->path("week.cacheloupe");
    }

    void keepsVerdictsAcrossOpenings()
    {
        {
            auto workspace = Workspace::create(m_path, stoppedClock());
            QVERIFY(workspace.ok());
            QVERIFY(workspace->setVerdict(verdict("h1", Verdict::wrongMatch)));
            QVERIFY(workspace->setVerdict(verdict("h1", Verdict::stale, "ben")));
        }
        auto workspace = Workspace::open(m_path, stoppedClock());
        QVERIFY(workspace.ok());
        const auto all = workspace->verdicts();
        QCOMPARE(all->size(), size_t(2));
        QCOMPARE((*all)[0], verdict("h1", Verdict::wrongMatch));
        QCOMPARE((*all)[1].reviewer, std::string("ben"));
    }

    void losesNoEarlierVerdict()
    {
        auto workspace = Workspace::create(m_path, stoppedClock());
        QVERIFY(workspace->setVerdict(verdict("h1", Verdict::safe)));
        QVERIFY(workspace->setVerdict(verdict("h1", Verdict::leakedScope)));
        QVERIFY(workspace->clearVerdict("h1", "ana"));
        QCOMPARE(workspace->clearVerdict("h1", "ana").error().code, ErrorCode::notFound);
        QVERIFY(workspace->verdicts()->empty());
        const auto history = workspace->verdictHistory("h1");
        QCOMPARE(history->size(), size_t(3));
        QCOMPARE((*history)[0].verdict, Verdict::safe);
        QCOMPARE((*history)[1].verdict, Verdict::leakedScope);
        QCOMPARE((*history)[2].verdict, Verdict::none);
        QCOMPARE((*history)[2].callSite, std::string("support.refunds"));
        // A cleared verdict that fails to clear leaves no audit row: created, set, set, cleared.
        QCOMPARE(workspace->audit()->size(), size_t(4));
    }

    void mergesWhatOthersSaid()
    {
        auto workspace = Workspace::create(m_path, stoppedClock());
        QVERIFY(workspace->setVerdict(verdict("h1", Verdict::safe)));
        QVERIFY(workspace->setVerdict(verdict("h2", Verdict::safe)));
        QVERIFY(workspace->setVerdict(verdict("h3", Verdict::safe)));
        auto later = verdict("h2", Verdict::stale);
        later.at = kNow + std::chrono::hours(1);
        auto earlier = verdict("h3", Verdict::unsure);
        earlier.at = kNow - std::chrono::hours(1);
        const std::vector<VerdictRecord> bundle{verdict("h1", Verdict::safe), later, earlier, verdict("h1", Verdict::wrongMatch, "ben")};
        QCOMPARE(*workspace->mergeVerdicts(bundle), (VerdictMerge{1, 1, 1, 1}));
        QCOMPARE(*workspace->mergeVerdicts(bundle), (VerdictMerge{0, 0, 3, 1}));
        const auto all = *workspace->verdicts();
        QCOMPARE(all.size(), size_t(4));
        QVERIFY(std::find(all.begin(), all.end(), later) != all.end());
        QVERIFY(std::find(all.begin(), all.end(), verdict("h1", Verdict::wrongMatch, "ben")) != all.end());
        // All or nothing.
        QCOMPARE(workspace->mergeVerdicts({verdict("h8", Verdict::safe), verdict("h9", Verdict::safe, "")}).error().reason, ErrorReason::missingField);
        QCOMPARE(workspace->verdicts()->size(), size_t(4));
        QVERIFY(workspace->verifyAudit()->intact);
    }

    void remembersTheRoundThatWasNotEnded()
    {
        auto workspace = Workspace::create(m_path, stoppedClock());
        workspace->setActor("ana");
        QVERIFY(!workspace->openRound()->has_value());
        const auto round = workspace->startRound({0, {}, "faq", "[1]", {}, {}});
        QVERIFY(round.ok());
        QCOMPARE(round->reviewer, std::string("ana"));
        QCOMPARE(**workspace->openRound(), *round);
        QVERIFY(!workspace->openRound("ben")->has_value());
        QVERIFY(workspace->endRound(round->id));
        QCOMPARE(workspace->endRound(round->id).error().code, ErrorCode::notFound);
        QVERIFY(!workspace->openRound()->has_value());
        QCOMPARE(*workspace->rounds()->front().endedAt, kNow);
    }

    void takesInAWorkspaceOfTheFirstVersion()
    {
        // What version 1 wrote: the same tables without the columns and the table of version 2.
        {
            auto workspace = Workspace::create(m_path, stoppedClock());
            QVERIFY(workspace->setVerdict(verdict("h1", Verdict::stale)));
        }
        {
            auto database = SqliteDatabase::open(m_path, SqliteDatabase::Mode::readWrite);
            QVERIFY(database.ok());
            QVERIFY(database->execute(kBackToThree));
            QVERIFY(database->execute("DROP TABLE pending_publications; DROP TABLE policy_approvals; DROP TABLE approvers"));
            QVERIFY(database->execute("DROP TABLE review_rounds; ALTER TABLE verdict_history DROP COLUMN reason; ALTER TABLE verdict_history DROP COLUMN layer;"
                                      " ALTER TABLE verdict_history DROP COLUMN stratum; PRAGMA user_version = 1"));
        }
        auto workspace = Workspace::open(m_path, stoppedClock());
        QVERIFY(workspace.ok());
        QCOMPARE(workspace->verdicts()->front().verdict, Verdict::stale);
        QCOMPARE(workspace->verdicts()->front().reason, VerdictReason::none);
        QVERIFY(workspace->startRound({0, "ana", {}, "[]", {}, {}}).ok());
        QVERIFY(workspace->verifyAudit()->intact);
    }

    void takesInAWorkspaceOfTheThirdVersion()
    {
        Workspace::create(m_path, stoppedClock()).ok();
        {
            auto database = SqliteDatabase::open(m_path, SqliteDatabase::Mode::readWrite);
            QVERIFY(database->execute(kBackToThree));
            QVERIFY(database->execute("INSERT INTO replay_runs VALUES('r', '{}', 'ana', 1); INSERT INTO replays(run_id, hit_id, payload, at) VALUES('r', 'h', '{}', 1),"
                                      " ('r', 'h', '{}', 2), ('r', 'i', '{}', 3); PRAGMA user_version = 3"));
        }
        auto workspace = Workspace::open(m_path, stoppedClock());
        QVERIFY(workspace.ok());
        const auto replays = workspace->replaysOfRun("r");
        QCOMPARE(replays->size(), size_t(3));
        QCOMPARE((*replays)[1].repeat, 1);
        QCOMPARE((*replays)[2].repeat, 0);
        QCOMPARE(workspace->replayRuns()->front().state, ReplayRunState::ended);
        QVERIFY(workspace->unfinishedRuns()->empty());
    }

    void takesInAWorkspaceOfTheSecondVersion()
    {
        {
            auto workspace = Workspace::create(m_path, stoppedClock());
            QVERIFY(workspace->setVerdict(verdict("h1", Verdict::stale)));
            QVERIFY(workspace->startRound({0, "ana", {}, "[]", {}, {}}).ok());
        }
        {
            auto database = SqliteDatabase::open(m_path, SqliteDatabase::Mode::readWrite);
            QVERIFY(database->execute(kBackToThree));
            QVERIFY(database->execute("DROP TABLE pending_publications; DROP TABLE policy_approvals; DROP TABLE approvers; PRAGMA user_version = 2"));
        }
        auto workspace = Workspace::open(m_path, stoppedClock());
        QVERIFY(workspace.ok());
        QCOMPARE(workspace->verdicts()->front().verdict, Verdict::stale);
        QVERIFY(workspace->openRound("ana")->has_value());
        PolicyApproval approval{0, "policy.json", "b", "d", "ben", "key", "fine", kNow, "sig"};
        const auto kept = workspace->addApproval(approval);
        QVERIFY(kept.ok());
        QCOMPARE(workspace->approvals("policy.json")->size(), size_t(1));
        QVERIFY(workspace->approvals("policy.json")->front() == *kept);
        approval.publicKey = "another";
        QCOMPARE(workspace->addApproval(approval).error().reason, ErrorReason::approvalInvalid);
        QVERIFY(workspace->verifyAudit()->intact);
    }

    void fillsInActorAndTime()
    {
        auto workspace = Workspace::create(m_path, stoppedClock());
        workspace->setActor("chloe");
        VerdictRecord record{"h9", {}, "faq", Verdict::safe, {}, {}, {}};
        QVERIFY(workspace->setVerdict(record));
        QCOMPARE(workspace->verdicts()->front().reviewer, std::string("chloe"));
        QCOMPARE(workspace->verdicts()->front().at, kNow);
        QCOMPARE(workspace->audit(1)->front().actor, std::string("chloe"));
        record.verdict = Verdict::none;
        QVERIFY(workspace->setVerdict(record));
        QVERIFY(workspace->verdicts()->empty());
        QCOMPARE(workspace->setVerdict({{}, {}, {}, Verdict::safe, {}, {}, {}}).error().reason, ErrorReason::missingField);
    }

    void keepsSourcesConnectionsNotesQueriesAndSettings()
    {
        auto workspace = Workspace::create(m_path, stoppedClock());
        const auto source = workspace->addSource({0, "/logs/week.jsonl", "hit1", "Week 45", {}});
        QVERIFY(source.ok());
        QCOMPARE(workspace->addSource({0, "/logs/week.jsonl", "hit1", "again", {}}).error().code, ErrorCode::conflict);
        QCOMPARE(workspace->sources()->front(), *source);
        QVERIFY(workspace->removeSource(source->id));
        QCOMPARE(workspace->removeSource(source->id).error().code, ErrorCode::notFound);
        QVERIFY(workspace->sources()->empty());

        auto connection = workspace->addConnection({0, "Live", "redis://cache:6379/0", *SecretRef::parse("env:CACHE_PW"), "production", false, {}});
        QVERIFY(connection.ok());
        connection->writable = true;
        QVERIFY(workspace->updateConnection(*connection));
        QCOMPARE(workspace->connections()->front(), *connection);
        QVERIFY(workspace->removeConnection(connection->id));
        QCOMPARE(workspace->updateConnection(*connection).error().code, ErrorCode::notFound);

        const auto note = workspace->addNote({0, "h1", "ask billing", "ana", {}});
        QVERIFY(workspace->addNote({0, "h2", "other", "ana", {}}).ok());
        QCOMPARE(workspace->notes("h1")->size(), size_t(1));
        QCOMPARE(workspace->notes()->size(), size_t(2));
        QVERIFY(workspace->removeNote(note->id));
        QCOMPARE(workspace->notes()->front().subject, std::string("h2"));

        QVERIFY(workspace->saveQuery({"near", "similarity<0.93"}));
        QVERIFY(workspace->saveQuery({"near", "similarity<0.94"}));
        QCOMPARE(workspace->savedQueries()->size(), size_t(1));
        QCOMPARE(workspace->savedQueries()->front().query, std::string("similarity<0.94"));
        QVERIFY(workspace->removeQuery("near"));

        QVERIFY(!workspace->setting("page")->has_value());
        QVERIFY(workspace->setSetting("page", "review"));
        QVERIFY(workspace->setSetting("page", "hits"));
        QCOMPARE(**workspace->setting("page"), std::string("hits"));
        QVERIFY(workspace->verifyAudit()->intact);
    }

    void keepsDraftsRevisionsAndReplays()
    {
        auto workspace = Workspace::create(m_path, stoppedClock());
        QVERIFY(!workspace->loadDraft("p.json")->has_value());
        QVERIFY(workspace->saveDraft({"p.json", "{\"a\":1}", 3, "abc", "ana", {}}));
        QVERIFY(workspace->saveDraft({"p.json", "{\"a\":2}", 3, "abc", "ana", {}}));
        QCOMPARE((*workspace->loadDraft("p.json"))->documentJson, std::string("{\"a\":2}"));
        QCOMPARE(workspace->drafts()->size(), size_t(1));
        QVERIFY(workspace->discardDraft("p.json"));
        QCOMPARE(workspace->discardDraft("p.json").error().code, ErrorCode::notFound);

        QVERIFY(workspace->addRevision({0, "p.json", 3, "{}", "first", "ana", {}}).ok());
        QVERIFY(workspace->addRevision({0, "p.json", 4, "{}", "second", "ana", {}}).ok());
        QVERIFY(workspace->addRevision({0, "q.json", 1, "{}", "other", "ana", {}}).ok());
        QCOMPARE(workspace->revisions("p.json")->size(), size_t(2));
        QCOMPARE(workspace->revisions("p.json")->front().revision, std::int64_t(4));

        QVERIFY(workspace->addReplayRun({"run1", "{\"hits\":2}", "ana", {}}));
        QVERIFY(workspace->addReplay({0, "run1", "h1", "{\"verdict\":\"fresh\"}", {}}).ok());
        QVERIFY(workspace->addReplay({0, "run1", "h2", "{\"verdict\":\"stale\"}", {}}).ok());
        QCOMPARE(workspace->replaysOfRun("run1")->size(), size_t(2));
        QCOMPARE(workspace->replaysOfHit("h2")->front().payloadJson, std::string("{\"verdict\":\"stale\"}"));
        QCOMPARE(workspace->replayRuns()->front().planJson, std::string("{\"hits\":2}"));
    }

    void refusesSecrets()
    {
        auto workspace = Workspace::create(m_path, stoppedClock());
        const auto inUrl = workspace->addConnection({0, "Live", "redis://user:hunter22@cache:6379", {}, "production", false, {}});
        QCOMPARE(inUrl.error().reason, ErrorReason::passwordInUrl);
        QVERIFY(inUrl.error().detail.find("hunter22") == std::string::npos);
        const SecretRef pasted{SecretRef::Scheme::environment, "hunter22!pass"};
        QCOMPARE(workspace->addConnection({0, "Live", "redis://cache", pasted, {}, false, {}}).error().reason, ErrorReason::secretNotAllowed);
        QCOMPARE(workspace->setSetting("endpoint.header", "Authorization: Bearer abcdef0123456789").error().code, ErrorCode::denied);
        QVERIFY(workspace->connections()->empty());
        const auto bytes = readWholeFile(m_path);
        QVERIFY(bytes->find("hunter22") == std::string::npos);
    }

    void namesForeignNewerAndMissingFiles()
    {
        QCOMPARE(Workspace::open(m_path, stoppedClock()).error().reason, ErrorReason::fileMissing);
        const auto foreign = m_folder->path("cache.db");
        QVERIFY(SqliteDatabase::open(foreign, SqliteDatabase::Mode::create)->execute("CREATE TABLE cache(key TEXT)"));
        const auto before = readWholeFile(foreign);
        const auto refused = Workspace::open(foreign, stoppedClock());
        QCOMPARE(refused.error().code, ErrorCode::schema);
        QCOMPARE(refused.error().reason, ErrorReason::notADatabase);
        QCOMPARE(refused.error().where, foreign.string());
        QCOMPARE(*readWholeFile(foreign), *before);
        QCOMPARE(Workspace::open(m_folder->write("text.cacheloupe", "hello"), stoppedClock()).error().reason, ErrorReason::notADatabase);
        QCOMPARE(Workspace::create(foreign, stoppedClock()).error().code, ErrorCode::conflict);

        QVERIFY(Workspace::create(m_path, stoppedClock()).ok());
        QVERIFY(SqliteDatabase::open(m_path, SqliteDatabase::Mode::readWrite)->execute("PRAGMA user_version = 99"));
        const auto newer = Workspace::open(m_path, stoppedClock());
        QCOMPARE(newer.error().code, ErrorCode::schema);
        QCOMPARE(newer.error().reason, ErrorReason::newerSchema);
    }

    void saysWhenAnotherProgramHoldsTheLock()
    {
        auto workspace = Workspace::create(m_path, stoppedClock());
        auto other = SqliteDatabase::open(m_path, SqliteDatabase::Mode::readWrite);
        QVERIFY(other->execute("BEGIN IMMEDIATE"));
        const auto status = workspace->setVerdict(verdict("h1", Verdict::safe));
        QCOMPARE(status.error().code, ErrorCode::timeout);
        QCOMPARE(status.error().reason, ErrorReason::databaseLocked);
        QVERIFY(other->execute("ROLLBACK"));
        QVERIFY(workspace->setVerdict(verdict("h1", Verdict::safe)));
        QCOMPARE(workspace->verdicts()->size(), size_t(1));
    }

private:
    std::unique_ptr<test::TempFolder> m_folder;
    std::filesystem::path m_path;
};

QTEST_APPLESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
