// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/grid_accessible.h"

#include "tests/ui/hits/hits_room.h"
#include "ui/hits/grid_header.h"
#include "ui/hits/hit_grid.h"
#include "ui/hits/hit_rows_source.h"
#include "ui/hits/hits_page.h"
#include "ui/widgets/filter_bar.h"

#include <QAccessible>

using namespace cacheloupe;

/// The hits page as a screen reader walks it: only through QAccessible.
class TestGridAccessible : public QObject {
    Q_OBJECT
    std::unique_ptr<test::HitsRoom> m_room;
    std::unique_ptr<HitsPage> m_page;

    QAccessibleInterface *table() { return QAccessible::queryAccessibleInterface(m_page->grid()); }
    /// Adds the names of what can take the focus and has no name.
    void collectUnnamed(QAccessibleInterface *one, QStringList &unnamed, int depth = 0)
    {
        if (!one || !one->isValid() || one->state().invisible || depth > 40)
            return;
        // A cell of a tree may be empty.
        if (one->state().focusable && one->role() != QAccessible::TreeItem && one->text(QAccessible::Name).trimmed().isEmpty())
            unnamed << QStringLiteral("%1 %2").arg(one->role()).arg(one->object() ? one->object()->objectName() : QString());
        for (int i = 0; i < std::min(one->childCount(), 200); ++i)
            collectUnnamed(one->child(i), unnamed, depth + 1);
    }

private Q_SLOTS:
    void init()
    {
        QAccessible::setActive(true);
        m_room = std::make_unique<test::HitsRoom>();
        m_page = std::make_unique<HitsPage>(m_room->context);
        m_page->resize(1360, 860);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_room->openLog(test::smallLog());
        QTRY_COMPARE(m_page->grid()->rowCount(), 12);
        QTRY_VERIFY(!m_page->isBusy());
    }
    void cleanup()
    {
        m_page.reset();
        m_room.reset();
    }

    void everyCellSaysItsColumnAndItsWords()
    {
        QCOMPARE(table()->role(), QAccessible::Table);
        QCOMPARE(table()->text(QAccessible::Name), QStringLiteral("Hits"));
        auto *grid = table()->tableInterface();
        QVERIFY(grid);
        QCOMPARE(grid->rowCount(), 12);
        const auto shown = m_page->grid()->header()->shownColumns();
        QCOMPARE(grid->columnCount(), int(shown.size()));
        for (int row = 0; row < grid->rowCount(); ++row) {
            QCOMPARE(grid->rowDescription(row), QString::number(row + 1));
            for (int column = 0; column < grid->columnCount(); ++column) {
                auto *cell = grid->cellAt(row, column);
                QVERIFY(cell && cell->isValid());
                QCOMPARE(cell->role(), QAccessible::Cell);
                QCOMPARE(cell->parent(), table());
                QCOMPARE(table()->child(table()->indexOfChild(cell)), cell);
                auto *place = cell->tableCellInterface();
                QCOMPARE(place->rowIndex(), row);
                QCOMPARE(place->columnIndex(), column);
                QCOMPARE(place->table(), table());
                const QString words = m_page->grid()->source()->cell(row, shown[size_t(column)], 400).text;
                QVERIFY(cell->text(QAccessible::Name).startsWith(grid->columnDescription(column)));
                QVERIFY2(cell->text(QAccessible::Name).endsWith(words), qPrintable(cell->text(QAccessible::Name)));
                QVERIFY(!cell->state().invalid && cell->state().selectable && cell->state().focusable);
                const auto heads = place->columnHeaderCells();
                QCOMPARE(heads.size(), 1);
                QCOMPARE(heads.front()->text(QAccessible::Name), grid->columnDescription(column));
            }
        }
        QVERIFY(!grid->cellAt(12, 0) && !grid->cellAt(0, grid->columnCount()) && !grid->cellAt(-1, 0));
    }

