// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/task.h"

#include <QTest>

using namespace cacheloupe;

class TestTask : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void handsTheValueToTheGuiThread()
    {
        Lanes lanes(1);
        int got = 0;
        QThread *where = nullptr;
        const Ticket ticket = runOnLane<int>(
            lanes, [](std::stop_token, ProgressReport &) { return 42; },
            [&](int value) {
                got = value;
                where = QThread::currentThread();
            });
        QTRY_COMPARE(got, 42);
        QCOMPARE(where, thread());
        QVERIFY(!ticket.isRunning());
    }
    void dropsTheLateResultOfACancelledJob()
    {
        std::atomic<bool> stopped = false;
        bool delivered = false;
        {
            Lanes lanes(1);
            Ticket ticket = runOnLane<int>(
                lanes,
                [&](std::stop_token stop, ProgressReport &) {
                    while (!stop.stop_requested())
                        std::this_thread::yield();
                    stopped = true;
                    return 1;
                },
                [&](int) { delivered = true; });
            ticket.cancel();
            QTRY_VERIFY(stopped.load());
        }
        QCoreApplication::processEvents();
        QVERIFY(!delivered);
    }
    void replacingATicketCancelsTheFirstJob()
    {
        Lanes lanes(2);
        QStringList delivered;
        Ticket ticket = runOnLane<int>(
            lanes,
            [](std::stop_token stop, ProgressReport &) {
                while (!stop.stop_requested())
                    std::this_thread::yield();
                return 1;
            },
            [&](int) { delivered << QStringLiteral("first"); });
        ticket = runOnLane<int>(lanes, [](std::stop_token, ProgressReport &) { return 2; }, [&](int) { delivered << QStringLiteral("second"); });
        QTRY_COMPARE(delivered, QStringList{QStringLiteral("second")});
    }
    void reportsProgressAtMostTenTimesASecond()
    {
        Lanes lanes(1);
        int reports = 0;
        bool done = false;
        Progress last;
        const Ticket ticket = runOnLane<int>(
            lanes,
            [](std::stop_token, ProgressReport &report) {
                for (std::uint64_t i = 0; i <= 100000; ++i)
                    report({i, 100000});
                return 0;
            },
            [&](int) { done = true; },
            [&](Progress p) {
                ++reports;
                last = p;
            });
        QTRY_VERIFY(done);
        QVERIFY2(reports <= 20, QByteArray::number(reports).constData());
        QCOMPARE(last.done, std::uint64_t(100000));
    }
};

QTEST_GUILESS_MAIN(TestTask)
#include "tst_task.moc"
