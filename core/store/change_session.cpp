// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/change_session.h"

#include "core/store/redis_changes.h"
#include "core/store/sqlite_changes.h"

namespace cacheloupe {

Result<std::unique_ptr<ChangeSession>> ChangeSession::open(const Connection &connection, const SecretResolver &secrets, Access access,
                                                           std::stop_token stop, Clock clock)
{
    if (access == Access::write && !connection.writable)
        return Error{ErrorCode::denied, ErrorReason::none, connectionUrl(connection), "the connection is not marked writable"};
    // An entry does not tell which of several databases it stands in, and the same key in another one is not to suffer.
    if (connection.allDatabases)
        return Error{ErrorCode::unsupported, ErrorReason::none, connectionUrl(connection), "changes need one database, for instance /0"};
    if (connection.kind == StoreKind::sqlite)
        return SqliteChanges::open(connection, access, std::move(clock));
    if (connection.kind == StoreKind::redis)
        return RedisChanges::open(connection, secrets, access, stop);
    return Error{ErrorCode::unsupported, ErrorReason::none, connectionUrl(connection), {}};
}

} // namespace cacheloupe
