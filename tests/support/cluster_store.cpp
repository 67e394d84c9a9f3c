// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cluster_store.h"

#include "core/base/random.h"
#include "core/store/cache_store.h"

#include <algorithm>

namespace cacheloupe::test {

namespace {

std::string randomBytes(Random &random)
{
    std::string bytes(1 + random.below(900), '\0');
    for (char &byte : bytes)
        byte = char(random.below(256));
    return bytes;
}

/// With an end of life for most.
void append(std::vector<RedisCommand> &commands, const std::string &key, std::string value, Random &random)
{
    commands.push_back({"SET", key, std::move(value)});
    if (random.chance(0.8))
        commands.push_back({"PEXPIRE", key, std::to_string(10'000'000 + random.below(1'000'000'000))});
}

} // namespace

bool ClusterStore::make(int singles, int pairs)
{
    if (!m_cluster.start())
        return false;
    for (const RedisServer &node : m_cluster.nodes) {
        Connection at = node.connection();
        auto link = openRedis(at, resolveSecret, true, {});
        if (!link)
            return false;
        m_links.push_back(std::move(*link));
    }
    Random random(11);
    std::vector<RedisCommand> commands;
    for (int n = 0; n < singles; ++n)
        append(commands, "note:" + std::to_string(n), randomBytes(random), random);
    for (int n = 0; n < pairs; ++n) {
        const std::string id = "p" + std::to_string(n);
        append(commands, "cache:embedding:" + id, R"({"query":"Question )" + id + R"(?","embedding":[0.25,0.5]})", random);
        append(commands, "cache:response:" + id, R"({"response":"Answer )" + id + R"("})", random);
    }
    return send(commands);
}

bool ClusterStore::send(const std::vector<RedisCommand> &commands)
{
    return std::all_of(m_links.begin(), m_links.end(), [&](RedisConnection &link) { return link.pipeline(commands, {}).ok(); });
}

Connection ClusterStore::connection() const
{
    Connection at = m_cluster.nodes.front().connection();
    at.writable = true;
    return at;
}

std::vector<CacheEntry> ClusterStore::entries() const
{
    auto store = CacheStore::open(connection(), resolveSecret);
    auto all = store ? allEntries(**store) : Result<std::vector<CacheEntry>>(store.error());
    return all ? std::move(*all) : std::vector<CacheEntry>();
}

std::map<std::string, std::string> ClusterStore::snapshot()
{
    std::map<std::string, std::string> all;
    for (RedisConnection &link : m_links) {
        std::string cursor = "0";
        do {
            const auto page = link.command({"SCAN", cursor, "COUNT", "500"}, {});
            cursor = page->items[0].text;
            for (const RedisReply &key : page->items[1].items) {
                const auto replies = link.pipeline({{"ASKING"}, {"DUMP", key.text}, {"ASKING"}, {"PEXPIRETIME", key.text}}, {});
                all[key.text] = (*replies)[1].text + std::to_string((*replies)[3].integer);
            }
        } while (cursor != "0");
    }
    return all;
}

bool ClusterStore::remove(const std::string &key)
{
    return send({{"DEL", key}});
}

bool ClusterStore::rewrite(const std::string &key)
{
    return send({{"SET", key, "new"}});
}

std::uint16_t ClusterStore::slotOf(const std::string &key)
{
    const auto slot = m_links.front().command({"CLUSTER", "KEYSLOT", key}, {});
    return slot ? std::uint16_t(slot->integer) : std::uint16_t(0);
}

QString ClusterStore::id(size_t node)
{
    return m_cluster.nodes[node].cli({QStringLiteral("CLUSTER"), QStringLiteral("MYID")});
}

size_t ClusterStore::nodeOf(const std::string &key)
{
    const auto *holder = m_cluster.holderOf(QString::fromStdString(key));
    return holder ? size_t(holder - m_cluster.nodes.data()) : m_cluster.nodes.size();
}

bool ClusterStore::beginMove(const std::string &key)
{
    Move move{nodeOf(key), 0, QString::number(slotOf(key))};
    if (move.from == m_cluster.nodes.size())
        return false;
    move.to = (move.from + 1) % m_cluster.nodes.size();
    RedisServer &from = m_cluster.nodes[move.from];
    RedisServer &to = m_cluster.nodes[move.to];
    const QString ok = QStringLiteral("OK");
    const QStringList setSlot = {QStringLiteral("CLUSTER"), QStringLiteral("SETSLOT"), move.slot};
    const bool begun = to.cli(setSlot + QStringList{QStringLiteral("IMPORTING"), id(move.from)}) == ok
        && from.cli(setSlot + QStringList{QStringLiteral("MIGRATING"), id(move.to)}) == ok;
    const QStringList keys = from.cli({QStringLiteral("CLUSTER"), QStringLiteral("GETKEYSINSLOT"), move.slot, QStringLiteral("100")}).split(QLatin1Char('\n'));
    const QStringList migrate = {QStringLiteral("MIGRATE"), QStringLiteral("127.0.0.1"), QString::number(to.port()), QString(), QStringLiteral("0"),
                                 QStringLiteral("5000"), QStringLiteral("KEYS")};
    m_moves[key] = move;
    return begun && from.cli(migrate + keys) == ok;
}

bool ClusterStore::endMove(const std::string &key)
{
    const Move move = m_moves.at(key);
    const QString owner = id(move.to);
    const QStringList words = {QStringLiteral("CLUSTER"), QStringLiteral("SETSLOT"), move.slot, QStringLiteral("NODE"), owner};
    return m_cluster.nodes[move.to].cli(words) == QStringLiteral("OK") && m_cluster.nodes[move.from].cli(words) == QStringLiteral("OK");
}

} // namespace cacheloupe::test
