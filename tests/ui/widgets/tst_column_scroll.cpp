// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/column_scroll.h"
#include "ui/widgets/facet_list.h"

#include <QTest>
#include <QVBoxLayout>

using namespace cacheloupe;

class TestColumnScroll : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contentIsNeverWiderThanTheColumn()
    {
        ColumnScroll scroll;
        auto *content = new QWidget;
        auto *layout = new QVBoxLayout(content);
        auto *list = new FacetList(QStringLiteral("Call site or prefix with a long name"), content);
        list->setValues({{QStringLiteral("a"), QStringLiteral("customer.account.summary.of.the.month"), 2384}});
        layout->addWidget(list);
        scroll.setWidget(content);
        QFont large = scroll.font();
        large.setPointSizeF(2 * large.pointSizeF());
        scroll.setFont(large);
        for (const int width : {400, 180, 260}) {
            scroll.resize(width, 300);
            scroll.show();
            QVERIFY(QTest::qWaitForWindowExposed(&scroll));
            QTRY_VERIFY2(content->width() <= scroll.viewport()->width(), qPrintable(QString::number(width)));
        }
    }

    void isWideEnoughForNamesAtEveryTextSize()
    {
        const ColumnScroll scroll;
        QVERIFY(scroll.minimumSizeHint().width() >= 100);
        QCOMPARE(scroll.horizontalScrollBarPolicy(), Qt::ScrollBarAlwaysOff);
    }
};

QTEST_MAIN(TestColumnScroll)
#include "tst_column_scroll.moc"
