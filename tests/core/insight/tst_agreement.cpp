// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/agreement.h"

#include "core/base/random.h"

#include <QTest>

#include <algorithm>

using namespace cacheloupe;

namespace {

constexpr int kMinute = 60'000;

VerdictRecord reading(const std::string &id, Verdict verdict, const char *reviewer, int minute, ReviewStratum stratum)
{
    return {id, "log", "faq", verdict, {}, reviewer, instantFromUnixMs(minute * kMinute), VerdictReason::none, {}, stratum};
}

struct Readings {
    std::vector<VerdictRecord> records;
    int hits = 0;

    void add(Verdict first, Verdict second, int count, ReviewStratum stratum = ReviewStratum::second)
    {
        for (int i = 0; i < count; ++i) {
            const std::string id = "h" + std::to_string(++hits);
            records.push_back(reading(id, first, "ann", hits, ReviewStratum::random));
            records.push_back(reading(id, second, "ben", hits + 5000, stratum));
        }
    }
};

} // namespace

class TestAgreement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithPublishedValues();
    void readsByTimeWhateverTheOrder();
    void listsDisagreementsAboutWrongFirst();
    void countsBlindReadings();
    void saysWhenKappaIsUnknown();
    void chanceAgreesWithNobody();
};

void TestAgreement::agreesWithPublishedValues()
{
    // J. L. Fleiss, Statistical Methods for Rates and Proportions, table 18.1: kappa 0.68, standard error 0.087.
    Readings psychiatrists;
    psychiatrists.add(Verdict::safe, Verdict::safe, 75);
    psychiatrists.add(Verdict::safe, Verdict::wrongMatch, 1);
    psychiatrists.add(Verdict::safe, Verdict::stale, 4);
    psychiatrists.add(Verdict::wrongMatch, Verdict::safe, 5);
    psychiatrists.add(Verdict::wrongMatch, Verdict::wrongMatch, 4);
    psychiatrists.add(Verdict::wrongMatch, Verdict::stale, 1);
    psychiatrists.add(Verdict::stale, Verdict::stale, 10);
    const Agreement agreement = agreementOf(psychiatrists.records);
    QCOMPARE(agreement.pairs, std::uint64_t(100));
    QCOMPARE(agreement.equal, std::uint64_t(89));
    QVERIFY(std::abs(*agreement.kappa - 0.676) < 5e-4);
    QVERIFY(std::abs((agreement.high - agreement.low) / (2 * 1.959964) - 0.0877) < 5e-4);
    QCOMPARE(agreement.disagreements.size(), size_t(11));
    QVERIFY(agreement.low <= *agreement.kappa && *agreement.kappa <= agreement.high);
}

void TestAgreement::readsByTimeWhateverTheOrder()
{
    Readings readings;
    readings.add(Verdict::safe, Verdict::stale, 3);
    readings.add(Verdict::safe, Verdict::safe, 5);
    readings.add(Verdict::stale, Verdict::stale, 4);
    const Agreement forwards = agreementOf(readings.records);
    std::reverse(readings.records.begin(), readings.records.end());
    const Agreement backwards = agreementOf(readings.records);
    QCOMPARE(*forwards.kappa, *backwards.kappa);
    QVERIFY(forwards.disagreements == backwards.disagreements);
    QCOMPARE(forwards.disagreements.front().first.reviewer, std::string("ann"));
    QCOMPARE(forwards.reviewers, (std::vector<std::string>{"ann", "ben"}));
}

void TestAgreement::listsDisagreementsAboutWrongFirst()
{
    Readings readings;
    readings.add(Verdict::stale, Verdict::wrongMatch, 1);
    readings.add(Verdict::safe, Verdict::leakedScope, 1);
    const Agreement agreement = agreementOf(readings.records);
    QVERIFY(agreement.disagreements[0].onWrong());
    QVERIFY(!agreement.disagreements[1].onWrong());
}

void TestAgreement::countsBlindReadings()
{
    Readings readings;
    readings.add(Verdict::safe, Verdict::safe, 2);
    readings.add(Verdict::safe, Verdict::safe, 3, ReviewStratum::suspicious);
    QCOMPARE(agreementOf(readings.records).blindPairs, std::uint64_t(2));
    QCOMPARE(agreementOf(readings.records).pairs, std::uint64_t(5));
}

void TestAgreement::saysWhenKappaIsUnknown()
{
    QVERIFY(!agreementOf({}).kappa);
    Readings allSafe;
    allSafe.add(Verdict::safe, Verdict::safe, 9);
    const Agreement agreement = agreementOf(allSafe.records);
    QVERIFY(!agreement.kappa);
    QCOMPARE(agreement.equal, std::uint64_t(9));
    Readings firstAlwaysSafe;
    firstAlwaysSafe.add(Verdict::safe, Verdict::safe, 5);
    firstAlwaysSafe.add(Verdict::safe, Verdict::unsure, 5);
    QVERIFY(!agreementOf(firstAlwaysSafe.records).kappa);
    QCOMPARE(agreementOf(firstAlwaysSafe.records).equal, std::uint64_t(5));
    // One reader alone, and the same reader twice, agree with nobody.
    allSafe.records.resize(1);
    allSafe.records.push_back(allSafe.records.front());
    QCOMPARE(agreementOf(allSafe.records).pairs, std::uint64_t(0));
}

void TestAgreement::chanceAgreesWithNobody()
{
    Random random(4);
    int covered = 0;
    for (int round = 0; round < 400; ++round) {
        Readings readings;
        for (int i = 0; i < 120; ++i)
            readings.add(kVerdicts[random.below(6)], kVerdicts[random.below(6)], 1);
        const Agreement agreement = agreementOf(readings.records);
        QVERIFY(-1 <= agreement.low && agreement.low <= *agreement.kappa && *agreement.kappa <= agreement.high && agreement.high <= 1);
        covered += agreement.low <= 0 && 0 <= agreement.high;
    }
    QVERIFY2(covered > 0.9 * 400, qPrintable(QString::number(covered)));
}

QTEST_APPLESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
