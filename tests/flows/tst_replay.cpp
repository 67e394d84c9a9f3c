// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/hitlog/hit_table.h"
#include "core/policy/policy_publisher.h"
#include "tests/flows/window_driver.h"
#include "tests/support/http_stub.h"
#include "ui/hits/hit_grid.h"
#include "ui/replay/replay_model.h"
#include "ui/support/page.h"
#include "ui/widgets/difference_view.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QUndoStack>

using namespace cacheloupe;

namespace {

constexpr int kPatienceMs = 60000;
constexpr size_t kHits = 20;
constexpr auto kSite = "billing.prices";
constexpr auto kFresh = "The Team plan costs 39 euros per agent since the price list of 4 November.";

} // namespace

/// A suspicious week's hits are replayed with keys only: twenty hits are selected, the estimate is read, the replay runs, is
/// stopped and gone on with; one is opened, flagged stale and its policy drafted. Each step uses what the one before left.
class TestReplay : public QObject {
    Q_OBJECT
    std::unique_ptr<test::WindowDriver> m_driver;
    test::HttpStub m_server;

    QWidget *focused() const
    {
        auto *widget = QApplication::focusWidget();
        return widget ? widget : &m_driver->window();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(focused(), key, modifiers); }
    /// Moves the focus with the Tab key alone, as somebody without a mouse does.
    void tabTo(const char *name)
    {
        for (int i = 0; i < 200 && focused()->objectName() != QLatin1String(name); ++i)
            key(Qt::Key_Tab);
        QCOMPARE(focused()->objectName(), QLatin1String(name));
    }
    ReplayModel *model() { return m_driver->window().findChild<ReplayModel *>(); }
    Page *page() { return m_driver->window().findChild<Page *>(QStringLiteral("replayPage")); }

private Q_SLOTS:
    void initTestCase()
    {
        m_driver = std::make_unique<test::WindowDriver>();
        m_driver->start();
        QVERIFY(QTest::qWaitForWindowExposed(&m_driver->window()));
        auto *offer = m_driver->find<QPushButton>("welcome.demo");
        offer->setFocus();
        key(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isLoaded(), kPatienceMs);
    }
    void cleanupTestCase() { m_driver->stop(); }

    void twentyHitsAreSelected()
    {
        key(Qt::Key_3, Qt::ControlModifier);
        auto *grid = m_driver->find<HitGrid>("hits.grid");
        auto *filter = m_driver->find<QLineEdit>("hits.filter");
        QTRY_VERIFY(grid->isVisible());
        filter->setFocus();
        QTest::keyClicks(filter, QStringLiteral("kind:hit call_site:%1").arg(QLatin1String(kSite)));
        key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(grid->source()->rowCount() > int(kHits) && grid->source()->rowCount() < 5000, kPatienceMs);
        grid->setFocus();
        key(Qt::Key_Home);
        for (size_t i = 1; i < kHits; ++i)
            key(Qt::Key_Down, Qt::ShiftModifier);
        key(Qt::Key_R);
        QTRY_VERIFY(page()->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), int(kHits), kPatienceMs);
    }

    void theEstimateIsReadBeforeAnythingIsSent()
    {
        QTRY_COMPARE(focused()->objectName(), QStringLiteral("replay.endpoint"));
        QTest::keyClicks(focused(), QString::fromStdString(m_server.endpoint()));
        QTRY_VERIFY_WITH_TIMEOUT(!page()->isBusy(), kPatienceMs);
        const auto estimate = m_driver->find<QLabel>("replay.estimate")->text();
        QVERIFY2(estimate.contains(QStringLiteral("20 hits")), qPrintable(estimate));
        QVERIFY(m_driver->find<QAction>("replay.start")->isEnabled());
        QVERIFY(m_server.requests().empty());
    }

    void itRunsWithProgressAndIsStopped()
    {
        m_server.answerWith(kFresh);
        test::StubReply fresh;
        fresh.text = kFresh;
        for (int i = 0; i < 6; ++i)
            m_server.then(fresh);
        test::StubReply silence;
        silence.kind = test::StubReply::Kind::silence;
        for (int i = 0; i < 4; ++i) // as many as are asked at once
            m_server.then(silence);
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(model()->answered(), 6, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(m_server.requests().size(), size_t(10), kPatienceMs);
        QVERIFY(page()->isBusy());
        QVERIFY(m_driver->find<QAction>("replay.stop")->isVisible());
        key(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!page()->isBusy(), kPatienceMs);
        QCOMPARE(model()->answered(), 6);
    }

    void itGoesOnWhereItWasStopped()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->find<QWidget>("replay.runs")->isVisible(), kPatienceMs);
        tabTo("replay.resume");
        key(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(model()->answered(), int(kHits), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!page()->isBusy(), kPatienceMs);
        QCOMPARE(m_server.requests().size(), kHits + 4);
        QVERIFY(!m_driver->find<QWidget>("replay.runs")->isVisible());
    }

    void oneIsOpenedAndFlaggedStale()
    {
        QTRY_COMPARE(focused()->objectName(), QStringLiteral("replay.results"));
        key(Qt::Key_Down);
        auto *results = m_driver->find<QTableView>("replay.results");
        QCOMPARE(results->currentIndex().row(), 1);
        auto *difference = m_driver->find<DifferenceView>("replay.difference");
        QTRY_COMPARE_WITH_TIMEOUT(difference->second()->content(), QLatin1String(kFresh), kPatienceMs);
        const auto id = hash128(model()->row(1).hit.id);
        key(Qt::Key_3);
        QCOMPARE(m_driver->context().verdicts.verdict(id), Verdict::stale);
    }

    void theTtlIsDrafted()
    {
        const auto before = m_driver->context().undo.count();
        key(Qt::Key_P);
        auto *policies = m_driver->window().findChild<Page *>(QStringLiteral("policiesPage"));
        QTRY_VERIFY_WITH_TIMEOUT(policies->isVisible() && m_driver->context().undo.count() > before, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!policies->isBusy(), kPatienceMs);
        QVERIFY2(m_driver->context().undo.undoText().contains(QLatin1String(kSite)), qPrintable(m_driver->context().undo.undoText()));
    }

    void theReplaysSayHowLongAnswersHold()
    {
        key(Qt::Key_6, Qt::ControlModifier);
        QTRY_VERIFY(page()->isVisible());
        tabTo("replay.tabs");
        key(Qt::Key_Right);
        auto *sites = m_driver->find<QTableView>("replay.sites");
        QTRY_VERIFY_WITH_TIMEOUT(sites->isVisible() && !page()->isBusy(), kPatienceMs);
        QCOMPARE(sites->model()->index(0, 0).data().toString(), QLatin1String(kSite));
        QVERIFY(!m_driver->find<QLabel>("replay.advice")->text().isEmpty());
    }
};

QTEST_MAIN(TestReplay)
#include "tst_replay.moc"
