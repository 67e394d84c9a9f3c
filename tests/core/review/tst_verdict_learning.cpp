// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/review/suspicion.h"
#include "core/review/verdict_learning.h"

#include <QTest>

#include <algorithm>

using namespace cacheloupe;

namespace {

Hit hitOf(std::string query, std::string cachedQuery, std::string site = "bank")
{
    Hit hit;
    hit.callSite = std::move(site);
    hit.match = MatchKind::semantic;
    hit.query = std::move(query);
    hit.cachedQuery = std::move(cachedQuery);
    return hit;
}

LearningExample example(const Hit &hit, Verdict verdict)
{
    return learningExample(hit, findSignals(hit), verdict);
}

const std::vector<std::string> kCases = {"abroad", "online", "at night", "in a shop", "by phone", "on holiday", "last week", "with my card", "from work", "at home",
                                         "in the app", "by mistake", "on Monday", "twice", "from Spain", "at the airport"};

/// Reverted against declined is wrong here, transfer against payment is right; the fixed card sees no difference between the two.
std::vector<LearningExample> verdictsOfAnExpert()
{
    std::vector<LearningExample> out;
    for (const std::string &when : kCases) {
        out.push_back(example(hitOf("Why was my transfer reverted " + when + "?", "Why was my transfer declined " + when + "?"), Verdict::wrongMatch));
        out.push_back(example(hitOf("Why was my voucher late " + when + "?", "Why was my coupon late " + when + "?"), Verdict::safe));
    }
    return out;
}

} // namespace

class TestVerdictLearning : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void learnsWhatAWordPairMeansHere()
    {
        const LearnedCard learned = learnFromVerdicts(verdictsOfAnExpert(), SuspicionCard::builtIn());
        QCOMPARE(learned.state, LearningState::active);
        QCOMPARE(learned.verdicts, size_t(32));
        QCOMPARE(learned.wrong, size_t(16));
        QVERIFY(learned.heldOutLearned >= learned.heldOutFixed);
        const Hit wrong = hitOf("Can a transfer be reverted on Sunday?", "Can a transfer be declined on Sunday?");
        const Hit safe = hitOf("Is a voucher fine on Sunday?", "Is a coupon fine on Sunday?");
        const Suspicion before = judgeSuspicion(wrong);
        const Suspicion after = judgeSuspicion(wrong, nullptr, nullptr, &learned);
        QVERIFY(after.score > before.score);
        QVERIFY(judgeSuspicion(safe, nullptr, nullptr, &learned).score < after.score);
        const auto told = std::find_if(after.reasons.begin(), after.reasons.end(), [](const SuspicionReason &reason) { return reason.signal == Signal::learnedPair; });
        QVERIFY(told != after.reasons.end());
        QCOMPARE(told->params, (std::vector<std::string>{"reverted", "declined", "16", "16"}));
        QVERIFY(told->weight > 0);
        QCOMPARE(suspicionScore(wrong, nullptr, nullptr, &learned), after.score);
    }
    void whatOneSiteTeachesStaysThere()
    {
        const LearnedCard learned = learnFromVerdicts(verdictsOfAnExpert(), SuspicionCard::builtIn());
        const Suspicion elsewhere = judgeSuspicion(hitOf("Can a transfer be reverted?", "Can a transfer be declined?", "shop"), nullptr, nullptr, &learned);
        for (const SuspicionReason &reason : elsewhere.reasons)
            QVERIFY(reason.signal < Signal::learnedPair || reason.signal > Signal::learnedSite);
    }
    void tooFewOfEitherKindTeachNothing()
    {
        QCOMPARE(learnFromVerdicts({}, SuspicionCard::builtIn()).state, LearningState::tooFew);
        auto verdicts = verdictsOfAnExpert();
        std::erase_if(verdicts, [](const LearningExample &e) { return e.wrong; });
        const LearnedCard learned = learnFromVerdicts(verdicts, SuspicionCard::builtIn());
        QCOMPARE(learned.state, LearningState::tooFew);
        const Hit hit = hitOf("Can a transfer be reverted?", "Can a transfer be declined?");
        QCOMPARE(judgeSuspicion(hit, nullptr, nullptr, &learned).logOdds, judgeSuspicion(hit).logOdds);
    }
    void turnsItselfOffWhenVerdictsAreNoise()
    {
        // Verdicts by a coin: whatever it says, learning is only active where held-out verdicts bear it out.
        size_t off = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Random random(seed);
            std::vector<LearningExample> verdicts;
            for (const std::string &a : kCases) {
                for (const std::string &b : {std::string("transfer"), std::string("invoice"), std::string("loan")})
                    verdicts.push_back(example(hitOf("Why is my " + b + " late " + a + "?", "Why is the " + b + " pending " + a + "?"), random.chance(0.5) ? Verdict::wrongMatch : Verdict::safe));
            }
            const LearnedCard learned = learnFromVerdicts(verdicts, SuspicionCard::builtIn());
            QCOMPARE(learned.isActive(), learned.heldOutLearned >= learned.heldOutFixed);
            off += learned.state == LearningState::notBetter;
        }
        QVERIFY(off > 0);
    }
    void theSameVerdictsTeachTheSame()
    {
        const LearnedCard one = learnFromVerdicts(verdictsOfAnExpert(), SuspicionCard::builtIn());
        const LearnedCard two = learnFromVerdicts(verdictsOfAnExpert(), SuspicionCard::builtIn());
        QCOMPARE(one.card.weights, two.card.weights);
        QCOMPARE(one.heldOutLearned, two.heldOutLearned);
    }
    void weightsKeepTheirSign()
    {
        const SuspicionCard &fixed = SuspicionCard::builtIn();
        const LearnedCard learned = learnFromVerdicts(verdictsOfAnExpert(), fixed);
        for (size_t i = 0; i < kSignalCount; ++i)
            QVERIFY(learned.card.weights[i] * fixed.weights[i] >= 0);
        QCOMPARE(learned.card.bias, fixed.bias);
    }
    void unsureVerdictsDoNotCount()
    {
        QVERIFY(!countsForLearning(Verdict::unsure) && !countsForLearning(Verdict::none));
        QVERIFY(countsForLearning(Verdict::safe) && countsForLearning(Verdict::stale));
    }
    void statesHaveNames()
    {
        QCOMPARE(learningStateName(LearningState::notBetter), std::string_view("not_better"));
        QCOMPARE(learningStateName(LearningState::off), std::string_view("off"));
    }
};

QTEST_APPLESS_MAIN(TestVerdictLearning)
#include "tst_verdict_learning.moc"
