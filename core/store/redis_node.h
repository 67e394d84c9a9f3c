// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/redis_walk.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace cacheloupe {

/// One Redis server that a store reads: its connection, which comes back after it was lost, and what is remembered of
/// its keys. In a cluster it also knows how many of the hash slots it serves. One thread at a time.
class RedisNode {
public:
    /// Connects and asks the server who it is. `slots`: of a cluster's node, 0 outside of one.
    static Result<std::unique_ptr<RedisNode>> open(const Connection &connection, const SecretResolver &secrets, size_t slots,
                                                   std::stop_token stop, Clock clock);

    const Connection &connection() const { return m_connection; }
    /// The server that is read, which Sentinels or a preference for replicas may have chosen.
    const std::string &where() const { return m_redis.where(); }
    size_t slots() const { return m_slots; }
    const std::string &serverVersion() const { return m_serverVersion; }
    bool touches() const { return m_touches; }
    bool isReplica() const { return m_isReplica; }
    bool isInCluster() const { return m_isInCluster; }
    /// Databases that hold keys, with how many.
    const std::vector<std::pair<int, std::uint64_t>> &databases() const { return m_databases; }
    std::uint64_t keyCount(int database) const;

    Status select(int database, std::stop_token stop);
    Status reconnectIfDropped(std::stop_token stop);
    Result<RedisReply> command(const RedisCommand &words, std::stop_token stop) { return m_redis.command(words, stop); }

    /// Visits every key of the selected database that is not in `seen`, until `sink` says false. Fails with network when
    /// the server became a replica meanwhile.
    Status walk(const RedisClassifier &classifier, SeenKeys &seen, const RedisWalk::Sink &sink, std::stop_token stop);
    RedisKeyRead begin(WantedKey wanted) const { return m_reader.begin(std::move(wanted)); }
    Status readAll(std::vector<RedisKeyRead> &reads, std::stop_token stop) { return m_reader.readAll(reads, m_redis, stop); }
    RawPart finish(RedisKeyRead &read) { return m_reader.finish(read); }

private:
    RedisNode(const Connection &connection, RedisConnection redis, const SecretResolver &secrets, size_t slots, Clock clock);
    /// True when it is the same server process as before.
    Result<bool> introduce(std::stop_token stop);
    /// False only when the server says that no key of the selected database does.
    bool keysExpire(std::stop_token stop);
    /// Tries for some seconds.
    Result<bool> reconnect(std::stop_token stop);

    Connection m_connection;
    RedisConnection m_redis;
    SecretResolver m_secrets;
    RedisReader m_reader;
    size_t m_slots;
    std::string m_runId;
    std::string m_serverVersion;
    bool m_touches = true;
    bool m_isReplica = false;
    bool m_isInCluster = false;
    std::vector<std::pair<int, std::uint64_t>> m_databases;
};

} // namespace cacheloupe
