// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/turnbull.h"

#include "core/base/random.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace cacheloupe;

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

/// Months to breast retraction under radiotherapy alone and with chemotherapy: D. M. Finkelstein, R. A. Wolfe, A semiparametric
/// model for regression analysis of interval-censored failure time data, Biometrics 41 (1985) 933–945.
const std::vector<AgeInterval> kRadiotherapy = {
    {45, kNever}, {6, 10},      {0, 7},       {46, kNever}, {46, kNever}, {7, 16},      {17, kNever}, {7, 14},      {37, 44},     {0, 8},
    {4, 11},      {15, kNever}, {11, 15},     {22, kNever}, {46, kNever}, {46, kNever}, {25, 37},     {46, kNever}, {26, 40},     {46, kNever},
    {27, 34},     {36, 44},     {46, kNever}, {36, 48},     {37, kNever}, {40, kNever}, {17, 25},     {46, kNever}, {11, 18},     {38, kNever},
    {5, 12},      {37, kNever}, {0, 5},       {18, kNever}, {24, kNever}, {36, kNever}, {5, 11},      {19, 35},     {17, 25},     {24, kNever},
    {32, kNever}, {33, kNever}, {19, 26},     {37, kNever}, {34, kNever}, {36, kNever}};

const std::vector<AgeInterval> kWithChemotherapy = {
    {8, 12},      {0, 22},  {24, 31}, {17, 27},     {17, 23},     {24, 30}, {16, 24},     {13, kNever}, {11, 13}, {16, 20},     {18, 25},     {17, 26},
    {32, kNever}, {23, kNever}, {44, 48}, {14, 17}, {0, 5},       {5, 8},   {12, 20},     {11, kNever}, {33, 40}, {31, kNever}, {13, 39},     {19, 32},
    {34, kNever}, {13, kNever}, {16, 24}, {35, kNever}, {15, 22}, {11, 17}, {22, 32},     {10, 35},     {30, 34}, {13, kNever}, {10, 17},     {8, 21},
    {4, 9},       {11, kNever}, {14, 19}, {4, 8},   {34, kNever}, {30, 36}, {18, 24},     {16, 60},     {35, 39}, {21, kNever}, {11, 20},     {48, kNever}};

double shareBy(const std::vector<AgeMass> &masses, double age)
{
    double share = 0;
    for (const AgeMass &mass : masses)
        share += mass.to <= age ? mass.share : 0;
    return share;
}

} // namespace

class TestTurnbull : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The intervals and shares that M. P. Fay and P. A. Shaw print (Exact and asymptotic weighted logrank tests for interval
    /// censored data, J. Statistical Software 36(2), 2010, section 4.1).
    void agreesWithFayAndShaw_data()
    {
        QTest::addColumn<bool>("chemotherapy");
        QTest::addColumn<std::vector<AgeMass>>("published");
        QTest::newRow("radiotherapy") << false << std::vector<AgeMass>{{4, 5, 0.0463}, {6, 7, 0.0334}, {7, 8, 0.0887}, {11, 12, 0.0708}, {24, 25, 0.0926},
                                                                        {33, 34, 0.0818}, {38, 40, 0.1209}, {46, 48, 0.4656}};
        QTest::newRow("with chemotherapy") << true << std::vector<AgeMass>{{4, 5, 0.0433}, {5, 8, 0.0433}, {11, 12, 0.0692}, {16, 17, 0.1454}, {18, 19, 0.1411}, {19, 20, 0.1157},
                                                                            {24, 25, 0.0999}, {30, 31, 0.0709}, {35, 36, 0.1608}, {44, 48, 0.0552}, {48, 60, 0.0552}};
    }
    void agreesWithFayAndShaw()
    {
        QFETCH(bool, chemotherapy);
        QFETCH(std::vector<AgeMass>, published);
        const auto masses = turnbullMasses(chemotherapy ? kWithChemotherapy : kRadiotherapy);
        QCOMPARE(masses.size(), published.size());
        for (size_t i = 0; i < masses.size(); ++i) {
            QCOMPARE(masses[i].from, published[i].from);
            QCOMPARE(masses[i].to, published[i].to);
            QVERIFY2(std::abs(masses[i].share - published[i].share) < 0.0001, qPrintable(QString::number(masses[i].share, 'f', 5)));
        }
    }
    /// With one check an entry the estimate is the isotonic regression of what the checks found (M. Ayer et al., Ann. Math.
    /// Statist. 26 (1955) 641–647).
    void isIsotonicForCurrentStatus()
    {
        Random random(11);
        for (int round = 0; round < 20; ++round) {
            std::vector<AgeInterval> observed;
            std::map<double, std::pair<double, double>> byAge; // changed, n
            for (int i = 0; i < 60; ++i) {
                const double age = double(1 + random.below(25));
                const bool changed = random.chance(age / 30);
                observed.push_back(changed ? AgeInterval{0, age, age} : AgeInterval{age, kNever, age});
                byAge[age].first += changed;
                byAge[age].second += 1;
            }
            struct Block {
                double lastAge, changed, n;
            };
            std::vector<Block> blocks;
            for (const auto &[age, count] : byAge) {
                blocks.push_back({age, count.first, count.second});
                while (blocks.size() > 1 && blocks[blocks.size() - 2].changed / blocks[blocks.size() - 2].n >= blocks.back().changed / blocks.back().n) {
                    Block &before = blocks[blocks.size() - 2];
                    before = {blocks.back().lastAge, before.changed + blocks.back().changed, before.n + blocks.back().n};
                    blocks.pop_back();
                }
            }
            const auto masses = turnbullMasses(observed);
            for (const Block &block : blocks)
                QVERIFY(std::abs(shareBy(masses, block.lastAge) - block.changed / block.n) < 1e-3);
        }
    }
    void exactAgesAreCounted()
    {
        const auto masses = turnbullMasses(std::vector<AgeInterval>{{2, 2}, {2, 2}, {5, 5}, {9, 9}});
        QCOMPARE(masses.size(), size_t(3));
        QVERIFY(std::abs(masses[0].share - 0.5) < 1e-6);
        QVERIFY(std::abs(masses[2].share - 0.25) < 1e-6);
    }
    void sumsToOneAndTakesAnything()
    {
        QVERIFY(turnbullMasses({}).empty());
        Random random(3);
        for (int round = 0; round < 100; ++round) {
            std::vector<AgeInterval> observed;
            for (size_t i = 0; i <= random.below(40); ++i) {
                const double from = double(random.below(10));
                observed.push_back({from, random.chance(0.4) ? kNever : from + double(random.below(6))});
            }
            double sum = 0;
            for (const AgeMass &mass : turnbullMasses(observed))
                sum += mass.share;
            QVERIFY(std::abs(sum - 1) < 1e-9);
        }
    }
};

QTEST_APPLESS_MAIN(TestTurnbull)
#include "tst_turnbull.moc"
