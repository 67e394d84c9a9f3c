// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/hits/hits_room.h"
#include "ui/hits/column_dialog.h"
#include "ui/hits/facet_panel.h"
#include "ui/hits/grid_footer.h"
#include "ui/hits/grid_header.h"
#include "ui/hits/group_button.h"
#include "ui/hits/group_query.h"
#include "ui/hits/hit_exporter.h"
#include "ui/hits/hit_grid.h"
#include "ui/hits/hit_groups_source.h"
#include "ui/hits/hit_rows_source.h"
#include "ui/hits/hits_page.h"
#include "ui/hits/saved_query_dialog.h"
#include "ui/hits/time_button.h"
#include "ui/hits/time_range_dialog.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/facet_list.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/progress_strip.h"

#include <QClipboard>
#include <QDateTimeEdit>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTableView>

using namespace cacheloupe;
using cacheloupe::test::HitsRoom;
using cacheloupe::test::smallLog;

/// The page alone over a small real log.
class TestHitsPage : public QObject {
    Q_OBJECT
public:
    static void initMain() { qputenv("TZ", "UTC"); }
private Q_SLOTS:
    void init();
    void cleanup();
    void showsEveryLineOfTheLog();
    void filtersToOneCallSite();
    void aFacetClickEditsTheQuery();
    void marksAnErrorWhereItIs();
    void slashFocusesTheFilter();
    void verdictKeysMarkTheSelection();
    void digitsInTheFilterMarkNothing();
    void enterOpensReview();
    void sortsByClickOnTheHeader();
    void sortsByAKeyField();
    void showsMalformedLinesWithTheirReason();
    void presetsWriteIntoTheQuery();
    void asksForARangeOfTime();
    void groupsByCallSite();
    void groupsBySeveralKeys();
    void savesOpensRenamesAndDeletesFilters();
    void columnsAreChosenMovedAndRemembered();
    void aDestinationSetsTheFilter();
    void followsAGrowingLog();
    void copiesTabSeparatedCells();
    void exportsWhatIsShown();
    void exportsTheSelectionAndGroups();
    void aFailedExportSaysWhyAndLeavesTheFile();
    void staysReadableAtTwiceTheSize();

private:
    QString cell(int row, const char *column) const;
    QLineEdit *filter() const { return m_page->findChild<QLineEdit *>(QStringLiteral("hits.filter")); }
    void setFilter(const QString &query);

    std::unique_ptr<HitsRoom> m_room;
    std::unique_ptr<HitsPage> m_page;
    HitGrid *m_grid = nullptr;
};

void TestHitsPage::init()
{
    m_room = std::make_unique<HitsRoom>();
    m_page = std::make_unique<HitsPage>(m_room->context);
    m_grid = m_page->grid();
    m_page->resize(1360, 860);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_room->openLog(smallLog());
    QTRY_COMPARE(m_grid->rowCount(), 12);
    QTRY_VERIFY(!m_page->isBusy());
}

void TestHitsPage::cleanup()
{
    m_page.reset();
    m_room.reset();
}

QString TestHitsPage::cell(int row, const char *column) const
{
    const auto &columns = m_grid->source()->columns();
    if (row < 0 || row >= m_grid->rowCount())
        return {};
    const auto at = std::find_if(columns.begin(), columns.end(), [&](const GridColumn &c) { return c.name == QLatin1String(column); });
    if (at == columns.end())
        return {};
    // A row that was not on the screen is read when it is asked for.
    QString text;
    static_cast<void>(QTest::qWaitFor([&] { return (text = m_grid->source()->cell(row, int(at - columns.begin()), 400).text) != QStringLiteral("…"); }));
    return text;
}

void TestHitsPage::setFilter(const QString &query)
{
    m_page->findChild<FilterBar *>()->setText(query);
    QTRY_VERIFY(!m_page->isBusy());
}

void TestHitsPage::showsEveryLineOfTheLog()
{
    QCOMPARE(cell(0, "query"), QStringLiteral("Can I get a refund after 45 days?"));
    QCOMPARE(cell(0, "cached_query"), QStringLiteral("Can I get a refund after 14 days?"));
    QCOMPARE(cell(2, "cached_query"), QStringLiteral("same question"));
    QVERIFY(!cell(0, "suspicion").isEmpty());
    const QString state = m_page->findChild<PageHeader *>()->state();
    QVERIFY2(state.startsWith(QStringLiteral("12 events of 2–5 Nov")), qPrintable(state));
}

