// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/entry_exporter.h"

#include "core/driver/json.h"
#include "tests/support/temp_folder.h"
#include "ui/stores/entries_pane.h"
#include "ui/stores/store_listing.h"
#include "ui/support/notices.h"
#include "ui/support/secret_desk.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace cacheloupe;

/// Entries leave the store whole or as a table: those that are shown, or selected.
class TestEntryExporter : public QObject {
    Q_OBJECT

    struct Room {
        test::TempFolder folder;
        Lanes lanes{2};
        SecretDesk secrets;
        Notices notices;
        StoreListing listing{secrets};
        QWidget page;
        EntriesPane *pane = new EntriesPane(lanes, listing, &page);
        EntryExporter *exporter = new EntryExporter(listing, *pane, notices, &page);
        QSignalSpy told{&notices, &Notices::told};
        QSignalSpy failed{&notices, &Notices::failed};

        Room()
        {
            const auto path = QString::fromStdString(folder.path("store.db").string());
            QFile::copy(QStringLiteral(CACHELOUPE_TEST_DATA "/stores/seed-001/ai_cache.db"), path);
            Connection connection;
            connection.path = path.toStdString();
            listing.open(connection);
            page.show();
        }
        bool isIdle() const { return !listing.isRunning() && !pane->isBusy() && !exporter->isBusy(); }
        QString file(const char *name) const { return QString::fromStdString(folder.path(name).string()); }
        static QList<QByteArray> lines(const QString &path)
        {
            QFile file(path);
            auto out = file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
            if (!out.isEmpty() && out.last().isEmpty())
                out.removeLast();
            return out;
        }
    };

private Q_SLOTS:
    void wholeEntriesAsJsonLines()
    {
        Room room;
        QTRY_VERIFY(room.isIdle() && room.listing.isComplete());
        const auto path = room.file("out.jsonl");
        room.exporter->writeFile(path, false);
        QTRY_COMPARE(room.told.count(), 1);
        const auto lines = Room::lines(path);
        QCOMPARE(lines.size(), qsizetype(room.listing.table()->size()));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const auto json = parseJson(lines[i].toStdString(), "out");
            QVERIFY(json);
            const auto &row = room.listing.table()->row(std::uint32_t(i));
            QCOMPARE(jsonText(*json, "key").value_or(std::string()), row.key);
            QCOMPARE(jsonText(*json, "answer").value_or(std::string()), row.answer);
            QVERIFY(json->contains("raw"));
        }
        QCOMPARE(room.failed.count(), 0);
    }

    void whatIsShownAsTable()
    {
        Room room;
        QTRY_VERIFY(room.isIdle() && room.listing.isComplete());
        const auto &first = room.listing.table()->row(0);
        room.pane->findChild<QLineEdit *>()->setText(QString::fromStdString(first.key));
        QTRY_VERIFY(room.isIdle() && room.pane->table()->model()->rowCount() == 1);
        const auto path = room.file("out.csv");
        room.exporter->writeFile(path, false);
        QTRY_COMPARE(room.told.count(), 1);
        const auto lines = Room::lines(path);
        QVERIFY(lines.size() >= 2);
        QVERIFY(lines[0].startsWith("key,layout,group,state,model,query,answer"));
        QVERIFY(lines[1].startsWith(QByteArray::fromStdString(first.key) + ','));
    }

    void theSelectedOnesAreCopied()
    {
        Room room;
        QTRY_VERIFY(room.isIdle() && room.listing.table()->size() > 1);
        room.pane->table()->selectRow(1);
        room.exporter->copyAsJson();
        QTRY_COMPARE(room.told.count(), 1);
        const auto json = parseJson(QGuiApplication::clipboard()->text().toStdString(), "clipboard");
        QVERIFY(json);
        QCOMPARE(jsonText(*json, "key").value_or(std::string()), room.listing.table()->row(1).key);
    }

    void aPlaceThatCannotBeWrittenIsNamed()
    {
        Room room;
        QTRY_VERIFY(room.isIdle() && room.listing.isComplete());
        const auto path = room.file("missing") + QStringLiteral("/out.csv");
        room.exporter->writeFile(path, false);
        QTRY_COMPARE(room.failed.count(), 1);
        QCOMPARE(room.told.count(), 0);
        QVERIFY(room.failed[0][0].value<Error>().where.find("out.csv") != std::string::npos);
    }

    void nothingIsWrittenWhileTheStoreIsRead()
    {
        Room room;
        QVERIFY(room.listing.isRunning());
        room.exporter->writeFile(room.file("early.csv"), false);
        QTRY_VERIFY(room.isIdle() && room.listing.isComplete());
        QVERIFY(!QFile::exists(room.file("early.csv")));
    }
};

QTEST_MAIN(TestEntryExporter)
#include "tst_entry_exporter.moc"
