// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/window_driver.h"
#include "tests/sheets/sheet_camera.h"
#include "ui/shell/appearance.h"

using namespace cacheloupe;

namespace {

constexpr int kPatienceMs = 60000;

struct Sheet {
    PageId page;
    const char *name;
};
constexpr Sheet kSheets[] = {{PageId::overview, "overview"}, {PageId::review, "review"},     {PageId::hits, "hits"},
                             {PageId::stores, "stores"},     {PageId::policies, "policies"}, {PageId::replay, "replay"}};

} // namespace

/// The demo week in German, whose words are longer: buttons must hold them at 100 and 200 %.
class TestGermanPages : public QObject {
    Q_OBJECT
    std::unique_ptr<test::WindowDriver> m_driver;

private Q_SLOTS:
    void initTestCase()
    {
        m_driver = std::make_unique<test::WindowDriver>(QString(), QLocale(QLocale::German, QLocale::Germany));
        m_driver->start();
        m_driver->app().appearance().setChoice(ThemeChoice::light);
        QVERIFY(QTest::qWaitForWindowExposed(&m_driver->window()));
        m_driver->app().opener().openDemo();
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isLoaded(), kPatienceMs);
    }
    void cleanupTestCase()
    {
        m_driver->app().appearance().setTextPercent(100);
        m_driver->stop();
    }

    void pages_data()
    {
        QTest::addColumn<int>("percent");
        QTest::newRow("de") << 100;
        QTest::newRow("de200") << 200;
    }
    void pages()
    {
        QFETCH(int, percent);
        m_driver->app().appearance().setTextPercent(percent);
        const test::SheetCamera camera;
        for (const auto &sheet : kSheets) {
            m_driver->go(sheet.page);
            QTRY_VERIFY_WITH_TIMEOUT(m_driver->isLoaded() && !m_driver->window().isBusy(), kPatienceMs);
            QCoreApplication::processEvents();
            camera.picture(m_driver->window(), QStringLiteral("%1-%2").arg(QLatin1String(sheet.name), QLatin1String(QTest::currentDataTag())));
            if (QTest::currentTestFailed())
                return;
        }
    }
};

QTEST_MAIN(TestGermanPages)
#include "tst_german_pages.moc"
