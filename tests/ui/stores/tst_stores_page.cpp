// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/entry_join.h"
#include "tests/ui/page_room.h"
#include "ui/stores/connection_list_model.h"
#include "ui/stores/store_text.h"
#include "ui/stores/stores_page.h"
#include "ui/support/theme.h"
#include "ui/widgets/error_strip.h"
#include "ui/widgets/facet_tree.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/text_panel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace cacheloupe;

class TestStoresPage : public QObject {
    Q_OBJECT

    /// Everything the page is handed, over an empty workspace.
    struct House : test::PageRoom {
        std::unique_ptr<StoresPage> page;

        House()
        {
            workspace.open(folder.path("w.cacheloupe"));
            page = std::make_unique<StoresPage>(context);
            page->resize(1300, 800);
            page->show();
        }
        template <typename Widget>
        Widget *find(const char *name) const { return page->findChild<Widget *>(QLatin1String(name)); }
        QString copyOf(const char *fixture)
        {
            const auto to = QString::fromStdString(folder.path("store.db").string());
            QFile::copy(QStringLiteral(CACHELOUPE_TEST_DATA "/stores/") + QLatin1String(fixture), to);
            return QStringLiteral("sqlite:") + to;
        }
        void connectTo(const QString &url)
        {
            page->arrive({PageId::stores, {}, {}, {}, {}, true});
            find<QLineEdit>("stores.url")->setText(url);
            QTest::mouseClick(find<QPushButton>("stores.connect"), Qt::LeftButton);
        }
        int rows() const { return find<QTableView>("stores.table")->model()->rowCount(); }
        QString state() const { return page->findChild<PageHeader *>()->state(); }
    };

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        applyTheme(*qApp, Theme::light());
    }

    void connectsAndKeepsTheConnection()
    {
        House house;
        house.connectTo(house.copyOf("langchain-py-sqlite/langchain.db"));
        QTRY_VERIFY(house.rows() > 0 && !house.page->isBusy());
        QTRY_VERIFY(house.hitLog.storeEntries());
        QCOMPARE(int(house.hitLog.storeEntries()->entryCount()), house.rows());
        auto *cards = house.find<QListView>("stores.connections");
        QCOMPARE(cards->model()->rowCount(), 1);
        QCOMPARE(cards->model()->index(0, 0).data().toString(), QStringLiteral("store.db"));
        const QAbstractItemModelTester tester(cards->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY2(house.state().contains(QLatin1String("store.db: ")), qPrintable(house.state()));
        QVERIFY(house.find<QLabel>("stores.layout")->text().contains(QLatin1String("LangChain")));
        QVERIFY(!house.find<TextPanel>("stores.answer")->content().isEmpty());
        bool kept = false;
        const auto ticket = house.workspace.read<std::vector<ConnectionRecord>>([](Workspace &w) { return w.connections(); },
                                                                                [&](Result<std::vector<ConnectionRecord>> all) { kept = all && all->size() == 1; });
        QTRY_VERIFY(kept);
    }
    void narrowsByTextAndReadsByKeyboard()
    {
        House house;
        house.connectTo(house.copyOf("seed-001/ai_cache.db"));
        QTRY_VERIFY(house.rows() > 1 && !house.page->isBusy());
        const int all = house.rows();
        auto *table = house.find<QTableView>("stores.table");
        table->setFocus();
        QTRY_VERIFY(table->hasFocus());
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(table->currentIndex().row(), 1);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1Char('\t')));
        const auto key = table->model()->index(1, 0).data(Qt::ToolTipRole).toString();
        QTest::keyClick(table, Qt::Key_Slash);
        auto *edit = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(edit);
        QTest::keyClicks(edit, key);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(house.rows() < all && house.rows() >= 1 && !house.page->isBusy());
        QVERIFY(table->hasFocus());
        house.find<QTabBar>("stores.tabs")->setCurrentIndex(1);
        QVERIFY(!house.find<TextPanel>("stores.raw")->content().isEmpty());
        edit->clear();
        QTRY_COMPARE(house.rows(), all);
        QTRY_COMPARE(table->model()->index(table->currentIndex().row(), 0).data(Qt::ToolTipRole).toString(), key);
    }
    void narrowsToAPlace()
    {
        House house;
        house.connectTo(house.copyOf("seed-001/ai_cache.db"));
        QTRY_VERIFY(house.rows() > 1 && !house.page->isBusy());
        const int all = house.rows();
        auto *places = house.find<FacetTree>("stores.places");
        QCOMPARE(places->findChild<QLabel *>(QStringLiteral("facetRemark"))->text(), QStringLiteral("exact"));
        const auto first = places->model()->index(0, 0);
        const int held = first.data(FacetTreeModel::countRole).toInt();
        QVERIFY(held > 0);
        places->view()->setFocus();
        QTest::keyClick(places->view(), Qt::Key_Space);
        QTRY_COMPARE(house.rows(), held);
        QTest::mouseClick(places->findChild<QPushButton *>(QStringLiteral("facetClear")), Qt::LeftButton);
        QTRY_COMPARE(house.rows(), all);
    }
    void theDoctorsKeysLeadToTheirEntries()
    {
        House house;
        auto *examine = house.find<QAction>("stores.examine");
        QVERIFY(!examine->isEnabled());
        house.connectTo(house.copyOf("seed-001/ai_cache.db"));
        QTRY_VERIFY(house.rows() > 2 && !house.page->isBusy());
        QVERIFY(examine->isEnabled());
        examine->trigger();
        auto *findings = house.find<QListView>("stores.doctor.findings");
        QTRY_VERIFY(findings->isVisible() && findings->model()->rowCount() == 2 && !house.page->isBusy());
        auto *table = house.find<QTableView>("stores.table");
        QVERIFY(!table->isVisible());
        QVERIFY(findings->isAncestorOf(house.page->focusTarget()) || findings == house.page->focusTarget());
        auto *key = house.find<QPushButton>("stores.finding.key");
        const QString wanted = key->toolTip();
        QTest::mouseClick(key, Qt::LeftButton);
        QTRY_VERIFY(table->isVisible());
        QTRY_COMPARE(table->model()->index(table->currentIndex().row(), 0).data(Qt::ToolTipRole).toString(), wanted);
        examine->trigger();
        QTRY_VERIFY(findings->isVisible() && !house.page->isBusy());
        QTest::keyClick(findings, Qt::Key_Escape);
        QTRY_VERIFY(table->isVisible());
    }
    void findsTheEntryItIsSentTo()
    {
        House house;
        house.connectTo(house.copyOf("seed-001/ai_cache.db"));
        QTRY_VERIFY(house.rows() > 2 && !house.page->isBusy());
        auto *table = house.find<QTableView>("stores.table");
        const auto key = table->model()->index(2, 0).data(Qt::ToolTipRole).toString();
        Destination destination;
        destination.page = PageId::stores;
        destination.entryKey = key;
        house.page->arrive(destination);
        QTRY_COMPARE(table->currentIndex().row(), 2);
        QSignalSpy told(&house.notices, &Notices::told);
        destination.entryKey = QStringLiteral("no such key");
        house.page->arrive(destination);
        QTRY_COMPARE(told.count(), 1);
    }
    void saysWhatIsWrongWithAnAddress()
    {
        House house;
        house.page->arrive({PageId::stores, {}, {}, {}, {}, true});
        auto *url = house.find<QLineEdit>("stores.url");
        auto *verdict = house.find<QLabel>("stores.verdict");
        QTest::keyClicks(url, QStringLiteral("http://cache"));
        QVERIFY2(verdict->text().contains(QLatin1String("cannot be used")), qPrintable(verdict->text()));
        url->setText(QStringLiteral("redis://me:hunter2@cache"));
        QVERIFY(!verdict->text().contains(QLatin1String("hunter2")));
        url->setText(QStringLiteral("rediss://cache:6380"));
        QVERIFY2(verdict->text().contains(QLatin1String("TLS")), qPrintable(verdict->text()));
        QVERIFY(house.find<QLineEdit>("stores.caFile")->isVisible());
        QTest::keyClick(url, Qt::Key_Escape);
        QVERIFY(!url->isVisible());
    }
    void anUnreachableServerIsNamedAndNothingIsKept()
    {
        House house;
        house.connectTo(QStringLiteral("redis://127.0.0.1:1"));
        auto *strip = house.page->findChild<QWidget *>(QStringLiteral("stores.panel"))->findChild<ErrorStrip *>();
        QTRY_VERIFY_WITH_TIMEOUT(strip->hasError(), 20000);
        QVERIFY2(strip->wholeText().contains(QLatin1String("127.0.0.1:1")), qPrintable(strip->wholeText()));
        QVERIFY(house.find<QPushButton>("stores.connect")->isEnabled());
        QCOMPARE(house.find<QListView>("stores.connections")->model()->rowCount(), 0);
    }
    void aStoreThatWentAwayCanBeTriedAgain()
    {
        House house;
        const auto url = house.copyOf("seed-001/ai_cache.db");
        house.connectTo(url);
        QTRY_VERIFY(house.rows() > 0 && !house.page->isBusy());
        const auto file = url.mid(7);
        QVERIFY(QFile::rename(file, file + QStringLiteral(".away")));
        QTest::keyClick(house.find<QTableView>("stores.table"), Qt::Key_F5);
        auto *strip = house.find<ErrorStrip>("stores.error");
        QTRY_VERIFY(strip->hasError());
        QCOMPARE(house.rows(), 0);
        QVERIFY(QFile::rename(file + QStringLiteral(".away"), file));
        Q_EMIT strip->remedyTriggered();
        QTRY_VERIFY(house.rows() > 0 && !house.page->isBusy());
        QVERIFY(!strip->hasError());
    }
    void removingCanBeUndone()
    {
        House house;
        house.connectTo(house.copyOf("seed-001/ai_cache.db"));
        QTRY_VERIFY(house.rows() > 0 && !house.page->isBusy());
        auto *cards = house.find<QListView>("stores.connections");
        cards->setFocus();
        QTest::keyClick(cards, Qt::Key_Delete);
        QTRY_COMPARE(cards->model()->rowCount(), 0);
        QCOMPARE(house.rows(), 0);
        house.undo.undo();
        QTRY_COMPARE(cards->model()->rowCount(), 1);
        QTRY_VERIFY(house.rows() > 0);
        house.undo.redo();
        QTRY_COMPARE(cards->model()->rowCount(), 0);
    }
    void showsBytesThatAreNoText()
    {
        const auto dump = rawBytesText(std::string("\x00\x01\xff" "AB", 5), 5);
        QVERIFY2(dump.startsWith(QLatin1String("000000  00 01 ff 41 42")), qPrintable(dump));
        QVERIFY(dump.contains(QLatin1String("...AB")));
        QVERIFY(rawBytesText("{\"a\":[1,2]}", 11).contains(QLatin1Char('\n')));
        QVERIFY(rawBytesText(std::string(200000, 'x'), 200000).size() < 70000);
    }
};

QTEST_MAIN(TestStoresPage)
#include "tst_stores_page.moc"
