// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/time_text.h"

#include <QTest>

#include <ctime>

using namespace cacheloupe;

namespace {

/// Central European time as POSIX writes it: no zone files are needed.
constexpr auto kCentralEurope = "CET-1CEST,M3.5.0,M10.5.0/3";

Instant utc(std::string_view text)
{
    return *parseInstant(text);
}

} // namespace

class TestTimeText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_before = qgetenv("TZ");
        qputenv("TZ", kCentralEurope);
        tzset();
    }
    void cleanupTestCase()
    {
        m_before.isNull() ? qunsetenv("TZ") : qputenv("TZ", m_before);
        tzset();
    }

    void localTimesFollowTheClockOnTheWall_data()
    {
        QTest::addColumn<QString>("wall");
        QTest::addColumn<QString>("moment");
        const auto row = [](const char *name, const char *wall, const char *moment) { QTest::newRow(name) << QString::fromLatin1(wall) << QString::fromLatin1(moment); };
        row("winter", "2026-01-15T12:00:00", "2026-01-15T11:00:00Z");
        row("summer", "2026-07-15T12:00:00.250", "2026-07-15T10:00:00.250Z");
        row("the hour before the clock is put forward", "2026-03-29T01:59:59", "2026-03-29T00:59:59Z");
        row("the hour after", "2026-03-29T03:00:00", "2026-03-29T01:00:00Z");
        row("an hour that is skipped", "2026-03-29T02:30:00", "2026-03-29T01:30:00Z");
        row("an hour that comes twice: the first", "2026-10-25T02:30:00", "2026-10-25T00:30:00Z");
        row("after it came twice", "2026-10-25T03:00:00", "2026-10-25T02:00:00Z");
        row("before 1970", "1969-12-31T23:59:59.500", "1969-12-31T22:59:59.500Z");
    }
    void localTimesFollowTheClockOnTheWall()
    {
        QFETCH(const QString, wall);
        QFETCH(const QString, moment);
        bool assumed = false;
        const auto time = parseStoredTime(wall.toStdString(), "local", &assumed);
        QVERIFY(time);
        QVERIFY(assumed);
        QCOMPARE(unixMs(*time), unixMs(utc(moment.toStdString())));
    }

    void timesWithAZoneAreNotMoved()
    {
        bool assumed = true;
        QCOMPARE(unixMs(*parseStoredTime("2026-07-15T12:00:00+05:00", "local", &assumed)), unixMs(utc("2026-07-15T07:00:00Z")));
        QVERIFY(!assumed);
        QCOMPARE(unixMs(*parseStoredTime("2026-07-15T12:00:00", {}, &assumed)), unixMs(utc("2026-07-15T12:00:00Z")));
    }

private:
    QByteArray m_before;
};

QTEST_GUILESS_MAIN(TestTimeText)
#include "tst_time_text.moc"
