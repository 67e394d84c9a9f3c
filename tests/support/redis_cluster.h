// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/redis_server.h"

#include <array>

namespace cacheloupe::test {

/// Three primaries that share the slots of a cluster, ended with the object. start() returns once all of them say that
/// the cluster is whole.
class RedisCluster {
public:
    bool start();
    const QString &error() const { return m_error; }

    /// On the node whose slot it is.
    bool set(const QString &key, const QString &value);
    /// The node that holds the key now.
    RedisServer *holderOf(const QString &key);
    std::array<RedisServer, 3> nodes;

private:
    bool isReady();
    QString m_error;
};

} // namespace cacheloupe::test
