// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_watch.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <fstream>
#include <thread>

using namespace cacheloupe;
using namespace cacheloupe::test;

class TestFileWatch : public QObject {
    Q_OBJECT

    TempFolder m_folder;
    static constexpr std::chrono::milliseconds kLong{60'000};

private Q_SLOTS:
    void everyKindOfChangeWakes()
    {
        const auto path = m_folder.write("log.jsonl", "one\n");
        FileWatch watch;
        if (!watch.add(path))
            QSKIP("no inotify here");
        QVERIFY(watch.add(m_folder.path("later.jsonl")));
        const std::stop_source none;
        std::ofstream(path, std::ios::app) << "two\n";
        QVERIFY(watch.wait(none.get_token(), kLong));
        std::filesystem::rename(path, m_folder.path("log.jsonl.1"));
        QVERIFY(watch.wait(none.get_token(), kLong));
        m_folder.write("log.jsonl", "three\n");
        QVERIFY(watch.wait(none.get_token(), kLong));
        std::filesystem::resize_file(path, 0);
        QVERIFY(watch.wait(none.get_token(), kLong));
        m_folder.write("later.jsonl", "x");
        QVERIFY(watch.wait(none.get_token(), kLong));
    }
    void otherFilesDoNot()
    {
        FileWatch watch;
        watch.add(m_folder.write("mine.jsonl", ""));
        const std::stop_source none;
        m_folder.write("yours.jsonl", "x");
        QVERIFY(!watch.wait(none.get_token(), std::chrono::milliseconds(1)));
    }
    void aStopEndsTheWait()
    {
        FileWatch watch;
        std::stop_source stop;
        const std::jthread stopper([&] { stop.request_stop(); });
        QVERIFY(!watch.wait(stop.get_token(), kLong));
        QVERIFY(!watch.wait(stop.get_token(), kLong));
    }
    void aFolderThatIsNotThereNeedsLooking()
    {
        FileWatch watch;
        QVERIFY(!watch.add(m_folder.path("absent") / "log.jsonl"));
        const std::stop_source none;
        QVERIFY(!watch.wait(none.get_token(), std::chrono::milliseconds(1)));
    }
};

QTEST_APPLESS_MAIN(TestFileWatch)
#include "tst_file_watch.moc"
