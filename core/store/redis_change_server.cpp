// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_change_server.h"

#include "core/driver/redis_command_guard.h"

#include <charconv>

namespace cacheloupe {

namespace {

constexpr std::int64_t kNoKey = -2;
constexpr std::int64_t kNoExpiry = -1;

std::int64_t serverTimeMs(const RedisReply &reply)
{
    if (!reply.isArray() || reply.items.size() != 2)
        return 0;
    std::int64_t seconds = 0;
    std::int64_t micros = 0;
    const auto read = [](const std::string &text, std::int64_t &into) { std::from_chars(text.data(), text.data() + text.size(), into); };
    read(reply.items[0].text, seconds);
    read(reply.items[1].text, micros);
    return seconds * 1000 + micros / 1000;
}

bool isRedirect(const RedisReply &reply)
{
    return reply.isError() && (reply.text.starts_with("MOVED ") || reply.text.starts_with("ASK "));
}

} // namespace

Result<RedisChangeServer> RedisChangeServer::open(const Connection &connection, const SecretResolver &secrets, bool writable, std::stop_token stop)
{
    auto redis = openRedis(connection, secrets, writable, stop);
    if (!redis)
        return redis.error();
    RedisChangeServer server(std::move(*redis));
    // Older servers do not know NO-TOUCH and answer with an error, which changes nothing.
    const auto replies = server.send({{"CLIENT", "NO-TOUCH", "ON"}, {"INFO", "cluster"}, {"PEXPIRETIME", "cacheloupe:none"}}, stop);
    if (!replies)
        return replies.error();
    server.m_isInCluster = redisInfoValue((*replies)[1].text, "cluster_enabled") == "1";
    server.m_tellsExpiry = !replies->back().isError() || isRedirect(replies->back());
    return server;
}

Result<std::vector<RedisReply>> RedisChangeServer::send(const std::vector<RedisCommand> &commands, std::stop_token stop)
{
    for (const RedisCommand &command : commands)
        if (!isReadingRedisCommand(command) && !isKeyChangingRedisCommand(command))
            return Error{ErrorCode::denied, ErrorReason::commandRefused, where(), command.empty() ? std::string() : command.front()};
    return m_connection.pipeline(commands, stop);
}

Result<RedisReply> RedisChangeServer::ask(const RedisCommand &command, std::stop_token stop, bool asking)
{
    auto replies = send(asking ? std::vector<RedisCommand>{{"ASKING"}, command} : std::vector<RedisCommand>{command}, stop);
    return replies ? Result<RedisReply>(std::move(replies->back())) : Result<RedisReply>(replies.error());
}

Result<RedisReply> RedisChangeServer::read(const RedisCommand &command, std::stop_token stop)
{
    auto replies = send({command}, stop);
    if (!replies)
        return replies.error();
    if (replies->front().isError())
        return RedisConnection::errorFromReply(replies->front(), where());
    return std::move(replies->front());
}

Result<KeyLook> RedisChangeServer::lookOf(const std::string &key, const RedisReply &dump, const RedisReply &expires, std::int64_t clockOffsetMs) const
{
    for (const RedisReply *reply : {&dump, &expires}) {
        if (isRedirect(*reply))
            return KeyLook{std::nullopt, reply->text};
        if (reply->isError())
            return RedisConnection::errorFromReply(*reply, where());
    }
    if (dump.isNil() || expires.integer == kNoKey)
        return KeyLook();
    const auto atMs = expires.integer == kNoExpiry ? std::nullopt : std::optional(expires.integer + clockOffsetMs);
    return KeyLook{PartImage{key, dump.text, atMs, {}, 0, {}}, {}};
}

Result<std::vector<KeyLook>> RedisChangeServer::look(std::span<const std::string> keys, Watch watch, std::stop_token stop, bool asking)
{
    std::vector<RedisCommand> commands{{"TIME"}};
    const auto add = [&](RedisCommand command) {
        if (asking)
            commands.push_back({"ASKING"});
        commands.push_back(std::move(command));
    };
    // One key a command: each may be redirected on its own.
    if (watch == Watch::yes)
        for (const std::string &key : keys)
            add({"WATCH", key});
    for (const std::string &key : keys) {
        add({"DUMP", key});
        add({m_tellsExpiry ? "PEXPIRETIME" : "PTTL", key});
    }
    const auto replies = send(commands, stop);
    if (!replies)
        return replies.error();
    const std::int64_t offsetMs = m_tellsExpiry ? 0 : serverTimeMs(replies->front());
    const size_t step = asking ? 2 : 1;
    size_t at = asking ? 2 : 1;
    for (size_t i = 0; watch == Watch::yes && i < keys.size(); ++i, at += step)
        if ((*replies)[at].isError() && !isRedirect((*replies)[at]))
            return RedisConnection::errorFromReply((*replies)[at], where());
    std::vector<KeyLook> looks;
    looks.reserve(keys.size());
    for (const std::string &key : keys) {
        auto one = lookOf(key, (*replies)[at], (*replies)[at + step], offsetMs);
        at += 2 * step;
        if (!one)
            return one.error();
        looks.push_back(std::move(*one));
    }
    return looks;
}

Result<bool> RedisChangeServer::execute(std::vector<RedisCommand> commands, std::stop_token stop, bool asking)
{
    if (commands.empty()) {
        const auto done = send({{"UNWATCH"}}, stop);
        return done ? Result<bool>(true) : Result<bool>(done.error());
    }
    commands.insert(commands.begin(), {"MULTI"});
    // Stays in force until EXEC.
    if (asking)
        commands.insert(commands.begin(), {"ASKING"});
    commands.push_back({"EXEC"});
    const auto replies = send(commands, stop);
    if (!replies)
        return replies.error();
    // A command that was refused while queueing tells why; EXEC only tells that it was discarded.
    for (const RedisReply &reply : *replies)
        if (reply.isError())
            return isRedirect(reply) ? Result<bool>(false) : Result<bool>(RedisConnection::errorFromReply(reply, where()));
    const RedisReply &last = replies->back();
    for (const RedisReply &reply : last.items)
        if (reply.isError())
            return RedisConnection::errorFromReply(reply, where());
    return !last.isNil();
}

} // namespace cacheloupe
