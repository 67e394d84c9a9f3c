// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/kappa.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace cacheloupe;

class TestKappa : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// J. Cohen 1960: 25 articles, two judges, yes or no; 20 + 15 of 50 equal: kappa 0.4.
    void agreesWithATextbookTable()
    {
        const std::vector<std::uint64_t> counts = {20, 5, 10, 15};
        const Kappa kappa = cohensKappa(counts, 2);
        QCOMPARE(kappa.n, std::uint64_t(50));
        QCOMPARE(kappa.equal, std::uint64_t(35));
        QVERIFY(std::abs(kappa.expected - 0.5) < 1e-12);
        QVERIFY(std::abs(*kappa.value - 0.4) < 1e-12);
        QVERIFY(kappa.low < 0.4 && 0.4 < kappa.high);
    }
    /// J. L. Fleiss, Statistical Methods for Rates and Proportions, table 18.1: kappa 0.68, standard error 0.087.
    void agreesWithFleiss()
    {
        const std::vector<std::uint64_t> counts = {75, 1, 4, 5, 4, 1, 0, 0, 10};
        const Kappa kappa = cohensKappa(counts, 3, 1);
        QVERIFY(std::abs(*kappa.value - 0.676) < 5e-4);
        QVERIFY(std::abs(*kappa.value - kappa.low - 0.087) < 2e-3);
    }
    void saysNothingWithoutGround()
    {
        QVERIFY(!cohensKappa(std::vector<std::uint64_t>{0, 0, 0, 0}, 2).value);
        const Kappa always = cohensKappa(std::vector<std::uint64_t>{30, 0, 2, 0}, 2);
        QVERIFY(!always.value);
        QCOMPARE(always.low, -1.0);
        QCOMPARE(always.high, 1.0);
        QCOMPARE(*cohensKappa(std::vector<std::uint64_t>{30, 0, 0, 9}, 2).value, 1.0);
    }
};

QTEST_APPLESS_MAIN(TestKappa)
#include "tst_kappa.moc"
