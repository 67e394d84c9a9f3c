// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/arch/source_tree.h"

#include <QMap>
#include <QProcess>
#include <QtTest>

using namespace cacheloupe;

/// Core and the command line have no Qt, and C libraries stay behind the files that own their handles.
class TestLibraries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void coreIncludesNoQt();
    void commandLineLinksNoQt();
    void cHeadersStayInTheirFolders();
};

void TestLibraries::coreIncludesNoQt()
{
    const QRegularExpression qt(QStringLiteral("#\\s*include\\s*[<\"](Q[A-Z]|Qt|qt|q[a-z]+\\.h)"));
    QStringList violations;
    for (const SourceFile &file : sourceFiles({QStringLiteral("core"), QStringLiteral("app/cli")}))
        violations << linesMatching(file, qt, QStringLiteral("core knows no Qt"));
    VERIFY_NONE(violations);
}

void TestLibraries::commandLineLinksNoQt()
{
    QProcess ldd;
    ldd.start(QStringLiteral("ldd"), {QStringLiteral(CACHELOUPE_CLI)});
    QVERIFY2(ldd.waitForFinished(), qPrintable(ldd.errorString()));
    const QString libraries = QString::fromUtf8(ldd.readAllStandardOutput());
    QVERIFY2(libraries.contains(QLatin1String("libc.so")), qPrintable(libraries));
    QVERIFY2(!libraries.contains(QLatin1String("libQt")), qPrintable(QLatin1String(CACHELOUPE_CLI ":0: links\n") + libraries));
}

void TestLibraries::cHeadersStayInTheirFolders()
{
    const QString driver = QStringLiteral("core/driver");
    const QMap<QString, QStringList> allowed = {
        {QStringLiteral("sqlite3\\.h"), {driver}},
        {QStringLiteral("curl/"), {driver}},
        {QStringLiteral("hiredis"), {driver}},
        {QStringLiteral("zlib\\.h"), {driver}},
        {QStringLiteral("openssl/"), {driver}},
        {QStringLiteral("zstd"), {driver}},
        {QStringLiteral("simdjson"), {driver, QStringLiteral("core/base"), QStringLiteral("core/hitlog")}},
    };
    QStringList violations;
    for (const SourceFile &file : sourceFiles({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")})) {
        for (auto it = allowed.begin(); it != allowed.end(); ++it) {
            if (!file.isHeader() && it.value().contains(file.folder()))
                continue;
            const QRegularExpression include(QStringLiteral("#\\s*include\\s*[<\"]") + it.key());
            violations << linesMatching(file, include,
                                        QStringLiteral("belongs into a .cpp file of %1").arg(it.value().join(QStringLiteral(", "))));
        }
    }
    VERIFY_NONE(violations);
}

QTEST_GUILESS_MAIN(TestLibraries)
#include "tst_libraries.moc"
