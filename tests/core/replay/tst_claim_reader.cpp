// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/claim_reader.h"

#include <QTest>

#include <string>

using namespace cacheloupe;

namespace {

std::string told(const std::string &text)
{
    const TextRange whole{0, std::uint32_t(text.size())};
    std::string out;
    for (const Claim &claim : readAnswer(text, std::span(&whole, 1)).claims) {
        if (claim.kind == ClaimKind::name)
            continue;
        out += out.empty() ? "" : "|";
        out += std::string(claimKindName(claim.kind)) + " ";
        if (!claim.text.empty()) {
            out += claim.text;
        } else if (claim.kind == ClaimKind::date) {
            for (const ClaimDay &day : claim.days) {
                out += &day == &claim.days.front() ? "" : " or ";
                out += day.weekday ? "day " + std::to_string(day.weekday) : std::to_string(day.year) + "/" + std::to_string(day.month) + "/" + std::to_string(day.day);
            }
        } else {
            out += QString::number(claim.low).toStdString() + (claim.high > claim.low ? ".." + QString::number(claim.high).toStdString() : "") + " " + claim.unit;
        }
    }
    return out;
}

} // namespace

class TestClaimReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("expected");
        const auto row = [](const char *text, const char *expected) { QTest::newRow(text) << std::string(text) << std::string(expected); };
        row("it takes 1,000 calls", "number 1000 ");
        row("it takes 1k calls", "number 1000 ");
        row("it takes 1.000,50 calls", "number 1000.5 ");
        row("five calls and twenty-five users", "number 5 |number 25 ");
        row("two hundred and fifty users", "number 250 ");
        row("about 1.5 million users", "number 1.5e+06 ");
        row("the 5th call", "number 5 ");
        row("one of them", "");
        row("up 5% from 12 percent", "number 5 %|unit 12 %");
        row("costs $29.90 now", "money 29.9 usd");
        row("kostet 19,99 € heute", "money 19.99 eur");
        row("costs USD 5 or 7 dollars", "money 5 usd|money 7 usd");
        row("within 5 km or 5000 m", "unit 5000 m|unit 5000 m");
        row("20GB and 14-day trial", "unit 2e+10 byte|unit 1.2096e+06 s");
        row("takes 3-5 days", "unit 259200..432000 s");
        row("takes 3 to 5 days", "unit 259200..432000 s");
        row("between 3 and 5 days", "unit 259200..432000 s");
        row("3\xE2\x80\x93" "5 business days", "unit 3..5 workday");
        row("at -5 \xC2\xB0""C", "unit -5 \xC2\xB0""c");
        row("on 2024-03-03", "date 2024/3/3");
        row("on 3 March 2024", "date 2024/3/3");
        row("on March 3rd, 2024", "date 2024/3/3");
        row("am 03.04.2024", "date 2024/4/3");
        row("on 03/04/2024", "date 2024/4/3 or 2024/3/4");
        row("on 13/04/2024", "date 2024/4/13");
        row("in March or on Tuesday", "date 0/3/0|date day 2");
        row("you may march on", "");
        row("since 1863 and 2019", "date 1863/0/0|date 2019/0/0");
        row("at 5:30 pm or 17:30", "date t17:30|date t17:30");
        row("version 1.2.3", "number 1.2.3");
        row("2024\xE5\xB9\xB4""3\xE6\x9C\x88""5\xE6\x97\xA5", "date 2024/3/5");
        row("7\xE5\xA4\xA9\xE5\x86\x85", "unit 604800 s");
        row("see https://www.Example.com/a/?utm_source=x&q=1.", "url example.com/a?q=1");
        row("write to Help@Example.com please", "url help@example.com");
    }
    void reads()
    {
        QFETCH(std::string, text);
        QFETCH(std::string, expected);
        QCOMPARE(told(text), expected);
    }
    void namesAreCapitalWordsInARow()
    {
        const TextRange whole{0, 60};
        const std::string text = "Maria Lopez and her team met Anna Keller in Berlin yesterday";
        const AnswerReading reading = readAnswer(text, std::span(&whole, 1));
        std::string names;
        for (const Claim &claim : reading.claims)
            names += text.substr(claim.range.offset, claim.range.length) + "|";
        QCOMPARE(names, std::string("Maria Lopez|Anna Keller|Berlin|"));
    }
    void rangesCoverTheWords()
    {
        const std::string text = "It costs 29.90 euro, 5 % more, within 3 to 5 days.";
        const TextRange whole{0, std::uint32_t(text.size())};
        const AnswerReading reading = readAnswer(text, std::span(&whole, 1));
        QCOMPARE(text.substr(reading.claims[0].range.offset, reading.claims[0].range.length), std::string("29.90 euro"));
        QCOMPARE(text.substr(reading.claims[1].range.offset, reading.claims[1].range.length), std::string("5 %"));
        QCOMPARE(text.substr(reading.claims[2].range.offset, reading.claims[2].range.length), std::string("3 to 5 days"));
    }
};

QTEST_APPLESS_MAIN(TestClaimReader)
#include "tst_claim_reader.moc"