    void headsAreChildrenThatSort()
    {
        auto *grid = table()->tableInterface();
        const int cells = grid->rowCount() * grid->columnCount();
        QCOMPARE(table()->childCount(), cells + grid->columnCount());
        QAccessibleInterface *similarity = nullptr;
        for (int column = 0; column < grid->columnCount(); ++column) {
            auto *head = table()->child(cells + column);
            QVERIFY(head && head->isValid());
            QCOMPARE(head->role(), QAccessible::ColumnHeader);
            QCOMPARE(head->parent(), table());
            QCOMPARE(table()->indexOfChild(head), cells + column);
            QVERIFY(!head->text(QAccessible::Name).isEmpty());
            const QRect place = head->rect();
            if (m_page->grid()->header()->viewport()->rect().contains(m_page->grid()->header()->viewport()->mapFromGlobal(place.center())))
                QCOMPARE(table()->childAt(place.center().x(), place.center().y()), head);
            if (head->text(QAccessible::Name) == QLatin1String("Similarity"))
                similarity = head;
        }
        QVERIFY(similarity && similarity->actionInterface());
        QCOMPARE(similarity->actionInterface()->actionNames(), QStringList{QAccessibleActionInterface::pressAction()});
        similarity->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QTRY_VERIFY(!m_page->isBusy());
        // New rows are a new table: the heads are asked for again.
        auto *sorted = table()->tableInterface()->cellAt(0, 0)->tableCellInterface();
        for (int column = 0; column < grid->columnCount(); ++column) {
            auto *head = grid->cellAt(sorted->rowIndex(), column)->tableCellInterface()->columnHeaderCells().front();
            QCOMPARE(head->text(QAccessible::Description), head->text(QAccessible::Name) == QLatin1String("Similarity") ? QStringLiteral("Sorted upwards.") : QString());
        }
    }

    void selectionAndFocusFollowTheKeyboard()
    {
        HitGrid *view = m_page->grid();
        auto *grid = table()->tableInterface();
        view->setFocus();
        QTRY_VERIFY(view->hasFocus());
        QTest::keyClick(view, Qt::Key_Home);
        QTest::keyClick(view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(grid->selectedRowCount(), 2);
        QCOMPARE(grid->selectedRows(), (QList<int>{0, 1}));
        QVERIFY(grid->isRowSelected(1) && !grid->isRowSelected(2));
        QCOMPARE(grid->selectedCells().size(), 2 * grid->columnCount());
        QVERIFY(table()->focusChild());
        QCOMPARE(table()->focusChild()->tableCellInterface()->rowIndex(), 1);
        QVERIFY(table()->focusChild()->state().focused && table()->focusChild()->state().selected);
        const int column = table()->focusChild()->tableCellInterface()->columnIndex();
        QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(table()->focusChild()->tableCellInterface()->columnIndex(), column + 1);
        QVERIFY(grid->selectRow(7));
        QCOMPARE(view->currentRow(), 7);
        QVERIFY(grid->unselectRow(7));
        QCOMPARE(grid->selectedRowCount(), 0);
        QVERIFY(!grid->selectRow(12));
    }

    void cellsThatAreGoneSaySo()
    {
        auto *cell = table()->tableInterface()->cellAt(11, 0);
        QVERIFY(cell->isValid());
        m_page->findChild<FilterBar *>()->setText(QStringLiteral("kind:store"));
        QTRY_COMPARE(m_page->grid()->rowCount(), 1);
        QVERIFY(!table()->tableInterface()->cellAt(11, 0));
        QCOMPARE(table()->tableInterface()->rowCount(), 1);
    }

    void nothingThatTakesTheFocusIsNameless()
    {
        m_page->grid()->setCurrentRow(0);
        QTRY_VERIFY(!m_page->isBusy());
        QStringList unnamed;
        collectUnnamed(QAccessible::queryAccessibleInterface(m_page.get()), unnamed);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(QLatin1Char('\n'))));
    }
};

QTEST_MAIN(TestGridAccessible)
#include "tst_grid_accessible.moc"
