// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/redis_command_guard.h"

#include <algorithm>
#include <array>
#include <string>

namespace cacheloupe {

namespace {

// Both lists are sorted: every command of every page is looked up here.
constexpr std::array<std::string_view, 47> kReading = {
    "asking", "auth", "dbsize", "dump", "exists", "expiretime", "ft._list", "ft.info", "ft.search", "get", "getrange", "hello",
    "hexists", "hget", "hgetall", "hkeys", "hlen", "hmget", "hscan", "hstrlen", "info", "json.get", "json.type",
    "llen", "lrange", "mget", "pexpiretime", "ping", "pttl", "quit", "readonly", "role", "scan", "scard", "select",
    "sscan", "strlen", "time", "ttl", "type", "xinfo", "xlen", "xrange", "xrevrange", "zcard", "zrange", "zscan"};

/// Commands whose subcommands differ: only these pairs read.
constexpr std::array<std::string_view, 18> kReadingPairs = {
    "client getname", "client id", "client no-touch", "client setinfo", "client setname", "cluster info",
    "cluster shards", "cluster slots", "memory usage", "module list", "object encoding", "object freq",
    "object idletime", "sentinel get-master-addr-by-name", "sentinel replicas", "sentinel slaves", "slowlog get",
    "slowlog len"};

static_assert(std::is_sorted(kReading.begin(), kReading.end()) && std::is_sorted(kReadingPairs.begin(), kReadingPairs.end()));

void appendLower(std::string &out, std::string_view text)
{
    for (const char c : text)
        out += c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
}

constexpr std::array<std::string_view, 10> kKeyChanging = {"watch", "unwatch", "multi", "exec", "discard", "unlink", "restore", "pexpire", "pexpireat", "persist"};

/// One value of a key that is there: nothing new is made and no second one is touched.
bool replacesOneValue(std::string_view name, const RedisCommand &command)
{
    constexpr size_t kWords = 4;
    return command.size() == kWords && (name == "hset" || (name == "set" && command.back() == "XX"));
}

} // namespace

bool isReadingRedisCommand(std::string_view name, std::string_view second)
{
    constexpr size_t kLongest = 32;
    if (name.empty() || name.size() > kLongest)
        return false;
    std::string text;
    appendLower(text, name);
    if (std::binary_search(kReading.begin(), kReading.end(), std::string_view(text)))
        return true;
    if (second.empty() || second.size() > kLongest)
        return false;
    text += ' ';
    appendLower(text, second);
    return std::binary_search(kReadingPairs.begin(), kReadingPairs.end(), std::string_view(text));
}

bool isReadingRedisCommand(const RedisCommand &command)
{
    return !command.empty() && isReadingRedisCommand(command[0], command.size() > 1 ? std::string_view(command[1]) : std::string_view());
}

bool isKeyChangingRedisCommand(const RedisCommand &command)
{
    if (command.empty())
        return false;
    std::string name;
    appendLower(name, command[0]);
    return std::find(kKeyChanging.begin(), kKeyChanging.end(), name) != kKeyChanging.end() || replacesOneValue(name, command);
}

} // namespace cacheloupe
