// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/hits/hits_room.h"
#include "ui/hits/filter_row.h"
#include "ui/hits/grid_header.h"
#include "ui/hits/group_button.h"
#include "ui/hits/hit_grid.h"
#include "ui/hits/hit_rows_source.h"
#include "ui/hits/hits_page.h"
#include "ui/hits/saved_query_button.h"
#include "ui/hits/time_button.h"
#include "ui/hits/time_range_dialog.h"
#include "ui/support/theme.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/filter_edit.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace cacheloupe;

/// Renders what opens over the Hits page, light and dark, at 100 and 200 %, for people to look at; fails on words that
/// do not fit their button.
class TestHitsSheets : public QObject {
    Q_OBJECT
    std::unique_ptr<test::HitsRoom> m_room;
    std::unique_ptr<HitsPage> m_page;
    QDir m_folder;

    void picture(QWidget *widget, const QString &name)
    {
        QTest::qWait(50);
        QVERIFY(widget->grab().save(m_folder.filePath(QStringLiteral("hits-%1-%2.png").arg(name, QLatin1String(QTest::currentDataTag())))));
        for (auto *button : widget->findChildren<QPushButton *>())
            if (button->isVisible() && !button->text().isEmpty())
                QVERIFY2(button->width() + 2 >= button->fontMetrics().horizontalAdvance(button->text()), qPrintable(name + QStringLiteral(": ") + button->text()));
    }
    void settle() { QTRY_VERIFY(!m_page->isBusy()); }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = QDir(qEnvironmentVariable("CACHELOUPE_SHEETS", QStringLiteral("sheets")));
        QVERIFY(m_folder.mkpath(QStringLiteral(".")));
        m_room = std::make_unique<test::HitsRoom>();
        m_room->openLog(test::smallLog());
    }
    void dialogs_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<double>("scale");
        QTest::newRow("light") << false << 1.0;
        QTest::newRow("dark") << true << 1.0;
        QTest::newRow("light200") << false << 2.0;
    }
    void dialogs()
    {
        QFETCH(bool, dark);
        QFETCH(double, scale);
        applyTheme(*qApp, dark ? Theme::dark() : Theme::light(), scale);
        m_page = std::make_unique<HitsPage>(m_room->context);
        m_page->resize(1280, 820);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        settle();
        m_page->findChild<FilterRow *>()->groups()->setKeys({HitGroupKey::callSite, HitGroupKey::day});
        settle();
        picture(m_page.get(), QStringLiteral("groups"));
        auto *menu = m_page->findChild<GroupButton *>()->menu();
        menu->popup(m_page->mapToGlobal(QPoint(200, 200)));
        picture(menu, QStringLiteral("group-menu"));
        menu->hide();
        m_page->findChild<FilterRow *>()->groups()->setKeys({});
        m_page->findChild<FilterBar *>()->setText(QStringLiteral("call_site:support.refunds kind:hit"));
        settle();
        auto *time = m_page->findChild<TimeButton *>()->menu();
        time->popup(m_page->mapToGlobal(QPoint(200, 200)));
        picture(time, QStringLiteral("time-menu"));
        time->hide();
        m_page->findChild<TimeButton *>()->askForRange();
        picture(m_page->findChild<TimeRangeDialog *>(), QStringLiteral("time-range"));
        m_page->findChild<TimeRangeDialog *>()->close();
        m_page->findChild<SavedQueryButton *>()->openDialog();
        auto *saved = m_page->findChild<SavedQueryDialog *>();
        saved->findChild<QLineEdit *>(QStringLiteral("hits.saved.name"))->setText(QStringLiteral("Refund hits"));
        picture(saved, QStringLiteral("saved-empty"));
        QTest::keyClick(saved->findChild<QLineEdit *>(QStringLiteral("hits.saved.name")), Qt::Key_Return);
        picture(saved, QStringLiteral("saved"));
        m_room->undo.undo();
        saved->close();
        m_page->findChild<QPushButton *>(QStringLiteral("hits.columnsButton"))->click();
        picture(m_page->findChild<QDialog *>(QStringLiteral("hits.columnDialog")), QStringLiteral("columns"));
        m_page->findChild<QDialog *>(QStringLiteral("hits.columnDialog"))->close();
        auto *edit = m_page->findChild<FilterEdit *>();
        edit->clear();
        edit->setFocus();
        QTest::keyClicks(edit, QStringLiteral("call_site:"));
        // Closed dialogs go while a picture is taken: the list of windows is done with before.
        QWidget *popup = nullptr;
        for (auto *widget : QApplication::topLevelWidgets())
            if (widget->isVisible() && widget->inherits("QListView"))
                popup = widget;
        QVERIFY(popup);
        picture(popup, QStringLiteral("completion"));
        m_page->grid()->setFocus();
        m_page->grid()->setCurrentRow(0);
        m_page->findChild<FilterBar *>()->setText(QStringLiteral("kind:hit similarity<high"));
        QTest::qWait(200);
        settle();
        picture(m_page.get(), QStringLiteral("error"));
        m_page->findChild<FilterBar *>()->setText(QStringLiteral("kind:hit answer~/refund(ed|s [a-z]+/"));
        settle();
        picture(m_page.get(), QStringLiteral("regex"));
        m_page->grid()->header()->setShown(HitRowsSource::columnTotal + int(KeyField::accessRole), true);
        m_page->findChild<FilterBar *>()->setText(QStringLiteral("kind:hit"));
        settle();
        m_page->grid()->setCurrentCell(1, HitRowsSource::columnTotal + int(KeyField::accessRole));
        m_page->grid()->header()->sortByKey(HitRowsSource::columnTotal + int(KeyField::accessRole));
        settle();
        picture(m_page.get(), QStringLiteral("key-field"));
        m_page->grid()->header()->resetColumns();
        m_page->findChild<FilterBar *>()->setText(QStringLiteral("kind:hit call_site:support.refunds similarity<0.5 answer~\"never said\""));
        settle();
        picture(m_page.get(), QStringLiteral("nothing"));
        m_page.reset();
    }
};

QTEST_MAIN(TestHitsSheets)
#include "tst_hits_sheets.moc"
