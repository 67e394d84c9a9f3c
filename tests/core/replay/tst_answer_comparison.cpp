// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/answer_comparison.h"

#include "core/base/file.h"
#include "core/base/random.h"
#include "core/driver/json.h"
#include "core/replay/answer_words.h"

#include <QTest>

#include <set>

using namespace cacheloupe;

namespace {

Json answerPairs()
{
    const auto bytes = readWholeFile(CACHELOUPE_TEST_DATA "/replay/answer_pairs.json");
    const auto pairs = parseJson(bytes.ok() ? *bytes : std::string(), "answer_pairs.json");
    return pairs.ok() ? *pairs : Json::object();
}

/// Kinds of what differs; names and addresses stand wherever words differ and are asked for only by pairs about them.
std::set<std::string> factKinds(const AnswerComparison &comparison)
{
    std::set<std::string> kinds;
    for (const ClaimDifference &claim : comparison.claims) {
        if (claim.kind != ClaimKind::name && claim.kind != ClaimKind::url)
            kinds.emplace(claimKindName(claim.kind));
    }
    return kinds;
}

} // namespace

class TestAnswerComparison : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<std::string>("question");
        QTest::addColumn<std::string>("cached");
        QTest::addColumn<std::string>("fresh");
        QTest::addColumn<std::string>("verdict");
        const auto row = [](const char *name, std::string q, std::string c, std::string f, std::string v) { QTest::newRow(name) << q << c << f << v; };
        row("same but for layout", "How?", "1. Open the menu.\n2. Choose Export.", "- open the menu\n- choose export", "same");
        row("same case", "How?", "Choose EXPORT!", "choose export", "same");
        row("reworded", "How do I export my report?", "Open the Reports page, choose Export and pick spreadsheet. The file is sent by e-mail.",
            "Go to the Reports page, choose Export, then pick spreadsheet; you receive the file by e-mail.", "reworded");
        row("negation", "Can I use my phone abroad?", "You can use the mobile plan in Switzerland without extra charge.", "You cannot use the mobile plan in Switzerland without extra charge.", "contradicts");
        row("yes and no", "Is it included?", "Yes, phone support is included.", "No, phone support costs extra.", "contradicts");
        row("number in the slot", "How long can I return it?", "You can return the order within 14 days of delivery.", "You can return the order within 30 days of delivery.", "contradicts");
        row("opposite", "Where?", "The switch is on the left side of the printer.", "The switch is on the right side of the printer.", "contradicts");
        row("other subject", "Who runs the warehouse?", "Maria Lopez manages logistics from Madrid.", "Nobody at present; applications close in spring.", "different");
        row("refusal", "What is the tariff?", "The tariff is 12 euro a month with 3 GB included.", "I'm sorry, but I can't help with that.", "different");
        row("price moved", "What does Pro cost?", "Pro costs 29 euro a month.", "Pro costs 35 euro a month.", "contradicts");
        row("nothing cached", "What?", "", "Something.", "unclear");
        row("both empty", "What?", "", "", "same");
        row("marks only", "What?", "\xE2\x86\x92", "\xE2\x86\x90", "unclear");
    }
    void judges()
    {
        QFETCH(std::string, question);
        QFETCH(std::string, cached);
        QFETCH(std::string, fresh);
        QFETCH(std::string, verdict);
        const AnswerComparison comparison = compareAnswers(question, cached, fresh);
        QCOMPARE(std::string(replayVerdictName(comparison.verdict)), verdict);
        QVERIFY(comparison.overlap >= 0 && comparison.overlap <= 1);
        // Turning it round changes no verdict.
        QCOMPARE(std::string(replayVerdictName(compareAnswers(question, fresh, cached).verdict)), verdict);
    }
    /// Sixty answers of support desks, price lists and policies, written by hand: six kinds of change.
    void judgesThePairs_data()
    {
        QTest::addColumn<std::string>("text");
        const Json pairs = answerPairs()["pairs"];
        QVERIFY(pairs.size() >= 60);
        for (const Json &pair : pairs)
            QTest::newRow((pair["change"].get<std::string>() + ": " + pair["name"].get<std::string>()).c_str()) << dumpJson(pair);
    }
    void judgesThePairs()
    {
        QFETCH(std::string, text);
        const Json pair = parseJson(text, "pair").value();
        const std::string question = pair["question"];
        const std::string cached = pair["cached"];
        const std::string fresh = pair["fresh"];
        const AnswerComparison comparison = compareAnswers(question, cached, fresh);
        QCOMPARE(std::string(replayVerdictName(comparison.verdict)), pair["verdict"].get<std::string>());
        std::set<std::string> expected;
        for (const Json &kind : pair["claims"]) {
            if (kind != "name" && kind != "url")
                expected.insert(kind.get<std::string>());
            else
                QVERIFY(std::any_of(comparison.claims.begin(), comparison.claims.end(), [&](const ClaimDifference &claim) { return claimKindName(claim.kind) == kind.get<std::string>(); }));
        }
        QCOMPARE(factKinds(comparison), expected);
        // What only a model could tell is at least not shown as equal.
        QVERIFY(pair["change"] == "same" || std::any_of(comparison.sentences.begin(), comparison.sentences.end(), [](const SentenceDifference &one) { return one.change != SentenceChange::same; })
                || !comparison.claims.empty() || comparison.verdict == ReplayVerdict::reworded);
        for (const ClaimDifference &claim : comparison.claims) {
            QVERIFY(claim.cached.offset + claim.cached.length <= cached.size());
            QVERIFY(claim.fresh.offset + claim.fresh.length <= fresh.size());
            QVERIFY(claim.cached.length + claim.fresh.length > 0);
        }
        // Turning it round changes no verdict.
        QCOMPARE(std::string(replayVerdictName(compareAnswers(question, fresh, cached).verdict)), pair["verdict"].get<std::string>());
    }
    void doubleNegationIsNoContradiction()
    {
        const auto comparison = compareAnswers("Is it allowed?", "The export is not permitted on the free plan today.", "The export is forbidden on the free plan today.");
        QVERIFY(comparison.verdict != ReplayVerdict::different);
    }
    void alignsSentences()
    {
        const auto comparison = compareAnswers("How do refunds work?", "Refunds take five days. Send the parcel back first. Keep the receipt.",
                                               "Send the parcel back first. Refunds take ten days. Ask support for a label.");
        QCOMPARE(comparison.sentences.size(), size_t(4));
        QCOMPARE(comparison.sentences[0].change, SentenceChange::contradicts);
        QCOMPARE(comparison.sentences[0].fresh, std::string("Refunds take ten days."));
        QCOMPARE(comparison.sentences[1].change, SentenceChange::same);
        QCOMPARE(comparison.sentences[2].change, SentenceChange::onlyCached);
        QCOMPARE(comparison.sentences[3].change, SentenceChange::onlyFresh);
        QCOMPARE(comparison.sentences[3].fresh, std::string("Ask support for a label."));
    }
    void takesAnyBytes()
    {
        Random random(5);
        for (int round = 0; round < 200; ++round) {
            std::string text[3];
            for (std::string &part : text) {
                const size_t length = random.below(120);
                for (size_t i = 0; i < length; ++i)
                    part += random.chance(0.5) ? char(random.below(256)) : " .\nnot5yes"[random.below(10)];
            }
            const auto comparison = compareAnswers(text[0], text[1], text[2]);
            QVERIFY(comparison.verdict != ReplayVerdict::none);
        }
    }
    void verdictNamesRoundTrip()
    {
        for (int i = 0; i < 6; ++i)
            QCOMPARE(*replayVerdictFromName(replayVerdictName(ReplayVerdict(i))), ReplayVerdict(i));
        QVERIFY(!replayVerdictFromName("maybe"));
    }
};

QTEST_APPLESS_MAIN(TestAnswerComparison)
#include "tst_answer_comparison.moc"
