// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/sqlite_database.h"
#include "tests/support/temp_folder.h"
#include "ui/stores/doctor_pane.h"
#include "ui/stores/examination_text.h"
#include "ui/stores/finding_list_model.h"
#include "ui/support/secret_desk.h"
#include "ui/support/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace cacheloupe;

/// The Doctor on the fixtures' stores, its model and its words.
class TestDoctorPane : public QObject {
    Q_OBJECT

    struct House {
        test::TempFolder folder;
        SecretDesk secrets;
        DoctorPane pane{secrets};

        House()
        {
            pane.resize(900, 600);
            pane.show();
        }
        template <typename Widget>
        Widget *find(const char *name) const { return pane.findChild<Widget *>(QLatin1String(name)); }
        QString text(const char *name) const { return find<QLabel>(name)->text(); }
        void examineFixture(const char *fixture)
        {
            const auto to = folder.path("store.db");
            QFile::remove(QString::fromStdString(to.string()));
            QVERIFY(QFile::copy(QStringLiteral(CACHELOUPE_TEST_DATA "/stores/") + QLatin1String(fixture), QString::fromStdString(to.string())));
            examineFile(to);
        }
        void examineFile(const std::filesystem::path &path)
        {
            auto connection = parseConnectionUrl("sqlite:" + path.string());
            connection->name = "Support cache";
            pane.setStore(*connection);
            pane.examine();
            QTRY_VERIFY(!pane.isBusy());
        }
        QListView *list() const { return find<QListView>("stores.doctor.findings"); }
    };

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        applyTheme(*qApp, Theme::light());
    }

    void findingsAreListedAndRead()
    {
        House house;
        house.examineFixture("seed-001/ai_cache.db");
        QCOMPARE(house.list()->model()->rowCount(), 2);
        QVERIFY2(house.text("stores.doctor.state").contains(QStringLiteral("61")), qPrintable(house.text("stores.doctor.state")));
        QVERIFY(house.text("stores.doctor.checks").contains(QStringLiteral("times to live")));
        QCOMPARE(house.text("stores.finding.title"), QStringLiteral("Expired entries that are still stored"));
        QVERIFY(house.text("stores.finding.facts").startsWith(QStringLiteral("61 of 61 entries")));
        QVERIFY(!house.text("stores.finding.facts").contains(QLatin1Char('{')));
        QVERIFY(!house.text("stores.finding.why").isEmpty());
        QVERIFY(!house.text("stores.finding.fix").isEmpty());
        house.list()->setCurrentIndex(house.list()->model()->index(1, 0));
        QCOMPARE(house.text("stores.finding.title"), QStringLiteral("Times without a time zone"));
    }

    void aKeyLeadsToItsEntry()
    {
        House house;
        house.examineFixture("seed-001/ai_cache.db");
        QSignalSpy wanted(&house.pane, &DoctorPane::entryRequested);
        auto *key = house.find<QPushButton>("stores.finding.key");
        QVERIFY(!key->accessibleName().isEmpty());
        QTest::mouseClick(key, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(wanted.front().front().toString().startsWith(QStringLiteral("ai:")));
        QSignalSpy left(&house.pane, &DoctorPane::left);
        QTest::mouseClick(house.find<QPushButton>("stores.doctor.back"), Qt::LeftButton);
        QCOMPARE(left.size(), 1);
    }

    void findingsAreCopied()
    {
        House house;
        house.examineFixture("seed-001/ai_cache.db");
        house.find<QToolButton>("stores.doctor.copy")->click();
        const QString all = QApplication::clipboard()->text();
        QVERIFY(all.startsWith(QStringLiteral("sqlite:")));
        QVERIFY(all.contains(QStringLiteral("Expired entries")) && all.contains(QStringLiteral("Times without a time zone")));
        house.list()->setFocus();
        for (auto *action : house.list()->actions())
            action->trigger();
        const QString one = QApplication::clipboard()->text();
        QVERIFY(one.startsWith(QStringLiteral("Warning: Expired entries")));
        QVERIFY(!one.contains(QStringLiteral("Times without")));
    }

    void nothingFoundSaysWhatWasExamined()
    {
        House house;
        const auto path = house.folder.path("sound.db");
        auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::create);
        QVERIFY(database->execute("CREATE TABLE llm_cache(prompt TEXT, response TEXT, created_at TEXT, expires_at TEXT);"
                                  "INSERT INTO llm_cache VALUES('Q','A','2026-11-01T10:00:00Z','2126-11-02T10:00:00Z')")
                    .ok());
        house.examineFile(path);
        QCOMPARE(house.list()->model()->rowCount(), 0);
        const auto labels = house.find<QWidget>("stores.doctor.nothing")->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](QLabel *label) { return label->text().contains(QStringLiteral("Nothing found. Examined: times to live")); }));
        QVERIFY(house.find<QWidget>("stores.doctor.nothing")->isVisible());
    }

    void failuresAreShownAndAnotherStoreClears()
    {
        House house;
        house.examineFile(house.folder.path("none.db"));
        QVERIFY(house.find<QWidget>("stores.doctor.error")->isVisible());
        QVERIFY(house.text("stores.doctor.state").contains(QStringLiteral("not examined")));
        house.examineFixture("seed-001/ai_cache.db");
        QVERIFY(!house.find<QWidget>("stores.doctor.error")->isVisible());
        QCOMPARE(house.list()->model()->rowCount(), 2);
        house.pane.setStore(std::nullopt);
        QCOMPARE(house.list()->model()->rowCount(), 0);
        house.pane.examine();
        QVERIFY(!house.pane.isBusy());
    }

    void manyFindingsFit_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<double>("scale");
        QTest::newRow("light") << false << 1.0;
        QTest::newRow("dark") << true << 1.0;
        QTest::newRow("light200") << false << 2.0;
    }
    void manyFindingsFit()
    {
        QFETCH(bool, dark);
        QFETCH(double, scale);
        applyTheme(*qApp, dark ? Theme::dark() : Theme::light(), scale);
        House house;
        const auto path = house.folder.path("many.db");
        auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::create);
        QVERIFY(database->execute("CREATE TABLE llm_cache(key TEXT, prompt TEXT, response TEXT, call_site TEXT, created_at TEXT, expires_at TEXT, embedding BLOB);"
                                  "INSERT INTO llm_cache VALUES(lower(hex(randomblob(16))),'Q1','A1','support.faq','2026-11-01 10:00:00','2026-11-02 10:00:00',zeroblob(256)),"
                                  "(lower(hex(randomblob(32))),'Q2','A2','support.refunds','2026-11-01 10:00:00',NULL,'[0.6,0.8]'),"
                                  "(lower(hex(randomblob(32))),'Q3','A3','support.refunds','2026-11-01 10:00:00',NULL,NULL)")
                    .ok());
        house.examineFile(path);
        QStringList titles;
        for (int row = 0; row < house.list()->model()->rowCount(); ++row)
            titles << house.list()->model()->index(row, 0).data().toString();
        QVERIFY2(titles.size() >= 4, qPrintable(titles.join(QLatin1Char('\n'))));
        const auto *view = house.find<QScrollArea>("stores.finding");
        QCoreApplication::processEvents();
        for (const auto *label : view->findChildren<QLabel *>())
            QVERIFY2(!label->isVisible() || label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        QVERIFY(view->widget()->width() <= view->viewport()->width());
        for (const auto *key : view->findChildren<QPushButton *>())
            QVERIFY(key->fontMetrics().horizontalAdvance(key->text()) <= key->width());
        if (const QByteArray pictures = qgetenv("CACHELOUPE_PICTURES"); !pictures.isEmpty())
            house.pane.grab().save(QString::fromUtf8(pictures) + QStringLiteral("/doctor-pane-%1.png").arg(QLatin1String(QTest::currentDataTag())));
        applyTheme(*qApp, Theme::light());
    }

    void theModelKeepsItsPromises()
    {
        FindingListModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFindings({{"no-ttl", "faq", {{"entries_n", "1200"}, {"total_n", "5000"}, {"size_bytes", "2048"}}, {"k1"}}, {"linear-scan", "", {{"vectors_n", "3"}, {"size_bytes", "1"}, {"lookup_ms", "31"}}, {}}});
        QCOMPARE(model.rowCount(), 2);
        const auto first = model.index(0);
        QCOMPARE(first.data().toString(), QStringLiteral("Entries without a time to live"));
        QCOMPARE(first.data(FindingListModel::placeRole).toString(), QStringLiteral("faq"));
        QVERIFY(first.data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("Warning: Entries without a time to live. ")));
        QVERIFY(!model.index(1).data(FindingListModel::placeRole).toString().isEmpty());
        QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
        model.setFindings({});
        QCOMPARE(model.rowCount(), 0);
    }

    void everySeverityHasItsOwnMark()
    {
        QStringList marks;
        for (const auto severity : {FindingSeverity::advice, FindingSeverity::warning, FindingSeverity::error})
            marks << severityLook(severity).icon;
        marks.removeDuplicates();
        QCOMPARE(marks.size(), 3);
    }
};

QTEST_MAIN(TestDoctorPane)
#include "tst_doctor_pane.moc"
