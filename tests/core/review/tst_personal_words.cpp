// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/personal_words.h"

#include <QTest>

using namespace cacheloupe;

class TestPersonalWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<std::string>("answer");
        QTest::addColumn<int>("bits");
        const auto row = [](const char *name, const char *answer, int bits) { QTest::newRow(name) << std::string(answer) << bits; };
        row("address", "We wrote to anna.berg@acme.example today.", personal::kEmail);
        row("an address of a desk", "Write to support@acme.example or to Billing@acme.example.", 0);
        row("number", "Ticket #48210 is open.", personal::kReference);
        row("reference", "Shipment WT-44219 left.", personal::kReference);
        row("small letters", "Covid-2019 and gpt-4o, a 24-hour desk.", 0);
        row("amount", "Your balance is $12.40.", personal::kAmount | personal::kAccount);
        row("a price", "The plan costs $12.40 a month.", 0);
        row("account", "You see your invoices in the settings.", personal::kAccount);
        row("phone", "We call +49 (30) 901820-12 back.", personal::kPhone);
        row("sum", "1 + 2 = 3 and 4 + 5.", 0);
        row("nothing", "", 0);
    }
    void finds()
    {
        QFETCH(std::string, answer);
        QFETCH(int, bits);
        QCOMPARE(int(personalWords(answer)), bits);
    }
    void namesTheKinds()
    {
        QCOMPARE(personalWordNames(personal::kEmail | personal::kAmount), std::string("email, amount"));
        QCOMPARE(personalWordNames(0), std::string());
    }
    void takesAnyBytes()
    {
        QCOMPARE(int(personalWords("\xFF@\xFE.#\x80\x00+")), 0);
    }
};

QTEST_GUILESS_MAIN(TestPersonalWords)
#include "tst_personal_words.moc"
