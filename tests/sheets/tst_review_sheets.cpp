// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/flows/window_driver.h"
#include "tests/sheets/sheet_camera.h"
#include "ui/review/alike_dialog.h"
#include "ui/review/review_page.h"
#include "ui/review/scan_pane.h"
#include "ui/shell/appearance.h"
#include "ui/support/screen_mask.h"

#include <QAction>
#include <QTabBar>
#include <QTableWidget>

using namespace cacheloupe;

namespace {

constexpr int kPatienceMs = 60000;

} // namespace

/// The states of the review on the demo week: in the middle of a round, masked, rates with two reviewers, hits alike, the
/// end of a round and a drafted fix; light and dark at 100 and 200 %.
class TestReviewSheets : public QObject {
    Q_OBJECT
    std::unique_ptr<test::WindowDriver> m_driver;
    test::SheetCamera m_camera;

    ReviewPage *page() { return m_driver->window().findChild<ReviewPage *>(QStringLiteral("reviewPage")); }
    bool atRest() { return m_driver->isLoaded() && !m_driver->window().isBusy(); }
    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(atRest(), kPatienceMs);
        QCoreApplication::processEvents();
    }
    void picture(const char *name) { m_camera.picture(m_driver->window(), QStringLiteral("%1-%2").arg(QLatin1String(name), QLatin1String(QTest::currentDataTag()))); }
    /// Without a window manager nobody gives the window its keys back.
    bool takeKeys()
    {
        m_driver->window().activateWindow();
        page()->setFocus();
        return QTest::qWaitFor([this] { return m_driver->window().isActiveWindow() && page()->hasFocus(); }, kPatienceMs);
    }
    void press(Qt::Key key)
    {
        QTest::keyClick(page(), key);
        settle();
    }
    /// Another person judged some of the first hits as well.
    void bringSecondReviewer()
    {
        std::vector<VerdictRecord> records;
        for (const auto &[hash, own] : m_driver->context().verdicts.records()) {
            VerdictRecord record = own;
            record.reviewer = "ana";
            record.stratum = ReviewStratum::second;
            if (records.size() % 4 == 0)
                record.verdict = record.verdict == Verdict::safe ? Verdict::stale : Verdict::safe;
            record.reason = VerdictReason::none;
            record.note = records.size() == 4 ? "the invoice is hers" : "";
            records.push_back(std::move(record));
        }
        m_driver->context().verdicts.merge(records);
        QTRY_COMPARE_WITH_TIMEOUT(m_driver->context().verdicts.everybodys().size(), 2 * records.size(), kPatienceMs);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_driver = std::make_unique<test::WindowDriver>();
        m_driver->start();
        QVERIFY(QTest::qWaitForWindowExposed(&m_driver->window()));
        m_driver->app().opener().openDemo();
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isLoaded(), kPatienceMs);
        m_driver->go(PageId::review);
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->round().size() == 60, kPatienceMs);
        settle();
        for (int i = 0; i < 40; ++i)
            press(page()->round().current().stratum == ReviewStratum::random ? Qt::Key_1 : Qt::Key(Qt::Key_1 + i % 5));
        bringSecondReviewer();
    }
    void cleanupTestCase() { m_driver->stop(); }

    void states_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("percent");
        QTest::newRow("light") << false << 100;
        QTest::newRow("dark") << true << 100;
        QTest::newRow("light200") << false << 200;
        QTest::newRow("dark200") << true << 200;
    }
    void states()
    {
        QFETCH(bool, dark);
        QFETCH(int, percent);
        m_driver->app().appearance().setChoice(dark ? ThemeChoice::dark : ThemeChoice::light);
        m_driver->app().appearance().setTextPercent(percent);
        m_driver->go(PageId::review);
        settle();
        QVERIFY(takeKeys());
        press(Qt::Key_Left);
        picture("review-judged");
        m_driver->context().mask.setOn(true);
        settle();
        picture("review-masked");
        m_driver->context().mask.setOn(false);
        settle();
        QTest::keyClick(page(), Qt::Key_F);
        auto *alike = m_driver->find<AlikeDialog>("review.alikeDialog");
        QTRY_VERIFY_WITH_TIMEOUT(alike && !alike->isBusy(), kPatienceMs);
        QCoreApplication::processEvents();
        m_camera.picture(*alike, QStringLiteral("alike-%1").arg(QLatin1String(QTest::currentDataTag())));
        alike->close();
        QVERIFY(takeKeys());
        auto *tabs = m_driver->find<QTabBar>("review.tabs");
        for (int tab = 1; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            if (auto *pane = m_driver->find<ScanPane>("review.scan"); pane && pane->isVisible())
                pane->scan();
            settle();
            picture(qPrintable(QStringLiteral("review-tab%1").arg(tab)));
        }
        tabs->setCurrentIndex(0);
        press(Qt::Key_D);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->find<QWidget>("policies.fixes")->isVisible(), kPatienceMs);
        settle();
        picture("fix");
    }

    void endOfARound()
    {
        m_driver->app().appearance().setChoice(ThemeChoice::light);
        m_driver->app().appearance().setTextPercent(100);
        m_driver->go(PageId::review);
        settle();
        QVERIFY(takeKeys());
        while (!page()->round().atEnd())
            press(Qt::Key_1);
        m_camera.picture(m_driver->window(), QStringLiteral("review-end-light"));
    }
};

QTEST_MAIN(TestReviewSheets)
#include "tst_review_sheets.moc"
