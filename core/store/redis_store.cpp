// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_store.h"

#include "core/store/decode_pipeline.h"
#include "core/store/entry_pages.h"
#include "core/store/redis_cluster.h"
#include "core/store/redis_opening.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::uint64_t kSampleKeys = 300;
constexpr int kMaxRedirects = 5;

std::string listText(const std::vector<int> &numbers)
{
    std::string out;
    for (const int number : numbers)
        out += (out.empty() ? "" : ", ") + std::to_string(number);
    return out;
}

/// The error of a walk that did not come to its end, with what is missing.
Error cutShort(Error error, const RedisNode &node, std::uint64_t visited)
{
    std::string missing = std::to_string(visited) + '/' + std::to_string(node.keyCount(node.connection().database)) + " keys";
    if (node.slots() > 0)
        missing += ", " + slotShare(node.slots());
    error.detail = missing + "; " + error.detail;
    return error;
}

} // namespace

RedisStore::RedisStore(const SecretResolver &secrets, std::vector<EntryLayout> layouts, Clock clock)
    : m_secrets(secrets), m_classifier(std::move(layouts)), m_clock(std::move(clock))
{
}

Result<std::unique_ptr<CacheStore>> RedisStore::open(const Connection &connection, const SecretResolver &secrets, std::stop_token stop,
                                                     Clock clock)
{
    auto layouts = builtInLayouts(StoreKind::redis);
    if (!layouts)
        return layouts.error();
    std::unique_ptr<RedisStore> store(new RedisStore(secrets, std::move(*layouts), std::move(clock)));
    store->m_info.connection = connection;
    store->m_info.url = connectionUrl(connection);
    if (auto opened = store->openNodes(stop); !opened)
        return opened.error();
    if (auto recognised = store->recognise(stop); !recognised)
        return recognised.error();
    return std::unique_ptr<CacheStore>(std::move(store));
}

Status RedisStore::openNodes(std::stop_token stop)
{
    auto node = RedisNode::open(m_info.connection, m_secrets, 0, stop, m_clock);
    if (!node)
        return node.error();
    m_info.serverVersion = (*node)->serverVersion();
    m_info.notes.push_back({(*node)->touches() ? "no_touch_unavailable" : "no_touch", m_info.serverVersion});
    if ((*node)->isInCluster()) {
        auto cluster = openRedisCluster(**node, m_info.connection, m_secrets, stop, m_clock);
        if (!cluster)
            return cluster.error();
        m_nodes = std::move(cluster->nodes);
        m_info.notes.insert(m_info.notes.end(), cluster->notes.begin(), cluster->notes.end());
    } else {
        m_nodes.push_back(std::move(*node));
    }
    describe();
    return {};
}

void RedisStore::describe()
{
    std::vector<int> others;
    std::string replicas;
    for (const auto &node : m_nodes) {
        for (const auto &[database, keys] : node->databases()) {
            const bool isListed = m_info.connection.allDatabases || database == m_info.connection.database;
            m_info.keyCount += isListed ? keys : 0;
            if (!isListed)
                others.push_back(database);
        }
        if (node->isReplica())
            replicas += (replicas.empty() ? "" : ", ") + node->where();
    }
    if (!others.empty())
        m_info.notes.push_back({"other_databases", listText(others)});
    if (!replicas.empty())
        m_info.notes.push_back({"reads_replica", replicas});
}

std::vector<int> RedisStore::databasesOf(const RedisNode &node) const
{
    if (!m_info.connection.allDatabases)
        return {m_info.connection.database};
    std::vector<int> out;
    for (const auto &known : node.databases())
        out.push_back(known.first);
    return out;
}

