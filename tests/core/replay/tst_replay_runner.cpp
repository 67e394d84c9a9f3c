// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/replay_runner.h"
#include "tests/support/http_stub.h"

#include <QTcpServer>
#include <QTest>

#include <mutex>
#include <set>

using namespace cacheloupe;
using std::chrono::milliseconds;
using test::HttpStub;
using test::StubReply;

namespace {

Hit askedHit(std::string id, std::string query, std::string answer)
{
    Hit hit;
    hit.id = std::move(id);
    hit.query = std::move(query);
    hit.answer = std::move(answer);
    hit.model = "stub-1";
    return hit;
}

StubReply status(int code, std::vector<std::pair<std::string, std::string>> headers = {})
{
    StubReply reply;
    reply.kind = StubReply::Kind::status;
    reply.status = code;
    reply.text = R"({"error":{"message":"no"}})";
    reply.headers = std::move(headers);
    return reply;
}

StubReply failing(StubReply::Kind kind)
{
    StubReply reply;
    reply.kind = kind;
    return reply;
}

/// A run with recorded waits instead of real ones.
struct Recorder {
    std::mutex mutex;
    std::vector<ReplayResult> results;
    std::vector<milliseconds> waits;
    ReplayProgress last;

    ReplayHooks hooks()
    {
        ReplayHooks out;
        out.onResult = [this](const ReplayResult &r) { results.push_back(r); };
        out.onProgress = [this](const ReplayProgress &p) { last = p; };
        out.now = [] { return *parseInstant("2026-11-06T10:00:00Z"); };
        out.wait = [this](milliseconds duration, std::stop_token stop) {
            const std::lock_guard lock(mutex);
            waits.push_back(duration);
            return !stop.stop_requested();
        };
        return out;
    }
};

ReplayPlan planFor(const HttpStub &stub)
{
    ReplayPlan plan;
    plan.endpoint = stub.endpoint();
    return plan;
}

const std::vector<Hit> kOneHit = {askedHit("h1", "How long can I return it?", "Within 14 days of delivery.")};

} // namespace

