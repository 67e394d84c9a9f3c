// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/entry_list_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace cacheloupe;

namespace {

EntryRow row(const std::string &key, const std::string &query, const std::string &group, std::optional<double> leftS)
{
    EntryRow out;
    out.key = key;
    out.query = query;
    out.answer = "Answer of " + key;
    out.group = group;
    out.ttlLeftS = leftS;
    out.ttlS = leftS ? std::optional(7200.0) : std::nullopt;
    out.state = leftS && *leftS < 0 ? EntryState::expired : EntryState::live;
    return out;
}

std::shared_ptr<EntryTable> smallTable()
{
    auto table = std::make_shared<EntryTable>();
    table->append(row("k1", "Where is my order?", "support.faq", 600.0));
    table->append(row("k2", "Can I return my ORDER?", "support.refunds", -60.0));
    table->append(row("k3", "Öffnungszeiten am Sonntag", "support.faq", std::nullopt));
    table->append(row("k4", "", "billing", 90000.0));
    return table;
}

} // namespace

class TestEntryListModel : public QObject {
    Q_OBJECT
    Lanes lanes{2};

    QStringList keys(const EntryListModel &model)
    {
        QStringList out;
        for (int i = 0; i < model.rowCount(); ++i)
            out << QString::fromStdString(model.entry(i).key);
        return out;
    }

private Q_SLOTS:
    void growsWithItsTable()
    {
        EntryListModel model(lanes);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto table = smallTable();
        model.setTable(table);
        QCOMPARE(model.rowCount(), 4);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        for (int i = 0; i < 10000; ++i)
            table->append(row("more" + std::to_string(i), "q", "g", 1.0));
        model.grow();
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(model.rowCount(), 10004);
        QCOMPARE(model.index(10003, 0).data().toString(), QStringLiteral("q"));
        QCOMPARE(model.index(3, 0).data().toString(), QStringLiteral("k4"));
        model.setTable(smallTable());
        QCOMPARE(model.rowCount(), 4);
    }
    void findsTextWhateverItsCase()
    {
        EntryListModel model(lanes);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(smallTable());
        QSignalSpy arranged(&model, &EntryListModel::arranged);
        EntryFilter filter;
        filter.text = QStringLiteral("Order");
        model.setFilter(filter);
        QTRY_COMPARE(arranged.count(), 1);
        QCOMPARE(keys(model), QStringList({QStringLiteral("k1"), QStringLiteral("k2")}));
        filter.text = QStringLiteral("öffnungs");
        model.setFilter(filter);
        QTRY_COMPARE(keys(model), QStringList{QStringLiteral("k3")});
        filter = {};
        filter.places = QStringList{QStringLiteral("support.faq")};
        filter.ttl = TtlBucket::none;
        model.setFilter(filter);
        QTRY_COMPARE(keys(model), QStringList{QStringLiteral("k3")});
        filter = {};
        filter.states = QStringList{QStringLiteral("expired")};
        model.setFilter(filter);
        QTRY_COMPARE(keys(model), QStringList{QStringLiteral("k2")});
    }
    void rowsReadWhileFilteredJoin()
    {
        EntryListModel model(lanes);
        auto table = smallTable();
        model.setTable(table);
        EntryFilter filter;
        filter.text = QStringLiteral("order");
        model.setFilter(filter);
        table->append(row("k5", "another order", "g", 5.0));
        model.grow();
        QTRY_COMPARE(model.rowCount(), 3);
        QVERIFY(!model.isArranging());
    }
    void sortsAndForgetsTheOrder()
    {
        EntryListModel model(lanes);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(smallTable());
        model.sort(int(EntryColumn::ttlLeft), Qt::AscendingOrder);
        QTRY_COMPARE(keys(model), QStringList({QStringLiteral("k2"), QStringLiteral("k1"), QStringLiteral("k4"), QStringLiteral("k3")}));
        QCOMPARE(model.rowOf(1), 0);
        model.sort(-1, Qt::AscendingOrder);
        QTRY_COMPARE(keys(model).first(), QStringLiteral("k1"));
    }
    void copiesLinesAndPaintsAges()
    {
        EntryListModel model(lanes);
        model.setTable(smallTable());
        const auto lines = model.tabSeparated({0, 1}).split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].startsWith(QLatin1String("k1\tWhere is my order?\t")));
        QCOMPARE(model.ageBar(0).ageS, 6600.0);
        QVERIFY(!model.ageBar(2).ttlS.has_value());
    }
    void countsByGroupStateAndTime()
    {
        EntryTally tally;
        const auto table = smallTable();
        for (std::uint32_t i = 0; i < table->size(); ++i)
            tally.add(table->row(i));
        QCOMPARE(tally.byGroup["support.faq"].count, std::uint64_t(2));
        QCOMPARE(tally.byState[size_t(EntryState::expired)], std::uint64_t(1));
        QCOMPARE(tally.byTtl[size_t(TtlBucket::hour)], std::uint64_t(1));
        QCOMPARE(tally.byTtl[size_t(TtlBucket::week)], std::uint64_t(1));
        QCOMPARE(tally.byTtl[size_t(TtlBucket::none)], std::uint64_t(1));
    }
};

QTEST_MAIN(TestEntryListModel)
#include "tst_entry_list_model.moc"
