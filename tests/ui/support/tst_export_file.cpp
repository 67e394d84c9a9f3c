// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/export_file.h"

#include "tests/support/temp_folder.h"

#include <QFile>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace cacheloupe;

/// What cannot be written whole leaves what was there, and says why.
class TestExportFile : public QObject {
    Q_OBJECT
    test::TempFolder m_folder;

    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static Status writeMegabytes(const QString &path, int count)
    {
        ExportFile file(path);
        if (const Status opened = file.open(); !opened)
            return opened;
        for (int i = 0; i < count; ++i) {
            if (const Status written = file.append(std::string(1 << 20, 'x')); !written)
                return written;
        }
        return file.commit();
    }

private Q_SLOTS:
    void takesItsPlaceAtTheEnd()
    {
        const QString path = QString::fromStdString(m_folder.write("a.csv", "old").string());
        ExportFile file(path);
        QVERIFY(file.open().ok());
        QVERIFY(file.append("new").ok());
        QCOMPARE(bytesOf(path), QByteArray("old"));
        QVERIFY(file.commit().ok());
        QCOMPARE(bytesOf(path), QByteArray("new"));
    }
    void withoutCommitNothingHappens()
    {
        const QString path = QString::fromStdString(m_folder.write("b.csv", "old").string());
        {
            ExportFile file(path);
            QVERIFY(file.open().ok());
            QVERIFY(file.append("half").ok());
        }
        QCOMPARE(bytesOf(path), QByteArray("old"));
    }
    void aFileThatMayNotGrowIsAnError()
    {
        const QString path = QString::fromStdString(m_folder.write("c.csv", "old").string());
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{1 << 20, before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const Status written = writeMegabytes(path, 3);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!written.ok());
        QCOMPARE(written.error().code, ErrorCode::io);
        QCOMPARE(written.error().where, path.toStdString());
        QCOMPARE(bytesOf(path), QByteArray("old"));
    }
    /// Needs a full file system: CACHELOUPE_SMALL_DISK names a folder on one of less than a megabyte.
    void aFullDiskIsNamed()
    {
        const QString folder = qEnvironmentVariable("CACHELOUPE_SMALL_DISK");
        if (folder.isEmpty())
            QSKIP("no small disk");
        const Status written = writeMegabytes(folder + QStringLiteral("/d.csv"), 2);
        QVERIFY(!written.ok());
        QCOMPARE(written.error().reason, ErrorReason::diskFull);
    }
    void aMissingFolderIsAnError()
    {
        ExportFile file(QString::fromStdString(m_folder.path("none/e.csv").string()));
        QVERIFY(!file.open().ok());
    }
};

QTEST_GUILESS_MAIN(TestExportFile)
#include "tst_export_file.moc"
