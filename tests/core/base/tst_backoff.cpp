// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/backoff.h"

#include <QTest>

#include <thread>

using namespace cacheloupe;
using std::chrono::milliseconds;

class TestBackoff : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void waitsLongerUpToACeilingAndAtRandom()
    {
        Backoff backoff(milliseconds(100), milliseconds(1000), 5);
        Backoff same(milliseconds(100), milliseconds(1000), 5);
        milliseconds longest(0);
        const milliseconds ceilings[] = {milliseconds(100), milliseconds(200), milliseconds(400), milliseconds(800), milliseconds(1000)};
        for (const auto ceiling : ceilings) {
            const auto wait = backoff.next();
            QCOMPARE(wait, same.next());
            QVERIFY(wait >= milliseconds(0) && wait <= ceiling);
        }
        for (int i = 0; i < 1000; ++i)
            longest = std::max(longest, backoff.next());
        QVERIFY(longest > milliseconds(800) && longest <= milliseconds(1000));
    }

    void aStopEndsTheWait()
    {
        Backoff backoff(std::chrono::hours(1), std::chrono::hours(1), 7);
        std::stop_source stop;
        std::jthread stopper([&] { stop.request_stop(); });
        QVERIFY(!backoff.wait(stop.get_token()));
        QVERIFY(Backoff(milliseconds(0), milliseconds(0), 1).wait({}));
    }
};

QTEST_GUILESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
