// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/replay/replay_runner.h"
#include "tests/support/http_stub.h"

#include <QTest>

#include <map>
#include <set>

using namespace cacheloupe;
using std::chrono::milliseconds;
using test::HttpStub;
using test::StubReply;

namespace {

constexpr size_t kHits = 500;
constexpr double kFaultRate = 0.2;

StubReply failingWith(int status, std::vector<std::pair<std::string, std::string>> headers = {})
{
    StubReply reply;
    reply.kind = StubReply::Kind::status;
    reply.status = status;
    reply.text = R"({"error":{"message":"not now","type":"server_error"}})";
    reply.headers = std::move(headers);
    return reply;
}

StubReply fault(Random &random)
{
    StubReply reply;
    switch (random.below(8)) {
    case 0: return failingWith(429, {{"Retry-After", "0"}});
    case 1: return failingWith(429, {{"retry-after-ms", "3"}});
    case 2: return failingWith(429);
    case 3: return failingWith(500);
    case 4: reply.kind = StubReply::Kind::hangUp; break;
    case 5: reply.kind = StubReply::Kind::drop; break;
    case 6: reply.kind = StubReply::Kind::malformedJson; break;
    default: reply.delayMs = 20; break;
    }
    return reply;
}

bool isLost(const StubReply &reply)
{
    return reply.kind == StubReply::Kind::hangUp || reply.kind == StubReply::Kind::drop;
}

std::vector<Hit> manyHits(HttpStub &stub)
{
    std::vector<Hit> hits(kHits);
    for (size_t i = 0; i < kHits; ++i) {
        hits[i].id = "h" + std::to_string(i);
        hits[i].query = "Question " + std::to_string(i) + '?';
        hits[i].answer = "Answer " + std::to_string(i) + '.';
        hits[i].model = "stub-1";
        stub.answer(hits[i].query, hits[i].answer);
    }
    return hits;
}

} // namespace

class TestReplayFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fiveHundredReplaysComeThroughOneInFiveFaults_data()
    {
        QTest::addColumn<quint64>("seed");
        for (const quint64 seed : {1, 2, 3})
            QTest::addRow("seed %llu", seed) << seed;
    }
    void fiveHundredReplaysComeThroughOneInFiveFaults()
    {
        QFETCH(quint64, seed);
        HttpStub stub;
        const std::vector<Hit> hits = manyHits(stub);
        Random random(seed);
        std::vector<StubReply> script;
        for (size_t i = 0; i < 4 * kHits; ++i) {
            script.push_back(random.chance(kFaultRate) ? fault(random) : StubReply());
            stub.then(script.back());
        }
        ReplayPlan plan;
        plan.target.endpoint = stub.endpoint();
        plan.confirmedEndpoint = urlForDisplay(stub.endpoint());
        plan.runId = "run-1";
        plan.parallel = 8;
        plan.maxAttempts = 20;
        plan.firstBackoff = milliseconds(2);
        plan.longestWait = milliseconds(20);
        plan.price = ChatPrice{1000, 1000, {}}; // 20 in and 30 out: 0.05 USD
        std::map<std::string, ReplayResult> results;
        ReplayProgress last;
        ReplayHooks hooks;
        hooks.onResult = [&](const ReplayResult &result) -> Status {
            return results.emplace(result.hitId, result).second ? Status() : Error{ErrorCode::conflict, ErrorReason::none, result.hitId, "twice"};
        };
        hooks.onProgress = [&](const ReplayProgress &progress) { last = progress; };
        const auto run = runReplay(hits, plan, resolveSecret, hooks);
        QVERIFY2(run.ok(), run.ok() ? "" : run.error().detail.c_str());

        const auto requests = stub.requests();
        QVERIFY(requests.size() > kHits && requests.size() <= script.size());
        std::map<std::string, int> answered;
        std::map<std::string, int> asked;
        std::set<std::string> malformed;
        size_t lost = 0;
        for (size_t i = 0; i < requests.size(); ++i) {
            const std::string key = requests[i].header("idempotency-key");
            QVERIFY(!key.empty());
            ++asked[key];
            lost += isLost(script[i]);
            if (script[i].kind == StubReply::Kind::answer || script[i].kind == StubReply::Kind::malformedJson)
                ++answered[key];
            if (script[i].kind == StubReply::Kind::malformedJson)
                malformed.insert(requests[i].question);
        }
        QCOMPARE(asked.size(), kHits);
        QCOMPARE(answered.size(), kHits);
        for (const auto &[key, count] : answered)
            QCOMPARE(count, 1);

        QCOMPARE(results.size(), kHits);
        QCOMPARE(run->done, kHits);
        QCOMPARE(run->total, kHits);
        QCOMPARE(last.done, kHits);
        // A reply that cannot be read was charged, nobody knows how much.
        QCOMPARE(run->maybeCharged, lost + malformed.size());
        QVERIFY(lost > 5 && malformed.size() > 3);
        size_t attempts = 0;
        double told = 0;
        for (const Hit &hit : hits) {
            const ReplayResult &result = results.at(hit.id);
            attempts += size_t(result.attempts);
            told += result.costUsd.value_or(0);
            if (malformed.contains(hit.query)) {
                QCOMPARE(result.error->reason, ErrorReason::malformedJson);
                QCOMPARE(result.verdict, ReplayVerdict::none);
            } else {
                QVERIFY(!result.error);
                QCOMPARE(result.verdict, ReplayVerdict::same);
                QCOMPARE(result.freshAnswer, hit.answer);
            }
        }
        QCOMPARE(attempts, requests.size());
        QVERIFY(std::abs(told - 0.05 * double(kHits - malformed.size())) < 1e-6);
        // What may have been charged is counted too.
        QVERIFY(run->costUsd > told);
    }
};

QTEST_GUILESS_MAIN(TestReplayFaults)
#include "tst_replay_faults.moc"
