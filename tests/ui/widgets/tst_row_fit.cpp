// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/theme.h"
#include "ui/widgets/row_fit.h"

#include <QApplication>
#include <QFontMetrics>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace cacheloupe;

class TestRowFit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsFollowTheText()
    {
        applyTheme(*qApp, Theme::light());
        QStandardItemModel model(3, 1);
        QTableView table;
        table.setModel(&model);
        fitRowsToText(table);
        table.show();
        QCOMPARE(table.rowHeight(1), kRowHeight);
        applyTheme(*qApp, Theme::light(), 2.0);
        QVERIFY(table.rowHeight(1) >= QFontMetrics(textFont(TextRole::body)).height() + kGrid);
        applyTheme(*qApp, Theme::light());
        QCOMPARE(table.rowHeight(1), kRowHeight);
    }
};

QTEST_MAIN(TestRowFit)
#include "tst_row_fit.moc"
