// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/flows/window_driver.h"
#include "tests/sheets/sheet_camera.h"
#include "tests/support/http_stub.h"
#include "ui/shell/appearance.h"

#include <QAbstractItemView>
#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

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

/// Renders every page light and dark at 100 and 200 % on the demo week, for people to look at; fails on controls
/// without a name, on buttons whose words do not fit and on empty pictures.
class TestPages : public QObject {
    Q_OBJECT
    std::unique_ptr<test::WindowDriver> m_driver;
    test::HttpStub m_server;
    std::unique_ptr<test::SheetCamera> m_camera;

    bool atRest()
    {
        return m_driver->isLoaded() && !m_driver->window().isBusy();
    }
    void replayFive()
    {
        m_server.answerWith("All systems are up again. Incoming e-mail was delayed on 4 November between 09:10 and 10:25; it is resolved.");
        QStringList hits;
        const auto table = m_driver->context().hitLog.table();
        for (HitRow row = 0; row < table->rowCount() && hits.size() < 5; ++row)
            if (table->kind(row) == EventKind::hit && table->callSite(row) == "news.digest" && m_driver->context().suspicion.score(row) > 0.5)
                hits << QString::fromStdString(table->hitId(row));
        m_driver->window().go({PageId::replay, {}, hits, {}, {}});
        auto *endpoint = m_driver->find<QLineEdit>("replay.endpoint");
        endpoint->setText(QString::fromStdString(m_server.endpoint()));
        QTest::keyClick(endpoint, Qt::Key_Return);
        auto *start = m_driver->find<QAction>("replay.start");
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), kPatienceMs);
        start->trigger();
        auto *results = m_driver->find<QTableView>("replay.results");
        QTRY_VERIFY_WITH_TIMEOUT(m_server.requests().size() == size_t(hits.size()) && !m_driver->window().isBusy(), kPatienceMs);
        results->setCurrentIndex(results->model()->index(0, 0));
    }
    /// The demo's cache as one that may be changed and must not be by mistake.
    void allowChanges()
    {
        bool kept = false;
        const auto change = [](Workspace &workspace) -> Status {
            auto all = workspace.connections();
            for (auto &connection : *all) {
                connection.writable = true;
                connection.environment = "production";
                if (auto updated = workspace.updateConnection(connection); !updated)
                    return updated;
            }
            return {};
        };
        m_driver->context().workspace.write(change, [&](Status status) { kept = status.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(kept, kPatienceMs);
        Q_EMIT m_driver->context().workspace.connectionsChanged();
    }
    /// The stores page with the removal of its first entries staged.
    void stagePurge()
    {
        auto *table = m_driver->find<QTableView>("stores.table");
        table->clearSelection();
        for (int row = 0; row < 6; ++row)
            table->selectionModel()->select(table->model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        m_driver->find<QAction>("stores.purge")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->find<QWidget>("stores.tray.victims")->isVisible() && atRest(), kPatienceMs);
    }
    /// The stores page with what the doctor found in the demo's cache.
    void examine()
    {
        m_driver->find<QAction>("stores.examine")->trigger();
        auto *findings = m_driver->find<QAbstractItemView>("stores.doctor.findings");
        QTRY_VERIFY_WITH_TIMEOUT(findings->isVisible() && findings->model()->rowCount() > 0 && atRest(), kPatienceMs);
    }
    void picture(const QString &name) { m_camera->picture(m_driver->window(), name); }

private Q_SLOTS:
    void initTestCase()
    {
        m_camera = std::make_unique<test::SheetCamera>();
        m_driver = std::make_unique<test::WindowDriver>();
        m_driver->start();
        m_driver->app().appearance().setChoice(ThemeChoice::light);
        QVERIFY(QTest::qWaitForWindowExposed(&m_driver->window()));
    }
    void cleanupTestCase() { m_driver->stop(); }

    void welcome()
    {
        picture(QStringLiteral("welcome-light"));
    }
    void pages_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("percent");
        QTest::newRow("light") << false << 100;
        QTest::newRow("dark") << true << 100;
        QTest::newRow("light200") << false << 200;
        QTest::newRow("dark200") << true << 200;
    }
    void pages()
    {
        QFETCH(bool, dark);
        QFETCH(int, percent);
        if (!m_driver->isLoaded()) {
            m_driver->app().opener().openDemo();
            QTRY_VERIFY_WITH_TIMEOUT(m_driver->isLoaded(), kPatienceMs);
            replayFive();
            allowChanges();
        }
        m_driver->app().appearance().setChoice(dark ? ThemeChoice::dark : ThemeChoice::light);
        m_driver->app().appearance().setTextPercent(percent);
        for (const auto &sheet : kSheets) {
            m_driver->go(sheet.page);
            QTRY_VERIFY_WITH_TIMEOUT(atRest(), kPatienceMs);
            QCoreApplication::processEvents();
            picture(QStringLiteral("%1-%2").arg(QLatin1String(sheet.name), QLatin1String(QTest::currentDataTag())));
            if (sheet.page == PageId::stores && !QTest::currentTestFailed()) {
                stagePurge();
                picture(QStringLiteral("pending-%1").arg(QLatin1String(QTest::currentDataTag())));
                m_driver->find<QPushButton>("stores.tray.discard")->click();
                examine();
                QCoreApplication::processEvents();
                picture(QStringLiteral("doctor-%1").arg(QLatin1String(QTest::currentDataTag())));
                m_driver->find<QPushButton>("stores.doctor.back")->click();
            }
            if (QTest::currentTestFailed())
                return;
        }
    }
};

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
