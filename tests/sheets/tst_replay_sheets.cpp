// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/window_driver.h"
#include "tests/sheets/sheet_camera.h"
#include "ui/replay/replay_choice.h"
#include "ui/replay/replay_model.h"
#include "ui/shell/appearance.h"
#include "ui/support/page.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>

using namespace cacheloupe;

namespace {

constexpr int kPatienceMs = 120000;
constexpr int kSample = 300;

} // namespace

/// The states of the Replay page on the demo week, answered by the built-in stand-in: before anything is sent, three answers
/// to each of a few hits, what a drawn sample says about age, the templates; light and dark at 100 and 200 %.
class TestReplaySheets : public QObject {
    Q_OBJECT
    std::unique_ptr<test::WindowDriver> m_driver;
    test::SheetCamera m_camera;

    Page *page() { return m_driver->window().findChild<Page *>(QStringLiteral("replayPage")); }
    ReplayModel *model() { return m_driver->window().findChild<ReplayModel *>(); }
    bool atRest() { return m_driver->isLoaded() && !m_driver->window().isBusy() && !page()->isBusy(); }
    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(atRest(), kPatienceMs);
        QCoreApplication::processEvents();
    }
    void picture(const char *name) { m_camera.picture(m_driver->window(), QStringLiteral("%1-%2").arg(QLatin1String(name), QLatin1String(QTest::currentDataTag()))); }
    void choose(int sample, int count, int repeats)
    {
        auto *samples = m_driver->find<QComboBox>("replay.sample");
        samples->setCurrentIndex(samples->findData(sample));
        m_driver->find<QSpinBox>("replay.count")->setValue(count);
        m_driver->find<QSpinBox>("replay.repeats")->setValue(repeats);
        settle();
    }
    void replay(int answers)
    {
        auto *start = m_driver->find<QAction>("replay.start");
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), kPatienceMs);
        start->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(model()->answered(), answers, kPatienceMs);
        settle();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_driver = std::make_unique<test::WindowDriver>();
        m_driver->start();
        QVERIFY(QTest::qWaitForWindowExposed(&m_driver->window()));
        m_driver->app().opener().openDemo();
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isLoaded(), kPatienceMs);
        m_driver->go(PageId::replay);
        auto *first = page()->findChild<QPushButton *>(QStringLiteral("emptyPrimary"));
        QVERIFY(first && first->isVisible());
        first->click();
        auto *provider = m_driver->find<QComboBox>("replay.provider");
        provider->setCurrentIndex(provider->count() - 1);
        settle();
        choose(int(SampleKind::stratified), kSample, 1);
        const int chosen = model()->rowCount();
        QVERIFY(chosen > kSample / 2);
        replay(chosen);
        choose(int(SampleKind::suspicious), 8, 3);
        replay(8);
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
        m_driver->go(PageId::replay);
        settle();
        auto *tabs = m_driver->find<QTabBar>("replay.tabs");
        tabs->setCurrentIndex(0);
        m_driver->find<QTableView>("replay.results")->selectRow(2);
        settle();
        picture("replay-answers");
        tabs->setCurrentIndex(1);
        settle();
        QVERIFY(m_driver->find<QTableView>("replay.sites")->model()->rowCount() > 3);
        picture("replay-validity");
        tabs->setCurrentIndex(0);
        auto *provider = m_driver->find<QComboBox>("replay.provider");
        provider->setCurrentIndex(1);
        settle();
        picture("replay-server");
        provider->setCurrentIndex(provider->count() - 1);
        settle();
        m_driver->find<QAction>("replay.editTemplates")->trigger();
        auto *dialog = m_driver->find<QDialog>("replay.templates");
        QVERIFY(dialog && dialog->isVisible());
        m_camera.picture(*dialog, QStringLiteral("replay-templates-%1").arg(QLatin1String(QTest::currentDataTag())));
        dialog->close();
    }
};

QTEST_MAIN(TestReplaySheets)
#include "tst_replay_sheets.moc"