class TestReplayRunner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comparesFreshAnswers()
    {
        HttpStub stub;
        stub.answer("How long can I return it?", "Within 30 days of delivery.");
        stub.answer("Is it free?", "yes, it is free");
        const std::vector<Hit> hits = {askedHit("a", "How long can I return it?", "Within 14 days of delivery."), askedHit("b", "Is it free?", "Yes, it is free."), Hit{}};
        Recorder recorder;
        const auto progress = runReplay(hits, planFor(stub), resolveSecret, recorder.hooks());
        QVERIFY(progress.ok());
        QCOMPARE(progress->done, size_t(3));
        QCOMPARE(recorder.results.size(), size_t(3));
        QCOMPARE(recorder.results[0].verdict, ReplayVerdict::contradicts);
        QCOMPARE(recorder.results[0].differences.size(), size_t(1));
        QCOMPARE(recorder.results[0].attempts, 1);
        QCOMPARE(*recorder.results[0].costUsd, 0.0);
        QCOMPARE(recorder.results[0].model, std::string("stub-1"));
        QCOMPARE(formatInstant(recorder.results[0].at), std::string("2026-11-06T10:00:00Z"));
        QCOMPARE(recorder.results[1].verdict, ReplayVerdict::same);
        QVERIFY(recorder.results[1].differences.empty());
        QCOMPARE(recorder.results[2].error->reason, ErrorReason::missingField);
        const auto requests = stub.requests();
        QCOMPARE(requests.size(), size_t(2));
        QCOMPARE(requests[0].header("cf-aig-skip-cache"), std::string("true"));
        QCOMPARE(requests[0].header("authorization"), std::string());
    }
    void obeysRetryAfterThenJitters()
    {
        HttpStub stub;
        stub.then(status(429, {{"Retry-After", "3"}}));
        stub.then(status(503, {{"Retry-After", "Fri, 06 Nov 2026 10:00:12 GMT"}}));
        stub.then(status(500));
        stub.then(failing(StubReply::Kind::drop));
        Recorder recorder;
        QVERIFY(runReplay(kOneHit, planFor(stub), resolveSecret, recorder.hooks()).ok());
        QCOMPARE(recorder.results.size(), size_t(1));
        QVERIFY(!recorder.results[0].error);
        QCOMPARE(recorder.results[0].attempts, 5);
        QCOMPARE(recorder.waits.size(), size_t(4));
        QCOMPARE(recorder.waits[0], milliseconds(3000));
        QCOMPARE(recorder.waits[1], milliseconds(12000));
        QVERIFY(recorder.waits[2] < milliseconds(4000));
        QVERIFY(recorder.waits[3] < milliseconds(8000));
        Recorder again;
        HttpStub second;
        for (const int code : {500, 500, 500})
            second.then(status(code));
        QVERIFY(runReplay(kOneHit, planFor(second), resolveSecret, again.hooks()).ok());
        Recorder same;
        for (const int code : {500, 500, 500})
            second.then(status(code));
        QVERIFY(runReplay(kOneHit, planFor(second), resolveSecret, same.hooks()).ok());
        QCOMPARE(again.waits, same.waits);
    }
    void neverRepeatsWhatCannotSucceed()
    {
        for (const int code : {400, 403, 404, 422}) {
            HttpStub stub;
            stub.then(status(code));
            Recorder recorder;
            QVERIFY(runReplay(kOneHit, planFor(stub), resolveSecret, recorder.hooks()).ok());
            QCOMPARE(stub.requests().size(), size_t(1));
            QCOMPARE(recorder.results[0].attempts, 1);
            QVERIFY(recorder.results[0].error);
            QVERIFY(recorder.waits.empty());
        }
        for (const int code : {408, 409}) {
            HttpStub stub;
            stub.then(status(code));
            Recorder recorder;
            QVERIFY(runReplay(kOneHit, planFor(stub), resolveSecret, recorder.hooks()).ok());
            QCOMPARE(recorder.results[0].attempts, 2);
            QVERIFY(!recorder.results[0].error);
        }
    }
    void givesUpAfterTheLastAttempt()
    {
        HttpStub stub;
        for (int i = 0; i < 9; ++i)
            stub.then(status(500));
        ReplayPlan plan = planFor(stub);
        plan.maxAttempts = 3;
        Recorder recorder;
        QVERIFY(runReplay(kOneHit, plan, resolveSecret, recorder.hooks()).ok());
        QCOMPARE(recorder.results[0].attempts, 3);
        QCOMPARE(recorder.results[0].error->reason, ErrorReason::httpStatus);
        QCOMPARE(recorder.results[0].verdict, ReplayVerdict::none);
        HttpStub patient;
        patient.then(status(429, {{"Retry-After", "3600"}}));
        Recorder tooLong;
        QVERIFY(runReplay(kOneHit, planFor(patient), resolveSecret, tooLong.hooks()).ok());
        QVERIFY(tooLong.waits.empty());
        QCOMPARE(tooLong.results[0].error->reason, ErrorReason::rateLimited);
    }
    void stopsWhereEveryHitWouldFail()
    {
        HttpStub stub;
        stub.then(status(401));
        const std::vector<Hit> hits(5, kOneHit[0]);
        Recorder recorder;
        QCOMPARE(runReplay(hits, planFor(stub), resolveSecret, recorder.hooks()).error().reason, ErrorReason::wrongPassword);
        QCOMPARE(stub.requests().size(), size_t(1));
        QCOMPARE(recorder.results.size(), size_t(1));

        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        ReplayPlan plan;
        plan.endpoint = "http://127.0.0.1:" + std::to_string(closed.serverPort()) + "/v1";
        closed.close();
        plan.maxAttempts = 2;
        Recorder refused;
        QCOMPARE(runReplay(hits, plan, resolveSecret, refused.hooks()).error().reason, ErrorReason::connectionRefused);
        QCOMPARE(refused.results.size(), size_t(1));
    }
    void badRepliesAreErrorsOfTheHit()
    {
        HttpStub stub;
        stub.then(failing(StubReply::Kind::malformedJson));
        StubReply cached;
        cached.headers = {{"Helicone-Cache", "HIT"}};
        stub.then(cached);
        const std::vector<Hit> hits(2, kOneHit[0]);
        Recorder recorder;
        QVERIFY(runReplay(hits, planFor(stub), resolveSecret, recorder.hooks()).ok());
        QCOMPARE(recorder.results[0].error->reason, ErrorReason::malformedJson);
        QCOMPARE(recorder.results[1].error->reason, ErrorReason::notAnAnswer);
        QCOMPARE(recorder.last.done, size_t(2));
    }
    void keepsTheSecretOutOfEverything()
    {
        HttpStub stub;
        stub.then(status(500));
        ReplayPlan plan = planFor(stub);
        plan.apiKey = *SecretRef::parse("env:CACHELOUPE_TEST_KEY");
        qunsetenv("CACHELOUPE_TEST_KEY");
        Recorder recorder;
        QCOMPARE(runReplay(kOneHit, plan, resolveSecret, recorder.hooks()).error().reason, ErrorReason::secretMissing);
        QVERIFY(stub.requests().empty());
        qputenv("CACHELOUPE_TEST_KEY", "topsecretvalue");
        plan.maxAttempts = 1;
        QVERIFY(runReplay(kOneHit, plan, resolveSecret, recorder.hooks()).ok());
        QCOMPARE(stub.requests()[0].header("authorization"), std::string("Bearer topsecretvalue"));
        QVERIFY(recorder.results[0].error->detail.find("topsecret") == std::string::npos);
    }
    void staysBelowTheCap()
    {
        HttpStub stub;
        const std::vector<Hit> hits(10, kOneHit[0]);
        ReplayPlan plan = planFor(stub);
        plan.price = ChatPrice{10'000, 20'000, {}}; // 20 in and 30 out: 0.8 USD a call
        plan.maxCostUsd = 3;
        Recorder recorder;
        const auto end = runReplay(hits, plan, resolveSecret, recorder.hooks());
        QCOMPARE(end.error().reason, ErrorReason::costCapReached);
        QVERIFY(recorder.last.costUsd > 0 && recorder.last.costUsd <= 3);
        QCOMPARE(recorder.results.size(), stub.requests().size());
        QVERIFY(*estimateReplayUsd(hits, plan) > 3);

        plan = {};
        plan.endpoint = "https://models.invalid/v1";
        plan.maxCostUsd = 3;
        Recorder unknown;
        QCOMPARE(runReplay(hits, plan, resolveSecret, unknown.hooks()).error().reason, ErrorReason::costCapReached);
        QVERIFY(unknown.results.empty());
        QVERIFY(!estimateReplayUsd(hits, plan));
    }
    void runsInParallel()
    {
        HttpStub stub;
        std::vector<Hit> hits;
        for (int i = 0; i < 40; ++i) {
            hits.push_back(askedHit("h" + std::to_string(i), "Question " + std::to_string(i) + "?", "Answer " + std::to_string(i)));
            stub.answer(hits.back().query, hits.back().answer);
        }
        ReplayPlan plan = planFor(stub);
        plan.parallel = 4;
        Recorder recorder;
        QVERIFY(runReplay(hits, plan, resolveSecret, recorder.hooks()).ok());
        std::set<std::string> ids;
        for (const ReplayResult &result : recorder.results) {
            ids.insert(result.hitId);
            QCOMPARE(result.verdict, ReplayVerdict::same);
        }
        QCOMPARE(ids.size(), hits.size());
        QCOMPARE(recorder.last.done, hits.size());
    }
    void aStopEndsTheRun()
    {
        HttpStub stub;
        const std::vector<Hit> hits(50, kOneHit[0]);
        std::stop_source stop;
        Recorder recorder;
        ReplayHooks hooks = recorder.hooks();
        hooks.onProgress = [&](const ReplayProgress &progress) {
            if (progress.done == 3)
                stop.request_stop();
        };
        QCOMPARE(runReplay(hits, planFor(stub), resolveSecret, hooks, stop.get_token()).error().code, ErrorCode::cancelled);
        QCOMPARE(recorder.results.size(), size_t(3));
    }
};

QTEST_GUILESS_MAIN(TestReplayRunner)
#include "tst_replay_runner.moc"
