// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/change_session.h"
#include "core/store/redis_change_server.h"
#include "core/store/redis_values.h"

namespace cacheloupe {

/// Changes of Redis entries on one server. A batch is watched, read with DUMP and its moment of expiry, kept, and written
/// in one MULTI/EXEC, so that what is removed is exactly what was kept; without EXEC nothing happened. Threads and
/// failures: see ChangeSession. A server of a cluster leads to RedisClusterChanges.
class RedisChanges : public ChangeSession {
public:
    static Result<std::unique_ptr<ChangeSession>> open(const Connection &connection, const SecretResolver &secrets, Access access,
                                                       std::stop_token stop);

    Result<std::vector<EntryImage>> look(std::span<const ChangeVictim> victims, std::stop_token stop) override;
    Result<std::vector<RawEntry>> values(std::span<const ChangeVictim> victims, std::stop_token stop) override;
    Result<std::vector<bool>> areRefreshed(std::span<const ChangeVictim> victims, std::stop_token stop) override;
    Result<std::vector<ChangeOutcome>> change(ChangeKind kind, std::span<const ChangeVictim> victims, const ImageKeeper &keep,
                                              std::stop_token stop) override;
    Result<std::vector<ChangeOutcome>> restore(ChangeKind kind, std::span<const RestoreItem> items, bool overwrite,
                                               std::stop_token stop) override;

private:
    explicit RedisChanges(RedisChangeServer server) : m_server(std::move(server)) {}
    Result<std::vector<EntryImage>> images(std::span<const ChangeVictim> victims, RedisChangeServer::Watch watch, std::stop_token stop);

    RedisAsk asking(std::stop_token stop);

    RedisChangeServer m_server;
};

} // namespace cacheloupe
