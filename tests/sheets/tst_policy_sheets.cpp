// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/window_driver.h"
#include "tests/sheets/sheet_camera.h"
#include "ui/shell/appearance.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>

using namespace cacheloupe;

namespace {

constexpr int kPatienceMs = 60000;
constexpr auto kSite = "support.refunds";

} // namespace

/// The policy workbench on the demo week: a call site, its lower half, the sentence being written, the draft before it is
/// published, the history and the drift; light and dark, English
/// and German.
class TestPolicySheets : public QObject {
    Q_OBJECT
    std::unique_ptr<test::WindowDriver> m_driver;
    test::SheetCamera m_camera;

    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isLoaded() && !m_driver->window().isBusy(), kPatienceMs);
        QCoreApplication::processEvents();
    }
    void picture(const char *name) { m_camera.picture(m_driver->window(), QStringLiteral("policies-%1-%2").arg(QLatin1String(name), QLatin1String(QTest::currentDataTag()))); }
    void start(QLocale::Language language)
    {
        m_driver = std::make_unique<test::WindowDriver>(QString(), QLocale(language));
        m_driver->start();
        QVERIFY(QTest::qWaitForWindowExposed(&m_driver->window()));
        m_driver->app().opener().openDemo();
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isLoaded(), kPatienceMs);
        m_driver->window().resize(1440, 900);
        m_driver->window().go({PageId::policies, {}, {}, QLatin1String(kSite), {}});
        auto *list = m_driver->find<QListView>("policies.sites");
        QTRY_COMPARE_WITH_TIMEOUT(list->currentIndex().data().toString(), QLatin1String(kSite), kPatienceMs);
    }

private Q_SLOTS:
    void cleanup()
    {
        m_driver->stop();
        m_driver.reset();
    }
    void states_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("german");
        QTest::newRow("light") << false << false;
        QTest::newRow("dark-de") << true << true;
    }
    void states()
    {
        QFETCH(bool, dark);
        QFETCH(bool, german);
        start(german ? QLocale::German : QLocale::English);
        if (QTest::currentTestFailed())
            return;
        m_driver->app().appearance().setChoice(dark ? ThemeChoice::dark : ThemeChoice::light);
        settle();
        picture("site");
        QScrollArea *column = nullptr;
        auto *checks = m_driver->find<QWidget>("policies.checks");
        for (auto *parent = checks->parentWidget(); parent; parent = parent->parentWidget())
            if (auto *scroll = qobject_cast<QScrollArea *>(parent))
                column = scroll;
        QVERIFY(column);
        column->ensureWidgetVisible(m_driver->find<QWidget>("policies.matrix"));
        picture("checks");
        m_driver->find<QPushButton>("policies.writeSentence")->click();
        auto *text = m_driver->find<QPlainTextEdit>("policies.sentenceText");
        text->setPlainText(text->toPlainText().replace(QLatin1String("7"), QLatin1String("36 ")));
        settle();
        column->ensureWidgetVisible(text);
        picture("writing");
        text->setPlainText(text->toPlainText().replace(QLatin1String("36 "), QLatin1String("2 ")));
        m_driver->find<QPushButton>("policies.takeSentence")->click();
        settle();
        m_driver->find<QAction>("policies.publish")->trigger();
        settle();
        auto *views = m_driver->find<QTabWidget>("policies.views");
        for (const char *view : {"fields", "words", "effect"}) {
            settle();
            picture(view);
            views->setCurrentIndex(views->currentIndex() + 1);
        }
        m_driver->find<QLineEdit>("policies.note")->setText(QStringLiteral("Lamps differ by shop"));
        m_driver->find<QPushButton>("policies.confirm")->click();
        settle();
        m_driver->find<QAction>("policies.history")->trigger();
        settle();
        picture("history");
        m_driver->find<QPushButton>("policies.historyBack")->click();
        m_driver->find<QAction>("policies.drift")->trigger();
        settle();
        picture("drift");
    }
};

QTEST_MAIN(TestPolicySheets)
#include "tst_policy_sheets.moc"
