// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/redis_connection.h"
#include "core/store/change_session.h"

namespace cacheloupe {

/// Changes of Redis entries. A batch is watched, read with DUMP and its moment of expiry, kept, and written in one
/// MULTI/EXEC, so that what is removed is exactly what was kept; without EXEC nothing happened. Commands outside the
/// reading and the key-changing list are refused before they are sent. Threads and failures: see ChangeSession.
class RedisChanges : public ChangeSession {
public:
    static Result<std::unique_ptr<ChangeSession>> open(const Connection &connection, const SecretResolver &secrets, Access access,
                                                       std::stop_token stop);

    Result<std::vector<EntryImage>> look(std::span<const ChangeVictim> victims, std::stop_token stop) override;
    Result<std::vector<ChangeOutcome>> change(ChangeKind kind, std::span<const ChangeVictim> victims, const ImageKeeper &keep,
                                              std::stop_token stop) override;
    Result<std::vector<ChangeOutcome>> restore(ChangeKind kind, std::span<const RestoreItem> items, bool overwrite,
                                               std::stop_token stop) override;

private:
    explicit RedisChanges(RedisConnection connection) : m_connection(std::move(connection)) {}
    Result<std::vector<RedisReply>> send(const std::vector<RedisCommand> &commands, std::stop_token stop);
    Result<std::vector<EntryImage>> watchAndLook(std::span<const ChangeVictim> victims, std::stop_token stop);
    Result<std::int64_t> expiresAtMs(const RedisReply &reply, std::int64_t clockOffsetMs) const;
    /// Runs the commands as one transaction; false when somebody wrote to a watched key.
    Result<bool> execute(std::vector<RedisCommand> commands, std::stop_token stop);

    RedisConnection m_connection;
    bool m_knowsExpireTime = true; ///< PEXPIRETIME, from Redis 7.0 on
};

} // namespace cacheloupe
