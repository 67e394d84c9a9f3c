// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/window_driver.h"
#include "tests/support/temp_folder.h"
#include "ui/support/source_actions.h"

using namespace cacheloupe;

namespace {

constexpr int kPatienceMs = 30000;

std::string day(int number, int events)
{
    std::string text;
    for (int i = 0; i < events; ++i)
        text += R"({"v":"cacheloupe.hit/1","ts":"2026-11-0)" + std::to_string(number) + "T10:00:0" + std::to_string(i) + R"(Z","call_site":"faq","event":"hit","id":")" + std::to_string(number)
            + "-" + std::to_string(i) + R"(","query":"Can I return a parcel?","answer":"Within 14 days."})" + "\n";
    return text;
}

} // namespace

/// A folder that gets a new log every day: while the program runs, and while it does not.
class TestFolder : public QObject {
    Q_OBJECT
    test::WindowDriver m_driver;
    test::TempFolder m_logs;

    HitRow rows() { return m_driver.context().hitLog.table()->rowCount(); }

private Q_SLOTS:
    void takesInWhatAppears()
    {
        m_logs.write("app-2026-11-02.jsonl", day(2, 3));
        m_driver.start();
        Q_EMIT m_driver.context().actions.filesGiven({QString::fromStdString(m_logs.path("").string())});
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 3u, kPatienceMs);
        m_logs.write("app-2026-11-03.jsonl", day(3, 4));
        m_logs.write("notes.txt", "nothing of a log\n");
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 7u, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_driver.context().hitLog.paths().size(), 2, kPatienceMs);
    }

    void takesInWhatAppearedMeanwhile()
    {
        m_driver.stop();
        m_logs.write("app-2026-11-04.jsonl", day(4, 5));
        m_driver.start();
        m_driver.app().opener().openLast();
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 12u, kPatienceMs);
        // What it found became one of the workspace's logs.
        m_driver.stop();
        m_driver.start();
        m_driver.app().opener().openLast();
        QTRY_COMPARE_WITH_TIMEOUT(m_driver.context().hitLog.paths().size(), 3, kPatienceMs);
        QCOMPARE(rows(), 12u);
        m_driver.stop();
    }
};

QTEST_MAIN(TestFolder)
#include "tst_folder.moc"
