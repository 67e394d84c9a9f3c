// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/structure_comparison.h"

#include <QTest>

using namespace cacheloupe;

class TestStructureComparison : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void jsonByPath()
    {
        const auto same = compareJson(R"({"a": 1, "b": {"c": [1, 2.50], "d": null}})", R"({ "b" : {"d":null,"c":[1,2.5]}, "a":"1" })");
        QCOMPARE(same->verdict, ReplayVerdict::same);
        QVERIFY(same->parts.empty());
        const std::string cached = R"({"plans": [{"id": "basic", "price": 9}, {"id": "pro", "price": 29}]})";
        const std::string fresh = R"({"plans": [{"id": "pro", "price": 35}, {"id": "basic", "price": 9}, {"id": "max", "price": 99}]})";
        const auto changed = compareJson(cached, fresh);
        QCOMPARE(changed->verdict, ReplayVerdict::contradicts);
        QCOMPARE(changed->parts[0].cached, std::string("plans[pro].price: 29"));
        QCOMPARE(changed->parts[0].fresh, std::string("plans[pro].price: 35"));
        QCOMPARE(changed->claims[0].kind, ClaimKind::number);
        QCOMPARE(cached.substr(changed->claims[0].cached.offset, changed->claims[0].cached.length), std::string("29"));
        QCOMPARE(fresh.substr(changed->claims[0].fresh.offset, changed->claims[0].fresh.length), std::string("35"));
        QCOMPARE(changed->parts.back().fresh, std::string("plans[max].price: 99"));
        QVERIFY(!compareJson("{", "{}"));
    }
    void jsonLists()
    {
        QCOMPARE(compareJson(R"(["red", "green"])", R"(["red", "green", "blue"])")->claims[0].kind, ClaimKind::list);
        const auto turned = compareJson(R"({"steps": ["stop", "copy", "start"]})", R"({"steps": ["copy", "stop", "start"]})");
        QCOMPARE(turned->verdict, ReplayVerdict::unclear);
        QCOMPARE(turned->claims[0].kind, ClaimKind::list);
        QCOMPARE(compareJson(R"({"text": "Refunds arrive within five days."})", R"({"text": "Refunds arrive within 5 days."})")->verdict, ReplayVerdict::reworded);
        QCOMPARE(compareJson(R"({"open": true})", R"({"open": false})")->claims[0].kind, ClaimKind::negation);
        QCOMPARE(compareJson(R"({"a": 1})", R"({"b": 2})")->verdict, ReplayVerdict::different);
    }
    void tablesByRowAndColumn()
    {
        const auto same = compareTables("| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |", "| B | A |\n|---|---|\n| 2 | y |\n| 1 | x |");
        QVERIFY(same.has_value());
        const auto rows = compareTables("Plan;Price;Seats\nBasic;9 EUR;1\nPro;29 EUR;5", "Plan;Seats;Price\nPro;5;35 EUR\nBasic;1;9 EUR");
        QCOMPARE(rows->verdict, ReplayVerdict::contradicts);
        QCOMPARE(rows->parts.size(), size_t(1));
        QCOMPARE(rows->parts[0].cached, std::string("Pro / Price: 29 EUR"));
        QCOMPARE(rows->parts[0].fresh, std::string("Pro / Price: 35 EUR"));
        const auto marks = compareTables("Feature,Free\nExport,\xE2\x9C\x93\nAudit,\xE2\x9C\x97", "Feature,Free\nExport,\xE2\x9C\x97\nAudit,\xE2\x9C\x97");
        QCOMPARE(marks->verdict, ReplayVerdict::contradicts);
        QVERIFY(!compareTables("one line", "a,b\n1,2"));
    }
    void codeByToken()
    {
        QCOMPARE(compareCode("a = 1 # one\nb = f(a)", "a = 1\n\nb = f( a )  # call").verdict, ReplayVerdict::reworded);
        QCOMPARE(compareCode("x = 1", "x = 1").verdict, ReplayVerdict::same);
        const auto literal = compareCode("f(timeout=30, retries=2)", "f(timeout=60, retries=2)");
        QCOMPARE(literal.verdict, ReplayVerdict::contradicts);
        QCOMPARE(literal.parts[0].fresh, std::string("60"));
        // An address is no comment, an include no remark.
        QCOMPARE(compareCode("get(\"https://a.example\")", "get(\"https://b.example\")").verdict, ReplayVerdict::contradicts);
        QCOMPARE(compareCode("#include <a>\nint main() { return f(1, 2, 3); }", "#include <b>\nint main() { return f(1, 2, 3); }").verdict, ReplayVerdict::unclear);
        QCOMPARE(compareCode("a - b", "a + b").verdict, ReplayVerdict::unclear);
        QCOMPARE(compareCode("x = 1", "while True: pass").verdict, ReplayVerdict::different);
    }
    void valuesOfOneSlot()
    {
        ClaimKind kind = ClaimKind::name;
        QCOMPARE(compareValues("5 km", "5000 m", kind), ReplayVerdict::same);
        QCOMPARE(compareValues("yes", "no", kind), ReplayVerdict::contradicts);
        QCOMPARE(compareValues("Paris", "Lyon", kind), ReplayVerdict::contradicts);
        QCOMPARE(compareValues("29 EUR", "35 EUR", kind), ReplayVerdict::contradicts);
        QCOMPARE(kind, ClaimKind::money);
        QCOMPARE(graver(ReplayVerdict::different, ReplayVerdict::reworded), ReplayVerdict::different);
    }
};

QTEST_APPLESS_MAIN(TestStructureComparison)
#include "tst_structure_comparison.moc"
