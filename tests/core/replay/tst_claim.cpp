// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/claim.h"

#include "core/replay/answer_reading.h"

#include <QTest>

#include <string>
#include <vector>

using namespace cacheloupe;

namespace {

Claim claimIn(const std::string &text)
{
    const TextRange whole{0, std::uint32_t(text.size())};
    const AnswerReading reading = readAnswer(text, std::span(&whole, 1));
    return reading.claims.empty() ? Claim() : reading.claims.front();
}

} // namespace

class TestClaim : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matches_data()
    {
        QTest::addColumn<std::string>("a");
        QTest::addColumn<std::string>("b");
        QTest::addColumn<int>("match");
        const auto row = [](const char *a, const char *b, ClaimMatch match) { QTest::addRow("%s / %s", a, b) << std::string(a) << std::string(b) << int(match); };
        row("5 km", "5000 m", ClaimMatch::equal);
        row("2 years", "24 months", ClaimMatch::equal);
        row("30 days", "1 month", ClaimMatch::equal);
        row("100 days", "101 days", ClaimMatch::conflict);
        row("29 euro", "\xE2\x82\xAC" "29", ClaimMatch::equal);
        row("29 euro", "29 dollars", ClaimMatch::conflict);
        row("29 euro", "35 euro", ClaimMatch::conflict);
        row("29 euro", "29 users", ClaimMatch::equal);
        row("5 km", "5 hours", ClaimMatch::incomparable);
        row("3-5 days", "4 days", ClaimMatch::undecided);
        row("3-5 days", "6 days", ClaimMatch::conflict);
        row("3 March 2024", "2024-03-03", ClaimMatch::equal);
        row("in 2024", "3 March 2024", ClaimMatch::undecided);
        row("in 2023", "3 March 2024", ClaimMatch::conflict);
        row("03/04/2024", "4 March 2024", ClaimMatch::undecided);
        row("03/04/2024", "5 March 2024", ClaimMatch::conflict);
        row("on Tuesday", "3 March 2024", ClaimMatch::incomparable);
        row("at 5 pm", "17:00", ClaimMatch::equal);
        row("version 1.2.3", "version 1.2.4", ClaimMatch::conflict);
    }
    void matches()
    {
        QFETCH(std::string, a);
        QFETCH(std::string, b);
        QFETCH(int, match);
        QCOMPARE(int(matchClaims(claimIn(a), claimIn(b))), match);
        QCOMPARE(int(matchClaims(claimIn(b), claimIn(a))), match);
    }
    void equalClaimsShareKeys()
    {
        QCOMPARE(claimKeys(claimIn("1,000 calls")), claimKeys(claimIn("1k calls")));
        QCOMPARE(claimKeys(claimIn("3 March 2024")), claimKeys(claimIn("2024-03-03")));
        QCOMPARE(claimKeys(claimIn("in 2024")), std::vector<std::string>{"#year2024"});
    }
};

QTEST_APPLESS_MAIN(TestClaim)
#include "tst_claim.moc"
