// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/redis_connection.h"
#include "core/store/entry_image.h"
#include "core/store/redis_opening.h"

#include <optional>
#include <span>

namespace cacheloupe {

/// What stands under a key, or in a cluster where it is to be asked for instead.
struct KeyLook {
    std::optional<PartImage> part; ///< absent: no such key
    std::string redirect;          ///< `MOVED …` or `ASK …`
};

/// One Redis server whose keys are changed: it gives images of keys (DUMP and moment of expiry), watches them and runs
/// one transaction. Commands outside the reading and the key-changing list are refused before they are sent. One thread
/// at a time; fails as RedisConnection does.
class RedisChangeServer {
public:
    enum class Watch : std::uint8_t { no, yes };

    static Result<RedisChangeServer> open(const Connection &connection, const SecretResolver &secrets, bool writable, std::stop_token stop);

    const std::string &where() const { return m_connection.where(); }
    bool isInCluster() const { return m_isInCluster; }
    /// Keeps moments of expiry; an older server's are computed from the time left, a few milliseconds more or less.
    bool tellsExpiry() const { return m_tellsExpiry; }
    Result<RedisReply> read(const RedisCommand &command, std::stop_token stop);
    /// The same, where an error is a reply like others: a redirect, or a key of another type.
    Result<RedisReply> ask(const RedisCommand &command, std::stop_token stop, bool asking = false);

    /// The keys in order; watched before they are read, so that execute() notices who writes in between. `asking`: the
    /// server is only about to get them (after an ASK).
    Result<std::vector<KeyLook>> look(std::span<const std::string> keys, Watch watch, std::stop_token stop, bool asking = false);

    /// Runs the commands as one transaction; false when somebody wrote to a watched key or a key is no longer served
    /// here, and nothing was done. Without commands only the watch ends.
    Result<bool> execute(std::vector<RedisCommand> commands, std::stop_token stop, bool asking = false);

private:
    explicit RedisChangeServer(RedisConnection connection) : m_connection(std::move(connection)) {}
    Result<std::vector<RedisReply>> send(const std::vector<RedisCommand> &commands, std::stop_token stop);
    Result<KeyLook> lookOf(const std::string &key, const RedisReply &dump, const RedisReply &expires, std::int64_t clockOffsetMs) const;

    RedisConnection m_connection;
    bool m_tellsExpiry = true; ///< PEXPIRETIME, from Redis 7.0 on
    bool m_isInCluster = false;
};

} // namespace cacheloupe
