// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_bar.h"

#include "ui/support/theme.h"
#include "ui/widgets/filter_edit.h"

#include <QApplication>
#include <QToolButton>
#include <QtTest>

#include <algorithm>

using namespace cacheloupe;

class TestFilterBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::light()); }

    void tellsRestingAndCommittedQueries()
    {
        FilterBar bar;
        bar.show();
        QSignalSpy changed(&bar, &FilterBar::queryChanged);
        QSignalSpy committed(&bar, &FilterBar::queryCommitted);
        QTest::keyClicks(bar.edit(), QStringLiteral("kind:hit"));
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).toString(), QStringLiteral("kind:hit"));
        QTest::keyClick(bar.edit(), Qt::Key_Return);
        QCOMPARE(committed.count(), 1);
        QCOMPARE(changed.count(), 1);
        bar.setText(QStringLiteral("kind:miss"));
        QCOMPARE(changed.count(), 2);
    }

    void walksItsHistory()
    {
        FilterBar bar;
        bar.show();
        for (const auto &query : {QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("one")}) {
            bar.setText(query);
            QTest::keyClick(bar.edit(), Qt::Key_Return);
        }
        QCOMPARE(bar.history(), QStringList({QStringLiteral("one"), QStringLiteral("two")}));
        bar.setText(QStringLiteral("draft"));
        QTest::keyClick(bar.edit(), Qt::Key_Up);
        QCOMPARE(bar.text(), QStringLiteral("one"));
        QTest::keyClick(bar.edit(), Qt::Key_Up);
        QTest::keyClick(bar.edit(), Qt::Key_Up);
        QCOMPARE(bar.text(), QStringLiteral("two"));
        QTest::keyClick(bar.edit(), Qt::Key_Down);
        QTest::keyClick(bar.edit(), Qt::Key_Down);
        QCOMPARE(bar.text(), QStringLiteral("draft"));
    }

    void isClearedByItsButton()
    {
        FilterBar bar;
        bar.resize(400, 40);
        bar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        for (const auto &query : {QStringLiteral("k"), QStringLiteral("kind:hit")}) {
            QTest::keyClicks(bar.edit(), query);
            const auto buttons = bar.edit()->findChildren<QToolButton *>();
            const auto clear = std::find_if(buttons.begin(), buttons.end(), [&](const QToolButton *button) { return button->x() > bar.edit()->width() / 2; });
            QVERIFY(clear != buttons.end() && (*clear)->isVisible() && (*clear)->isEnabled());
            QTest::mouseClick(*clear, Qt::LeftButton);
            QCOMPARE(bar.text(), QString());
        }
    }

    void marksErrorsInPlace()
    {
        FilterBar bar;
        bar.setText(QStringLiteral("kind:hit foo<"));
        bar.showError(9, QStringLiteral("no field foo"));
        QCOMPARE(bar.edit()->errorColumn(), 9);
        QVERIFY(bar.errorMessage().contains(QStringLiteral("10")));
        QVERIFY(bar.edit()->accessibleDescription().contains(QStringLiteral("no field foo")));
        bar.clearError();
        QCOMPARE(bar.edit()->errorColumn(), -1);
        QVERIFY(bar.errorMessage().isEmpty());
    }

    void completesTheTermUnderTheCursor()
    {
        FilterBar bar;
        bar.resize(400, 40);
        bar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        bar.setCompleter([](const QString &text, int cursor) {
            return FilterCompletion{static_cast<int>(text.lastIndexOf(QLatin1Char(' ')) + 1), cursor - static_cast<int>(text.lastIndexOf(QLatin1Char(' '))) - 1,
                                    {QStringLiteral("call_site:"), QStringLiteral("cost")}, {}};
        });
        bar.setFocus();
        QTest::keyClicks(bar.edit(), QStringLiteral("kind:hit c"));
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Tab);
        QCOMPARE(bar.text(), QStringLiteral("kind:hit call_site:"));
        QCOMPARE(bar.edit()->cursorPosition(), 19);
        // Behind the sign the values are offered at once; Esc leaves them.
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
        QTRY_VERIFY(QApplication::activePopupWidget() == nullptr);
        QCOMPARE(bar.text(), QStringLiteral("kind:hit call_site:"));
    }
};

QTEST_MAIN(TestFilterBar)
#include "tst_filter_bar.moc"
