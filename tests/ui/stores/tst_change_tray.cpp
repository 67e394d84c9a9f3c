// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/change_stores.h"
#include "tests/ui/page_room.h"
#include "ui/stores/store_contents.h"
#include "ui/stores/stores_page.h"
#include "ui/support/theme.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>
#include <QTableWidget>

using namespace cacheloupe;

/// Staging, applying and undoing changes on the Stores page.
class TestChangeTray : public QObject {
    Q_OBJECT

    struct House : test::PageRoom {
        test::ChangeStore store;
        std::unique_ptr<StoresPage> page;

        House()
        {
            store.make(StoreKind::sqlite, 12);
            workspace.open(folder.path("w.cacheloupe"));
            page = std::make_unique<StoresPage>(context);
            page->resize(1300, 900);
            page->show();
            page->activateWindow();
        }
        template <typename Widget>
        Widget *find(const char *name) const { return page->findChild<Widget *>(QLatin1String(name)); }
        void connectStore(bool writable, Environment environment)
        {
            page->arrive({PageId::stores, {}, {}, {}, {}, true});
            find<QLineEdit>("stores.url")->setText(QStringLiteral("sqlite:") + QString::fromStdString(store.connection().path));
            find<QCheckBox>("stores.writable")->setChecked(writable);
            auto *combo = find<QComboBox>("stores.environment");
            combo->setCurrentIndex(combo->findData(int(environment)));
            QTest::mouseClick(find<QPushButton>("stores.connect"), Qt::LeftButton);
            QTRY_VERIFY(rows() == 12 && !page->isBusy());
        }
        int rows() const { return find<QTableView>("stores.table")->model()->rowCount(); }
        /// Selects the first rows and presses Delete.
        void stagePurge(int count)
        {
            auto *table = find<QTableView>("stores.table");
            table->setFocus();
            table->selectionModel()->clearSelection();
            for (int row = 0; row < count; ++row)
                table->selectionModel()->select(table->model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
            find<QAction>("stores.purge")->trigger();
            QTRY_VERIFY(find<QTableWidget>("stores.tray.victims")->isVisible() && !page->isBusy());
        }
        void select(const std::string &key)
        {
            Destination there;
            there.page = PageId::stores;
            there.entryKey = QString::fromStdString(key);
            page->arrive(there);
        }
        std::string answerOf(const std::string &key) const
        {
            for (const CacheEntry &entry : store.entries())
                if (entry.key == key)
                    return entry.answer;
            return {};
        }
        void picture(const char *name) const
        {
            const QByteArray pictures = qgetenv("CACHELOUPE_PICTURES");
            if (!pictures.isEmpty())
                page->grab().save(QString::fromUtf8(pictures) + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
        }
        void click(const char *name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    };

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        applyTheme(*qApp, Theme::light());
    }

    void stagesAppliesAndUndoes()
    {
        House house;
        house.connectStore(true, Environment::development);
        const auto before = house.store.snapshot();
        house.stagePurge(3);
        QCOMPARE(house.find<QTableWidget>("stores.tray.victims")->rowCount(), 3);
        QVERIFY(house.find<QLabel>("stores.tray.title")->text().contains(QLatin1Char('3')));
        QCOMPARE(house.store.snapshot(), before);
        house.click("stores.tray.apply");
        QTRY_COMPARE(house.rows(), 9);
        QTRY_VERIFY(!house.page->isBusy());
        QCOMPARE(house.store.snapshot().size(), size_t(9));
        QVERIFY(!house.find<QTableWidget>("stores.tray.victims")->isVisible());
        QTRY_COMPARE(house.find<QComboBox>("stores.tray.changes")->count(), 1);
        QTRY_VERIFY(house.find<QPushButton>("stores.tray.undo")->isEnabled());
        house.picture("past");
        house.click("stores.tray.undo");
        QTRY_COMPARE(house.rows(), 12);
        QTRY_VERIFY(!house.page->isBusy());
        QCOMPARE(house.store.snapshot(), before);
        QTRY_VERIFY(!house.find<QPushButton>("stores.tray.undo")->isEnabled());
        const auto audit = Workspace::open(house.folder.path("w.cacheloupe"), systemNow)->audit();
        QCOMPARE(std::count_if(audit->begin(), audit->end(), [](const AuditRow &row) { return row.action.starts_with("store."); }), 4);
    }
    void discardsWithoutWriting()
    {
        House house;
        house.connectStore(true, Environment::staging);
        const auto before = house.store.snapshot();
        house.stagePurge(2);
        house.click("stores.tray.discard");
        QTRY_VERIFY(!house.find<QTableWidget>("stores.tray.victims")->isVisible());
        QCOMPARE(house.store.snapshot(), before);
    }
    void productionWantsThePhrase()
    {
        House house;
        house.connectStore(true, Environment::production);
        house.stagePurge(2);
        auto *apply = house.find<QPushButton>("stores.tray.apply");
        QVERIFY(!apply->isEnabled());
        QTest::keyClicks(house.find<QLineEdit>("stores.tray.phrase"), QStringLiteral("purge 12"));
        QVERIFY(!apply->isEnabled());
        house.find<QLineEdit>("stores.tray.phrase")->setText(QStringLiteral("purge 2"));
        QVERIFY(apply->isEnabled());
        QCOMPARE(apply->text(), QStringLiteral("Remove 2 entry(s)"));
        house.click("stores.tray.apply");
        QTRY_COMPARE(house.rows(), 10);
    }
    void readOnlyConnectionsCannotApply()
    {
        House house;
        house.connectStore(false, Environment::development);
        house.stagePurge(2);
        QVERIFY(!house.find<QPushButton>("stores.tray.apply")->isEnabled());
        QVERIFY(house.find<QLabel>("stores.tray.ask")->text().contains(QLatin1String("read-only")));
        auto *discard = house.find<QPushButton>("stores.tray.discard");
        QTRY_VERIFY(discard->hasFocus());
        QTest::keyClick(discard, Qt::Key_Escape);
        QTRY_VERIFY(!discard->isVisible());
        QTRY_VERIFY(house.find<QTableView>("stores.table")->hasFocus());
    }
    void replacesAnAnswer()
    {
        House house;
        const std::string key = house.store.entries().front().key;
        QVERIFY(house.store.rewrite(key, "Thirty days."));
        house.connectStore(true, Environment::development);
        const auto before = house.store.snapshot();
        house.select(key);
        QTRY_VERIFY(house.find<QPushButton>("stores.replaceAnswer")->isVisible());
        house.find<QAction>("stores.refreshAnswer")->trigger();
        auto *edit = house.find<QPlainTextEdit>("stores.refresh.answer");
        auto *stage = house.find<QPushButton>("stores.refresh.stage");
        QTRY_VERIFY(edit->isVisible() && edit->hasFocus());
        QCOMPARE(edit->toPlainText(), QStringLiteral("Thirty days."));
        QVERIFY(!stage->isEnabled());
        edit->clear();
        QVERIFY(!stage->isEnabled());
        edit->setPlainText(QStringLiteral("Fourteen\u00a0days,\nno more."));
        QVERIFY(stage->isEnabled());
        house.picture("answer");
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        auto *victims = house.find<QTableWidget>("stores.tray.victims");
        QTRY_VERIFY(victims->isVisible() && !house.page->isBusy());
        QVERIFY(!edit->isVisible());
        QTRY_VERIFY(house.find<QLineEdit>("stores.tray.ticket")->hasFocus());
        QCOMPARE(victims->item(0, 1)->text(), QStringLiteral("Thirty days."));
        QCOMPARE(victims->item(0, 2)->text(), QStringLiteral("Fourteen\u00a0days, no more.").simplified());
        QCOMPARE(house.find<QPushButton>("stores.tray.apply")->text(), QStringLiteral("Replace 1 answer(s)"));
        QCOMPARE(house.store.snapshot(), before);
        house.picture("answer_staged");
        house.click("stores.tray.apply");
        QTRY_VERIFY(house.store.snapshot() != before && !house.page->isBusy());
        QCOMPARE(house.answerOf(key), std::string("Fourteen\xC2\xA0" "days,\nno more."));
        QTRY_VERIFY(house.find<QPushButton>("stores.tray.undo")->isEnabled());
        house.click("stores.tray.undo");
        QTRY_VERIFY(house.store.snapshot() == before && !house.page->isBusy());
    }
    void leavesTheAnswerPane()
    {
        House house;
        const std::string key = house.store.entries().front().key;
        QVERIFY(house.store.rewrite(key, "Thirty days."));
        house.connectStore(true, Environment::development);
        const auto before = house.store.snapshot();
        house.find<StoreContents>("stores.contents")->readEntry(key, QStringLiteral("Fourteen days."));
        auto *edit = house.find<QPlainTextEdit>("stores.refresh.answer");
        QTRY_VERIFY(edit->isVisible());
        QCOMPARE(edit->toPlainText(), QStringLiteral("Fourteen days."));
        QTest::keyClick(edit, Qt::Key_Escape);
        QTRY_VERIFY(!edit->isVisible());
        QVERIFY(house.find<QTableView>("stores.table")->isVisible());
        QCOMPARE(house.store.snapshot(), before);
    }
    void tellsWhichAnswersCannotBeWritten()
    {
        House house;
        const std::string key = house.store.entries().front().key;
        QVERIFY(house.store.rewrite(key, "Thirty days."));
        house.connectStore(true, Environment::development);
        house.find<StoreContents>("stores.contents")->readEntry(key, QStringLiteral("Fourteen days."));
        auto *edit = house.find<QPlainTextEdit>("stores.refresh.answer");
        QTRY_VERIFY(edit->isVisible());
        QVERIFY(house.store.rewrite(key, "\xFF bytes"));
        house.click("stores.refresh.stage");
        QTRY_VERIFY(house.find<QLabel>("stores.tray.left")->isVisible() && !house.page->isBusy());
        QVERIFY(house.find<QLabel>("stores.tray.left")->text().contains(QLatin1String("cannot be written back")));
        QVERIFY(!house.find<QPushButton>("stores.tray.apply")->isEnabled());
    }
};

QTEST_MAIN(TestChangeTray)
#include "tst_change_tray.moc"
