// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/json_leaves.h"

#include <QTest>

#include <string>
#include <vector>

using namespace cacheloupe;

namespace {

/// Path and bytes of each leaf.
std::string told(const std::string &text)
{
    std::string out;
    const auto leaves = readJsonLeaves(text).value_or(std::vector<JsonLeaf>());
    for (const JsonLeaf &leaf : leaves)
        out += leaf.path + "=" + text.substr(leaf.range.offset, leaf.range.length) + "|";
    return out;
}

} // namespace

class TestJsonLeaves : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesEachValue()
    {
        QCOMPARE(told("{\"a\": {\"b\": [1, \"x\"]}, \"c.d\": null, \"e\": [], \"f\": {}}"), std::string("a.b[0]=1|a.b[1]=\"x\"|\"c.d\"=null|e=[]|f={}|"));
        QCOMPARE(told("[{\"id\": 7, \"v\": 1}, {\"id\": 8, \"v\": true}]"), std::string("[7].id=7|[7].v=1|[8].id=8|[8].v=true|"));
        QCOMPARE(told("[\"red\", \"red\", \"a\\\"b\"]"), std::string("[=red]=\"red\"|[=red#2]=\"red\"|[=a\"b]=\"a\\\"b\"|"));
        QCOMPARE(told("\"alone\""), std::string("=\"alone\"|"));
    }
    void refusesWhatIsNoJson()
    {
        QVERIFY(!readJsonLeaves("{"));
        QVERIFY(!readJsonLeaves(""));
        QVERIFY(!readJsonLeaves(std::string(150, '[') + std::string(150, ']')));
    }
};

QTEST_APPLESS_MAIN(TestJsonLeaves)
#include "tst_json_leaves.moc"
