// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_table.h"
#include "tests/support/change_stores.h"
#include "tests/ui/page_room.h"
#include "ui/stores/stores_page.h"
#include "ui/support/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabBar>
#include <QTableView>
#include <QTableWidget>
#include <QTest>

using namespace cacheloupe;

/// The hits an entry served, in the entry's detail on the Stores page.
class TestServedView : public QObject {
    Q_OBJECT

    struct House : test::PageRoom {
        test::ChangeStore store;
        std::unique_ptr<StoresPage> page;

        House()
        {
            store.make(StoreKind::sqlite, 3);
            workspace.open(folder.path("w.cacheloupe"));
            page = std::make_unique<StoresPage>(context);
            page->resize(1300, 900);
            page->show();
            page->activateWindow();
            page->arrive({PageId::stores, {}, {}, {}, {}, true});
            find<QLineEdit>("stores.url")->setText(QStringLiteral("sqlite:") + QString::fromStdString(store.connection().path));
            QTest::mouseClick(find<QPushButton>("stores.connect"), Qt::LeftButton);
            QTRY_VERIFY(find<QTableView>("stores.table")->model()->rowCount() == 3 && !page->isBusy());
        }
        template <typename Widget>
        Widget *find(const char *name) const { return page->findChild<Widget *>(QLatin1String(name)); }
        QTableWidget *hits() const { return find<QTableWidget>("stores.served.table"); }
        QString state() const { return find<QLabel>("stores.served.state")->text(); }
        std::string key(int n) const { return store.entries().at(size_t(n)).key; }
        void select(const std::string &wanted)
        {
            Destination there;
            there.page = PageId::stores;
            there.entryKey = QString::fromStdString(wanted);
            page->arrive(there);
        }
        /// `count` hits of the key, a minute apart; every third without a similarity.
        void openLog(const std::string &served, int count)
        {
            std::string text;
            for (int i = 0; i < count; ++i) {
                const std::string minute = std::to_string(100 + i % 60).substr(1);
                const std::string hour = std::to_string(100 + i / 60).substr(1);
                text += "{\"ts\":\"2026-11-02T" + hour + ':' + minute + ":00Z\",\"id\":\"h" + std::to_string(i) + "\",\"call_site\":\"support.faq\",\"event\":\"hit\",\"query\":\"Question "
                    + std::to_string(i) + "\",\"key\":\"" + served + '"' + (i % 3 ? ",\"match\":\"semantic\",\"similarity\":0.91" : ",\"match\":\"exact\"") + "}\n";
            }
            text += "{\"ts\":\"2026-11-02T00:00:00Z\",\"call_site\":\"support.faq\",\"event\":\"miss\",\"query\":\"x\",\"key\":\"" + served + "\"}\n";
            hitLog.open({QString::fromStdString(folder.write("hits.jsonl", text).string())});
            QTRY_VERIFY(!hitLog.isLoading() && hitLog.table()->rowCount() == HitRow(count + 1));
        }
    };

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        applyTheme(*qApp, Theme::light());
    }

    void listsTheHitsOfAnEntry()
    {
        House house;
        const std::string key = house.key(1);
        house.select(key);
        house.find<QTabBar>("stores.tabs")->setCurrentIndex(2);
        QTRY_VERIFY(house.state().contains(QLatin1String("Open a hit log")));
        QVERIFY(!house.hits()->isVisible());
        house.openLog(key, 400);
        QTRY_VERIFY(house.hits()->isVisible());
        QCOMPARE(house.hits()->rowCount(), 300);
        QVERIFY2(house.state().contains(QLatin1String("300")) && house.state().contains(QLatin1String("400")), qPrintable(house.state()));
        QCOMPARE(house.hits()->item(0, 1)->text(), QStringLiteral("Question 399"));
        QCOMPARE(house.hits()->item(1, 1)->text(), QStringLiteral("Question 398"));
        QVERIFY(house.hits()->item(1, 2)->text().contains(QLatin1String("91")));
        QVERIFY(house.hits()->item(1, 3)->text().isEmpty());
        const QByteArray pictures = qgetenv("CACHELOUPE_PICTURES");
        if (!pictures.isEmpty())
            house.page->grab().save(QString::fromUtf8(pictures) + QStringLiteral("/served.png"));
        house.select(house.key(0));
        QTRY_VERIFY(house.state().contains(QLatin1String("No hit")));
        QVERIFY(!house.hits()->isVisible());
    }
    void opensAHitAndShowsVerdicts()
    {
        House house;
        const std::string key = house.key(1);
        house.openLog(key, 4);
        house.select(key);
        house.find<QTabBar>("stores.tabs")->setCurrentIndex(2);
        QTRY_COMPARE(house.hits()->rowCount(), 4);
        VerdictRecord record;
        record.hitId = "h2";
        record.verdict = Verdict::stale;
        house.verdicts.set({record});
        QTRY_VERIFY(!house.hits()->item(1, 3)->text().isEmpty());
        QVERIFY(house.hits()->item(0, 3)->text().isEmpty());
        QSignalSpy going(&house.navigator, &Navigator::requested);
        house.hits()->setFocus();
        house.hits()->setCurrentCell(1, 0);
        QTest::keyClick(house.hits(), Qt::Key_Return);
        QCOMPARE(going.count(), 1);
        const auto hit = going.first().first().value<Destination>();
        QVERIFY(hit.page == PageId::hits);
        QCOMPARE(hit.query, QStringLiteral("id:h2"));
    }
};

QTEST_MAIN(TestServedView)
#include "tst_served_view.moc"
