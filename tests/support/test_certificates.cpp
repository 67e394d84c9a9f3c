// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_certificates.h"

#include <QProcess>

namespace cacheloupe::test {

namespace {

QStringList split(const char *words)
{
    return QString::fromLatin1(words).split(QLatin1Char(' '));
}

} // namespace

bool TestCertificates::openssl(const QStringList &words)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(file(QString()));
    process.start(QStringLiteral("openssl"), words);
    if (!process.waitForStarted()) {
        m_error = QStringLiteral("openssl is not installed; the tests need it");
        return false;
    }
    process.waitForFinished();
    m_error = QString::fromUtf8(process.readAll());
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

bool TestCertificates::prepare()
{
    m_folder.write("ca.cnf", "[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\n"
                             "policy=any\ncopy_extensions=copy\nunique_subject=no\n[any]\ncommonName=supplied\n");
    m_folder.write("index.txt", "");
    m_folder.write("serial", "01\n");
    return openssl(split("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 30 -subj /CN=test-authority "
                         "-addext keyUsage=critical,keyCertSign,cRLSign"));
}

TestCertificates::Pair TestCertificates::issue(const QString &name, const QString &names, bool isExpired)
{
    const QString key = name + QStringLiteral(".key");
    const QString request = name + QStringLiteral(".csr");
    const QString certificate = name + QStringLiteral(".pem");
    QStringList sign = split("ca -batch -config ca.cnf -cert ca.pem -keyfile ca.key -in") << request << QStringLiteral("-out") << certificate
                                                                                         << QStringLiteral("-notext");
    sign << (isExpired ? split("-startdate 20200101000000Z -enddate 20200201000000Z") : split("-days 30"));
    const bool done = openssl(split("req -newkey rsa:2048 -nodes -subj /CN=test-server -keyout")
                              << key << QStringLiteral("-out") << request << QStringLiteral("-addext") << QStringLiteral("subjectAltName=") + names)
        && openssl(sign);
    return done ? Pair{file(certificate), file(key)} : Pair{};
}

TestCertificates::Pair TestCertificates::selfSigned()
{
    const bool done = openssl(split("req -x509 -newkey rsa:2048 -nodes -keyout own.key -out own.pem -days 30 -subj /CN=localhost "
                                    "-addext subjectAltName=IP:127.0.0.1,DNS:localhost"));
    return done ? Pair{file(QStringLiteral("own.pem")), file(QStringLiteral("own.key"))} : Pair{};
}

} // namespace cacheloupe::test