void TestHitsPage::filtersToOneCallSite()
{
    QTest::keyClicks(filter(), QStringLiteral("call_site:support.refunds"));
    QTRY_COMPARE(m_grid->rowCount(), 5);
    for (int row = 0; row < 5; ++row)
        QCOMPARE(cell(row, "call_site"), QStringLiteral("support.refunds"));
    setFilter({});
    QCOMPARE(m_grid->rowCount(), 12);
}

void TestHitsPage::aFacetClickEditsTheQuery()
{
    setFilter(QStringLiteral("kind:hit"));
    auto *list = m_page->findChild<FacetPanel *>()->list(Facet::callSite);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    const QModelIndex first = list->model()->index(0, 0);
    QVERIFY(list->model()->setData(first, Qt::Checked, Qt::CheckStateRole));
    const QString site = first.data(FacetModel::idRole).toString();
    QTRY_COMPARE(filter()->text(), QStringLiteral("kind:hit call_site:%1").arg(site));
    QTRY_COMPARE(m_grid->rowCount(), 4);
    // Its own term does not hide the other call site.
    QTRY_VERIFY(!m_page->isBusy());
    QCOMPARE(list->model()->rowCount(), 2);
    setFilter(QStringLiteral("kind:hit"));
    QVERIFY(list->chosen().isEmpty());
}

void TestHitsPage::marksAnErrorWhereItIs()
{
    setFilter(QStringLiteral("kind:hit similarity<high"));
    auto *bar = m_page->findChild<FilterBar *>();
    QVERIFY2(bar->errorMessage().contains(QStringLiteral("Column 21")), qPrintable(bar->errorMessage()));
    QVERIFY2(bar->errorMessage().contains(QStringLiteral("high")), qPrintable(bar->errorMessage()));
    setFilter(QStringLiteral("kind:hit similarity<0.95"));
    QVERIFY(bar->errorMessage().isEmpty());
    QCOMPARE(m_grid->rowCount(), 4);
}

void TestHitsPage::slashFocusesTheFilter()
{
    m_grid->setFocus();
    QTest::keyClick(m_grid, Qt::Key_Slash);
    QTRY_VERIFY(filter()->hasFocus());
    QVERIFY(filter()->text().isEmpty());
}

void TestHitsPage::verdictKeysMarkTheSelection()
{
    m_grid->setFocus();
    QTest::keyClick(m_grid, Qt::Key_Home);
    QTest::keyClick(m_grid, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_grid->selection().count(), 2);
    QTest::keyClick(m_grid, Qt::Key_2);
    QTRY_COMPARE(m_room->verdicts.verdict(hash128("h0")), Verdict::wrongMatch);
    QCOMPARE(m_room->verdicts.verdict(hash128("h1")), Verdict::wrongMatch);
    QCOMPARE(cell(0, "verdict"), verdictText(Verdict::wrongMatch));
    m_room->undo.undo();
    QTRY_COMPARE(m_room->verdicts.verdict(hash128("h0")), Verdict::none);
    QTest::keyClick(m_grid, Qt::Key_Home);
    QTest::keyClick(m_grid, Qt::Key_3);
    QTRY_COMPARE(m_room->verdicts.verdict(hash128("h0")), Verdict::stale);
    QTest::keyClick(m_grid, Qt::Key_0);
    QTRY_COMPARE(m_room->verdicts.verdict(hash128("h0")), Verdict::none);
}

void TestHitsPage::digitsInTheFilterMarkNothing()
{
    m_grid->setCurrentRow(0);
    filter()->setFocus();
    QTest::keyClicks(filter(), QStringLiteral("45"));
    QTRY_COMPARE(m_grid->rowCount(), 1);
    QCOMPARE(filter()->text(), QStringLiteral("45"));
    QVERIFY(m_room->verdicts.records().empty());
}

void TestHitsPage::enterOpensReview()
{
    QList<Destination> gone;
    connect(&m_room->navigator, &Navigator::requested, this, [&](const Destination &to) { gone << to; });
    m_grid->setFocus();
    m_grid->setCurrentRow(1);
    QTest::keyClick(m_grid, Qt::Key_Return);
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(gone.front().page, PageId::review);
    QCOMPARE(gone.front().hitIds, QStringList{QStringLiteral("h1")});
    QTest::keyClick(m_grid, Qt::Key_P);
    QTRY_COMPARE(gone.size(), 2);
    QCOMPARE(gone.back().callSite, QStringLiteral("support.refunds"));
    QTest::keyClick(m_grid, Qt::Key_F);
    QTRY_COMPARE(filter()->text(), QStringLiteral("key:k1"));
}

