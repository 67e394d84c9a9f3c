// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/cache_store.h"

#include "core/store/folder_store.h"
#include "core/store/redis_store.h"
#include "core/store/sqlite_store.h"

namespace cacheloupe {

Result<std::unique_ptr<CacheStore>> CacheStore::open(const Connection &connection, const SecretResolver &secrets, std::stop_token stop,
                                                     Clock clock)
{
    if (connection.kind == StoreKind::sqlite)
        return SqliteStore::open(connection, std::move(clock));
    if (connection.kind == StoreKind::folder)
        return FolderStore::open(connection, stop, std::move(clock));
    return RedisStore::open(connection, secrets, stop, std::move(clock));
}

Result<std::vector<StoreIndex>> CacheStore::indexes(std::stop_token)
{
    return Error{ErrorCode::unsupported, ErrorReason::none, m_info.url, {}};
}

Result<std::vector<ServerFacts>> CacheStore::serverFacts(std::stop_token)
{
    return Error{ErrorCode::unsupported, ErrorReason::none, m_info.url, {}};
}

Result<double> CacheStore::nearestMs(const StoreIndex &, const IndexedVector &, std::string_view, std::stop_token)
{
    return Error{ErrorCode::unsupported, ErrorReason::none, m_info.url, {}};
}

Result<std::vector<CacheEntry>> allEntries(CacheStore &store, std::stop_token stop, size_t limit)
{
    std::vector<CacheEntry> out;
    const auto listed = store.list(
        [&](std::vector<CacheEntry> page, const ListProgress &) {
            for (auto &entry : page)
                if (limit == 0 || out.size() < limit)
                    out.push_back(std::move(entry));
            return limit == 0 || out.size() < limit;
        },
        stop);
    if (!listed)
        return listed.error();
    return out;
}

} // namespace cacheloupe
