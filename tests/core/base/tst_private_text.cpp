// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/private_text.h"

#include "core/base/random.h"
#include "core/base/utf8.h"

#include <QTest>

using namespace cacheloupe;

/// What a screen share must not show, and what it must.
class TestPrivateText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsPrivateText_data();
    void findsPrivateText();
    void leavesPlainFigures_data();
    void leavesPlainFigures();
    void equalValuesHaveEqualMarks();
    void aMaskRemembersAcrossTexts();
    void excerptsAreKnownAgain();
    void marksAreNotMaskedAgain();
    void placesAreCarriedOver();
    void anyBytesAreTaken();
};

void TestPrivateText::findsPrivateText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked");
    const auto row = [](const char *text, const char *masked) { QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(masked); };
    row("Write to jane.doe+tag@mail.example.co.uk.", "Write to [e-mail 1].");
    row("müller@bücher.example", "[e-mail 1]");
    row("请联系zhang@example.com谢谢", "请联系[e-mail 1]谢谢");
    row("<a@b.io>;c@d.org", "<[e-mail 1]>;[e-mail 2]");
    row("Call +49 30 1234567 now", "Call [phone 1] now");
    row("Ring (415) 555-0134 or 415-555-0135", "Ring [phone 1] or [phone 2]");
    row("Meine Telefonnummer ist 0171/1234567", "Meine Telefonnummer ist [phone 1]");
    row("phone: 5550134", "phone: [phone 1]");
    row("我的手机号13812345678", "我的手机号[phone 1]");
    row("Card 4111 1111 1111 1111, exp 12/27", "Card [card 1], exp 12/27");
    row("378282246310005 and 3782 822463 10005", "[card 1] and [card 1]");
    row("IBAN DE89 3704 0044 0532 0130 00 please", "IBAN [IBAN 1] please");
    row("GB82WEST12345698765432", "[IBAN 1]");
    row("Where is order 4429913?", "Where is order [id 1]?");
    row("my order number is 4429", "my order number is [id 1]");
    row("ticket WT-44219 and ticket #3312", "ticket [id 1] and ticket #[id 2]");
    row("Bestellnummer: A-1024", "Bestellnummer: [id 1]");
    row("订单号88231的状态", "订单号[id 1]的状态");
    row("invoice ORD-2024-00123", "invoice [id 1]");
    row("customer 8812 complains", "customer [id 1] complains");
    row("id 3fa85f64-5717-4562-b3fc-2c963f66afa6", "id [id 1]");
    row("SSN 078-05-1120", "SSN [id 1]");
    row("account 123456789012", "account [id 1]");
    row("status of purchase 00004587345", "status of purchase [id 1]");
    row("u-7175a680a186 asked, u-fd0bebc2ddb9 stored", "[id 1] asked, [id 2] stored");
    row("user_8f31k20 logged in", "[id 1] logged in");
    row("key sk-proj-Ab12Cd34Ef56Gh78Ij90", "key [secret 1]");
    row("AKIAIOSFODNN7EXAMPLE", "[secret 1]");
    row("ghp_16C7e42F292c6912E7710c838347Ae178B4a", "[secret 1]");
    row("Authorization: Bearer abc123def456", "Authorization: Bearer [secret 1]");
    row("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N", "[secret 1]");
    row("password=hunter2&user=x", "password=[secret 1]&user=x");
    row("{\"api_key\": \"abcdefgh1234\"}", "{\"api_key\": \"[secret 1]\"}");
    row("My password: swordfish", "My password: [secret 1]");
    row("the password is abc123", "the password is [secret 1]");
    row("PIN 4711", "PIN [secret 1]");
    row("postgres://app:s3cret@db.example/x", "postgres://[secret 1]@db.example/x");
    row("d41d8cd98f00b204e9800998ecf8427e", "[secret 1]");
    row("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nok", "[secret 1]\nok");
}

void TestPrivateText::findsPrivateText()
{
    QFETCH(QString, text);
    QFETCH(QString, masked);
    QCOMPARE(QString::fromStdString(maskedText(text.toStdString())), masked);
}