void TestHitsPage::sortsByClickOnTheHeader()
{
    m_grid->setCurrentRow(3);
    QSignalSpy chosen(m_grid->header(), &GridHeader::sortChosen);
    const int column = 5;
    const QPoint at(m_grid->header()->sectionViewportPosition(column) + 20, m_grid->header()->height() / 2);
    QTest::mouseClick(m_grid->header()->viewport(), Qt::LeftButton, {}, at);
    QTRY_COMPARE(chosen.size(), 1);
    QTRY_COMPARE(cell(0, "similarity"), formatSimilarity(0.91));
    // The current row is the same hit in its new place.
    QCOMPARE(cell(m_grid->currentRow(), "query"), QStringLiteral("Which plan is cheapest?"));
    QTest::mouseClick(m_grid->header()->viewport(), Qt::LeftButton, {}, at);
    QTRY_COMPARE(cell(0, "similarity"), formatSimilarity(1.0));
}

void TestHitsPage::sortsByAKeyField()
{
    std::string log;
    const char *versions[] = {"\"10\"", "", "\"beta\"", "\"9\"", "\"alpha\""};
    for (const char *version : versions)
        log += std::string(R"({"ts":"2026-11-02T10:00:00Z","event":"hit","call_site":"a","query":"q","fields":{"access.tenant":"acme")") +
            (*version ? std::string(R"(,"prompt.system_version":)") + version : std::string()) + "}}\n";
    m_room->openLog(log);
    QTRY_COMPARE(m_grid->rowCount(), 5);
    QTRY_VERIFY(!m_page->isBusy());
    const int column = HitRowsSource::columnTotal + int(KeyField::promptSystemVersion);
    m_grid->header()->setShown(column, true);
    const auto shown = [this] {
        QStringList values;
        for (int row = 0; row < m_grid->rowCount(); ++row)
            values << cell(row, "field.prompt.system_version");
        return values.join(QLatin1Char(' ')).trimmed();
    };
    m_grid->setFocus();
    m_grid->setCurrentCell(0, column);
    QTest::keyClick(m_grid, Qt::Key_S);
    QTRY_COMPARE(shown(), QStringLiteral("9 10 alpha beta"));
    QCOMPARE(cell(4, "field.prompt.system_version"), QString());
    QTest::keyClick(m_grid, Qt::Key_S);
    QTRY_COMPARE(shown(), QStringLiteral("beta alpha 10 9"));
    QCOMPARE(cell(4, "field.prompt.system_version"), QString());
    // The strip's Cancel brings back what was shown before.
    QTRY_VERIFY(!m_page->isBusy());
    m_page->findChild<FilterBar *>()->setText(QStringLiteral("prompt.system_version:9"));
    Q_EMIT m_page->findChild<ProgressStrip *>()->cancelRequested();
    QTRY_VERIFY(!m_page->isBusy());
    QCOMPARE(filter()->text(), QString());
    QTRY_COMPARE(shown(), QStringLiteral("beta alpha 10 9"));
    QTest::keyClick(m_grid, Qt::Key_S);
    Q_EMIT m_page->findChild<ProgressStrip *>()->cancelRequested();
    QTRY_VERIFY(!m_page->isBusy());
    QTRY_COMPARE(shown(), QStringLiteral("beta alpha 10 9"));
    QCOMPARE(m_grid->header()->sortIndicatorOrder(), Qt::DescendingOrder);
}

void TestHitsPage::showsMalformedLinesWithTheirReason()
{
    setFilter(QStringLiteral("kind:malformed"));
    QTRY_COMPARE(m_grid->rowCount(), 1);
    QCOMPARE(cell(0, "call_site"), QStringLiteral("Line 6"));
    QVERIFY(!cell(0, "query").isEmpty());
    m_grid->setCurrentRow(0);
    auto *raw = m_page->findChild<QWidget *>(QStringLiteral("record.rawLine"));
    QTRY_VERIFY(raw->isVisible());
    QTRY_VERIFY(!m_page->isBusy());
}

