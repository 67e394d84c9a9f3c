// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/base/utf8.h"
#include "core/driver/json.h"
#include "core/hitlog/json_text.h"
#include "core/hitlog/text_fold.h"

#include <QTest>

using namespace cacheloupe;

class TestJsonText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void escapesAreResolved()
    {
        QCOMPARE(jsonTextOf(R"(a\n\t\"\\\/\u00e9\ud83d\ude00)"), std::string("a\n\t\"\\/\xC3\xA9\xF0\x9F\x98\x80"));
        QCOMPARE(jsonTextOf(R"(\ud83d)"), std::string("\xEF\xBF\xBD"));
        QCOMPARE(jsonTextOf(R"(\ude00x)"), std::string("\xEF\xBF\xBDx"));
        QCOMPARE(jsonTextOf(R"(\u12)"), std::string("\xEF\xBF\xBD" "12"));
        QCOMPARE(jsonTextOf("\\"), std::string("\xEF\xBF\xBD"));
        QCOMPARE(jsonTextOf("a\xFF"), std::string("a\xEF\xBF\xBD"));
    }
    void anyBytesBecomeValidText()
    {
        Random random(3);
        for (int i = 0; i < 5000; ++i) {
            std::string raw;
            for (std::uint64_t n = random.below(20); n > 0; --n)
                raw += random.chance(0.3) ? "\\ud8"[random.below(4)] : char(random.below(256));
            QVERIFY(isValidUtf8(jsonTextOf(raw)));
            QCOMPARE(maskBadUtf8(raw).size(), raw.size());
            QVERIFY(isValidUtf8(maskBadUtf8(raw)));
        }
    }
    void dumpedStringsReadBack()
    {
        Random random(4);
        for (int i = 0; i < 2000; ++i) {
            std::string raw;
            for (std::uint64_t n = random.below(12); n > 0; --n)
                raw += char(random.below(128));
            const auto dumped = dumpJson(raw + "\xC3\xA9");
            QCOMPARE(jsonTextOf(std::string_view(dumped).substr(1, dumped.size() - 2)), raw + "\xC3\xA9");
        }
    }
    void caseIsFoldedInTheCommonScripts()
    {
        const auto pairs = {std::pair{"\xC3\x9C" "BER", "\xC3\xBC" "ber"}, {"\xD0\x9F\xD0\xA0\xD0\x98", "\xD0\xBF\xD1\x80\xD0\xB8"}, {"\xCE\xA3", "\xCF\x83"},
                            {"\xC5\xA0\xC4\x8C", "\xC5\xA1\xC4\x8D"}, {"\xC5\xB8", "\xC3\xBF"}, {"\xC3\x97", "\xC3\x97"}};
        for (const auto &[upper, lower] : pairs)
            QCOMPARE(foldedForSearch(upper), std::string(lower));
    }
    void theByteScanAgreesWithTheFoldedSearch()
    {
        static constexpr std::string_view letters = "abAB@`[{ zZ\xC3\xA9";
        Random random(9);
        for (int i = 0; i < 20000; ++i) {
            std::string text;
            for (std::uint64_t n = random.below(120); n > 0; --n)
                text += letters[random.below(11)];
            std::string needle;
            for (std::uint64_t n = 1 + random.below(4); n > 0; --n)
                needle += letters[random.below(11)];
            const bool expected = foldedForSearch(text).find(foldedForSearch(needle)) != std::string::npos;
            QCOMPARE(TextNeedle(needle).isIn(text), expected);
        }
    }
    void escapedTextIsComparedDecoded()
    {
        QVERIFY(!TextNeedle("nrefund").isInRaw("a\\nrefund", true));
        QVERIFY(TextNeedle("refund").isInRaw("a\\nref\\u0075nd", true));
        QVERIFY(TextNeedle("\xC3\x9C" "ber").isInRaw("\\u00fcber", true));
        QVERIFY(TextNeedle("\xE4\xBD\xA0").isInRaw("\xE4\xBD\xA0\xE5\xA5\xBD", false));
    }
};

QTEST_APPLESS_MAIN(TestJsonText)
#include "tst_json_text.moc"
