// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_store.h"

#include "core/base/hash.h"
#include "core/store/redis_opening.h"

#include <algorithm>
#include <map>

namespace cacheloupe {

namespace {

constexpr const char *kScanCount = "100";
constexpr std::uint64_t kSampleKeys = 300;

struct KeyHash {
    size_t operator()(const Hash128 &hash) const { return size_t(hash.low); }
};

/// `redis_version:7.0.15` in the text of INFO.
std::string infoValue(std::string_view info, std::string_view name)
{
    const auto at = info.find(std::string(name) + ':');
    if (at == std::string_view::npos)
        return {};
    const auto value = info.substr(at + name.size() + 1);
    return std::string(value.substr(0, value.find_first_of("\r\n")));
}

/// The other databases that hold keys: the lines `db3:keys=…`.
std::string otherDatabases(std::string_view info, int own)
{
    std::string out;
    for (size_t at = info.find("\ndb"); at != std::string_view::npos; at = info.find("\ndb", at + 1)) {
        const auto line = info.substr(at + 3);
        const std::string number(line.substr(0, line.find(':')));
        if (number != std::to_string(own))
            out += out.empty() ? number : ", " + number;
    }
    return out;
}

} // namespace

struct RedisStore::Walk {
    std::vector<RedisUnit> units; ///< not seen before
    std::uint64_t visited = 0;
};

RedisStore::RedisStore(RedisConnection connection, SecretResolver secrets, std::vector<EntryLayout> layouts, Clock clock)
    : m_connection(std::move(connection)), m_secrets(std::move(secrets)), m_classifier(std::move(layouts)), m_clock(std::move(clock)),
      m_reader(m_connection, m_clock)
{
}

Result<std::unique_ptr<CacheStore>> RedisStore::open(const Connection &connection, const SecretResolver &secrets, std::stop_token stop,
                                                     Clock clock)
{
    auto layouts = builtInLayouts(StoreKind::redis);
    if (!layouts)
        return layouts.error();
    auto opened = openRedis(connection, secrets, false, stop);
    if (!opened)
        return opened.error();
    std::unique_ptr<RedisStore> store(new RedisStore(std::move(*opened), secrets, std::move(*layouts), std::move(clock)));
    store->m_info.connection = connection;
    store->m_info.url = connectionUrl(connection);
    if (auto described = store->describe(stop); !described)
        return described.error();
    if (auto recognised = store->recognise(stop); !recognised)
        return recognised.error();
    return std::unique_ptr<CacheStore>(std::move(store));
}

Status RedisStore::describe(std::stop_token stop)
{
    const auto replies = m_connection.pipeline({{"CLIENT", "NO-TOUCH", "ON"}, {"INFO", "server"}, {"INFO", "keyspace"}, {"DBSIZE"}}, stop);
    if (!replies)
        return replies.error();
    const auto &noTouch = (*replies)[0];
    m_info.serverVersion = infoValue((*replies)[1].text, "redis_version");
    m_info.notes.clear();
    m_info.notes.push_back({noTouch.isError() ? "no_touch_unavailable" : "no_touch", m_info.serverVersion});
    if (const auto others = otherDatabases((*replies)[2].text, m_info.connection.database); !others.empty())
        m_info.notes.push_back({"other_databases", others});
    if ((*replies)[3].type == RedisReply::Type::integer)
        m_info.keyCount = std::uint64_t((*replies)[3].integer);
    return {};
}

Status RedisStore::recognise(std::stop_token stop)
{
    std::map<std::string, std::uint64_t> keysOf;
    std::uint64_t seen = 0;
    const auto sampled = walk(
        [&](Walk &page) -> Result<bool> {
            const auto entries = readEntries(page.units, stop);
            if (!entries)
                return entries.error();
            for (const auto &entry : *entries) {
                const auto keys = std::max<std::uint64_t>(entry.partKeys.size(), 1);
                keysOf[entry.layout] += keys;
                seen += keys;
            }
            return seen < kSampleKeys;
        },
        stop);
    if (!sampled)
        return sampled;
    m_info.layouts.clear();
    for (const auto &[id, matched] : keysOf) {
        const EntryLayout *layout = m_classifier.layout(id);
        const bool isGuess = !layout || layout->priority < 0;
        m_info.layouts.push_back({id, layout ? layout->system : std::string(), isGuess ? "fallback" : "key_pattern",
                                  layout ? RedisClassifier::patternText(*layout) : std::string(), matched, seen});
    }
    std::stable_sort(m_info.layouts.begin(), m_info.layouts.end(), [](const auto &a, const auto &b) { return a.matched > b.matched; });
    if (seen < m_info.keyCount)
        m_info.notes.push_back({"sample_only", std::to_string(seen)});
    return {};
}

Status RedisStore::reconnectIfDropped(std::stop_token stop)
{
    const auto alive = m_connection.command({"PING"}, stop);
    if (alive || alive.error().reason != ErrorReason::connectionDropped)
        return {};
    auto again = openRedis(m_info.connection, m_secrets, false, stop);
    if (!again)
        return again.error();
    m_connection = std::move(*again);
    return describe(stop);
}

Status RedisStore::walk(const std::function<Result<bool>(Walk &)> &visit, std::stop_token stop)
{
    std::unordered_set<Hash128, KeyHash> seen;
    std::uint64_t visited = 0;
    std::string cursor = "0";
    do {
        const auto reply = m_connection.command({"SCAN", cursor, "COUNT", kScanCount}, stop);
        if (!reply)
            return reply.error();
        if (!reply->isArray() || reply->items.size() != 2 || !reply->items[1].isArray())
            return Error{ErrorCode::unsupported, ErrorReason::none, m_connection.where(), "SCAN"};
        cursor = reply->items[0].text;
        Walk page;
        for (const auto &key : reply->items[1].items) {
            // SCAN may give a key twice, and either half of a pair leads to the same unit.
            if (!seen.insert(hash128(key.text)).second)
                continue;
            ++visited;
            auto unit = m_classifier.unitOf(key.text);
            const bool isNew = unit.keys.size() < 2 || seen.insert(hash128("unit " + unit.keys.front().key)).second;
            if (isNew)
                page.units.push_back(std::move(unit));
        }
        page.visited = visited;
        const auto goOn = visit(page);
        if (!goOn)
            return goOn.error();
        if (!*goOn)
            return {};
    } while (cursor != "0");
    return {};
}

Result<std::vector<CacheEntry>> RedisStore::readEntries(const std::vector<RedisUnit> &units, std::stop_token stop)
{
    std::vector<WantedKey> wanted;
    for (const auto &unit : units)
        wanted.insert(wanted.end(), unit.keys.begin(), unit.keys.end());
    auto parts = m_reader.read(wanted, stop);
    if (!parts)
        return parts.error();
    std::vector<CacheEntry> out;
    auto next = parts->begin();
    for (const auto &unit : units) {
        std::vector<RawPart> own;
        for (const auto &key : unit.keys)
            if (next != parts->end() && next->key == key.key)
                own.push_back(std::move(*next++));
        if (!own.empty())
            out.push_back(m_classifier.entryFrom(unit, std::move(own), m_clock()));
    }
    return out;
}

Status RedisStore::list(const PageSink &sink, std::stop_token stop, size_t pageSize)
{
    if (auto alive = reconnectIfDropped(stop); !alive)
        return alive;
    ListProgress progress;
    progress.total = m_info.keyCount;
    std::vector<CacheEntry> page;
    const auto handOver = [&] {
        progress.listed += page.size();
        return page.empty() || sink(std::exchange(page, {}), progress);
    };
    const auto walked = walk(
        [&](Walk &found) -> Result<bool> {
            auto entries = readEntries(found.units, stop);
            if (!entries)
                return entries.error();
            progress.visited = found.visited;
            for (auto &entry : *entries) {
                page.push_back(std::move(entry));
                if (page.size() >= std::max<size_t>(pageSize, 1) && !handOver())
                    return false;
            }
            return true;
        },
        stop);
    if (walked)
        handOver();
    return walked;
}

Result<CacheEntry> RedisStore::entry(std::string_view key, std::stop_token stop)
{
    if (auto alive = reconnectIfDropped(stop); !alive)
        return alive.error();
    auto entries = readEntries({m_classifier.unitOf(key)}, stop);
    if (!entries)
        return entries.error();
    if (entries->empty())
        return Error{ErrorCode::notFound, ErrorReason::none, std::string(key), m_info.url};
    return std::move(entries->front());
}

} // namespace cacheloupe