void TestHitsPage::presetsWriteIntoTheQuery()
{
    auto *time = m_page->findChild<TimeButton *>();
    time->choose(TimePreset::logDay);
    QCOMPARE(filter()->text(), QStringLiteral("served>=2026-11-05"));
    QTRY_COMPARE(m_grid->rowCount(), 2);
    QCOMPARE(time->text(), QStringLiteral("Last day of the log"));
    time->choose(TimePreset::logHour);
    QTRY_COMPARE(m_grid->rowCount(), 2);
    QCOMPARE(filter()->text(), QStringLiteral("served>=2026-11-05T09:00Z"));
    setFilter(QStringLiteral("kind:hit served:2026-11-02"));
    QTRY_COMPARE(m_grid->rowCount(), 2);
    QCOMPARE(time->text(), QStringLiteral("Chosen time"));
    // The menu is filled when it opens; "Any time" leaves the rest of the filter alone.
    auto *menu = time->menu();
    Q_EMIT menu->aboutToShow();
    menu->actions().constFirst()->trigger();
    QCOMPARE(filter()->text(), QStringLiteral("kind:hit"));
    QCOMPARE(time->text(), QStringLiteral("Any time"));
}

void TestHitsPage::asksForARangeOfTime()
{
    m_page->findChild<TimeButton *>()->askForRange();
    auto *dialog = m_page->findChild<TimeRangeDialog *>();
    QVERIFY(dialog);
    auto *from = dialog->findChild<QDateTimeEdit *>(QStringLiteral("hits.timeRange.from"));
    auto *to = dialog->findChild<QDateTimeEdit *>(QStringLiteral("hits.timeRange.to"));
    QCOMPARE(from->dateTime().date(), QDate(2026, 11, 2));
    from->setDateTime(QDateTime(QDate(2026, 11, 3), QTime(0, 0)));
    to->setDateTime(QDateTime(QDate(2026, 11, 4), QTime(0, 0)));
    const auto buttons = dialog->findChildren<QPushButton *>();
    const auto apply = std::find_if(buttons.begin(), buttons.end(), [](auto *button) { return button->property("primary").toBool(); });
    QVERIFY(apply != buttons.end());
    QTest::mouseClick(*apply, Qt::LeftButton);
    QTRY_COMPARE(filter()->text(), QStringLiteral("served:2026-11-03"));
    QTRY_COMPARE(m_grid->rowCount(), 5);
}

void TestHitsPage::groupsByCallSite()
{
    auto *groups = m_page->findChild<GroupButton *>();
    groups->setKeys({HitGroupKey::callSite});
    QTRY_COMPARE(cell(0, "events"), QStringLiteral("6"));
    const QString site = cell(0, "call_site");
    QVERIFY(cell(0, "rate").contains(QLatin1Char('%')));
    QVERIFY(!cell(0, "p50").isEmpty() && !cell(0, "oldest").isEmpty());
    m_grid->setCurrentRow(0);
    m_grid->setFocus();
    QTest::keyClick(m_grid, Qt::Key_Return);
    QTRY_COMPARE(filter()->text(), QStringLiteral("call_site:%1").arg(site));
    QVERIFY(groups->keys().empty());
    QTRY_COMPARE(m_grid->rowCount(), 6);
}

void TestHitsPage::groupsBySeveralKeys()
{
    auto *groups = m_page->findChild<GroupButton *>();
    setFilter(QStringLiteral("kind:hit"));
    for (const char *key : {"call_site", "day"}) {
        auto *action = groups->findChild<QAction *>(QStringLiteral("hits.group.") + QLatin1String(key));
        QVERIFY(action);
        action->trigger();
    }
    QCOMPARE(groups->text(), QStringLiteral("By Call site, Day (UTC)"));
    QTRY_COMPARE(m_grid->rowCount(), 4);
    int hits = 0;
    for (int row = 0; row < 4; ++row)
        hits += cell(row, "hits").toInt();
    QCOMPARE(hits, 8);
    auto *source = static_cast<HitGroupsSource *>(m_grid->source());
    QCOMPARE(source->totalCell(source->columnOf(HitGroupsSource::Figure::hits)).text, QStringLiteral("8"));
    QVERIFY(m_page->findChild<GridFooter *>()->isVisible());
    QVERIFY(m_page->findChild<GridFooter *>()->accessibleName().contains(QStringLiteral("Hits 8")));
    // A click on a figure opens what it counts.
    const int column = source->columnOf(HitGroupsSource::Figure::hits);
    const int wanted = cell(1, "hits").toInt();
    const QString query = groupQuery(source->group(1), source->keys(), filter()->text());
    QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, m_grid->cellRect(1, column).center());
    QTRY_VERIFY(groups->keys().empty());
    QVERIFY(filter()->text().contains(QStringLiteral("served:2026-11-0")));
    QTRY_COMPARE(m_grid->rowCount(), wanted);
    QVERIFY(!m_page->findChild<GridFooter *>()->isVisible());
}

