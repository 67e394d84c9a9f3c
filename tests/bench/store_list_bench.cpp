// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/driver/sqlite_database.h"
#include "core/store/cache_store.h"
#include "tests/bench/redis_fill.h"
#include "tests/support/redis_server.h"
#include "tests/support/temp_folder.h"

#include <QByteArray>
#include <QProcess>

#include <hiredis/hiredis.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>

using namespace cacheloupe;
using namespace cacheloupe::bench;
using test::RedisServer;

namespace {

constexpr int kRounds = 3;
constexpr const char *kHotKey = "hot";

/// Entries a second, each round's figure under its name.
using Figures = std::map<std::string, std::vector<double>>;

double nowS()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

constexpr int kLasting = 1; ///< the database whose keys never expire

double listed(const Connection &connection, size_t expected)
{
    const auto store = CacheStore::open(connection, {});
    if (!store)
        fail("cannot open: " + store.error().detail);
    size_t entries = 0;
    size_t bytes = 0;
    const double before = nowS();
    const auto done = (*store)->list(
        [&](std::vector<CacheEntry> page, const ListProgress &) {
            entries += page.size();
            for (const auto &entry : page)
                bytes += entry.answer.size();
            return true;
        },
        {}, 200);
    const double took = nowS() - before;
    if (!done || entries < expected || bytes < entries)
        fail("listed " + std::to_string(entries) + " entries of " + std::to_string(expected));
    return double(entries) / took;
}

/// What a script does: SCAN as it comes and a GET for every key, each waited for, with hiredis alone.
double naive(const RedisServer &server, size_t most)
{
    using Reply = std::unique_ptr<redisReply, decltype([](redisReply *reply) { freeReplyObject(reply); })>;
    const std::unique_ptr<redisContext, decltype(&redisFree)> redis(redisConnect("127.0.0.1", server.port()), &redisFree);
    std::string cursor = "0";
    size_t entries = 0;
    const double before = nowS();
    do {
        const Reply page(static_cast<redisReply *>(redisCommand(redis.get(), "SCAN %s", cursor.c_str())));
        if (!page || page->elements != 2)
            fail("SCAN failed");
        for (size_t i = 0; i < page->element[1]->elements; ++i) {
            const auto *key = page->element[1]->element[i];
            const Reply value(static_cast<redisReply *>(redisCommand(redis.get(), "GET %b", key->str, size_t(key->len))));
            entries += value && value->type == REDIS_REPLY_STRING;
        }
        cursor = page->element[0]->str;
    } while (cursor != "0" && entries < most);
    return double(entries) / (nowS() - before);
}

/// What redis-benchmark reaches with GET of one value of the same size.
double ceiling(RedisServer &server, size_t count)
{
    server.cli({QStringLiteral("-x"), QStringLiteral("SET"), QLatin1String(kHotKey)}, QByteArray(int(kValueBytes), 'x'));
    QProcess process;
    process.start(QStringLiteral("redis-benchmark"),
                  {QStringLiteral("-p"), QString::number(server.port()), QStringLiteral("-n"), QString::number(count), QStringLiteral("-P"), QStringLiteral("100"),
                   QStringLiteral("-c"), QStringLiteral("1"), QStringLiteral("--csv"), QStringLiteral("GET"), QLatin1String(kHotKey)});
    process.waitForFinished(-1);
    const QByteArray output = process.readAllStandardOutput().trimmed();
    server.cli({QStringLiteral("DEL"), QLatin1String(kHotKey)});
    const auto cells = output.mid(output.lastIndexOf('\n') + 1).split(',');
    const double rate = cells.size() > 1 ? QByteArray(cells[1]).replace('"', "").toDouble() : 0;
    if (rate <= 0)
        fail("redis-benchmark said nothing");
    return rate;
}

Connection sqliteOf(const test::TempFolder &folder, size_t rows)
{
    Connection out;
    out.path = folder.path("plain.db").string();
    auto database = SqliteDatabase::open(out.path, SqliteDatabase::Mode::create);
    if (!database || !database->execute("CREATE TABLE cache (key TEXT PRIMARY KEY, response TEXT, created_at TEXT)") || !database->execute("BEGIN"))
        fail("cannot create a database");
    auto insert = database->prepare("INSERT INTO cache VALUES (?1, ?2, '2026-11-02T09:30:00')");
    Random random(11);
    for (size_t i = 0; i < rows; ++i) {
        const std::string key = sha256Hex(std::to_string(i));
        const std::string value = sentence(random, 120);
        if (!insert->bind(1, std::string_view(key)).bind(2, std::string_view(value)).run())
            fail("cannot insert");
    }
    if (!database->execute("COMMIT"))
        fail("cannot commit");
    return out;
}

/// The same rows read with all columns and thrown away: what SQLite alone reaches.
double plainRows(const Connection &connection)
{
    auto database = SqliteDatabase::open(connection.path, SqliteDatabase::Mode::readOnly);
    auto statement = database->prepare("SELECT rowid, * FROM cache");
    size_t rows = 0;
    size_t bytes = 0;
    const double before = nowS();
    for (auto row = statement->step(); row && *row; row = statement->step()) {
        ++rows;
        for (int column = 1; column < statement->columnCount(); ++column)
            bytes += statement->bytes(column).size();
    }
    return bytes > rows ? double(rows) / (nowS() - before) : 0;
}

void print(const Figures &figures)
{
    for (const auto &[name, rates] : figures)
        std::printf("%-44s %10.0f entries/s  (%.0f – %.0f)\n", name.c_str(), median(rates), *std::min_element(rates.begin(), rates.end()),
                    *std::max_element(rates.begin(), rates.end()));
}

} // namespace

/// store_list_bench [ENTRIES]: lists a Redis server and a SQLite file with values, interleaved with a plain loop over
/// SCAN and GET, redis-benchmark and bare SQLite rows; prints the ratios.
int main(int argc, char **argv)
{
    const size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 500'000;
    RedisServer server;
    if (!server.start())
        fail(server.error().toStdString());
    Connection lasting = server.connection();
    lasting.database = kLasting;
    fill(server, 0, count, true);
    fill(server, kLasting, count, false);
    const test::TempFolder folder;
    const Connection sqlite = sqliteOf(folder, count);
    Figures figures;
    for (int round = 0; round < kRounds; ++round) {
        figures["redis: our list, with TTL"].push_back(listed(server.connection(), count));
        figures["redis: our list, keys that never expire"].push_back(listed(lasting, count));
        figures["redis: SCAN and GET one by one"].push_back(naive(server, count / 5));
        figures["redis: redis-benchmark -P 100 GET"].push_back(ceiling(server, count));
        figures["sqlite: our list"].push_back(listed(sqlite, count));
        figures["sqlite: bare rows"].push_back(plainRows(sqlite));
    }
    print(figures);
    for (const char *name : {"redis: our list, with TTL", "redis: our list, keys that never expire"}) {
        const double ours = median(figures[name]);
        std::printf("%s: %.1f times the plain loop, %.2f of redis-benchmark\n", name, ours / median(figures["redis: SCAN and GET one by one"]),
                    ours / median(figures["redis: redis-benchmark -P 100 GET"]));
    }
    return 0;
}
