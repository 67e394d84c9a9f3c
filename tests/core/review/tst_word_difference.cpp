// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/word_difference.h"

#include "core/base/random.h"
#include "core/base/utf8.h"

#include <QTest>

using namespace cacheloupe;

namespace {

std::string marked(std::string_view text, const std::vector<DifferenceSpan> &spans)
{
    std::string out;
    for (const DifferenceSpan &span : spans) {
        if (span.onlyHere)
            out += (out.empty() ? "" : "|") + std::string(text.substr(span.offset, span.length));
    }
    return out;
}

void checkSpans(std::string_view text, const std::vector<DifferenceSpan> &spans)
{
    std::uint32_t end = 0;
    for (const DifferenceSpan &span : spans) {
        QVERIFY(span.offset >= end && span.length > 0);
        end = span.offset + span.length;
        QVERIFY(end <= text.size());
        if (isValidUtf8(text))
            QVERIFY(isValidUtf8(text.substr(span.offset, span.length)));
    }
}

} // namespace

class TestWordDifference : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void marksWhatDiffers_data()
    {
        QTest::addColumn<std::string>("left");
        QTest::addColumn<std::string>("right");
        QTest::addColumn<std::string>("onlyLeft");
        QTest::addColumn<std::string>("onlyRight");
        const auto row = [](const char *name, std::string a, std::string b, std::string l, std::string r) { QTest::newRow(name) << a << b << l << r; };
        row("number", "Can I get a refund after 45 days?", "Can I get a refund after 14 days?", "45", "14");
        row("case and punctuation", "How do I RESET it?", "how do i reset it", "", "");
        row("insertion", "Is it free?", "Is it really free?", "", "really");
        row("umlaut", "Öffnungszeiten in Köln", "öffnungszeiten in Berlin", "Köln", "Berlin");
        row("curly apostrophe", "I don\xE2\x80\x99t know", "I don't know", "", "");
        row("chinese", "\xE9\x80\x80\xE6\xAC\xBE\xE5\xA4\xA9", "\xE9\x80\x80\xE6\xAC\xBE\xE6\x9C\x88", "\xE5\xA4\xA9", "\xE6\x9C\x88");
        row("cyrillic case", "\xD0\x9C\xD0\xB8\xD1\x80", "\xD0\xBC\xD0\xB8\xD1\x80", "", "");
        row("identifiers stay whole", "Where is WT-44219?", "Where is WT-88301?", "WT-44219", "WT-88301");
        row("one empty", "", "Hello there", "", "Hello there");
        row("both empty", "", "", "", "");
    }
    void marksWhatDiffers()
    {
        QFETCH(std::string, left);
        QFETCH(std::string, right);
        QFETCH(std::string, onlyLeft);
        QFETCH(std::string, onlyRight);
        const WordDifference difference = wordDifference(left, right);
        QCOMPARE(marked(left, difference.left), onlyLeft);
        QCOMPARE(marked(right, difference.right), onlyRight);
        QCOMPARE(difference.equal(), onlyLeft.empty() && onlyRight.empty());
        checkSpans(left, difference.left);
        checkSpans(right, difference.right);
    }
    void takesAnyBytes()
    {
        Random random(11);
        for (int round = 0; round < 300; ++round) {
            std::string text[2];
            for (std::string &side : text) {
                const size_t length = random.below(80);
                for (size_t i = 0; i < length; ++i)
                    side += char(random.below(256));
            }
            const WordDifference difference = wordDifference(text[0], text[1]);
            checkSpans(text[0], difference.left);
            checkSpans(text[1], difference.right);
        }
    }
    void longTextsAreAlignedBySentence()
    {
        std::string left;
        for (int i = 0; i < 400; ++i)
            left += "Sentence number " + std::to_string(i) + " says something of its own.\n";
        std::string right = left;
        right.replace(right.find("number 200 says"), 15, "number 200 denies");
        const WordDifference difference = wordDifference(left, right);
        QVERIFY(!difference.coarse);
        QCOMPARE(marked(left, difference.left), std::string("says"));
        QCOMPARE(marked(right, difference.right), std::string("denies"));
    }
    void hugeUnlikeTextsAreMarkedCoarsely()
    {
        Random random(3);
        std::string text[2];
        for (std::string &side : text) {
            while (side.size() < 1'000'000)
                side += "w" + std::to_string(random.below(50'000)) + ' ';
        }
        const WordDifference difference = wordDifference(text[0], text[1]);
        QVERIFY(difference.coarse);
        checkSpans(text[0], difference.left);
        QVERIFY(!wordDifference(text[0], text[0] + "more").equal());
    }
};

QTEST_APPLESS_MAIN(TestWordDifference)
#include "tst_word_difference.moc"
