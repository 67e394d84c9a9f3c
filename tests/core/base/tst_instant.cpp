// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/instant.h"

#include <QTest>

using namespace cacheloupe;

class TestInstant : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatLogsHold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("zulu") << QByteArray("2026-05-20T09:00:00Z") << qint64(1779267600000);
        QTest::newRow("offset") << QByteArray("2026-11-21T03:02:12.973177+00:00") << qint64(1795230132973);
        QTest::newRow("east") << QByteArray("2026-05-20T11:00:00+02:00") << qint64(1779267600000);
        QTest::newRow("sql") << QByteArray("2026-05-20 09:00:00") << qint64(1779267600000);
        QTest::newRow("date") << QByteArray("2026-05-20") << qint64(1779235200000);
        QTest::newRow("python") << QByteArray("2026-05-20T09:00:00.339563") << qint64(1779267600339);
    }
    void readsWhatLogsHold()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, ms);
        const auto t = parseInstant(text.toStdString());
        QVERIFY(t);
        QCOMPARE(qint64(unixMs(*t)), ms);
    }
    void refusesWhatIsNoTime_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *bad : {"", "today", "2026-13-01", "2026-02-30T00:00:00Z", "2026-05-20T9:00Z", "2026-05-20T09:00:00Zx", "1779267600"})
            QTest::newRow(bad) << QByteArray(bad);
    }
    void refusesWhatIsNoTime()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseInstant(text.toStdString()));
    }
    void writesWhatItReads()
    {
        for (const char *text : {"2026-05-20T09:00:00Z", "2024-02-29T23:59:59.007Z", "1970-01-01T00:00:00Z"})
            QCOMPARE(formatInstant(*parseInstant(text)), std::string(text));
    }
};

QTEST_APPLESS_MAIN(TestInstant)
#include "tst_instant.moc"
