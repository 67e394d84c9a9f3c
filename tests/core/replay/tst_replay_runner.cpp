// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/replay/replay_runner.h"
#include "tests/support/http_stub.h"

#include <QTcpServer>
#include <QTest>

#include <cmath>
#include <map>
#include <mutex>
#include <set>
#include <thread>

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
        out.onResult = [this](const ReplayResult &r) {
            results.push_back(r);
            return Status();
        };
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

ReplayPlan planFor(const std::string &endpoint)
{
    ReplayPlan plan;
    plan.target.endpoint = endpoint;
    plan.confirmedEndpoint = endpointToConfirm(plan);
    return plan;
}

std::vector<Hit> manyHits(size_t count)
{
    std::vector<Hit> hits;
    for (size_t i = 0; i < count; ++i)
        hits.push_back(askedHit("h" + std::to_string(i), "Question " + std::to_string(i) + "?", "Answer " + std::to_string(i)));
    return hits;
}

ReplayPlan planFor(const HttpStub &stub)
{
    return planFor(stub.endpoint());
}

StubReply faultOf(int fault)
{
    switch (fault) {
    case 0: return status(429, {{"Retry-After", "1"}});
    case 1: return status(429);
    case 2: return status(500);
    case 3: return failing(StubReply::Kind::drop);
    case 4: return failing(StubReply::Kind::silence);
    case 5: return failing(StubReply::Kind::malformedJson);
    case 6: {
        StubReply reply;
        reply.stopAfter = 0;
        return reply;
    }
    default: return {};
    }
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
        QVERIFY(recorder.waits[2] <= milliseconds(4000));
        QVERIFY(recorder.waits[3] <= milliseconds(8000));
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
        QCOMPARE(runReplay(kOneHit, planFor(patient), resolveSecret, tooLong.hooks()).error().reason, ErrorReason::rateLimited);
        QVERIFY(tooLong.waits.empty());
        QCOMPARE(tooLong.results[0].error->reason, ErrorReason::rateLimited);
    }
    void stopsWhereEveryHitWouldFail()
    {
        HttpStub stub;
        stub.then(status(401));
        const std::vector<Hit> hits = manyHits(5);
        Recorder recorder;
        QCOMPARE(runReplay(hits, planFor(stub), resolveSecret, recorder.hooks()).error().reason, ErrorReason::wrongPassword);
        QCOMPARE(stub.requests().size(), size_t(1));
        QCOMPARE(recorder.results.size(), size_t(1));

        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        ReplayPlan plan = planFor("http://127.0.0.1:" + std::to_string(closed.serverPort()) + "/v1");
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
        const std::vector<Hit> hits = manyHits(2);
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
        const std::vector<Hit> hits = manyHits(10);
        ReplayPlan plan = planFor(stub);
        plan.price = ChatPrice{10'000, 20'000, {}}; // 20 in and 30 out: 0.8 USD a call
        plan.maxCostUsd = 3;
        Recorder recorder;
        const auto end = runReplay(hits, plan, resolveSecret, recorder.hooks());
        QCOMPARE(end.error().reason, ErrorReason::costCapReached);
        QVERIFY(recorder.last.costUsd > 0 && recorder.last.costUsd <= 3);
        QCOMPARE(recorder.results.size(), stub.requests().size());
        QVERIFY(*estimateReplay(hits, plan).costUsd > 2);

        plan = planFor("https://models.invalid/v1");
        plan.maxCostUsd = 3;
        Recorder unknown;
        QCOMPARE(runReplay(hits, plan, resolveSecret, unknown.hooks()).error().reason, ErrorReason::costCapReached);
        QVERIFY(unknown.results.empty());
        QVERIFY(!estimateReplay(hits, plan).costUsd);
    }
    void fiveHundredAtAFifthOfFaultsEndComplete()
    {
        HttpStub stub;
        stub.answerWith("Answer");
        Random random(20261122);
        std::map<int, size_t> injected;
        // Faults come before answers, so that every item meets its share; each is taken by whoever asks next.
        for (int i = 0; i < 625; ++i) {
            const int fault = random.chance(0.2) ? int(random.below(7)) : -1;
            ++injected[fault];
            stub.then(faultOf(fault));
        }
        ReplayPlan plan = planFor(stub);
        plan.parallel = 16;
        plan.maxAttempts = 20;
        plan.timeout = milliseconds(400);
        plan.price = ChatPrice{1, 1, {}};
        const std::vector<Hit> hits = manyHits(500);
        Recorder recorder;
        const auto end = runReplay(hits, plan, resolveSecret, recorder.hooks());
        QVERIFY2(end.ok(), end.ok() ? "" : end.error().detail.c_str());
        QCOMPARE(end->done, size_t(500));
        QCOMPARE(end->total, size_t(500));
        std::set<std::string> answered;
        size_t failed = 0;
        size_t lost = 0;
        for (const ReplayResult &result : recorder.results) {
            failed += result.error.has_value();
            lost += size_t(result.maybeCharged);
            if (result.error)
                QCOMPARE(result.error->reason, ErrorReason::malformedJson);
            else
                QVERIFY(answered.insert(result.hitId).second);
        }
        QCOMPARE(recorder.results.size(), size_t(500));
        QCOMPARE(answered.size() + failed, size_t(500));
        QCOMPARE(end->failed, failed);
        QCOMPARE(end->maybeCharged, lost);
        QVERIFY(failed > 0 && lost > failed);
        // What the server answered in full came through once an item: nobody was asked after an answer.
        std::map<std::string, size_t> keys;
        for (const auto &request : stub.requests())
            ++keys[request.header("idempotency-key")];
        QCOMPARE(keys.size(), size_t(500));
        size_t attempts = 0;
        for (const ReplayResult &result : recorder.results)
            attempts += size_t(result.attempts);
        QCOMPARE(stub.requests().size(), attempts);
        // 500 answers and unreadable ones; every other request met a fault.
        const double each = 50.0 / 1e6;
        const double spent = double(answered.size()) * each;
        QVERIFY(end->costUsd >= spent - 1e-9);
    }
    void theCapHoldsWithEightAtOnce()
    {
        HttpStub stub;
        const std::vector<Hit> hits = manyHits(60);
        ReplayPlan plan = planFor(stub);
        plan.parallel = 8;
        plan.price = ChatPrice{10'000, 20'000, {}}; // 0.8 USD a call, more than guessed from the text
        plan.maxCostUsd = 20;
        Recorder recorder;
        QCOMPARE(runReplay(hits, plan, resolveSecret, recorder.hooks()).error().reason, ErrorReason::costCapReached);
        const double charged = 0.8 * double(stub.requests().size());
        QVERIFY2(charged <= 20 + 8 * 0.8, std::to_string(charged).c_str());
        QVERIFY(charged > 10);
        QCOMPARE(recorder.results.size(), stub.requests().size());
        QVERIFY(std::abs(recorder.last.costUsd - charged) < 1e-6);
    }
    void anUnconfirmedEndpointGetsNothing()
    {
        HttpStub stub;
        for (const std::string &confirmed : {std::string(), std::string("https://api.example.org/v1"), stub.endpoint() + "/other"}) {
            ReplayPlan plan = planFor(stub);
            plan.confirmedEndpoint = confirmed;
            Recorder recorder;
            QCOMPARE(runReplay(kOneHit, plan, resolveSecret, recorder.hooks()).error().reason, ErrorReason::endpointNotConfirmed);
            QVERIFY(recorder.results.empty());
        }
        QVERIFY(stub.requests().empty());
    }
    void anAccountWithoutCreditEndsTheRun()
    {
        HttpStub stub;
        StubReply empty = status(429);
        empty.text = R"({"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}})";
        stub.then(empty);
        Recorder recorder;
        QCOMPARE(runReplay(manyHits(9), planFor(stub), resolveSecret, recorder.hooks()).error().reason, ErrorReason::quotaUsedUp);
        QCOMPARE(stub.requests().size(), size_t(1));
        QVERIFY(recorder.waits.empty());
    }
    void aPauseHoldsTheNextBack()
    {
        HttpStub stub;
        Recorder recorder;
        ReplayHooks hooks = recorder.hooks();
        hooks.control = std::make_shared<ReplayControl>();
        std::jthread resumer;
        size_t whilePaused = 0;
        hooks.onProgress = [&](const ReplayProgress &progress) {
            if (progress.done != 2)
                return;
            hooks.control->pause();
            resumer = std::jthread([&] {
                whilePaused = stub.requests().size();
                hooks.control->resume();
            });
        };
        QVERIFY(runReplay(manyHits(5), planFor(stub), resolveSecret, hooks).ok());
        QCOMPARE(whilePaused, size_t(2));
        QCOMPARE(recorder.results.size(), size_t(5));
    }
    void theRateIsKept()
    {
        HttpStub stub;
        ReplayPlan plan = planFor(stub);
        plan.requestsPerMinute = 30;
        Recorder recorder;
        QVERIFY(runReplay(manyHits(4), plan, resolveSecret, recorder.hooks()).ok());
        QCOMPARE(recorder.waits.size(), size_t(3));
        for (const milliseconds wait : recorder.waits)
            QVERIFY(wait > milliseconds(0) && wait <= milliseconds(2000));
    }
    void repeatsAreItemsOfTheirOwn()
    {
        HttpStub stub;
        ReplayPlan plan = planFor(stub);
        plan.repeats = 3;
        Recorder recorder;
        QVERIFY(runReplay(manyHits(2), plan, resolveSecret, recorder.hooks()).ok());
        QCOMPARE(recorder.results.size(), size_t(6));
        QCOMPARE(recorder.results[1].repeat, 0);
        QCOMPARE(recorder.results[2].repeat, 1);
        std::set<std::string> keys;
        for (const auto &request : stub.requests())
            keys.insert(request.header("idempotency-key"));
        QCOMPARE(keys.size(), size_t(6));
    }
    void aKeptErrorEndsTheRun()
    {
        HttpStub stub;
        Recorder recorder;
        ReplayHooks hooks = recorder.hooks();
        hooks.onResult = [](const ReplayResult &) { return Status(Error{ErrorCode::io, ErrorReason::diskFull, "w", {}}); };
        QCOMPARE(runReplay(manyHits(5), planFor(stub), resolveSecret, hooks).error().reason, ErrorReason::diskFull);
        QCOMPARE(stub.requests().size(), size_t(1));
    }
    void privateTextIsMaskedAndThePreviewShowsIt()
    {
        HttpStub stub;
        ReplayPlan plan = planFor(stub);
        plan.maskPrivateText = true;
        plan.runId = "run";
        plan.apiKey = *SecretRef::parse("env:CACHELOUPE_TEST_KEY");
        qputenv("CACHELOUPE_TEST_KEY", "topsecretvalue");
        const std::vector<Hit> hits = {askedHit("a", "Mail to anna.berg@example.org please", "Done")};
        const auto preview = previewRequest(hits[0], plan);
        QVERIFY(preview.ok());
        Recorder recorder;
        QVERIFY(runReplay(hits, plan, resolveSecret, recorder.hooks()).ok());
        const auto sent = stub.requests()[0];
        QCOMPARE(sent.body, preview->body);
        QVERIFY(sent.body.find("anna.berg") == std::string::npos);
        for (const HttpHeader &header : preview->headers) {
            if (header.name == "Authorization")
                QCOMPARE(header.value, std::string("Bearer $env:CACHELOUPE_TEST_KEY"));
            else
                QCOMPARE(sent.header(header.name), header.value);
        }
        QVERIFY(preview->text().find("topsecret") == std::string::npos);
    }
    void aKeyThatIsSaidBackIsStruckOut()
    {
        HttpStub stub;
        StubReply reply = status(500);
        reply.text = R"({"error":{"message":"Incorrect API key provided: very plain words"}})";
        stub.then(reply);
        ReplayPlan plan = planFor(stub);
        plan.maxAttempts = 1;
        plan.apiKey = *SecretRef::parse("env:CACHELOUPE_TEST_KEY");
        qputenv("CACHELOUPE_TEST_KEY", "very plain words");
        stub.answerWith("The key is very plain words.");
        Recorder recorder;
        QVERIFY(runReplay(manyHits(2), plan, resolveSecret, recorder.hooks()).ok());
        QVERIFY(recorder.results[0].error->detail.find("plain words") == std::string::npos);
        QVERIFY(recorder.results[1].freshAnswer.find("plain words") == std::string::npos);
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
        const std::vector<Hit> hits = manyHits(50);
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
