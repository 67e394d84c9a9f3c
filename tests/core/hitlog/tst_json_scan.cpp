// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/hitlog/json_scan.h"

#include <QTest>

#include <charconv>
#include <string>

using namespace cacheloupe;

namespace {

/// The number and how many bytes it took, of a text with what may be read behind it.
std::optional<std::pair<double, size_t>> read(const std::string &text)
{
    const std::string padded = text + std::string(64, ' ');
    const char *at = padded.data();
    const auto number = plainNumber(at, padded.data() + text.size());
    return number ? std::optional(std::pair(*number, size_t(at - padded.data()))) : std::nullopt;
}

std::string digits(Random &random, size_t most)
{
    std::string out;
    for (size_t left = 1 + random.below(most); left > 0; --left)
        out += char('0' + random.below(10));
    return out;
}

} // namespace

class TestJsonScan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersAreRoundedAsTheStandardLibraryDoes()
    {
        Random random(7);
        for (int i = 0; i < 200000; ++i) {
            const std::string whole = random.below(3) == 0 ? "0" : std::string(1, char('1' + random.below(9))) + digits(random, 20);
            const std::string text = (random.below(4) == 0 ? "-" : "") + whole + (random.below(3) == 0 ? "" : "." + digits(random, 20));
            double expected = 0;
            std::from_chars(text.data(), text.data() + text.size(), expected);
            const auto got = read(text);
            QVERIFY2(got && got->first == expected && got->second == text.size(), text.c_str());
        }
    }

    void numbersEndWhereTheyEnd_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("length");
        QTest::newRow("comma") << QStringLiteral("12,34567890") << 2;
        QTest::newRow("colon, the byte behind nine") << QStringLiteral("99:") << 2;
        QTest::newRow("slash, the byte before zero") << QStringLiteral("10/2") << 2;
        QTest::newRow("eight digits and brace") << QStringLiteral("12345678}") << 8;
        QTest::newRow("nine digits") << QStringLiteral("123456789]") << 9;
        QTest::newRow("sixteen digits of a fraction") << QStringLiteral("0.1234567890123456,") << 18;
        QTest::newRow("high byte") << QStringLiteral("7é") << 1;
        QTest::newRow("second point") << QStringLiteral("1.5.7") << 3;
    }
    void numbersEndWhereTheyEnd()
    {
        QFETCH(const QString, text);
        QFETCH(const int, length);
        const auto got = read(text.toStdString());
        QVERIFY(got);
        QCOMPARE(int(got->second), length);
    }

    void digitsBehindTheEndDoNotCount()
    {
        const std::string padded = "123456789" + std::string(64, '5');
        const char *at = padded.data();
        const auto number = plainNumber(at, padded.data() + 3);
        QVERIFY(number);
        QCOMPARE(*number, 123.0);
        QCOMPARE(at, padded.data() + 3);
    }

    void whatIsNoPlainNumberIsLeftToTheParser()
    {
        for (const auto *text : {"", "-", "01", "1.", ".5", "1e5", "1.5E3", "+1", "x", "1.e5"})
            QVERIFY2(!read(text), text);
    }
};

QTEST_GUILESS_MAIN(TestJsonScan)
#include "tst_json_scan.moc"
