// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/change_stores.h"

#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/driver/sqlite_database.h"
#include "core/store/cache_store.h"
#include "core/store/redis_opening.h"

namespace cacheloupe::test {

namespace {

std::string randomBytes(Random &random, size_t most)
{
    std::string bytes(1 + random.below(most), '\0');
    for (char &byte : bytes)
        byte = char(random.below(256));
    return bytes;
}

std::string keyOf(int n)
{
    return "llm:" + sha256Hex(std::to_string(n));
}

} // namespace

bool ChangeStore::make(StoreKind kind, int entries)
{
    return kind == StoreKind::redis ? fillRedis(entries) : fillSqlite(entries);
}

bool ChangeStore::fillRedis(int entries)
{
    if (!m_server.start())
        return false;
    m_connection = m_server.connection();
    m_connection.writable = true;
    auto redis = openRedis(m_connection, resolveSecret, true, {});
    Random random(7);
    for (int n = 0; redis && n < entries;) {
        std::vector<RedisCommand> commands;
        for (int i = 0; i < 500 && n < entries; ++i, ++n) {
            commands.push_back({"SET", keyOf(n), randomBytes(random, 1500)});
            if (random.chance(0.8))
                commands.push_back({"PEXPIRE", keyOf(n), std::to_string(10'000'000 + random.below(1'000'000'000))});
        }
        if (!redis->pipeline(commands, {}))
            return false;
    }
    return redis.ok();
}

bool ChangeStore::fillSqlite(int entries)
{
    m_connection.path = m_folder.path("cache.db").string();
    m_connection.writable = true;
    auto database = SqliteDatabase::open(m_connection.path, SqliteDatabase::Mode::create);
    if (!database
        || !database->execute("CREATE TABLE llm_cache(key TEXT PRIMARY KEY, entry_id TEXT, call_site TEXT, query TEXT, response, key_fields TEXT, "
                              "created_at TEXT, ttl_s, expires_at TEXT, hit_count INTEGER DEFAULT 0)"))
        return false;
    Random random(7);
    return database
        ->transaction([&]() -> Status {
            auto insert = database->prepare("INSERT INTO llm_cache VALUES(?1, ?2, 'support.faq', ?3, ?4, '{}', '2026-11-01T00:00:00Z', ?5, ?6, 0)");
            if (!insert)
                return insert.error();
            for (int n = 0; n < entries; ++n) {
                insert->bind(1, keyOf(n)).bind(2, "e" + std::to_string(n)).bind(3, "Question " + std::to_string(n) + "?");
                insert->bindBlob(4, randomBytes(random, 300));
                if (random.chance(0.5))
                    insert->bind(5, std::int64_t(3600)).bind(6, std::string_view("2026-11-01T01:00:00Z"));
                else
                    insert->bind(5, 3600.5).bindNull(6);
                if (auto done = insert->run(); !done)
                    return done;
            }
            return {};
        })
        .ok();
}

std::vector<CacheEntry> ChangeStore::entries() const
{
    auto store = CacheStore::open(m_connection, resolveSecret);
    auto all = store ? allEntries(**store) : Result<std::vector<CacheEntry>>(store.error());
    return all ? std::move(*all) : std::vector<CacheEntry>();
}

std::map<std::string, std::string> ChangeStore::snapshot() const
{
    std::map<std::string, std::string> all;
    if (m_connection.kind == StoreKind::sqlite) {
        auto database = SqliteDatabase::open(m_connection.path, SqliteDatabase::Mode::readOnly);
        auto query = database->prepare("SELECT key, quote(entry_id), quote(query), quote(response), quote(ttl_s), quote(expires_at), quote(hit_count) "
                                       "FROM llm_cache");
        while (*query->step()) {
            std::string &text = all[query->text(0)];
            for (int column = 1; column < query->columnCount(); ++column)
                text += query->text(column) + '|';
        }
        return all;
    }
    auto redis = openRedis(m_connection, resolveSecret, false, {});
    std::string cursor = "0";
    do {
        const auto page = redis->command({"SCAN", cursor, "COUNT", "500"}, {});
        cursor = page->items[0].text;
        std::vector<RedisCommand> commands;
        for (const RedisReply &key : page->items[1].items) {
            commands.push_back({"DUMP", key.text});
            commands.push_back({"PEXPIRETIME", key.text});
        }
        const auto replies = redis->pipeline(commands, {});
        for (size_t i = 0; i < replies->size(); i += 2)
            all[commands[i][1]] = (*replies)[i].text + std::to_string((*replies)[i + 1].integer);
    } while (cursor != "0");
    return all;
}

bool ChangeStore::rewrite(const std::string &key, const std::string &answer)
{
    if (m_connection.kind == StoreKind::sqlite) {
        auto database = SqliteDatabase::open(m_connection.path, SqliteDatabase::Mode::readWrite);
        auto write = database->prepare("INSERT INTO llm_cache(key, response) VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET response = ?2");
        return write->bind(1, key).bind(2, std::string_view(answer)).run().ok();
    }
    auto redis = openRedis(m_connection, resolveSecret, true, {});
    return redis && redis->command({"SET", key, answer}, {}).ok();
}

} // namespace cacheloupe::test
