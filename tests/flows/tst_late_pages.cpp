// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages.h"
#include "tests/flows/window_driver.h"
#include "ui/hits/grid_source.h"
#include "ui/hits/hit_grid.h"
#include "ui/shell/rail_button.h"
#include "ui/support/source_actions.h"
#include "ui/widgets/page_header.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

#include <map>

using namespace cacheloupe;

namespace {

constexpr int kPatienceMs = 180000; ///< lanes give way to everything else on a busy machine
constexpr int kSettlingMs = 5000;
constexpr int kRowsCompared = 12;

QStringList rowsOf(const QAbstractItemView &view)
{
    QStringList rows;
    const auto *model = view.model();
    for (int row = 0; model && row < std::min(model->rowCount(), kRowsCompared); ++row)
        for (int column = 0; column < model->columnCount(); ++column)
            rows << model->index(row, column).data().toString();
    return rows;
}

QStringList rowsOf(const HitGrid &grid)
{
    QStringList rows{QString::number(grid.rowCount())};
    for (int row = 0; row < std::min(grid.rowCount(), kRowsCompared); ++row) {
        grid.source()->beginFrame();
        for (int column = 0; column < int(grid.source()->columns().size()); ++column)
            rows << grid.source()->cell(row, column, 60).text;
    }
    return rows;
}

/// What a person sees on the page, in words.
QStringList shownBy(const QWidget &page)
{
    QStringList seen;
    for (const auto *widget : page.findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        QStringList words{QString::fromUtf8(widget->metaObject()->className()), widget->objectName(), QString::number(widget->isEnabled())};
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            words << label->text();
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            words << button->text() << QString::number(button->isChecked());
        else if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            words << line->text();
        else if (const auto *header = qobject_cast<const PageHeader *>(widget))
            words << header->state();
        else if (const auto *grid = qobject_cast<const HitGrid *>(widget))
            words << rowsOf(*grid);
        else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
            words << rowsOf(*view);
        seen << words.join(QLatin1Char('|'));
    }
    seen.sort();
    return seen;
}

QString difference(const QStringList &wanted, const QStringList &seen)
{
    QString lines;
    for (const auto &line : wanted)
        lines += seen.contains(line) ? QString() : QLatin1String("\n- ") + line;
    for (const auto &line : seen)
        lines += wanted.contains(line) ? QString() : QLatin1String("\n+ ") + line;
    return lines;
}

/// One of each page outside of any window, with the number that each wrote on the rail.
class Rooms {
public:
    explicit Rooms(const AppContext &context)
    {
        for (const auto &entry : pagesOf(context)) {
            auto *page = m_pages.emplace(entry.id, entry.make(nullptr)).first->second.get();
            QObject::connect(page, &Page::badgeChanged, page, [this, id = entry.id](int count) { m_badges[id] = count; });
        }
    }
    Page &page(PageId id) { return *m_pages.at(id); }
    int badge(PageId id) { return m_badges[id]; }
    QStringList come(PageId id)
    {
        page(id).resize(1280, 800);
        page(id).show();
        page(id).arrive({id, {}, {}, {}, {}});
        const bool isQuiet = QTest::qWaitFor([&] { return !page(id).isBusy(); }, kPatienceMs);
        // What was posted for the shown page is still on its way.
        QCoreApplication::processEvents();
        return isQuiet && QTest::qWaitFor([&] { return !page(id).isBusy(); }, kPatienceMs) ? shownBy(page(id)) : QStringList();
    }

private:
    std::map<PageId, std::unique_ptr<Page>> m_pages;
    std::map<PageId, int> m_badges;
};

} // namespace

/// Pages are made when somebody comes to them or when the program rests: whatever happened before must not be missed.
class TestLatePages : public QObject {
    Q_OBJECT
    std::unique_ptr<test::WindowDriver> m_driver;

    Composition &program() { return m_driver->app(); }

private Q_SLOTS:
    void init() { m_driver = std::make_unique<test::WindowDriver>(); }
    void cleanup()
    {
        m_driver->stop();
        m_driver.reset();
    }

    void showTheSameAsPagesOfTheStart()
    {
        m_driver->build();
        auto early = std::make_unique<Rooms>(m_driver->context());
        std::unique_ptr<Rooms> halfway;
        const auto once = connect(&m_driver->context().hitLog, &HitLogSession::grew, this, [&] {
            if (!halfway)
                halfway = std::make_unique<Rooms>(m_driver->context());
        });
        program().opener().openDemo();
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->isLoaded(), kPatienceMs);
        QVERIFY(halfway);
        disconnect(once);
        const auto table = m_driver->context().hitLog.table();
        std::vector<VerdictRecord> verdicts;
        for (HitRow row = 0; verdicts.size() < 5; ++row)
            if (table->kind(row) == EventKind::hit)
                verdicts.push_back({table->hitId(row), table->source(0).path().string(), std::string(table->callSite(row)), Verdict::stale, {}, {}, {}});
        m_driver->context().verdicts.set(verdicts);
        auto late = std::make_unique<Rooms>(m_driver->context());
        for (const auto &entry : pagesOf(m_driver->context())) {
            for (auto *rooms : {halfway.get(), late.get()}) {
                QStringList wanted, seen;
                const bool isSame = QTest::qWaitFor(
                    [&] {
                        wanted = early->come(entry.id);
                        seen = rooms->come(entry.id);
                        return wanted.size() > 5 && seen == wanted;
                    },
                    kSettlingMs);
                QVERIFY2(isSame, qPrintable(entry.title + difference(wanted, seen)));
                QCOMPARE(rooms->badge(entry.id), early->badge(entry.id));
            }
        }
        // Pages go before the sessions they listen to.
        late.reset();
        halfway.reset();
        early.reset();
    }

    void aStoreIsConnectedBeforeItsPageWasMade()
    {
        m_driver->startPlain();
        QVERIFY(!m_driver->find<QWidget>("storesPage"));
        Q_EMIT m_driver->context().actions.storeRequested();
        QCOMPARE(m_driver->window().currentPage(), PageId::stores);
        auto *url = m_driver->find<QLineEdit>("stores.url");
        QVERIFY(url && url->isVisible());
        // The list of connections, which comes from the workspace, leaves the form alone.
        QSignalSpy opened(&m_driver->context().workspace, &WorkspaceSession::opened);
        program().opener().openFiles({QStringLiteral("/no/such.jsonl")});
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->window().pages().isWhole(), kPatienceMs);
        QVERIFY(url->isVisible());
    }

    void aBadgeComesWithoutAVisit()
    {
        m_driver->startPlain();
        program().opener().openDemo();
        const auto *policies = m_driver->find<RailButton>("rail.page4");
        QVERIFY(policies);
        const QString plain = policies->accessibleName();
        QTRY_VERIFY_WITH_TIMEOUT(policies->accessibleName() != plain, kPatienceMs);
        QCOMPARE(m_driver->window().currentPage(), PageId::overview);
    }

    void theWindowMayBeClosedAtAnyMoment()
    {
        for (int turns = 0; turns < 6; ++turns) {
            m_driver->startPlain();
            QVERIFY(QTest::qWaitForWindowExposed(&m_driver->window()));
            const auto made = [this] { return m_driver->window().findChildren<Page *>().size(); };
            QTRY_VERIFY_WITH_TIMEOUT(made() > turns, kPatienceMs);
            m_driver->window().close();
            m_driver->stop();
        }
    }
};

QTEST_MAIN(TestLatePages)
#include "tst_late_pages.moc"
