// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/site_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace cacheloupe;

class TestSiteModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWrongOfReviewed()
    {
        SiteModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        SiteSummary site;
        site.callSite = "support.faq";
        site.figures.hits = 1200;
        site.figures.misses = 400;
        site.figures.reviewed = 20;
        site.figures.wrong = 3;
        model.setSites({site});
        QCOMPARE(model.rowCount(), 1);
        const auto text = [&](int column) { return model.index(0, column).data().toString(); };
        QCOMPARE(text(SiteModel::callSite), QStringLiteral("support.faq"));
        QCOMPARE(text(SiteModel::hitRate), QStringLiteral("75 %"));
        QCOMPARE(text(SiteModel::wrong), QStringLiteral("3 of 20"));
        site.figures.reviewed = site.figures.wrong = 0;
        model.setSites({site, site});
        QCOMPARE(text(SiteModel::wrong), QStringLiteral("—"));
        QCOMPARE(model.rowCount(), 2);
    }
};

QTEST_MAIN(TestSiteModel)
#include "tst_site_model.moc"
