// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/connection.h"
#include "tests/support/temp_folder.h"

#include <QProcess>
#include <QStringList>

#include <cstdint>
#include <filesystem>
#include <string>

namespace cacheloupe::test {

/// A real redis-server for one test: a free port of 127.0.0.1, a temporary folder, nothing saved, ended with the object.
/// start() returns once the server says that it accepts connections. Needs redis-server (and redis-cli) in PATH.
class RedisServer {
public:
    struct Options {
        QString password;
        QString certificate; ///< PEM; with it the port speaks TLS only
        QString key;
        QStringList more;
        QString clientAuthority = {}; ///< PEM; with it TLS clients need a certificate signed by it
        QString config = {};          ///< a file, for what the command line does not take (Sentinel)
    };

    RedisServer() = default;
    ~RedisServer();
    RedisServer(const RedisServer &) = delete;
    RedisServer &operator=(const RedisServer &) = delete;

    /// False with error() when the program is missing or does not come up.
    bool start(const Options &options);
    bool start() { return start(Options()); }
    /// Pipes a file of RESP commands through redis-cli.
    bool load(const std::filesystem::path &respFile);
    /// What redis-cli prints for a command (plain servers).
    QString cli(const QStringList &words, const QByteArray &input = {});
    void stop();

    std::uint16_t port() const { return m_port; }
    std::string socketPath() const { return m_folder.path("redis.sock").string(); }
    Connection connection() const;
    const QString &error() const { return m_error; }

private:
    bool startOnce(const Options &options);
    TempFolder m_folder;
    QProcess m_process;
    std::uint16_t m_port = 0;
    QString m_password;
    bool m_tls = false;
    QString m_error;
};

} // namespace cacheloupe::test
