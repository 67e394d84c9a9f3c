// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/theme.h"
#include "ui/widgets/copy_button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_strip.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace cacheloupe;

/// Progress, errors, empty pages and toasts: what a page says about itself.
class TestStrips : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::light()); }

    void progressShowsOnlyWhenWorkLasts()
    {
        QWidget page;
        ProgressStrip strip(&page);
        page.show();
        QVERIFY(!strip.isVisible());
        strip.setDelayMs(60'000);
        strip.start(QStringLiteral("Reading"));
        QVERIFY(strip.isBusy() && !strip.isVisible());
        strip.finish();
        strip.setDelayMs(0);
        strip.start(QStringLiteral("Reading"));
        QVERIFY(strip.isVisible());
        strip.setProgress(1, 4);
        QVERIFY(strip.accessibleDescription().startsWith(QLocale().toString(25)));
        QSignalSpy cancelled(&strip, &ProgressStrip::cancelRequested);
        QTest::keyClick(strip.findChild<QPushButton *>(QStringLiteral("progressCancel")), Qt::Key_Space);
        QCOMPARE(cancelled.count(), 1);
        strip.finish();
        QVERIFY(!strip.isVisible() && !strip.isBusy());
    }

    void errorTellsCopiesAndGoes()
    {
        QWidget page;
        ErrorStrip strip(&page);
        page.show();
        QVERIFY(!strip.isVisible());
        strip.showError(QStringLiteral("No answer."), QStringLiteral("Check the host."), QStringLiteral("timed out"));
        QVERIFY(strip.isVisible() && strip.hasError());
        QVERIFY(strip.accessibleName().contains(QStringLiteral("No answer.")));
        auto *details = strip.findChild<QLabel *>(QStringLiteral("errorDetails"));
        QVERIFY(!details->isVisible());
        strip.findChild<QPushButton *>(QStringLiteral("errorDetailsToggle"))->click();
        QVERIFY(details->isVisible());
        strip.findChild<CopyButton *>()->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("No answer.\nCheck the host.\ntimed out"));
        QSignalSpy dismissed(&strip, &ErrorStrip::dismissed);
        QTest::keyClick(&strip, Qt::Key_Escape);
        QCOMPARE(dismissed.count(), 1);
        QVERIFY(!strip.isVisible() && !strip.hasError());
    }

    void errorOffersItsRemedy()
    {
        ErrorStrip strip;
        auto *action = strip.findChild<QPushButton *>(QStringLiteral("errorAction"));
        QVERIFY(action->isHidden());
        strip.setRemedyAction(QStringLiteral("Try again"));
        QVERIFY(!action->isHidden());
        QSignalSpy spy(&strip, &ErrorStrip::remedyTriggered);
        action->click();
        QCOMPARE(spy.count(), 1);
    }

    void emptyStateOffersAWay()
    {
        EmptyState state(QStringLiteral("hits"), QStringLiteral("Nothing yet."));
        auto *primary = state.findChild<QPushButton *>(QStringLiteral("emptyPrimary"));
        QVERIFY(primary->isHidden());
        state.setPrimary(QStringLiteral("Open a log"));
        QVERIFY(!primary->isHidden());
        QSignalSpy spy(&state, &EmptyState::primaryTriggered);
        primary->click();
        QCOMPARE(spy.count(), 1);
        QCOMPARE(state.accessibleName(), QStringLiteral("Nothing yet."));
    }

    void toastUndoesOnceAndGoes()
    {
        QWidget page;
        page.resize(600, 400);
        Toast toast(&page);
        page.show();
        int undone = 0;
        toast.showMessage(QStringLiteral("3 hits marked stale"), QStringLiteral("Undo"), [&undone] { ++undone; }, 60'000);
        QVERIFY(toast.isVisible());
        QVERIFY(page.rect().contains(toast.geometry()));
        auto *action = toast.findChild<QPushButton *>(QStringLiteral("toastAction"));
        action->click();
        action->click();
        QCOMPARE(undone, 1);
        QVERIFY(!toast.isVisible());
    }

    void toastStacksOne()
    {
        QWidget page;
        page.resize(600, 400);
        QPushButton elsewhere(QStringLiteral("elsewhere"), &page);
        Toast toast(&page);
        page.show();
        // A toast under the keyboard stays; here the keyboard is elsewhere.
        elsewhere.setFocus();
        int first = 0;
        toast.showMessage(QStringLiteral("one"), QStringLiteral("Undo"), [&first] { ++first; }, 60'000);
        toast.showMessage(QStringLiteral("two"), {}, {}, 60'000);
        QCOMPARE(toast.text(), QStringLiteral("two"));
        QVERIFY(!toast.findChild<QPushButton *>(QStringLiteral("toastAction"))->isVisible());
        QTest::keyClick(&toast, Qt::Key_Escape);
        QVERIFY(!toast.isVisible());
        QCOMPARE(first, 0);
        elsewhere.setFocus();
        toast.showMessage(QStringLiteral("brief"), {}, {}, 1);
        QTRY_VERIFY(!toast.isVisible());
    }
};

QTEST_MAIN(TestStrips)
#include "tst_strips.moc"