void TestHitsPage::savesOpensRenamesAndDeletesFilters()
{
    setFilter(QStringLiteral("call_site:support.refunds kind:hit"));
    m_grid->setFocus();
    QTest::keySequence(m_grid, QKeySequence::Save);
    auto *dialog = m_page->findChild<SavedQueryDialog *>();
    QTRY_VERIFY(dialog && dialog->isVisible());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("hits.saved.name")), QStringLiteral("Refund hits"));
    QTest::keyClick(dialog->findChild<QLineEdit *>(QStringLiteral("hits.saved.name")), Qt::Key_Return);
    const auto stored = [this] {
        std::optional<std::vector<SavedQueryRecord>> records;
        const Ticket ticket = m_room->workspace.read<std::vector<SavedQueryRecord>>([](Workspace &w) { return w.savedQueries(); },
                                                                                    [&](Result<std::vector<SavedQueryRecord>> r) { records = r ? *r : std::vector<SavedQueryRecord>(); });
        [&] { QTRY_VERIFY(records.has_value()); }();
        return records.value_or(std::vector<SavedQueryRecord>());
    };
    QCOMPARE(stored(), (std::vector<SavedQueryRecord>{{"Refund hits", "call_site:support.refunds kind:hit"}}));
    setFilter({});
    QTRY_COMPARE(m_grid->rowCount(), 12);
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("hits.saved.open")), Qt::LeftButton);
    QTRY_COMPARE(m_grid->rowCount(), 4);
    auto *table = dialog->findChild<QTableView *>();
    QVERIFY(table->model()->setData(table->model()->index(0, 0), QStringLiteral("Refunds")));
    QTRY_COMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("Refunds"));
    QTRY_COMPARE(stored().front().name, std::string("Refunds"));
    QSignalSpy told(&m_room->notices, &Notices::told);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_COMPARE(table->model()->rowCount(), 0);
    QVERIFY(stored().empty());
    QCOMPARE(told.front().at(1).toBool(), true);
    m_room->undo.undo();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(stored().size(), size_t(1));
}

void TestHitsPage::columnsAreChosenMovedAndRemembered()
{
    GridHeader *header = m_grid->header();
    const auto names = [&header] {
        QStringList shown;
        for (const int column : header->shownColumns())
            shown << header->columns()[size_t(column)].name;
        return shown;
    };
    const QStringList first = names();
    // Nobody arranged them yet: the questions take the room that is left.
    QVERIFY(header->length() <= m_grid->viewport()->width() && header->length() > m_grid->viewport()->width() - 4);
    m_page->findChild<QPushButton *>(QStringLiteral("hits.columnsButton"))->click();
    auto *dialog = m_page->findChild<ColumnDialog *>();
    QVERIFY(dialog);
    auto *list = dialog->findChild<QListWidget *>();
    const auto find = [list](const QString &title) { return list->findItems(title, Qt::MatchExactly).value(0); };
    // Key fields of the log are offered, others are not.
    QVERIFY(find(QStringLiteral("access.role")));
    QVERIFY(!find(QStringLiteral("tool.name")));
    find(QStringLiteral("access.role"))->setCheckState(Qt::Checked);
    find(QStringLiteral("Event"))->setCheckState(Qt::Unchecked);
    QVERIFY(names().contains(QStringLiteral("field.access.role")) && !names().contains(QStringLiteral("kind")));
    QCOMPARE(cell(0, "field.access.role"), QStringLiteral("viewer ≠ admin"));
    QCOMPARE(cell(0, "field.access.tenant"), QStringLiteral("acme"));
    list->setCurrentItem(find(QStringLiteral("Call site")));
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(names().constFirst(), QStringLiteral("call_site"));
    dialog->close();
    // The grid's own keys: width and place of the current column.
    m_grid->setFocus();
    m_grid->setCurrentCell(0, HitRowsSource::callSite);
    const int before = header->sectionSize(HitRowsSource::callSite);
    QTest::keyClick(m_grid, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(header->sectionSize(HitRowsSource::callSite), before + 16);
    QTest::keyClick(m_grid, Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(names().at(1), QStringLiteral("call_site"));
    QTest::keyClick(m_grid, Qt::Key_S);
    QTRY_VERIFY(header->isSortIndicatorShown() && header->sortIndicatorSection() == HitRowsSource::callSite);
    const QStringList arranged = names();
    m_page = std::make_unique<HitsPage>(m_room->context);
    m_grid = m_page->grid();
    header = m_grid->header();
    QCOMPARE(names(), arranged);
    QCOMPARE(header->sectionSize(HitRowsSource::callSite), before + 16);
    header->resetColumns();
    QCOMPARE(names(), first);
}

void TestHitsPage::aDestinationSetsTheFilter()
{
    Destination to;
    to.page = PageId::hits;
    to.query = QStringLiteral("match:exact kind:hit");
    m_page->arrive(to);
    QCOMPARE(filter()->text(), to.query);
    QTRY_COMPARE(m_grid->rowCount(), 3);
}

void TestHitsPage::followsAGrowingLog()
{
    setFilter(QStringLiteral("call_site:support.refunds"));
    QTRY_COMPARE(m_grid->rowCount(), 5);
    const auto more = m_room->folder.write("more.jsonl", smallLog());
    m_room->hitLog.add(QString::fromStdString(more.string()));
    QTRY_COMPARE(m_grid->rowCount(), 10);
}

void TestHitsPage::copiesTabSeparatedCells()
{
    m_grid->setFocus();
    m_grid->setCurrentRow(0);
    QTest::keySequence(m_grid, QKeySequence::Copy);
    const QStringList cells = QGuiApplication::clipboard()->text().trimmed().split(QLatin1Char('\t'));
    QVERIFY(cells.contains(QStringLiteral("Can I get a refund after 45 days?")));
    QVERIFY(cells.contains(QStringLiteral("support.refunds")));
    m_page->exporter()->copyAs(ExportFormat::jsonl);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("{\"ts\":\"2026-11-02T10:00:00Z\"")));
}

