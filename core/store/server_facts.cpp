// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/server_facts.h"

#include "core/base/utf8.h"
#include "core/store/redis_opening.h"
#include "core/store/store_check.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>

namespace cacheloupe {

namespace {

constexpr size_t kMostFactsShown = 4;
constexpr size_t kLongestName = 32;
constexpr std::string_view kNoEviction = "noeviction";

std::uint64_t numberOf(std::string_view info, std::string_view name)
{
    const std::string text = redisInfoValue(info, name);
    std::uint64_t out = 0;
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

/// Number, moment, microseconds and the words of a command; newer servers add who sent it.
SlowCommand slowCommandOf(const RedisReply &item)
{
    SlowCommand out;
    if (item.items.size() < 4 || !item.items[3].isArray() || item.items[3].items.empty())
        return out;
    out.at = instantFromUnixMs(item.items[1].integer * 1000);
    out.tookUs = std::uint64_t(std::max<std::int64_t>(item.items[2].integer, 0));
    out.name = toValidUtf8(item.items[3].items.front().text.substr(0, kLongestName));
    std::transform(out.name.begin(), out.name.end(), out.name.begin(), [](unsigned char c) { return char(std::toupper(c)); });
    return out;
}

void addMemory(const ServerFacts &server, std::vector<StoreFinding> &findings)
{
    const std::string used = std::to_string(server.usedBytes);
    const std::string most = std::to_string(server.mostBytes);
    if (server.evictedKeys > 0)
        findings.push_back({"server-evicts",
                            server.where,
                            {{"evicted_n", std::to_string(server.evictedKeys)}, {"up_s", std::to_string(server.upS)}, {"policy", server.evictionPolicy}, {"used_bytes", used}, {"most_bytes", most}},
                            {}});
    // Nine tenths: writing goes on for a while, and there is time to do something.
    const bool isNearlyFull = server.mostBytes > 0 && server.usedBytes / 9 >= server.mostBytes / 10;
    if (isNearlyFull && server.evictionPolicy == kNoEviction)
        findings.push_back({"server-full", server.where, {{"used_bytes", used}, {"most_bytes", most}}, {}});
}

void addSlowCommands(const ServerFacts &server, Instant now, std::vector<StoreFinding> &findings)
{
    constexpr std::chrono::days kLookBack(7);
    std::map<std::string, std::uint64_t, std::less<>> byName;
    std::uint64_t count = 0;
    std::uint64_t slowestUs = 0;
    for (const auto &command : server.slowCommands) {
        if (command.name.empty() || now - command.at > kLookBack)
            continue;
        ++count;
        ++byName[command.name];
        slowestUs = std::max(slowestUs, command.tookUs);
    }
    if (count > 0)
        findings.push_back({"slow-commands",
                            server.where,
                            {{"commands_n", std::to_string(count)}, {"commands", countsText(byName, kMostFactsShown)}, {"slowest_ms", std::to_string((slowestUs + 999) / 1000)}},
                            {}});
}

} // namespace

ServerFacts parseServerFacts(std::string where, std::string_view info, const RedisReply &slowLog)
{
    ServerFacts out;
    out.where = std::move(where);
    out.usedBytes = numberOf(info, "used_memory");
    out.mostBytes = numberOf(info, "maxmemory");
    out.evictionPolicy = redisInfoValue(info, "maxmemory_policy");
    out.evictedKeys = numberOf(info, "evicted_keys");
    out.upS = numberOf(info, "uptime_in_seconds");
    for (const auto &item : slowLog.items)
        out.slowCommands.push_back(slowCommandOf(item));
    return out;
}

std::vector<StoreFinding> serverFindings(std::span<const ServerFacts> servers, Instant now)
{
    std::vector<StoreFinding> findings;
    for (const auto &server : servers) {
        addMemory(server, findings);
        addSlowCommands(server, now, findings);
    }
    return findings;
}

} // namespace cacheloupe
