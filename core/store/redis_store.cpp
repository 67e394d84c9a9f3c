// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_store.h"

#include "core/base/backoff.h"
#include "core/store/redis_opening.h"

#include <algorithm>
#include <map>
#include <random>

namespace cacheloupe {

namespace {

constexpr std::uint64_t kSampleKeys = 300;
constexpr int kReconnects = 8;
constexpr std::chrono::milliseconds kFirstWait(50);
constexpr std::chrono::milliseconds kLongestWait(2000);

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

RedisStore::RedisStore(RedisConnection connection, SecretResolver secrets, std::vector<EntryLayout> layouts, Clock clock)
    : m_connection(std::move(connection)), m_secrets(std::move(secrets)), m_classifier(std::move(layouts)), m_clock(std::move(clock)),
      m_reader(m_clock)
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
    const bool touches = (*replies)[0].isError();
    m_reader.setTouches(touches);
    m_info.serverVersion = infoValue((*replies)[1].text, "redis_version");
    m_runId = infoValue((*replies)[1].text, "run_id");
    m_info.notes.clear();
    m_info.notes.push_back({touches ? "no_touch_unavailable" : "no_touch", m_info.serverVersion});
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
        [&](std::vector<RedisUnitRead> units, std::uint64_t) {
            for (auto &unit : units) {
                const auto entry = entryFrom(unit);
                if (!entry)
                    continue;
                const auto keys = std::max<std::uint64_t>(entry->partKeys.size(), 1);
                keysOf[entry->layout] += keys;
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
    const auto again = reconnect(stop);
    return again ? Status() : again.error();
}

Result<bool> RedisStore::reconnect(std::stop_token stop)
{
    Backoff backoff(kFirstWait, kLongestWait, std::random_device()());
    for (int attempt = 1;; ++attempt) {
        auto again = openRedis(m_info.connection, m_secrets, false, stop);
        if (again) {
            m_connection = std::move(*again);
            const auto replies = m_connection.pipeline({{"CLIENT", "NO-TOUCH", "ON"}, {"INFO", "server"}}, stop);
            if (!replies)
                return replies.error();
            const auto runId = infoValue((*replies)[1].text, "run_id");
            const bool isSame = !runId.empty() && runId == std::exchange(m_runId, runId);
            return isSame;
        }
        const auto code = again.error().code;
        const bool mayPass = code == ErrorCode::network || code == ErrorCode::timeout;
        if (!mayPass || attempt == kReconnects)
            return again.error();
        if (!backoff.wait(stop))
            return Error{ErrorCode::cancelled, ErrorReason::none, m_info.url, {}};
    }
}

Status RedisStore::walk(const RedisWalk::Sink &sink, std::stop_token stop)
{
    SeenKeys seen;
    RedisWalk walk(m_connection, m_reader, m_classifier, seen, [this](std::stop_token s) { return reconnect(s); });
    return walk.run(sink, stop);
}

std::optional<CacheEntry> RedisStore::entryFrom(RedisUnitRead &read)
{
    std::vector<RawPart> parts;
    parts.reserve(read.keys.size());
    for (auto &key : read.keys)
        if (key.exists())
            parts.push_back(m_reader.finish(key));
    if (parts.empty())
        return std::nullopt;
    return m_classifier.entryFrom(read.unit, std::move(parts), m_clock());
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
        [&](std::vector<RedisUnitRead> units, std::uint64_t visited) {
            progress.visited = visited;
            for (auto &unit : units) {
                if (auto entry = entryFrom(unit))
                    page.push_back(std::move(*entry));
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
    RedisUnitRead read{m_classifier.unitOf(key), {}};
    for (const auto &wanted : read.unit.keys)
        read.keys.push_back(m_reader.begin(wanted));
    if (auto done = m_reader.readAll(read.keys, m_connection, stop); !done)
        return done.error();
    auto found = entryFrom(read);
    if (!found)
        return Error{ErrorCode::notFound, ErrorReason::none, std::string(key), m_info.url};
    return std::move(*found);
}

} // namespace cacheloupe
