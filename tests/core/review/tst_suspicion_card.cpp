// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/suspicion.h"

#include "core/base/resource.h"

#include <QTest>

#include <string>
#include <utility>
#include <vector>

using namespace cacheloupe;

namespace {

using Pair = std::pair<std::string, std::string>;

double score(const Pair &pair)
{
    Hit hit;
    hit.match = MatchKind::semantic;
    hit.query = pair.first;
    hit.cachedQuery = pair.second;
    return judgeSuspicion(hit).logOdds;
}

const std::vector<Pair> kWrong = {
    {"Can I bring my dog to the Lisbon office?", "Can I bring my dog to the Porto office?"},
    {"What is the notice period after 5 years?", "What is the notice period after 2 years?"},
    {"How do I lock a shared folder?", "How do I unlock a shared folder?"},
    {"Which invoices are not paid?", "Which invoices are paid?"},
    {"Why is the export slow?", "Where is the export?"},
    {"How do I move files from Drive to Dropbox?", "How do I move files from Dropbox to Drive?"},
    {"What does error E-4410 mean?", "What does error E-4471 mean?"},
    {"Is the canteen open on Friday?", "Is the canteen open on Monday?"},
    {"How do I change my shipping address?", "How do I change my shipping method?"},
    {"Who approves travel requests in Berlin?", "Who approves holiday requests in Berlin?"},
};

const std::vector<Pair> kRight = {
    {"how do i reset my password", "How do I reset my password?"},
    {"Can I add five users?", "Can I add 5 users?"},
    {"What's the best way to learn the guitar?", "How do I learn guitar?"},
    {"Where can I purchase a ticket?", "Where do I buy a ticket?"},
    {"Please tell me how I can export the report", "How can I export the report?"},
    {"How do I chnage the language?", "How do I change the language?"},
    {"Do you ship to Norway?", "Is shipping to Norway possible?"},
    {"What does the Pro plan include?", "What is included in the Pro plan?"},
    {"I forgot my pin, what can I do?", "What can I do if I forgot my PIN?"},
    {"On Sundays, are you open?", "Are you open on Sundays?"},
};

} // namespace

class TestSuspicionCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatItWrites()
    {
        SuspicionCard card = SuspicionCard::builtIn();
        card.bias = -2.25;
        card.weights[3] = 1.125;
        const auto read = parseCard(cardJson(card), "test");
        QVERIFY(read.ok());
        QCOMPARE(read->bias, card.bias);
        QCOMPARE(read->weights, card.weights);
    }
    void builtInCardIsWhole()
    {
        const auto json = resource("ranking/card.json");
        QVERIFY(json);
        const auto read = parseCard(*json, "ranking/card.json");
        QVERIFY(read.ok());
        QCOMPARE(read->weights, SuspicionCard::builtIn().weights);
    }
    void refusesAndNames_data()
    {
        QTest::addColumn<std::string>("from");
        QTest::addColumn<std::string>("to");
        QTest::addColumn<std::string>("named");
        QTest::newRow("no bias") << std::string("\"bias\"") << std::string("\"bais\"") << std::string("bias");
        QTest::newRow("a signal missing") << std::string("\"name_differs\"") << std::string("\"names_differ\"") << std::string("name_differs");
        QTest::newRow("no number") << std::string("-3.0") << std::string("\"x\"") << std::string("bias");
    }
    void refusesAndNames()
    {
        QFETCH(std::string, from);
        QFETCH(std::string, to);
        QFETCH(std::string, named);
        SuspicionCard card = SuspicionCard::builtIn();
        card.bias = -3;
        std::string json = cardJson(card);
        json.replace(json.find(from), from.size(), to);
        const auto read = parseCard(json, "a file");
        QVERIFY(!read.ok());
        QCOMPARE(read.error().where, std::string("a file"));
        QCOMPARE(read.error().detail, named);
    }
    void putsWrongReusesFirst()
    {
        size_t ordered = 0;
        for (const Pair &wrong : kWrong) {
            for (const Pair &right : kRight)
                ordered += score(wrong) > score(right);
        }
        QVERIFY2(ordered >= 97, std::to_string(ordered).c_str());
    }
    void everyWrongReuseHasAReason()
    {
        for (const Pair &pair : kWrong) {
            Hit hit;
            hit.query = pair.first;
            hit.cachedQuery = pair.second;
            QVERIFY2(!shownReasons(judgeSuspicion(hit), 2).empty(), pair.first.c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestSuspicionCard)
#include "tst_suspicion_card.moc"
