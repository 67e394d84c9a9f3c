// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/verdict_bar.h"

#include "ui/support/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/verdict_look.h"

#include <QApplication>
#include <QPushButton>
#include <QtTest>

using namespace cacheloupe;

class TestVerdictBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, Theme::light());
        qRegisterMetaType<Verdict>();
    }

    void keysChooseAndThePageRecords()
    {
        VerdictBar bar;
        bar.show();
        QSignalSpy chosen(&bar, &VerdictBar::verdictChosen);
        QTest::keyClick(&bar, Qt::Key_3);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.at(0).at(0).value<Verdict>(), Verdict::stale);
        QCOMPARE(bar.verdict(), Verdict::none);
        bar.setVerdict(Verdict::stale);
        const auto *stale = bar.findChild<QPushButton *>(QStringLiteral("verdict3"));
        QVERIFY(stale->isChecked());
        QCOMPARE(bar.accessibleDescription(), stale->text().mid(2));
        QVERIFY(!bar.handleKey(Qt::Key_7));
        bar.setEnabled(false);
        QVERIFY(!bar.handleKey(Qt::Key_1));
    }

    void ignoresKeysWithModifiers()
    {
        VerdictBar bar;
        bar.show();
        QSignalSpy chosen(&bar, &VerdictBar::verdictChosen);
        QTest::keyClick(&bar, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(chosen.count(), 0);
    }

    void wrapsWhenNarrow()
    {
        VerdictBar bar;
        bar.resize(1000, 40);
        const int wide = bar.heightForWidth(1000);
        QVERIFY(bar.heightForWidth(320) > wide);
    }

    void everyVerdictHasWordAndIcon()
    {
        for (const Verdict verdict : kVerdicts) {
            const ChipLook look = verdictLook(verdict);
            QVERIFY(!look.text.isEmpty());
            QVERIFY(!symbolicIcon(look.icon).isNull());
        }
    }
};

QTEST_MAIN(TestVerdictBar)
#include "tst_verdict_bar.moc"
