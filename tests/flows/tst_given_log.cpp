// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/window_driver.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/hits/hits_room.h"

#include <QDir>
#include <QSignalSpy>

using namespace cacheloupe;

namespace {

constexpr int kPatienceMs = 30000;

} // namespace

/// A log named on the command line is read once, whether its workspace is there or is made meanwhile.
class TestGivenLog : public QObject {
    Q_OBJECT
    test::WindowDriver m_driver;
    test::TempFolder m_logs;

    const HitLogSession &log() { return m_driver.context().hitLog; }
    bool isRead(qsizetype files) { return log().paths().size() == files && !log().isLoading() && m_driver.context().workspace.isOpen(); }
    /// Files are looked at and the workspace written to; nothing may come of it twice.
    void settle()
    {
        bool answered = false;
        const auto ticket = m_driver.context().workspace.read<bool>([](Workspace &) { return Result<bool>(true); }, [&](Result<bool>) { answered = true; });
        QTRY_VERIFY_WITH_TIMEOUT(answered && m_driver.isLoaded(), kPatienceMs);
    }

private Q_SLOTS:
    void isReadOnceWithANewWorkspace()
    {
        const auto path = QString::fromStdString(m_logs.write("a.jsonl", test::smallLog()).string());
        m_driver.build();
        QSignalSpy failed(&m_driver.context().hitLog, &HitLogSession::failed);
        m_driver.app().opener().openFiles({QFileInfo(path).dir().filePath(QStringLiteral("./a.jsonl"))});
        QVERIFY(log().isLoading());
        QTRY_VERIFY_WITH_TIMEOUT(isRead(1), kPatienceMs);
        settle();
        QCOMPARE(log().table()->rowCount(), 12u);
        QCOMPARE(failed.count(), 0);
        m_driver.stop();
    }
    void comesBehindTheLogsOfAWorkspaceThatIsThere()
    {
        const auto other = QString::fromStdString(m_logs.write("b.jsonl", test::smallLog()).string());
        m_driver.build();
        m_driver.app().opener().openFiles({other});
        QVERIFY(!log().isLoading());
        QTRY_VERIFY_WITH_TIMEOUT(isRead(2), kPatienceMs);
        settle();
        QCOMPARE(log().table()->rowCount(), 24u);
        QVERIFY2(log().paths().first().endsWith(QLatin1String("a.jsonl")), qPrintable(log().paths().first()));
        m_driver.stop();
    }
};

QTEST_MAIN(TestGivenLog)
#include "tst_given_log.moc"
