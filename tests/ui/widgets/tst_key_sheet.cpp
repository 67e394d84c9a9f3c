// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_sheet.h"

#include "ui/support/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QtTest>

using namespace cacheloupe;

class TestKeySheet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void closesByKeysAndReturnsTheFocus_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("escape") << static_cast<int>(Qt::Key_Escape);
        QTest::newRow("question mark") << static_cast<int>(Qt::Key_Question);
    }

    void closesByKeysAndReturnsTheFocus()
    {
        QFETCH(int, key);
        applyTheme(*qApp, Theme::light());
        QWidget window;
        window.resize(900, 600);
        QPushButton before(QStringLiteral("before"), &window);
        KeySheet sheet(&window);
        sheet.setKeys(QStringLiteral("Keys of Hits"), {{QStringLiteral("Go"), {{QStringLiteral("F"), QStringLiteral("find alike")}}}});
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        before.setFocus();
        QSignalSpy closed(&sheet, &KeySheet::closed);
        sheet.open();
        QCOMPARE(sheet.size(), window.size());
        QCOMPARE(QApplication::focusWidget(), &sheet);
        QTest::keyClick(&sheet, static_cast<Qt::Key>(key));
        QCOMPARE(closed.count(), 1);
        QVERIFY(!sheet.isVisible());
        QCOMPARE(QApplication::focusWidget(), &before);
    }

    void closesByAClickBeside()
    {
        QWidget window;
        window.resize(900, 600);
        KeySheet sheet(&window);
        sheet.setKeys(QStringLiteral("Keys"), {});
        window.show();
        sheet.open();
        auto *card = sheet.findChild<QWidget *>(QStringLiteral("keyCard"));
        QTest::mouseClick(&sheet, Qt::LeftButton, {}, card->geometry().center());
        QVERIFY(sheet.isVisible());
        QTest::mouseClick(&sheet, Qt::LeftButton, {}, QPoint(2, 2));
        QVERIFY(!sheet.isVisible());
    }
};

QTEST_MAIN(TestKeySheet)
#include "tst_key_sheet.moc"
