// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_node.h"

#include "core/base/backoff.h"
#include "core/store/redis_opening.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <random>

namespace cacheloupe {

namespace {

constexpr int kReconnects = 8;
// A Sentinel waits half a minute, if nobody told it otherwise, before it makes another server the primary.
constexpr int kReconnectsByService = 60;
constexpr std::chrono::milliseconds kFirstWait(50);
constexpr std::chrono::milliseconds kLongestWait(2000);

/// The number behind `name` in a line, as `keys=` in `db3:keys=12,expires=4`.
std::uint64_t numberBehind(std::string_view name, std::string_view line)
{
    const auto at = line.find(name);
    std::uint64_t out = 0;
    if (at != std::string_view::npos)
        std::from_chars(line.data() + at + name.size(), line.data() + line.size(), out);
    return out;
}

std::vector<std::pair<int, std::uint64_t>> databasesIn(std::string_view info)
{
    std::vector<std::pair<int, std::uint64_t>> out;
    for (size_t at = info.find("\ndb"); at != std::string_view::npos; at = info.find("\ndb", at + 1)) {
        const auto line = info.substr(at, info.find('\n', at + 1) - at);
        out.emplace_back(int(numberBehind("db", line)), numberBehind("keys=", line));
    }
    return out;
}

} // namespace

RedisNode::RedisNode(const Connection &connection, RedisConnection redis, const SecretResolver &secrets, size_t slots, Clock clock)
    : m_connection(connection), m_redis(std::move(redis)), m_secrets(secrets), m_reader(std::move(clock)), m_slots(slots)
{
}

Result<std::unique_ptr<RedisNode>> RedisNode::open(const Connection &connection, const SecretResolver &secrets, size_t slots,
                                                   std::stop_token stop, Clock clock)
{
    auto redis = openRedis(connection, secrets, false, stop);
    if (!redis)
        return redis.error();
    std::unique_ptr<RedisNode> node(new RedisNode(connection, std::move(*redis), secrets, slots, std::move(clock)));
    if (const auto known = node->introduce(stop); !known)
        return known.error();
    return node;
}

Result<bool> RedisNode::introduce(std::stop_token stop)
{
    RedisBatch batch;
    batch.add({"CLIENT", "NO-TOUCH", "ON"});
    for (const char *section : {"server", "keyspace", "replication", "cluster"})
        batch.add({"INFO", section});
    batch.add({"DBSIZE"});
    // Replicas of a cluster send their readers away unless they are told that old data will do.
    if (m_slots > 0)
        batch.add({"READONLY"});
    const auto replies = m_redis.exchange(batch, stop);
    if (!replies)
        return replies.error();
    m_touches = (*replies)[0].isError();
    m_reader.setTouches(m_touches);
    m_reader.setExpires(true);
    m_serverVersion = redisInfoValue((*replies)[1].text, "redis_version");
    m_databases = databasesIn((*replies)[2].text);
    // A user without the right to INFO may still count.
    const auto &size = (*replies)[5];
    if (m_databases.empty() && size.integer > 0)
        m_databases.emplace_back(m_connection.database, std::uint64_t(size.integer));
    m_isReplica = redisInfoValue((*replies)[3].text, "role") == "slave";
    m_isInCluster = redisInfoValue((*replies)[4].text, "cluster_enabled") == "1";
    const auto runId = redisInfoValue((*replies)[1].text, "run_id");
    return !runId.empty() && runId == std::exchange(m_runId, runId);
}

std::uint64_t RedisNode::keyCount(int database) const
{
    const auto it = std::find_if(m_databases.begin(), m_databases.end(), [&](const auto &known) { return known.first == database; });
    return it == m_databases.end() ? 0 : it->second;
}

Status RedisNode::select(int database, std::stop_token stop)
{
    if (m_connection.database == database)
        return {};
    const auto selected = m_redis.command({"SELECT", std::to_string(database)}, stop);
    if (!selected)
        return selected.error();
    m_connection.database = database;
    m_reader.setDatabase(database);
    return {};
}

Status RedisNode::reconnectIfDropped(std::stop_token stop)
{
    const auto alive = m_redis.command({"PING"}, stop);
    if (alive || alive.error().reason != ErrorReason::connectionDropped)
        return {};
    const auto again = reconnect(stop);
    return again ? Status() : again.error();
}

Result<bool> RedisNode::reconnect(std::stop_token stop)
{
    const bool byService = !m_connection.sentinelService.empty();
    Backoff backoff(kFirstWait, kLongestWait, std::random_device()());
    for (int attempt = 1;; ++attempt) {
        Error error;
        if (auto again = openRedis(m_connection, m_secrets, false, stop)) {
            m_redis = std::move(*again);
            auto known = introduce(stop);
            // A Sentinel names the old primary until the new one is chosen.
            const bool isStale = known && byService && m_isReplica && !m_connection.preferReplica;
            if (known && !isStale)
                return known;
            error = isStale ? Error{ErrorCode::network, ErrorReason::connectionDropped, where(), "a replica"} : known.error();
        } else {
            error = again.error();
        }
        const bool mayPass = error.code == ErrorCode::network || error.code == ErrorCode::timeout;
        if (!mayPass || attempt == (byService ? kReconnectsByService : kReconnects))
            return error;
        if (!backoff.wait(stop))
            return Error{ErrorCode::cancelled, ErrorReason::none, error.where, {}};
    }
}

bool RedisNode::keysExpire(std::stop_token stop)
{
    const auto info = m_redis.command({"INFO", "keyspace"}, stop);
    const std::string name = "db" + std::to_string(m_connection.database) + ':';
    const auto at = info ? info->text.find(name) : std::string::npos;
    return at == std::string::npos || numberBehind("expires=", std::string_view(info->text).substr(at)) > 0;
}

Status RedisNode::walk(const RedisClassifier &classifier, SeenKeys &seen, const RedisWalk::Sink &sink, std::stop_token stop)
{
    m_reader.setExpires(keysExpire(stop));
    RedisWalk walk(m_redis, m_reader, classifier, seen, [this](std::stop_token s) { return reconnect(s); });
    const bool wasPrimary = !m_isReplica;
    const auto walked = walk.run(sink, stop);
    m_reader.setExpires(true);
    if (!walked || !wasPrimary || m_isReplica)
        return walked;
    // A replica throws away what it has before it copies its primary: keys may be missing that were there.
    const auto now = m_redis.command({"INFO", "replication"}, stop);
    if (now && redisInfoValue(now->text, "role") == "slave")
        return Error{ErrorCode::network, ErrorReason::connectionDropped, where(), "the server became a replica"};
    return walked;
}

} // namespace cacheloupe
