// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facet_list.h"

#include "ui/support/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QListView>
#include <QPushButton>
#include <QtTest>

using namespace cacheloupe;

class TestFacetList : public QObject {
    Q_OBJECT

private:
    static std::vector<FacetValue> values()
    {
        return {{QStringLiteral("a"), QStringLiteral("alpha"), 3}, {QStringLiteral("b"), QStringLiteral("beta"), 2}};
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::light()); }

    void modelKeepsItsPromises()
    {
        FacetModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setValues(values());
        model.setChosen({QStringLiteral("b")});
        model.setValues({{QStringLiteral("a"), QStringLiteral("alpha"), 9}, {QStringLiteral("b"), QStringLiteral("beta"), 0}});
        QCOMPARE(model.index(0).data(FacetModel::countRole).toLongLong(), 9);
        model.setValues({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.chosen(), QStringList(QStringLiteral("b")));
    }

    void togglesByKeyboardAndClears()
    {
        FacetList list(QStringLiteral("Call site"));
        list.setValues(values());
        list.show();
        QCOMPARE(list.view()->accessibleName(), QStringLiteral("Call site"));
        QSignalSpy chosen(&list, &FacetList::chosenChanged);
        list.view()->setCurrentIndex(list.model()->index(1));
        QTest::keyClick(list.view(), Qt::Key_Space);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(list.chosen(), QStringList(QStringLiteral("b")));
        QTest::keyClick(list.view(), Qt::Key_Up);
        QTest::keyClick(list.view(), Qt::Key_Return);
        QCOMPARE(list.chosen(), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
        list.findChild<QPushButton *>(QStringLiteral("facetClear"))->click();
        QCOMPARE(chosen.count(), 3);
        QVERIFY(list.chosen().isEmpty());
        list.setChosen({QStringLiteral("a")});
        QCOMPARE(chosen.count(), 3);
    }

    void rowsStayWholeWhenTextGrows()
    {
        FacetList list(QStringLiteral("Call site"));
        list.setValues(values());
        list.show();
        applyTheme(*qApp, Theme::light(), 2.0);
        QCOMPARE(list.view()->height(), 2 * list.view()->sizeHintForRow(0));
        applyTheme(*qApp, Theme::light());
        QCOMPARE(list.view()->height(), 2 * list.view()->sizeHintForRow(0));
    }

    void readsLabelAndCount()
    {
        FacetModel model;
        model.setValues(values());
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("alpha, 3"));
    }
};

QTEST_MAIN(TestFacetList)
#include "tst_facet_list.moc"
