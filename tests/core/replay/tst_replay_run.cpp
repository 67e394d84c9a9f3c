// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/replay_run.h"
#include "core/replay/replay_payload.h"
#include "core/replay/replay_plan_json.h"
#include "core/workspace/workspace.h"
#include "tests/support/http_stub.h"
#include "tests/support/temp_folder.h"

#include <QFile>
#include <QTest>

#include <map>

using namespace cacheloupe;
using test::HttpStub;
using test::StubReply;

namespace {

std::vector<Hit> numberedHits(size_t count)
{
    std::vector<Hit> hits(count);
    for (size_t i = 0; i < count; ++i) {
        hits[i].id = "h" + std::to_string(i);
        hits[i].source = "week.jsonl";
        hits[i].query = "Question " + std::to_string(i) + "?";
        hits[i].answer = "Answer " + std::to_string(i);
        hits[i].model = "stub-1";
    }
    return hits;
}

ReplayPlan planFor(const HttpStub &stub)
{
    ReplayPlan plan;
    plan.target.endpoint = stub.endpoint();
    plan.confirmedEndpoint = endpointToConfirm(plan);
    return plan;
}

StubReply failing(StubReply::Kind kind, int status = 200)
{
    StubReply reply;
    reply.kind = kind;
    reply.status = status;
    return reply;
}

} // namespace

class TestReplayRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStoppedRunGoesOnWhereItStood()
    {
        const test::TempFolder folder;
        const auto path = folder.path("w.cacheloupe");
        const auto hits = numberedHits(20);
        HttpStub stub;
        std::string runId;
        {
            auto workspace = Workspace::create(path, systemNow);
            ReplayPlan plan = planFor(stub);
            plan.repeats = 2;
            plan.apiKey = *SecretRef::parse("env:CACHELOUPE_TEST_KEY");
            qputenv("CACHELOUPE_TEST_KEY", "a-key-of-its-own");
            const auto run = planReplay(*workspace, hits, plan);
            QVERIFY(run.ok());
            runId = run->plan.runId;
            QCOMPARE(run->open.size(), size_t(40));
            std::stop_source stop;
            ReplayHooks hooks;
            hooks.onProgress = [&](const ReplayProgress &progress) {
                if (progress.done == 13)
                    stop.request_stop();
            };
            QCOMPARE(runStoredReplay(*workspace, *run, hits, resolveSecret, hooks, stop.get_token()).error().code, ErrorCode::cancelled);
            QCOMPARE(unfinishedReplays(*workspace)->size(), size_t(1));
        }
        auto workspace = Workspace::open(path, systemNow);
        auto run = storedReplay(*workspace, runId);
        QVERIFY(run.ok());
        QCOMPARE(run->state, ReplayRunState::cancelled);
        QCOMPARE(run->progress.done, size_t(13));
        QCOMPARE(run->open.size(), size_t(27));
        QCOMPARE(run->sources, std::vector<std::string>{"week.jsonl"});
        QVERIFY(run->plan.confirmedEndpoint.empty());
        QCOMPARE(runStoredReplay(*workspace, *run, hits, resolveSecret, {}).error().reason, ErrorReason::endpointNotConfirmed);
        run->plan.confirmedEndpoint = endpointToConfirm(run->plan);
        const auto end = runStoredReplay(*workspace, *run, hits, resolveSecret, {});
        QVERIFY(end.ok());
        QCOMPARE(end->done, size_t(40));
        QCOMPARE(workspace->replaysOfRun(runId)->size(), size_t(40));
        QCOMPARE(storedReplay(*workspace, runId)->state, ReplayRunState::ended);
        QVERIFY(unfinishedReplays(*workspace)->empty());
        std::map<std::string, size_t> asked;
        for (const auto &request : stub.requests())
            ++asked[request.header("idempotency-key")];
        QCOMPARE(asked.size(), size_t(40));
        for (const auto &[key, times] : asked)
            QCOMPARE(times, size_t(1));
        for (const auto &entry : std::filesystem::directory_iterator(path.parent_path())) {
            QFile file(QString::fromStdString(entry.path().string()));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains("a-key-of-its-own"));
        }
    }
    void errorsAreAskedAgainAndAnswersNever()
    {
        const test::TempFolder folder;
        auto workspace = Workspace::create(folder.path("w.cacheloupe"), systemNow);
        const auto hits = numberedHits(3);
        HttpStub stub;
        stub.then(failing(StubReply::Kind::malformedJson));
        const auto planned = planReplay(*workspace, hits, planFor(stub));
        auto end = runStoredReplay(*workspace, *planned, hits, resolveSecret, {});
        QCOMPARE(end->failed, size_t(1));
        QCOMPARE(end->maybeCharged, size_t(1));
        auto again = storedReplay(*workspace, planned->plan.runId);
        QCOMPARE(again->state, ReplayRunState::ended);
        QCOMPARE(again->open.size(), size_t(1));
        QVERIFY(again->open[0].hasResult);
        QCOMPARE(again->progress.maybeCharged, size_t(1));
        again->plan.confirmedEndpoint = endpointToConfirm(again->plan);
        end = runStoredReplay(*workspace, *again, hits, resolveSecret, {});
        QCOMPARE(end->done, size_t(3));
        QCOMPARE(end->failed, size_t(0));
        QCOMPARE(stub.requests().size(), size_t(4));
        const auto records = workspace->replaysOfRun(planned->plan.runId);
        QCOMPARE(records->size(), size_t(3));
        QCOMPARE(workspace->addReplay(records->front()).error().code, ErrorCode::conflict);
        QVERIFY(workspace->verifyAudit()->intact);
    }
    void aRequestUnderWayAtAKillMayBeCharged()
    {
        const test::TempFolder folder;
        auto workspace = Workspace::create(folder.path("w.cacheloupe"), systemNow);
        const auto hits = numberedHits(2);
        HttpStub stub;
        const auto planned = planReplay(*workspace, hits, planFor(stub));
        QVERIFY(workspace->markReplayAsked(planned->plan.runId, {"h1", 0, 1, 0.25}));
        const auto stored = storedReplay(*workspace, planned->plan.runId);
        QCOMPARE(stored->progress.maybeCharged, size_t(1));
        QCOMPARE(stored->progress.costUsd, 0.25);
        QCOMPARE(stored->open.size(), size_t(2));
    }
    void aMissingLogLeavesItsItemsOpen()
    {
        const test::TempFolder folder;
        auto workspace = Workspace::create(folder.path("w.cacheloupe"), systemNow);
        const auto hits = numberedHits(4);
        HttpStub stub;
        const auto planned = planReplay(*workspace, hits, planFor(stub));
        QVERIFY(runStoredReplay(*workspace, *planned, std::span(hits).first(3), resolveSecret, {}).ok());
        const auto stored = storedReplay(*workspace, planned->plan.runId);
        QCOMPARE(stored->state, ReplayRunState::paused);
        QCOMPARE(stored->open.size(), size_t(1));
        QCOMPARE(stored->open[0].hitId, std::string("h3"));
    }
    void payloadsKeepEveryMember()
    {
        ReplayResult result;
        result.hitId = "h";
        result.repeat = 2;
        result.freshAnswer = "14 days";
        result.end = ReplyEnd::truncated;
        result.verdict = ReplayVerdict::contradicts;
        result.claims = {{ClaimKind::money, {1, 2}, {3, 4}}};
        result.attempts = 3;
        result.maybeCharged = 2;
        result.maybeChargedUsd = 0.5;
        result.at = *parseInstant("2026-11-22T10:00:00Z");
        QVERIFY(*readReplayPayload(replayPayload(result), "w") == result);
        for (int reason = 0; reason <= int(kLastErrorReason); ++reason) {
            ReplayResult failed;
            failed.hitId = "h";
            failed.error = Error{ErrorCode::limit, ErrorReason(reason), "where", "detail"};
            QCOMPARE(int(readReplayPayload(replayPayload(failed), "w")->error->reason), reason);
        }
    }
    void plansKeepNoSecret()
    {
        ReplayPlan plan;
        plan.target.endpoint = "https://me:pw-hidden@host.example/v1?key=url-hidden";
        plan.target.api = ProviderApi::anthropicMessages;
        plan.apiKey = *SecretRef::parse("env:NAME");
        plan.templates["faq"].systemPrompt = "Be brief.";
        plan.maxCostUsd = 2;
        const std::string json = replayPlanJson({plan, 7, {"a.jsonl"}});
        QVERIFY(json.find("hidden") == std::string::npos);
        const auto read = readReplayPlan(json, "w");
        QVERIFY(read.ok());
        QCOMPARE(read->plan.target.endpoint, std::string("https://host.example/v1"));
        QCOMPARE(read->plan.target.api, ProviderApi::anthropicMessages);
        QCOMPARE(read->plan.apiKey.toString(), std::string("env:NAME"));
        QVERIFY(read->plan.templates == plan.templates);
        QCOMPARE(*read->plan.maxCostUsd, 2.0);
        QCOMPARE(read->hits, size_t(7));
        QCOMPARE(readReplayPlan("{}", "w").error().reason, ErrorReason::missingField);
        const std::string unknownApi = "{\"endpoint\":\"http:\\/\\/x\",\"api\":\"telnet\"}";
        QCOMPARE(readReplayPlan(unknownApi, "w").error().reason, ErrorReason::wrongType);
    }
};

QTEST_GUILESS_MAIN(TestReplayRun)
#include "tst_replay_run.moc"
