// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/sealed_bytes.h"

#include <QTest>

using namespace cacheloupe;

class TestSealedBytes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comeBackAsTheyWere_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("The answer is 42.");
        QTest::newRow("any bytes") << QByteArray("\0\xff\n\x80", 4);
        QTest::newRow("large") << QByteArray(3'000'000, 'x');
    }

    void comeBackAsTheyWere()
    {
        QFETCH(QByteArray, plain);
        const auto key = newSealKey();
        const auto sealed = sealBytes(*key, plain.toStdString(), "place 1", "journal");
        QVERIFY(sealed.ok());
        QVERIFY(plain.size() < 5 || sealed->find(plain.toStdString().substr(0, 16)) == std::string::npos);
        QCOMPARE(*unsealBytes(*key, *sealed, "place 1", "journal"), plain.toStdString());
    }

    void noTwoSealsAreAlike()
    {
        const auto key = newSealKey();
        QVERIFY(key->reveal() != newSealKey()->reveal());
        QVERIFY(*sealBytes(*key, "same", "place", "j") != *sealBytes(*key, "same", "place", "j"));
    }

    void everyChangedBitIsNoticed()
    {
        const auto key = newSealKey();
        const auto sealed = *sealBytes(*key, "The answer", "place 1", "journal");
        for (size_t i = 0; i < sealed.size(); ++i) {
            std::string changed = sealed;
            changed[i] = char(changed[i] ^ 1);
            const auto opened = unsealBytes(*key, changed, "place 1", "journal");
            QVERIFY2(!opened.ok() && opened.error().reason == ErrorReason::journalKeyWrong, qPrintable(QString::number(i)));
            QVERIFY(!unsealBytes(*key, sealed.substr(0, i), "place 1", "journal").ok());
        }
        QCOMPARE(unsealBytes(*key, sealed, "place 2", "journal").error().reason, ErrorReason::journalKeyWrong);
        QCOMPARE(unsealBytes(*newSealKey(), sealed, "place 1", "journal").error().where, std::string("journal"));
    }

    void whatIsNoKeyIsRefused()
    {
        for (const char *text : {"", "abc", "zz00000000000000000000000000000000000000000000000000000000000000"}) {
            QCOMPARE(sealBytes(Secret(text), "plain", "", "j").error().reason, ErrorReason::journalKeyWrong);
            QCOMPARE(unsealBytes(Secret(text), std::string(40, 'x'), "", "j").error().reason, ErrorReason::journalKeyWrong);
        }
    }
};

QTEST_GUILESS_MAIN(TestSealedBytes)
#include "tst_sealed_bytes.moc"
