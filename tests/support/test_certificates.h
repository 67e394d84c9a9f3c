// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/temp_folder.h"

#include <QString>
#include <QStringList>

#include <string>

namespace cacheloupe::test {

/// Certificates made by the `openssl` tool at test time: an authority and server certificates it signed, valid for
/// 127.0.0.1 and localhost unless told otherwise.
class TestCertificates {
public:
    struct Pair {
        QString certificate; ///< PEM file
        QString key;
    };

    /// False with error() when openssl is missing or refuses.
    bool prepare();

    std::string caFile() const { return m_folder.path("ca.pem").string(); }
    /// Signed by the authority; `names` as in subjectAltName.
    Pair issue(const QString &name, const QString &names = QStringLiteral("IP:127.0.0.1,DNS:localhost"), bool isExpired = false);
    Pair selfSigned();
    const QString &error() const { return m_error; }

private:
    bool openssl(const QStringList &words);
    QString file(const QString &name) const { return QString::fromStdString(m_folder.path(name.toStdString()).string()); }
    TempFolder m_folder;
    QString m_error;
};

} // namespace cacheloupe::test
