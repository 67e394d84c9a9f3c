// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/redis_server.h"

#include <QFile>
#include <QStandardPaths>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace cacheloupe::test {

namespace {

constexpr int kStartTimeoutMs = 20000;
constexpr int kTries = 5;

/// A port that nobody listens on right now.
std::uint16_t freePort()
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    const bool bound = ::bind(descriptor, generic, length) == 0 && ::getsockname(descriptor, generic, &length) == 0;
    ::close(descriptor);
    return bound ? ntohs(address.sin_port) : std::uint16_t(0);
}

} // namespace

RedisServer::~RedisServer()
{
    stop();
}

void RedisServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

bool RedisServer::start(const Options &options)
{
    if (QStandardPaths::findExecutable(QStringLiteral("redis-server")).isEmpty()) {
        m_error = QStringLiteral("redis-server is not installed; the tests need it");
        return false;
    }
    m_password = options.password;
    m_tls = !options.certificate.isEmpty();
    // Between asking for a free port and listening somebody else may take it.
    for (int i = 0; i < kTries; ++i)
        if (startOnce(options))
            return true;
    return false;
}

bool RedisServer::startOnce(const Options &options)
{
    m_port = freePort();
    const bool needsClient = !options.clientAuthority.isEmpty();
    const QString port = QString::number(m_port);
    QStringList words = {QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--save"), QString(), QStringLiteral("--dir"),
                         QString::fromStdString(m_folder.path("").string()), QStringLiteral("--unixsocket"), QString::fromStdString(socketPath())};
    // What is slow on a busy machine is not what a test looks for.
    words << QStringLiteral("--slowlog-log-slower-than") << QStringLiteral("-1");
    if (!options.config.isEmpty())
        words.prepend(options.config);
    words << QStringLiteral("--port") << (m_tls ? QStringLiteral("0") : port);
    if (m_tls)
        words << QStringLiteral("--tls-port") << port << QStringLiteral("--tls-cert-file") << options.certificate << QStringLiteral("--tls-key-file")
              << options.key << QStringLiteral("--tls-ca-cert-file") << (needsClient ? options.clientAuthority : options.certificate)
              << QStringLiteral("--tls-auth-clients") << (needsClient ? QStringLiteral("yes") : QStringLiteral("no"));
    if (!m_password.isEmpty())
        words << QStringLiteral("--requirepass") << m_password;
    words << options.more;
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QStringLiteral("redis-server"), words);
    QByteArray output;
    while (m_process.waitForReadyRead(kStartTimeoutMs)) {
        output += m_process.readAll();
        if (output.contains("eady to accept connections") || output.contains("Sentinel ID is"))
            return true;
    }
    m_error = QStringLiteral("redis-server did not start: ") + QString::fromUtf8(output.right(500));
    stop();
    return false;
}

QString RedisServer::cli(const QStringList &words, const QByteArray &input)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("redis-cli"), QStringList{QStringLiteral("-s"), QString::fromStdString(socketPath())} + words);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished();
    return QString::fromUtf8(process.readAll()).trimmed();
}

bool RedisServer::load(const std::filesystem::path &respFile)
{
    QFile file(QString::fromStdString(respFile.string()));
    if (!file.open(QIODevice::ReadOnly)) {
        m_error = file.errorString();
        return false;
    }
    const QString said = cli({QStringLiteral("--pipe")}, file.readAll());
    m_error = said;
    return said.contains(QStringLiteral("errors: 0"));
}

Connection RedisServer::connection() const
{
    Connection out;
    out.kind = StoreKind::redis;
    out.host = "127.0.0.1";
    out.port = m_port;
    out.tls = m_tls;
    return out;
}

} // namespace cacheloupe::test
