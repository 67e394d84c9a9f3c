// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

enum class StoreKind : std::uint8_t { sqlite, redis, folder };
enum class Environment : std::uint8_t { development, staging, production };

std::string_view storeKindName(StoreKind kind);
std::string_view environmentName(Environment environment);
std::optional<Environment> environmentFromName(std::string_view name);

struct HostAndPort {
    std::string host;
    std::uint16_t port = 0;
    bool operator==(const HostAndPort &) const = default;
};

/// How to reach one cache store. A plain value that may be saved and shown: the password is only a reference, and a
/// store is opened read-only unless `writable` says otherwise.
struct Connection {
    std::string id;
    std::string name;
    StoreKind kind = StoreKind::sqlite;
    std::string path; ///< the SQLite file, the folder, or the Unix socket of a Redis server (then host is empty)
    std::string user;
    std::string host;
    std::uint16_t port = 6379;
    int database = 0;
    bool allDatabases = false; ///< `database` is where reading begins
    std::string sentinelService; ///< when it is set, host and port are a Sentinel's, which names the server
    std::vector<HostAndPort> moreSentinels; ///< asked when the first does not answer
    bool preferReplica = false; ///< read from a replica where there is one
    bool tls = false;
    SecretRef password;
    std::string caFile; ///< PEM file with the authorities to trust for TLS; empty = the system's
    std::string certificateFile; ///< PEM of our own certificate, for servers that ask for one
    std::string keyFile;         ///< PEM of its key
    Environment environment = Environment::development;
    bool writable = false;
    bool operator==(const Connection &) const = default;
};

/// Reads `sqlite:PATH`, `dir:PATH`, `redis://[user@]host[:port][/db]`, `rediss://…`, `redis+unix:PATH[?db=N]` (design
/// section 7) and `redis+sentinel://[user@]host[:port],host…/service[/db]` (`rediss+sentinel://` with TLS). `*` for db
/// means all databases; `?prefer=replica` may follow a server's address.
/// Fails with parse/badUrl, unsupported (another scheme) or denied/passwordInUrl; `where` never repeats a password.
Result<Connection> parseConnectionUrl(std::string_view url);

/// The URL of a connection, for screens, logs and errors: it holds no secret. Reading it gives the same address back.
std::string connectionUrl(const Connection &connection);

} // namespace cacheloupe
