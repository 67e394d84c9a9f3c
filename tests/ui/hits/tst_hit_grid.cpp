// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/grid_header.h"
#include "ui/hits/hit_grid.h"
#include "ui/support/theme.h"
#include "tests/support/temp_folder.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace cacheloupe;

namespace {

/// Millions of rows that cost nothing; counts what it is asked.
class Numbers : public GridSource {
public:
    explicit Numbers(int count) : m_count(count)
    {
        m_columns = {GridColumn{QStringLiteral("number"), QStringLiteral("Number"), 120, true}, GridColumn{QStringLiteral("double"), QStringLiteral("Double"), 140, true},
                     GridColumn{QStringLiteral("hidden"), QStringLiteral("Hidden"), 140, false, false}};
    }
    const std::vector<GridColumn> &columns() const override { return m_columns; }
    int rowCount() const override { return m_count; }
    GridCell cell(int row, int column, size_t) const override
    {
        ++asked;
        return {QString::number(qint64(row) * (column + 1)), {}, ThemeRole::text, false};
    }
    std::uint64_t identity(int row) const override { return std::uint64_t(row) + shift; }
    int rowOf(std::uint64_t identity) const override { return identity < shift ? -1 : int(identity - shift) < m_count ? int(identity - shift) : -1; }
    void setCount(int count)
    {
        m_count = count;
        Q_EMIT rowsReplaced();
    }
    mutable int asked = 0;
    std::uint64_t shift = 0;

private:
    std::vector<GridColumn> m_columns;
    int m_count;
};

} // namespace

/// The grid alone: cost, keyboard, mouse, columns, screen readers.
class TestHitGrid : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void asksOnlyForWhatIsOnScreen();
    void movesWithTheKeyboard();
    void selectsWithShiftAndAll();
    void selectsWithTheMouse();
    void keepsTheCurrentRowThroughNewOrders();
    void remembersColumns();
    void columnsGrowWithTheText();
    void isATableToScreenReaders();
    void mirrorsFromRightToLeft();

private:
    cacheloupe::test::TempFolder m_folder;
    std::unique_ptr<Numbers> m_numbers;
    std::unique_ptr<HitGrid> m_grid;
};

void TestHitGrid::init()
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, QString::fromStdString(m_folder.path("settings").string()));
    QSettings().clear();
    m_numbers = std::make_unique<Numbers>(5'000'000);
    m_grid = std::make_unique<HitGrid>();
    m_grid->resize(400, 600);
    m_grid->setSource(m_numbers.get(), QStringLiteral("test/columns"));
    m_grid->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_grid.get()));
    m_grid->setFocus();
}

void TestHitGrid::cleanup()
{
    m_grid.reset();
    m_numbers.reset();
}

void TestHitGrid::asksOnlyForWhatIsOnScreen()
{
    m_grid->grab();
    m_numbers->asked = 0;
    m_grid->verticalScrollBar()->setValue(4'000'000);
    m_grid->grab();
    QVERIFY(m_numbers->asked > 0);
    QVERIFY2(m_numbers->asked <= 2 * (m_grid->visibleRows() + 2), qPrintable(QString::number(m_numbers->asked)));
}

