// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/redis_cluster.h"

#include <QTest>

#include <algorithm>

namespace cacheloupe::test {

namespace {

constexpr int kReadyTimeoutMs = 60000;
constexpr size_t kSlotsEach = 5461;
constexpr size_t kLastSlot = 16383;

QStringList words(const QString &text)
{
    return text.split(QLatin1Char(' '));
}

} // namespace

bool RedisCluster::start()
{
    const QStringList options = words(QStringLiteral("--cluster-enabled yes --cluster-config-file nodes.conf"));
    for (size_t i = 0; i < nodes.size(); ++i) {
        if (!nodes[i].start({{}, {}, {}, options})) {
            m_error = nodes[i].error();
            return false;
        }
        const size_t last = i == 2 ? kLastSlot : (i + 1) * kSlotsEach - 1;
        nodes[i].cli(words(QStringLiteral("CLUSTER ADDSLOTSRANGE %1 %2").arg(i * kSlotsEach).arg(last)));
        nodes[i].cli(words(QStringLiteral("CLUSTER SET-CONFIG-EPOCH %1").arg(i + 1)));
    }
    for (size_t i = 1; i < nodes.size(); ++i)
        nodes[0].cli(words(QStringLiteral("CLUSTER MEET 127.0.0.1 %1").arg(nodes[i].port())));
    m_error = QStringLiteral("the cluster did not become whole");
    return QTest::qWaitFor([this] { return isReady(); }, kReadyTimeoutMs);
}

bool RedisCluster::isReady()
{
    return std::all_of(nodes.begin(), nodes.end(), [](RedisServer &node) {
        const QString info = node.cli(words(QStringLiteral("CLUSTER INFO")));
        return info.contains(QStringLiteral("cluster_state:ok")) && info.contains(QStringLiteral("cluster_slots_assigned:16384"))
            && info.contains(QStringLiteral("cluster_known_nodes:3"));
    });
}

bool RedisCluster::set(const QString &key, const QString &value)
{
    return std::any_of(nodes.begin(), nodes.end(), [&](RedisServer &node) { return node.cli({QStringLiteral("SET"), key, value}) == QStringLiteral("OK"); });
}

RedisServer *RedisCluster::holderOf(const QString &key)
{
    const auto it = std::find_if(nodes.begin(), nodes.end(), [&](RedisServer &node) { return node.cli({QStringLiteral("EXISTS"), key}) == QStringLiteral("1"); });
    return it == nodes.end() ? nullptr : &*it;
}

} // namespace cacheloupe::test