void TestHitsPage::exportsWhatIsShown()
{
    setFilter(QStringLiteral("kind:miss"));
    QTRY_COMPARE(m_grid->rowCount(), 2);
    const QString path = QString::fromStdString(m_room->folder.path("out.csv").string());
    QSignalSpy finished(m_page->exporter(), &HitExporter::finished);
    m_page->exporter()->writeFile(path);
    QTRY_COMPARE(finished.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.startsWith("time,event,call_site,"));
    QCOMPARE(text.count("\r\n"), 3);
    QVERIFY(text.contains("\"Is, \"\"this\"\" new?\""));
}

void TestHitsPage::exportsTheSelectionAndGroups()
{
    const QString path = QString::fromStdString(m_room->folder.path("some.md").string());
    const auto written = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QSignalSpy finished(m_page->exporter(), &HitExporter::finished);
    m_grid->setFocus();
    m_grid->setCurrentRow(0);
    QTest::keyClick(m_grid, Qt::Key_Down, Qt::ShiftModifier);
    m_page->exporter()->writeFile(path, true);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(written().count('\n'), 4);
    m_page->findChild<GroupButton *>()->setKeys({HitGroupKey::callSite});
    QTRY_COMPARE(cell(0, "events"), QStringLiteral("6"));
    m_page->exporter()->writeFile(path);
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY2(written().startsWith("| call_site | events | hits |"), written().constData());
    QVERIFY(written().contains("| support.billing | 6 | 4 | 1 |"));
}

void TestHitsPage::aFailedExportSaysWhyAndLeavesTheFile()
{
    QList<Error> errors;
    connect(&m_room->notices, &Notices::failed, this, [&](const Error &error) { errors << error; });
    QSignalSpy finished(m_page->exporter(), &HitExporter::finished);
    m_page->exporter()->writeFile(QString::fromStdString(m_room->folder.path("no/such/folder/out.csv").string()));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(errors.size(), 1);
    QVERIFY(!errors.front().where.empty());
}

void TestHitsPage::staysReadableAtTwiceTheSize()
{
    applyTheme(*qApp, Theme::light(), 2.0);
    QTRY_VERIFY(m_grid->rowHeight() >= m_grid->fontMetrics().height());
    QVERIFY(m_grid->rowHeight() >= 2 * kRowHeight - 4);
    QVERIFY(m_grid->header()->height() >= m_grid->fontMetrics().height());
    applyTheme(*qApp, Theme::light(), 1.0);
}

QTEST_MAIN(TestHitsPage)
#include "tst_hits_page.moc"
