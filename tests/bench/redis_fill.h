// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/driver/redis_connection.h"
#include "tests/support/redis_server.h"

#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace cacheloupe::bench {

inline constexpr size_t kValueBytes = 1500;
inline constexpr size_t kFillAtOnce = 500;

[[noreturn]] inline void fail(const std::string &what)
{
    std::fprintf(stderr, "%s\n", what.c_str());
    std::exit(1);
}

/// Words of a small vocabulary.
inline std::string sentence(Random &random, size_t bytes)
{
    static constexpr const char *kWords[] = {"refund", "order", "within", "thirty", "days", "please", "account", "the", "a", "of", "support", "answer"};
    std::string out;
    while (out.size() < bytes) {
        out += kWords[random.below(std::size(kWords))];
        out += ' ';
    }
    out.resize(bytes);
    return out;
}

inline RedisConnection connect(const test::RedisServer &server, int database)
{
    RedisEndpoint endpoint;
    endpoint.stream.host = "127.0.0.1";
    endpoint.stream.port = server.port();
    endpoint.writable = true;
    endpoint.database = database;
    auto redis = RedisConnection::open(endpoint, Secret(), {});
    if (!redis)
        fail("cannot connect: " + redis.error().detail);
    return std::move(*redis);
}

/// Answers of 1.5 KB under keys of the first seed, which live for a week or for ever.
inline void fill(const test::RedisServer &server, int database, size_t count, bool expires)
{
    auto redis = connect(server, database);
    Random random(7);
    std::vector<RedisCommand> commands;
    for (size_t i = 0; i < count; ++i) {
        const std::string key = "ai_cache:" + sha256Hex(std::to_string(i)) + ":faq";
        commands.push_back({"SET", key, sentence(random, kValueBytes)});
        if (expires)
            commands.back().insert(commands.back().end(), {"EX", "604800"});
        if (commands.size() == kFillAtOnce || i + 1 == count)
            if (!redis.pipeline(std::exchange(commands, {}), {}))
                fail("cannot fill the server");
    }
}

} // namespace cacheloupe::bench