Status RedisStore::recognise(std::stop_token stop)
{
    std::map<std::string, std::uint64_t> keysOf;
    std::uint64_t seen = 0;
    const auto sampled = walk(
        [&](ReadUnits units, std::uint64_t) {
            for (const auto &entry : decoded(std::move(units))) {
                const auto keys = std::max<std::uint64_t>(entry.partKeys.size(), 1);
                keysOf[entry.layout] += keys;
                seen += keys;
            }
            return true;
        },
        kSampleKeys, stop);
    if (!sampled)
        return sampled;
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

std::optional<RedisStore::ReadUnit> RedisStore::finished(RedisNode &node, RedisUnitRead &read)
{
    std::vector<RawPart> parts;
    parts.reserve(read.keys.size());
    for (auto &key : read.keys)
        if (key.exists())
            parts.push_back(node.finish(key));
    if (parts.empty())
        return std::nullopt;
    return ReadUnit{std::move(read.unit), std::move(parts), node.connection().database};
}

std::vector<CacheEntry> RedisStore::decoded(ReadUnits units) const
{
    std::vector<CacheEntry> entries;
    entries.reserve(units.size());
    const Instant now = m_clock();
    for (auto &unit : units) {
        entries.push_back(m_classifier.entryFrom(unit.unit, std::move(unit.parts), now));
        if (m_info.connection.allDatabases)
            entries.back().scope.push_back({"database", std::to_string(unit.database)});
    }
    return entries;
}

Status RedisStore::walk(const UnitSink &sink, std::uint64_t perDatabase, std::stop_token stop)
{
    Status lost;
    SeenKeys seenInCluster(m_nodes.size() > 1 ? m_info.keyCount : 0);
    std::uint64_t visitedBefore = 0;
    bool goOn = true;
    for (size_t i = 0; i < m_nodes.size() && goOn; ++i) {
        RedisNode &node = *m_nodes[i];
        for (const int database : databasesOf(node)) {
            SeenKeys seenHere(perDatabase > 0 ? perDatabase : node.keyCount(database));
            std::uint64_t visitedHere = 0;
            Status redirected;
            const auto take = [&](std::vector<RedisUnitRead> units, std::uint64_t visited) {
                visitedHere = visited;
                redirected = followRedirects(node, units, stop);
                ReadUnits read;
                read.reserve(units.size());
                for (auto &unit : units)
                    if (auto done = finished(node, unit))
                        read.push_back(std::move(*done));
                goOn = sink(std::move(read), visitedBefore + visited);
                return goOn && redirected && (perDatabase == 0 || visited < perDatabase);
            };
            auto walked = node.reconnectIfDropped(stop);
            if (walked)
                walked = node.select(database, stop);
            if (walked)
                walked = node.walk(m_classifier, node.slots() > 0 ? seenInCluster : seenHere, take, stop);
            if (walked && !redirected)
                walked = redirected;
            visitedBefore += visitedHere;
            if (!walked && walked.error().code == ErrorCode::network)
                lost = cutShort(walked.error(), node, visitedHere);
            if (!walked && (node.slots() == 0 || walked.error().code != ErrorCode::network))
                return walked.error().code == ErrorCode::network ? lost : walked;
            if (!goOn)
                break;
        }
    }
    return lost;
}

/// A node that is in the middle of its own walk answers nothing else: it is reached by another connection.
Result<RedisNode *> RedisStore::nodeAt(const HostAndPort &at, const RedisNode &walking, std::stop_token stop)
{
    const auto isThere = [&](const auto &node) {
        return node.get() != &walking && node->connection().host == at.host && node->connection().port == at.port;
    };
    for (auto *nodes : {&m_nodes, &m_moreNodes})
        if (const auto it = std::find_if(nodes->begin(), nodes->end(), isThere); it != nodes->end())
            return it->get();
    constexpr size_t kSomeSlots = 1;
    auto opened = RedisNode::open(connectionAt(m_info.connection, at), m_secrets, kSomeSlots, stop, m_clock);
    if (!opened)
        return opened.error();
    m_moreNodes.push_back(std::move(*opened));
    return m_moreNodes.back().get();
}

/// Halves of a pair may lie on different nodes, and slots may move while they are read.
Status RedisStore::followRedirects(RedisNode &from, std::vector<RedisUnitRead> &units, std::stop_token stop)
{
    for (int hop = 0; hop < kMaxRedirects; ++hop) {
        std::map<std::string, std::vector<RedisKeyRead *>> byTarget;
        for (auto &unit : units)
            for (auto &key : unit.keys)
                if (!key.redirect().empty())
                    byTarget[key.redirect().substr(0, key.redirect().find(' ')) + key.redirect().substr(key.redirect().rfind(' '))].push_back(&key);
        if (byTarget.empty())
            return {};
        for (auto &[target, keys] : byTarget) {
            const auto at = redirectTarget(target, {from.connection().host, from.connection().port});
            if (!at)
                return Error{ErrorCode::network, ErrorReason::none, from.where(), target};
            const auto node = nodeAt(*at, from, stop);
            if (!node)
                return node.error();
            std::vector<RedisKeyRead> reads;
            for (auto *key : keys) {
                key->restart(target.starts_with("ASK"));
                reads.push_back(std::move(*key));
            }
            const auto read = (*node)->readAll(reads, stop);
            for (size_t i = 0; i < keys.size(); ++i)
                *keys[i] = std::move(reads[i]);
            if (!read)
                return read;
        }
    }
    return {};
}

Status RedisStore::list(const PageSink &sink, std::stop_token stop, size_t pageSize)
{
    EntryPages pages(sink, pageSize, m_info.keyCount);
    DecodePipeline<ReadUnits> pipeline([this](ReadUnits &units) { return decoded(std::move(units)); },
                                       [&](std::vector<CacheEntry> entries) { return pages.add(std::move(entries)); });
    bool goOn = true;
    const auto walked = walk(
        [&](ReadUnits units, std::uint64_t visited) {
            pages.setVisited(visited);
            return goOn = pipeline.add(std::move(units));
        },
        0, stop);
    if (goOn && (walked || walked.error().code == ErrorCode::network))
        pipeline.finish();
    return walked;
}

Result<std::optional<CacheEntry>> RedisStore::entryOn(RedisNode &node, std::string_view key, std::stop_token stop)
{
    std::vector<RedisUnitRead> units;
    std::vector<WantedKey> wanted;
    units.push_back({m_classifier.unitOf(std::string(key), wanted), {}});
    for (auto &one : wanted)
        units[0].keys.push_back(node.begin(std::move(one)));
    if (auto done = node.readAll(units[0].keys, stop); !done)
        return done.error();
    if (auto followed = followRedirects(node, units, stop); !followed)
        return followed.error();
    auto read = finished(node, units[0]);
    if (!read)
        return std::optional<CacheEntry>();
    ReadUnits one;
    one.push_back(std::move(*read));
    return std::optional(std::move(decoded(std::move(one)).front()));
}

Result<CacheEntry> RedisStore::entry(std::string_view key, std::stop_token stop)
{
    // In a cluster any node leads on to the one that has the key.
    RedisNode &node = *m_nodes.front();
    if (auto alive = node.reconnectIfDropped(stop); !alive)
        return alive.error();
    for (const int database : databasesOf(node)) {
        if (auto selected = node.select(database, stop); !selected)
            return selected.error();
        auto found = entryOn(node, key, stop);
        if (!found)
            return found.error();
        if (*found)
            return std::move(**found);
    }
    return Error{ErrorCode::notFound, ErrorReason::none, std::string(key), m_info.url};
}

} // namespace cacheloupe
