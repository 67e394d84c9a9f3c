// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/hits/hits_room.h"
#include "ui/hits/facet_panel.h"
#include "ui/hits/grid_header.h"
#include "ui/hits/hit_exporter.h"
#include "ui/hits/hit_grid.h"
#include "ui/hits/hits_page.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/facet_list.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/page_header.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>

using namespace cacheloupe;
using cacheloupe::test::HitsRoom;
using cacheloupe::test::smallLog;

/// The page alone over a small real log.
class TestHitsPage : public QObject {
    Q_OBJECT
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
    void showsMalformedLinesWithTheirReason();
    void presetsWriteIntoTheQuery();
    void groupsByCallSite();
    void aDestinationSetsTheFilter();
    void followsAGrowingLog();
    void copiesTabSeparatedCells();
    void exportsWhatIsShown();
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
    for (int i = 0; i < int(columns.size()); ++i) {
        if (columns[size_t(i)].name == QLatin1String(column))
            return m_grid->source()->cell(row, i, 400).text;
    }
    return {};
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

void TestHitsPage::showsMalformedLinesWithTheirReason()
{
    setFilter(QStringLiteral("kind:malformed"));
    QTRY_COMPARE(m_grid->rowCount(), 1);
    QCOMPARE(cell(0, "call_site"), QStringLiteral("Line 6"));
    QVERIFY(!cell(0, "query").isEmpty());
    m_grid->setCurrentRow(0);
    auto *raw = m_page->findChild<QWidget *>(QStringLiteral("record.rawLine"));
    QTRY_VERIFY(raw->isVisible());
    QVERIFY(!m_page->isBusy());
}

void TestHitsPage::presetsWriteIntoTheQuery()
{
    QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("hits.preset.1")), Qt::LeftButton);
    QCOMPARE(filter()->text(), QStringLiteral("served>=2026-11-05"));
    QTRY_COMPARE(m_grid->rowCount(), 2);
    QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("hits.preset.0")), Qt::LeftButton);
    QVERIFY(filter()->text().isEmpty());
    QTRY_COMPARE(m_grid->rowCount(), 12);
}

void TestHitsPage::groupsByCallSite()
{
    auto *box = m_page->findChild<QComboBox *>(QStringLiteral("hits.groupBy"));
    box->setCurrentIndex(1);
    QTRY_COMPARE(cell(0, "events"), QStringLiteral("6"));
    const QString site = cell(0, "name");
    QVERIFY(cell(0, "rate").contains(QLatin1Char('%')));
    m_grid->setCurrentRow(0);
    m_grid->setFocus();
    QTest::keyClick(m_grid, Qt::Key_Return);
    QTRY_COMPARE(filter()->text(), QStringLiteral("call_site:%1").arg(site));
    QCOMPARE(box->currentIndex(), 0);
    QTRY_COMPARE(m_grid->rowCount(), 6);
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
