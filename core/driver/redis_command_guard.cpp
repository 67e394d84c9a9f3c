// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/redis_command_guard.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 43> kReading = {
    "auth",   "dbsize",  "dump",     "exists", "expiretime", "ft._list", "ft.info", "get",  "getrange", "hello",  "hexists",
    "hget",   "hgetall", "hkeys",    "hlen",   "hmget",      "hscan",    "hstrlen", "info", "json.get", "json.type", "llen",
    "lrange", "mget",    "pexpiretime", "ping", "pttl",      "quit",     "scan",    "scard", "select",  "sscan",  "strlen",
    "time",   "ttl",     "type",     "xinfo",  "xlen",       "xrange",   "xrevrange", "zcard", "zrange", "zscan"};

/// Commands whose subcommands differ: only these pairs read.
constexpr std::array<std::array<std::string_view, 2>, 10> kReadingPairs = {{{"client", "getname"},
                                                                          {"client", "id"},
                                                                          {"client", "no-touch"},
                                                                          {"client", "setinfo"},
                                                                          {"client", "setname"},
                                                                          {"memory", "usage"},
                                                                          {"module", "list"},
                                                                          {"object", "encoding"},
                                                                          {"object", "freq"},
                                                                          {"object", "idletime"}}};

} // namespace

bool isReadingRedisCommand(const RedisCommand &command)
{
    if (command.empty())
        return false;
    const std::string name = asciiLower(command[0]);
    if (std::find(kReading.begin(), kReading.end(), name) != kReading.end())
        return true;
    if (command.size() < 2)
        return false;
    const std::string second = asciiLower(command[1]);
    return std::any_of(kReadingPairs.begin(), kReadingPairs.end(),
                       [&](const auto &pair) { return pair[0] == name && pair[1] == second; });
}

} // namespace cacheloupe
