// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/plain_form.h"

#include <QTest>

#include <string>

using namespace cacheloupe;

class TestPlainForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void composesAccents()
    {
        QCOMPARE(plainForm("cafe\u0301"), std::string("caf\u00E9"));
        QCOMPARE(plainForm("u\u0308ber"), std::string("\u00FCber"));
        QCOMPARE(plainForm("plain"), std::string("plain"));
        // No letter of its own: both stay.
        QCOMPARE(plainForm("x\u0301"), std::string("x\u0301"));
    }
    void dropsVowelPointsAndReadsDigits()
    {
        QCOMPARE(plainForm("\u0643\u064E\u062A\u064E\u0628"), std::string("\u0643\u062A\u0628"));
        QCOMPARE(plainForm("\u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD"), std::string("\u05E9\u05DC\u05D5\u05DD"));
        QCOMPARE(plainForm("\u0662\u0669"), std::string("29"));
        QCOMPARE(plainForm("\u06F3\u06F5"), std::string("35"));
        QCOMPARE(plainForm("\U0001F44D"), std::string("\U0001F44D"));
        QCOMPARE(plainForm(""), std::string());
    }
};

QTEST_APPLESS_MAIN(TestPlainForm)
#include "tst_plain_form.moc"
