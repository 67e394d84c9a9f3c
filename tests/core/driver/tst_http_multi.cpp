// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/http_multi.h"
#include "tests/support/http_stub.h"

#include <QTest>

#include <map>
#include <thread>

using namespace cacheloupe;
using std::chrono::milliseconds;
using test::HttpStub;
using test::StubReply;

namespace {

constexpr milliseconds kLong{20'000};

HttpRequest question(const HttpStub &stub, const std::string &text)
{
    HttpRequest request;
    request.url = stub.endpoint() + "/chat/completions";
    request.body = R"({"messages":[{"role":"user","content":")" + text + "\"}]}";
    request.timeout = kLong;
    return request;
}

StubReply failing(StubReply::Kind kind)
{
    StubReply reply;
    reply.kind = kind;
    return reply;
}

std::map<HttpMulti::Id, HttpMulti::Outcome> waitForAll(HttpMulti &exchanges)
{
    std::map<HttpMulti::Id, HttpMulti::Outcome> all;
    while (exchanges.running() > 0) {
        for (HttpMulti::Outcome &outcome : exchanges.wait(kLong))
            all.emplace(outcome.id, std::move(outcome));
    }
    return all;
}

} // namespace

class TestHttpMulti : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void manyAtOnceEachWithItsOwnAnswer()
    {
        HttpStub stub;
        HttpMulti exchanges;
        std::map<HttpMulti::Id, std::string> asked;
        for (int i = 0; i < 32; ++i) {
            const std::string text = "question " + std::to_string(i);
            stub.answer(text, "answer to " + text);
            asked[exchanges.start(question(stub, text))] = text;
        }
        const auto all = waitForAll(exchanges);
        QCOMPARE(all.size(), size_t(32));
        for (const auto &[id, text] : asked) {
            const auto &outcome = all.at(id);
            QVERIFY(outcome.response.ok() && outcome.sent);
            QVERIFY(outcome.response->body.find("answer to " + text + "\"") != std::string::npos);
        }
    }
    void aPostIsNeverSentAgainBehindTheCallersBack()
    {
        HttpStub stub;
        HttpMulti exchanges;
        exchanges.start(question(stub, "first"));
        QVERIFY(waitForAll(exchanges).begin()->second.response.ok());
        // The kept connection is used again and lost before a byte of the reply: the server may have charged it.
        stub.then(failing(StubReply::Kind::hangUp));
        const auto id = exchanges.start(question(stub, "second"));
        const auto all = waitForAll(exchanges);
        QCOMPARE(all.at(id).response.error().reason, ErrorReason::connectionDropped);
        QVERIFY(all.at(id).sent);
        QCOMPARE(stub.requests().size(), size_t(2));
    }
    void oneFailureLeavesTheOthersAlone()
    {
        HttpStub stub;
        HttpMulti exchanges;
        HttpRequest unknown;
        unknown.url = "ftp://example.org/";
        const auto bad = exchanges.start(unknown);
        HttpRequest refused = question(stub, "x");
        refused.url = "http://127.0.0.1:1/v1";
        const auto closed = exchanges.start(refused);
        stub.then(failing(StubReply::Kind::drop));
        const auto dropped = exchanges.start(question(stub, "dropped"));
        auto all = waitForAll(exchanges);
        stub.then(failing(StubReply::Kind::silence));
        HttpRequest slow = question(stub, "slow");
        slow.timeout = milliseconds(200);
        const auto hung = exchanges.start(slow);
        all.merge(waitForAll(exchanges));
        HttpRequest small = question(stub, "small");
        small.maxResponseBytes = 10;
        const auto large = exchanges.start(small);
        const auto fine = exchanges.start(question(stub, "fine"));
        all.merge(waitForAll(exchanges));
        QCOMPARE(all.at(bad).response.error().reason, ErrorReason::badUrl);
        QVERIFY(!all.at(bad).sent);
        QCOMPARE(all.at(closed).response.error().reason, ErrorReason::connectionRefused);
        QVERIFY(!all.at(closed).sent);
        QCOMPARE(all.at(dropped).response.error().reason, ErrorReason::connectionDropped);
        QVERIFY(all.at(dropped).sent);
        QCOMPARE(all.at(hung).response.error().code, ErrorCode::timeout);
        QVERIFY(all.at(hung).sent);
        QCOMPARE(all.at(large).response.error().code, ErrorCode::limit);
        QCOMPARE(all.at(fine).response->status, 200);
    }
    void aStreamThatStallsIsCutOff()
    {
        HttpStub stub;
        StubReply stalled;
        stalled.kind = StubReply::Kind::status;
        stalled.text = "data: {}\n\ndata: {}\n\n";
        stalled.contentType = "text/event-stream";
        stalled.chunkBytes = 8;
        stalled.stopAfter = 13;
        stalled.then = StubReply::Then::hang;
        stub.then(stalled);
        HttpMulti exchanges;
        HttpRequest request = question(stub, "stream");
        request.idleTimeout = milliseconds(1000);
        const auto id = exchanges.start(request);
        const auto all = waitForAll(exchanges);
        QCOMPARE(all.at(id).response.error().code, ErrorCode::timeout);
    }
    void aCancelledExchangeIsNeverTold()
    {
        HttpStub stub;
        stub.then(failing(StubReply::Kind::silence));
        HttpMulti exchanges;
        const auto hung = exchanges.start(question(stub, "hung"));
        while (stub.requests().empty())
            QVERIFY(exchanges.wait(milliseconds(10)).empty());
        QVERIFY(exchanges.cancel(hung));
        QVERIFY(!exchanges.cancel(hung));
        QCOMPARE(exchanges.running(), size_t(0));
        const auto next = exchanges.start(question(stub, "next"));
        QVERIFY(waitForAll(exchanges).at(next).response.ok());
    }
    void aWakeEndsTheWait()
    {
        HttpStub stub;
        stub.then(failing(StubReply::Kind::silence));
        HttpMulti exchanges;
        exchanges.start(question(stub, "hung"));
        std::jthread other([&] { exchanges.wake(); });
        QVERIFY(exchanges.wait(std::chrono::hours(1)).empty());
        other.join();
        exchanges.wake();
        QVERIFY(exchanges.wait(std::chrono::hours(1)).empty());
    }
    void theSecretMayGoOnceStarted()
    {
        HttpStub stub;
        HttpMulti exchanges;
        HttpRequest request = question(stub, "secret");
        {
            const Secret secret(std::string("key-that-is-gone"));
            request.secret = &secret;
            exchanges.start(request);
        }
        waitForAll(exchanges);
        QCOMPARE(stub.requests()[0].header("authorization"), std::string("Bearer key-that-is-gone"));
    }
};

QTEST_GUILESS_MAIN(TestHttpMulti)
#include "tst_http_multi.moc"