void TestPrivateText::leavesPlainFigures_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"within 14 days", "in 2026", "$1,299.99 or 45000 €", "version 1.24.3", "gpt-4o-2024-08-06", "claude-3-5-sonnet-20241022", "2026-11-02T09:30:00Z",
                             "on 02.11.2026 or 11/02/2026", "1 000 000 people", "1.000.000 Stück", "order 1500 cables", "policy of 2024", "ISO-27001 and RFC-2616", "192.168.100.200",
                             "12:30–14:00", "a population of 83000000", "100 % of 12.5 kg", "pages 120-145", "max_tokens=4096", "COVID-19", "room 12-14", "Password: must be long enough",
                             "the bearer of bad news", "sk-learn pipelines", "internationalisation-and-localisation-guide", "core/review/suspicion_signals.cpp",
                             "https://docs.example.com/en/latest/guide/index.html", "3.14159265358979", "call in 15 minutes", "$1234567890", "issue 42", "case 3 of 12", "no @ sign", "@home",
                             "5-7-10 days", "x86-64-v3", "text-embedding-3-small", "page_title_2", "step-2b", "max_tokens_4096", "utf-8", "Reset my password", "the token: is what", "24/7", "next token: 5"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestPrivateText::leavesPlainFigures()
{
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(maskedText(text.toStdString())), text);
}

void TestPrivateText::equalValuesHaveEqualMarks()
{
    QCOMPARE(maskedText("a@b.io, c@d.io, A@B.io; +49 30 1234567 = +49-30-1234567"), std::string("[e-mail 1], [e-mail 2], [e-mail 1]; [phone 1] = [phone 1]"));
}

void TestPrivateText::aMaskRemembersAcrossTexts()
{
    PrivateMask mask;
    QCOMPARE(mask.masked("order number 4411").text, std::string("order number [id 1]"));
    QCOMPARE(mask.masked("order number 4412").text, std::string("order number [id 2]"));
    QCOMPARE(mask.masked("about order number 4411").text, std::string("about order number [id 1]"));
    PrivateMask german(PrivateMask::Names{"E-Mail", "Telefon", "Nummer", "IBAN", "Karte", "Geheimnis"});
    QCOMPARE(german.masked("a@b.io").text, std::string("[E-Mail 1]"));
}

void TestPrivateText::excerptsAreKnownAgain()
{
    PrivateMask mask;
    (void)mask.masked("order number 4411 of jane@example.org, not WT-44219, within 14 days");
    QCOMPARE(mask.maskedExcerpt("4411"), std::string("[id 1]"));
    QCOMPARE(mask.maskedExcerpt("wt-44219"), std::string("[id 2]"));
    QCOMPARE(mask.maskedExcerpt("Jane and 4411"), std::string("[e-mail 1] and [id 1]"));
    QCOMPARE(mask.maskedExcerpt("ask a@b.io of 14 days"), std::string("ask [e-mail 2] of 14 days"));
    QCOMPARE(mask.maskedExcerpt(""), std::string());
}

void TestPrivateText::marksAreNotMaskedAgain()
{
    for (const char *text : {"my password: [secret 1]", "customer [id 12345], order number [id 123456]", "password=[secret 1]"})
        QCOMPARE(maskedText(text), std::string(text));
    // What only looks like a mark is none.
    QVERIFY(maskedText("[a@b.io 1]").find("a@b") == std::string::npos);
}

void TestPrivateText::placesAreCarriedOver()
{
    const MaskedText masked = PrivateMask().masked("ask a@b.io about 45 days");
    QCOMPARE(masked.text, std::string("ask [e-mail 1] about 45 days"));
    QCOMPARE(masked.offsetOf(0), size_t(0));
    QCOMPARE(masked.offsetOf(4), size_t(4));
    QCOMPARE(masked.offsetOf(7), size_t(4));
    QCOMPARE(masked.text.substr(masked.offsetOf(17), 2), std::string("45"));
}

void TestPrivateText::anyBytesAreTaken()
{
    Random random(7);
    constexpr std::string_view kBits[] = {"@", ".", "a", "1", "9", "-", " ", "+", "sk-", "password=", ":", "é", "订单号", "\xFF", "[id 1]", "DE89", "eyJ", "/", "//", "(", "#", "=", "\n", "\"", "order "};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::uint64_t i = random.below(60); i > 0; --i)
            text += kBits[random.below(std::size(kBits))];
        size_t end = 0;
        for (const PrivateSpan &span : findPrivateText(text)) {
            QVERIFY(span.length > 0 && span.offset >= end && span.offset + span.length <= text.size());
            end = span.offset + span.length;
        }
        const std::string masked = maskedText(text);
        QVERIFY(isValidUtf8(masked) || !isValidUtf8(text));
        QVERIFY2(maskedText(masked) == masked, qPrintable(QString::fromStdString(toValidUtf8(text + " -> " + masked + " -> " + maskedText(masked)))));
    }
}

QTEST_APPLESS_MAIN(TestPrivateText)
#include "tst_private_text.moc"