void TestHitGrid::movesWithTheKeyboard()
{
    QSignalSpy moved(m_grid.get(), &HitGrid::currentRowChanged);
    QTest::keyClick(m_grid.get(), Qt::Key_Down);
    QCOMPARE(m_grid->currentRow(), 0);
    QTest::keyClick(m_grid.get(), Qt::Key_Down);
    QCOMPARE(m_grid->currentRow(), 1);
    QTest::keyClick(m_grid.get(), Qt::Key_PageDown);
    QCOMPARE(m_grid->currentRow(), 1 + m_grid->visibleRows());
    QTest::keyClick(m_grid.get(), Qt::Key_End);
    QCOMPARE(m_grid->currentRow(), 4'999'999);
    QVERIFY(m_grid->viewport()->rect().contains(m_grid->cellRect(4'999'999, 0).center()));
    QTest::keyClick(m_grid.get(), Qt::Key_PageUp);
    QCOMPARE(m_grid->currentRow(), 4'999'999 - m_grid->visibleRows());
    QTest::keyClick(m_grid.get(), Qt::Key_Home);
    QTest::keyClick(m_grid.get(), Qt::Key_Up);
    QCOMPARE(m_grid->currentRow(), 0);
    QCOMPARE(moved.size(), 6);
    QSignalSpy activated(m_grid.get(), &HitGrid::activated);
    QTest::keyClick(m_grid.get(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
}

void TestHitGrid::selectsWithShiftAndAll()
{
    m_grid->setCurrentRow(10);
    QTest::keyClick(m_grid.get(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_grid.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_grid->selection().rows(10), std::vector<int>({10, 11, 12}));
    QTest::keyClick(m_grid.get(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(m_grid->selection().count(), 2);
    QTest::keySequence(m_grid.get(), QKeySequence::SelectAll);
    QCOMPARE(m_grid->selection().count(), 5'000'000);
    QTest::keyClick(m_grid.get(), Qt::Key_Escape);
    QCOMPARE(m_grid->selection().count(), 1);
    QTest::keyClick(m_grid.get(), Qt::Key_Escape);
    QVERIFY(m_grid->selection().isEmpty());
    QCOMPARE(m_grid->currentRow(), -1);
}

void TestHitGrid::selectsWithTheMouse()
{
    const auto at = [&](int row) { return m_grid->cellRect(row, 0).center(); };
    QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, at(3));
    QCOMPARE(m_grid->currentRow(), 3);
    QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, Qt::ShiftModifier, at(6));
    QCOMPARE(m_grid->selection().count(), 4);
    QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, Qt::ControlModifier, at(5));
    QCOMPARE(m_grid->selection().rows(10), std::vector<int>({3, 4, 6}));
    QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, Qt::ControlModifier, at(9));
    QCOMPARE(m_grid->selection().count(), 4);
}

void TestHitGrid::keepsTheCurrentRowThroughNewOrders()
{
    m_grid->setCurrentRow(100);
    m_numbers->shift = 40;
    m_numbers->setCount(1000);
    QCOMPARE(m_grid->currentRow(), 60);
    m_numbers->setCount(30);
    QCOMPARE(m_grid->currentRow(), 29);
    m_numbers->setCount(0);
    QCOMPARE(m_grid->currentRow(), -1);
    m_grid->grab();
}

void TestHitGrid::remembersColumns()
{
    m_grid->header()->resizeSection(0, 222);
    m_grid->header()->moveSection(0, 1);
    m_grid->header()->setSectionHidden(2, false);
    HitGrid other;
    other.setSource(m_numbers.get(), QStringLiteral("test/columns"));
    QVERIFY(qAbs(other.header()->sectionSize(0) - 222) <= 2);
    QCOMPARE(other.header()->shownColumns(), std::vector<int>({1, 0, 2}));
}

void TestHitGrid::columnsGrowWithTheText()
{
    GridHeader *header = m_grid->header();
    header->resizeSection(0, 90);
    const int second = header->sectionSize(1);
    applyTheme(*qApp, Theme::light(), 2.0);
    QCOMPARE(header->sectionSize(0), 180);
    QCOMPARE(header->sectionSize(1), 2 * second);
    header->setShown(2, true);
    QCOMPARE(header->sectionSize(2), 280);
    applyTheme(*qApp, Theme::light());
    QCOMPARE(header->sectionSize(0), 90);
    QCOMPARE(header->sectionSize(2), 140);
}

void TestHitGrid::isATableToScreenReaders()
{
    auto *table = QAccessible::queryAccessibleInterface(m_grid.get());
    QVERIFY(table);
    QCOMPARE(table->role(), QAccessible::Table);
    auto *grid = table->tableInterface();
    QVERIFY(grid);
    QCOMPARE(grid->rowCount(), 5'000'000);
    QCOMPARE(grid->columnCount(), 2);
    QCOMPARE(grid->columnDescription(1), QStringLiteral("Double"));
    auto *cell = grid->cellAt(21, 1);
    QVERIFY(cell && cell->tableCellInterface());
    QCOMPARE(cell->text(QAccessible::Name), QStringLiteral("Double: 42"));
    QCOMPARE(cell->role(), QAccessible::Cell);
    QCOMPARE(cell->parent(), table);
    QCOMPARE(cell->tableCellInterface()->rowIndex(), 21);
    QCOMPARE(table->indexOfChild(cell), 43);
    QCOMPARE(table->child(43), cell);
    cell->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    QCOMPARE(m_grid->currentRow(), 21);
    QVERIFY(grid->isRowSelected(21));
    QVERIFY(cell->state().selected);
    QCOMPARE(grid->selectedRows(), QList<int>{21});
    QCOMPARE(table->focusChild(), cell);
    const QRect place = cell->rect();
    QCOMPARE(table->childAt(place.center().x(), place.center().y()), cell);
    m_numbers->setCount(5);
    QVERIFY(!grid->cellAt(21, 1));
}

void TestHitGrid::mirrorsFromRightToLeft()
{
    m_grid->setLayoutDirection(Qt::RightToLeft);
    QTRY_VERIFY(m_grid->cellRect(0, 0).left() > m_grid->cellRect(0, 1).left());
    m_grid->grab();
}

QTEST_MAIN(TestHitGrid)
#include "tst_hit_grid.moc"
