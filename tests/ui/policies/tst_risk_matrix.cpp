// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/risk_matrix.h"

#include <QLabel>
#include <QTest>

using namespace cacheloupe;

class TestRiskMatrix : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsAdvisedForTheSite()
    {
        RiskMatrix matrix;
        EffectiveRule rule;
        rule.callSite = "x";
        matrix.setRule(rule);
        const auto sentence = [&] { return matrix.findChildren<QLabel *>().front()->text(); };
        QVERIFY(sentence().contains(QStringLiteral("Choose a freshness class")));
        rule.freshnessClass = "news";
        rule.risk = {"legal"};
        matrix.setRule(rule);
        QVERIFY2(sentence().contains(QStringLiteral("Write afresh")), qPrintable(sentence()));
        rule.freshnessClass = "evergreen";
        rule.risk.clear();
        matrix.setRule(rule);
        QVERIFY2(sentence().endsWith(QStringLiteral("Reuse.")), qPrintable(sentence()));
        QVERIFY(!matrix.grab().isNull());
    }
};

QTEST_MAIN(TestRiskMatrix)
#include "tst_risk_matrix.moc"
