// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/round_items.h"

#include <QTest>

using namespace cacheloupe;

class TestRoundItems : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void areReadBack()
    {
        const std::vector<RoundItem> items{{"h1", ReviewStratum::suspicious, {}},
                                           {"h\"2\n", ReviewStratum::random, {"h3", "h4"}},
                                           {"h5", ReviewStratum::second, {}},
                                           {"h6", ReviewStratum::none, {}}};
        const auto back = parseRoundItems(roundItemsJson(items), "round 1");
        QVERIFY(back.ok());
        QCOMPARE(*back, items);
        QVERIFY(parseRoundItems("[]", "round 1")->empty());
    }
    void damageIsNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("detail");
        QTest::newRow("cut") << QByteArray("[{\"id\":\"h1\"") << QByteArray();
        QTest::newRow("no list") << QByteArray("{}") << QByteArray("items");
        QTest::newRow("no id") << QByteArray("[{\"id\":\"h1\"},{}]") << QByteArray("item 2");
        QTest::newRow("foreign stratum") << QByteArray("[{\"id\":\"h1\",\"stratum\":\"x\"}]") << QByteArray("item 1");
    }
    void damageIsNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, detail);
        const auto items = parseRoundItems(json.toStdString(), "round 7");
        QVERIFY(!items.ok());
        QVERIFY(items.error().where.find("round 7") != std::string::npos);
        if (!detail.isEmpty())
            QCOMPARE(items.error().detail, detail.toStdString());
    }
};

QTEST_APPLESS_MAIN(TestRoundItems)
#include "tst_round_items.moc"
