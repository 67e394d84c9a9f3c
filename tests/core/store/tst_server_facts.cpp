// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/server_facts.h"

#include <QTest>

using namespace cacheloupe;

namespace {

const Instant kNow = *parseInstant("2026-11-21T22:00:00Z");

RedisReply number(std::int64_t value)
{
    RedisReply out;
    out.type = RedisReply::Type::integer;
    out.integer = value;
    return out;
}

RedisReply array(std::vector<RedisReply> items)
{
    RedisReply out;
    out.type = RedisReply::Type::array;
    out.items = std::move(items);
    return out;
}

RedisReply text(std::string value)
{
    RedisReply out;
    out.type = RedisReply::Type::string;
    out.text = std::move(value);
    return out;
}

RedisReply slow(Instant at, std::int64_t tookUs, const std::string &name)
{
    return array({number(1), number(unixMs(at) / 1000), number(tookUs), array({text(name), text("some key")}), text("10.0.0.1:9"), text("app")});
}

ServerFacts facts(std::uint64_t usedBytes, std::uint64_t mostBytes, const std::string &policy, std::uint64_t evicted = 0)
{
    ServerFacts out;
    out.where = "cache:6379";
    out.usedBytes = usedBytes;
    out.mostBytes = mostBytes;
    out.evictionPolicy = policy;
    out.evictedKeys = evicted;
    return out;
}

std::vector<std::string> ids(const ServerFacts &server)
{
    std::vector<std::string> out;
    for (const auto &finding : serverFindings(std::span(&server, 1), kNow))
        out.push_back(finding.id);
    return out;
}

} // namespace

class TestServerFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatTheServerTells()
    {
        const auto told = parseServerFacts("cache:6379",
                                           "# Server\r\nuptime_in_seconds:3600\r\n# Memory\r\nused_memory:900\r\nused_memory_rss:7\r\nmaxmemory:1000\r\n"
                                           "maxmemory_policy:allkeys-lru\r\n# Stats\r\nevicted_keys:12\r\n",
                                           array({slow(kNow, 20'500, "keys"), array({number(2)}), text("nonsense")}));
        QCOMPARE(told.usedBytes, std::uint64_t(900));
        QCOMPARE(told.mostBytes, std::uint64_t(1000));
        QCOMPARE(told.evictionPolicy, std::string("allkeys-lru"));
        QCOMPARE(told.evictedKeys, std::uint64_t(12));
        QCOMPARE(told.upS, std::uint64_t(3600));
        QCOMPARE(told.slowCommands.front(), (SlowCommand{"KEYS", kNow, 20'500}));
    }

    void memory()
    {
        QVERIFY(ids(facts(0, 0, "")).empty());
        QVERIFY(ids(facts(1'000'000, 0, "noeviction")).empty());
        QVERIFY(ids(facts(800, 1000, "noeviction")).empty());
        QCOMPARE(ids(facts(950, 1000, "noeviction")), std::vector<std::string>{"server-full"});
        QVERIFY(ids(facts(950, 1000, "allkeys-lfu")).empty());
        QCOMPARE(ids(facts(950, 1000, "allkeys-lfu", 7)), std::vector<std::string>{"server-evicts"});
    }

    void slowCommandsOfTheLastWeek()
    {
        ServerFacts server = facts(0, 0, "");
        server.slowCommands = {{"KEYS", kNow - std::chrono::hours(1), 12'300}, {"KEYS", kNow - std::chrono::days(6), 10'000}, {"EVAL", kNow - std::chrono::days(8), 99'000}, {}};
        const auto findings = serverFindings(std::span(&server, 1), kNow);
        QCOMPARE(findings.size(), size_t(1));
        QCOMPARE(findings.front().facts,
                 (std::vector<std::pair<std::string, std::string>>{{"commands_n", "2"}, {"commands", "KEYS 2"}, {"slowest_ms", "13"}}));
        server.slowCommands.resize(0);
        QVERIFY(ids(server).empty());
    }
};

QTEST_GUILESS_MAIN(TestServerFacts)
#include "tst_server_facts.moc"
