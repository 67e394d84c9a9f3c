// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/http_client.h"
#include "tests/support/test_certificates.h"

#include <QProcess>
#include <QTcpServer>
#include <QTest>

using namespace cacheloupe;
using test::TestCertificates;

namespace {

/// `openssl s_server -www`: answers every GET with a page about its TLS session.
class TlsServer {
public:
    explicit TlsServer(const TestCertificates::Pair &pair)
    {
        QTcpServer finder;
        finder.listen(QHostAddress::LocalHost);
        m_port = finder.serverPort();
        finder.close();
        m_process.start(QStringLiteral("openssl"), {QStringLiteral("s_server"), QStringLiteral("-www"), QStringLiteral("-accept"), QStringLiteral("127.0.0.1:%1").arg(m_port),
                                                    QStringLiteral("-cert"), pair.certificate, QStringLiteral("-key"), pair.key});
        // It says ACCEPT once it listens.
        QByteArray said;
        while (!said.contains("ACCEPT") && m_process.waitForReadyRead(10'000))
            said += m_process.readAllStandardOutput();
    }
    ~TlsServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    std::string url() const { return "https://127.0.0.1:" + std::to_string(m_port) + "/"; }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

HttpRequest get(const TlsServer &server, std::string caFile)
{
    HttpRequest out;
    out.method = "GET";
    out.url = server.url();
    out.caFile = std::move(caFile);
    return out;
}

} // namespace

class TestHttpTls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_certificates.prepare(), qPrintable(m_certificates.error())); }
    void trustsTheGivenAuthority()
    {
        const TlsServer server(m_certificates.issue(QStringLiteral("good")));
        HttpClient client;
        const auto response = client.send(get(server, m_certificates.caFile()));
        QVERIFY2(response.ok(), response.ok() ? "" : response.error().detail.c_str());
        QCOMPARE(response->status, 200);
    }
    void refusesSelfSigned()
    {
        const TlsServer server(m_certificates.selfSigned());
        HttpClient client;
        const Error error = client.send(get(server, {})).error();
        QCOMPARE(error.reason, ErrorReason::certificateUntrusted);
        QCOMPARE(error.where, server.url());
    }
    void refusesExpired()
    {
        const TlsServer server(m_certificates.issue(QStringLiteral("old"), QStringLiteral("IP:127.0.0.1"), true));
        HttpClient client;
        QCOMPARE(client.send(get(server, m_certificates.caFile())).error().reason, ErrorReason::certificateExpired);
    }
    void refusesAnotherHostsCertificate()
    {
        const TlsServer server(m_certificates.issue(QStringLiteral("other"), QStringLiteral("DNS:models.example")));
        HttpClient client;
        QCOMPARE(client.send(get(server, m_certificates.caFile())).error().reason, ErrorReason::certificateWrongHost);
    }
    void refusesPlainTextBehindTls()
    {
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        // It accepts in the kernel and never speaks TLS: the time-out must say so, not hang.
        HttpRequest request;
        request.url = "https://127.0.0.1:" + std::to_string(plain.serverPort());
        request.timeout = std::chrono::milliseconds(200);
        HttpClient client;
        QCOMPARE(client.send(request).error().code, ErrorCode::timeout);
    }

private:
    TestCertificates m_certificates;
};

QTEST_GUILESS_MAIN(TestHttpTls)
#include "tst_http_tls.moc"
