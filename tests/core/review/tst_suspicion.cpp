// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/suspicion.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>
#include <thread>

using namespace cacheloupe;

namespace {

Hit semanticHit(std::string query, std::string cachedQuery, std::string answer = "You can do that in the settings.")
{
    Hit hit;
    hit.match = MatchKind::semantic;
    hit.query = std::move(query);
    hit.cachedQuery = std::move(cachedQuery);
    hit.answer = std::move(answer);
    return hit;
}

const SuspicionReason *reason(const Suspicion &suspicion, Signal signal)
{
    const auto it = std::find_if(suspicion.reasons.begin(), suspicion.reasons.end(), [&](const SuspicionReason &r) { return r.signal == signal; });
    return it == suspicion.reasons.end() ? nullptr : &*it;
}

bool has(const Hit &hit, Signal signal)
{
    return reason(judgeSuspicion(hit), signal) != nullptr;
}

} // namespace

class TestSuspicion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsDifferencesOfTheQuestions_data()
    {
        QTest::addColumn<std::string>("asked");
        QTest::addColumn<std::string>("answered");
        QTest::addColumn<int>("signal");
        const auto row = [](const char *name, std::string a, std::string b, Signal s) { QTest::newRow(name) << a << b << int(s); };
        row("number", "Can I get a refund after 45 days?", "Can I get a refund after 14 days?", Signal::numberDiffers);
        row("year", "What changed in the 2025 tariff?", "What changed in the 2024 tariff?", Signal::numberDiffers);
        row("unit", "How long is 3 miles?", "How long is 3 km?", Signal::unitDiffers);
        row("weekday", "Are you open on Wednesday?", "Are you open on Thursday?", Signal::timeDiffers);
        row("identifier", "Where is parcel WT-44219?", "Where is parcel WT-88301?", Signal::identifierDiffers);
        row("name", "What are the opening hours in Delhi?", "What are the opening hours in Pune?", Signal::nameDiffers);
        row("negation", "Which plans do not include phone support?", "Which plans include phone support?", Signal::negationDiffers);
        row("contraction", "Why doesn't the export work?", "Why does the export work?", Signal::negationDiffers);
        row("opposite", "How do I enable two-factor login?", "How do I disable two-factor login?", Signal::oppositeWords);
        row("prefix", "Is the invoice paid?", "Is the invoice unpaid?", Signal::oppositeWords);
        row("kind", "Why was my card charged?", "When was my card charged?", Signal::questionKindDiffers);
        row("words", "How do I change my avatar?", "How do I change my shipping address?", Signal::wordsDiffer);
    }
    void findsDifferencesOfTheQuestions()
    {
        QFETCH(std::string, asked);
        QFETCH(std::string, answered);
        QFETCH(int, signal);
        const Suspicion suspicion = judgeSuspicion(semanticHit(asked, answered));
        const SuspicionReason *found = reason(suspicion, Signal(signal));
        QVERIFY(found);
        for (const SignalSpan &span : found->spans)
            QVERIFY(span.offset + span.length <= (span.side == SignalSide::query ? asked : answered).size());
        const Suspicion same = judgeSuspicion(semanticHit(asked, asked));
        QVERIFY(suspicion.score > same.score);
        QVERIFY(!reason(same, Signal(signal)));
    }
    void leavesRewordingsAlone_data()
    {
        QTest::addColumn<std::string>("asked");
        QTest::addColumn<std::string>("answered");
        QTest::newRow("case") << std::string("how do i reset my password") << std::string("How do I reset my password?");
        QTest::newRow("spelled number") << std::string("Can I add 5 users?") << std::string("Can I add five users?");
        QTest::newRow("typo") << std::string("How do I chnage my password?") << std::string("How do I change my password?");
        QTest::newRow("title case") << std::string("How To Reset A Password") << std::string("how to reset a password");
    }
    void leavesRewordingsAlone()
    {
        QFETCH(std::string, asked);
        QFETCH(std::string, answered);
        const Suspicion suspicion = judgeSuspicion(semanticHit(asked, answered));
        QVERIFY2(suspicion.score < 0.1, std::to_string(suspicion.score).c_str());
    }
    void tellsBothSidesInTheReason()
    {
        const Suspicion suspicion = judgeSuspicion(semanticHit("Can I get a refund after 45 days?", "Can I get a refund after 14 days?"));
        QCOMPARE(suspicion.reasons.front().signal, Signal::numberDiffers);
        QCOMPARE(suspicion.reasons.front().params, (std::vector<std::string>{"45", "14"}));
        QCOMPARE(suspicion.reasons.front().spans.size(), size_t(2));
        QVERIFY(suspicion.score >= 0 && suspicion.score <= 1);
    }
    void keyMismatchComesFirst()
    {
        Hit hit = semanticHit("Can I get a refund after 45 days?", "Can I get a refund after 14 days?", "Dear Ms Kern, your invoice #20441 was sent to kern@example.com.");
        hit.fields.set(KeyField::accessTenant, "acme");
        hit.entry.fields.set(KeyField::accessTenant, "globex");
        const Suspicion suspicion = judgeSuspicion(hit);
        QCOMPARE(suspicion.reasons.front().signal, Signal::keyFieldMismatch);
        QCOMPARE(suspicion.reasons.front().params, (std::vector<std::string>{"access.tenant", "acme", "globex"}));
        QVERIFY(reason(suspicion, Signal::foreignPersonal));
        QVERIFY(suspicion.score > 0.95);
    }
    void personalAnswerNeedsAUserInTheKey()
    {
        Hit hit = semanticHit("Where is my parcel?", "Where is my parcel?", "Parcel WT-44219 arrives on Friday.");
        QVERIFY(has(hit, Signal::personalAnswer));
        hit.fields.set(KeyField::accessSubject, "u1");
        hit.entry.fields.set(KeyField::accessSubject, "u1");
        QVERIFY(!has(hit, Signal::personalAnswer));
        QVERIFY(!has(semanticHit("How long does it take?", "How long does it take?", "Your order arrives in 3 days."), Signal::personalAnswer));
    }
    void agesAndTtl()
    {
        Hit hit = semanticHit("What does the Pro plan cost?", "What does the Pro plan cost?");
        hit.entry.ageS = 6 * 86400.0;
        hit.entry.ttlS = 86400;
        QVERIFY(has(hit, Signal::expired));
        QVERIFY(has(hit, Signal::volatileOld));
        hit.entry.ageS = 60;
        QVERIFY(!has(hit, Signal::expired));
        QVERIFY(!has(hit, Signal::volatileOld));
    }
    void requestsThatShouldNotBeCached()
    {
        QVERIFY(has(semanticHit("Please write me a poem about melons", ""), Signal::creativeRequest));
        QVERIFY(has(semanticHit("Suggest five names for a bakery", ""), Signal::creativeRequest));
        QVERIFY(!has(semanticHit("How do I write a filter rule?", ""), Signal::creativeRequest));
        QVERIFY(has(semanticHit("Cancel my subscription", ""), Signal::actionRequest));
        QVERIFY(!has(semanticHit("How do I cancel my subscription?", ""), Signal::actionRequest));
        QVERIFY(has(semanticHit("How can I fix this?", ""), Signal::contextDependent));
        QVERIFY(has(semanticHit("And for Germany?", ""), Signal::contextDependent));
        QVERIFY(!has(semanticHit("How do I export this report as a spreadsheet?", ""), Signal::contextDependent));
        Hit hot = semanticHit("Is it open?", "");
        hot.paramsJson = R"({"temperature": 0.8, "top_p": 1})";
        QVERIFY(has(hot, Signal::temperatureAboveZero));
        hot.paramsJson = R"({"temperature":0})";
        QVERIFY(!has(hot, Signal::temperatureAboveZero));
    }
    void marginsAndAftermath()
    {
        Hit hit = semanticHit("How do I export?", "How do I export it?");
        hit.similarity = 0.931;
        hit.threshold = 0.93;
        hit.runnerUp = 0.930;
        hit.followup = "corrected";
        QVERIFY(has(hit, Signal::justAboveThreshold));
        QVERIFY(has(hit, Signal::runnerUpClose));
        QVERIFY(has(hit, Signal::userCameBack));
        hit.match = MatchKind::exact;
        hit.followup = "none";
        QVERIFY(!has(hit, Signal::justAboveThreshold));
        QVERIFY(!has(hit, Signal::userCameBack));
    }
    void refusalsAndEmptyAnswers()
    {
        QVERIFY(has(semanticHit("a b", "a b", "I'm sorry, but I can't help with that."), Signal::answerRefusal));
        QVERIFY(has(semanticHit("a b", "a b", "  \n"), Signal::answerRefusal));
        QVERIFY(!has(semanticHit("a b", "a b", ""), Signal::answerRefusal)); // not logged
        QVERIFY(!has(semanticHit("a b", "a b", "Yes. If you cannot log in, reset it."), Signal::answerRefusal));
    }
    void everySignalHasAName()
    {
        std::set<std::string_view> names;
        for (size_t i = 0; i < kSignalCount; ++i)
            names.insert(signalName(Signal(i)));
        QCOMPARE(names.size(), kSignalCount);
        QVERIFY(!names.contains(std::string_view()));
    }
    void scoresWithoutWordsAreTheSame()
    {
        const Hit hit = semanticHit("Can I get a refund after 45 days in Delhi?", "Can I get a refund after 14 days in Pune?", "In Pune within 14 days.");
        const Suspicion suspicion = judgeSuspicion(hit);
        QCOMPARE(suspicionScore(hit), suspicion.score);
        QCOMPARE(judgeSuspicion(hit).logOdds, suspicion.logOdds);
        double sum = SuspicionCard::builtIn().bias;
        for (const SuspicionReason &reason : suspicion.reasons)
            sum += reason.weight;
        QVERIFY(std::abs(sum - suspicion.logOdds) < 1e-9);
    }
    void scoresOnManyThreadsAreTheSame()
    {
        const Hit hit = semanticHit("How do I enable two-factor login?", "How do I disable two-factor login?");
        const double expected = suspicionScore(hit);
        std::vector<double> scores(4);
        {
            std::vector<std::jthread> threads;
            for (double &score : scores)
                threads.emplace_back([&score, &hit] { score = suspicionScore(hit); });
        }
        QCOMPARE(scores, std::vector<double>(4, expected));
    }
    void showsEachDifferenceOnce()
    {
        const Suspicion suspicion = judgeSuspicion(semanticHit("What are the opening hours in Delhi?", "What are the opening hours in Pune?"));
        const auto shown = shownReasons(suspicion, 5);
        QVERIFY(!shown.empty());
        for (size_t i = 0; i < shown.size(); ++i) {
            QVERIFY(shown[i]->weight > 0);
            for (size_t k = 0; k < i; ++k)
                QVERIFY(shown[i]->spans.empty() || shown[i]->spans != shown[k]->spans);
        }
    }
};

QTEST_APPLESS_MAIN(TestSuspicion)
#include "tst_suspicion.moc"
