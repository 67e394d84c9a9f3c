// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json.h"
#include "core/driver/json_string.h"
#include "core/driver/redis_command_guard.h"

#include <QTest>

using namespace cacheloupe;

/// A string inside a JSON text is found and replaced without touching another byte.
class TestJsonString : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void replacesOneToken_data();
    void replacesOneToken();
    void refusesOtherPlaces_data();
    void refusesOtherPlaces();
    void keepsToAscii();
    void guardTakesSingleValues();
};

void TestJsonString::replacesOneToken_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("was");
    QTest::addColumn<QByteArray>("then");
    QTest::newRow("member") << QByteArray(R"({"a": 1.0, "b" : "x\ty" , "c": 1e5})") << QByteArray("b") << QByteArray("x\ty") << QByteArray(R"({"a": 1.0, "b" : "N" , "c": 1e5})");
    QTest::newRow("deep") << QByteArray(R"({"choices":[{"message":{"role":"assistant","content":"old"}}],"n":123456789012345678901234567890})")
                          << QByteArray("choices.0.message.content") << QByteArray("old")
                          << QByteArray(R"({"choices":[{"message":{"role":"assistant","content":"N"}}],"n":123456789012345678901234567890})");
    QTest::newRow("item") << QByteArray("[ \"a\", \"b\" ]\n") << QByteArray("1") << QByteArray("b") << QByteArray("[ \"a\", \"N\" ]\n");
    QTest::newRow("root") << QByteArray(" \"whole\"\n") << QByteArray("") << QByteArray("whole") << QByteArray(" \"N\"\n");
    QTest::newRow("quotes") << QByteArray(R"({"a":"say \"}\" \\","b":"\u00e9"})") << QByteArray("b") << QByteArray("\xC3\xA9") << QByteArray(R"({"a":"say \"}\" \\","b":"N"})");
    QTest::newRow("not a number") << QByteArray(R"({"score": NaN, "b": "x"})") << QByteArray("b") << QByteArray("x") << QByteArray(R"({"score": NaN, "b": "N"})");
}

void TestJsonString::replacesOneToken()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, was);
    QFETCH(QByteArray, then);
    const auto place = findJsonString(json.toStdString(), path.toStdString(), "test");
    QVERIFY(place.ok());
    QCOMPARE(QByteArray::fromStdString(place->text), was);
    QCOMPARE(QByteArray::fromStdString(withJsonString(json.toStdString(), *place, "N")), then);
}

void TestJsonString::refusesOtherPlaces_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("absent") << QByteArray(R"({"a":"x"})") << QByteArray("b") << ErrorCode::notFound;
    QTest::newRow("behind the end") << QByteArray(R"({"a":["x"]})") << QByteArray("a.1") << ErrorCode::notFound;
    QTest::newRow("inside a text") << QByteArray(R"({"a":"x"})") << QByteArray("a.b") << ErrorCode::notFound;
    QTest::newRow("number") << QByteArray(R"({"a":1})") << QByteArray("a") << ErrorCode::schema;
    QTest::newRow("list") << QByteArray(R"({"a":["x"]})") << QByteArray("a") << ErrorCode::schema;
    QTest::newRow("root object") << QByteArray(R"({"a":"x"})") << QByteArray("") << ErrorCode::schema;
    QTest::newRow("cut short") << QByteArray(R"({"a":"x)") << QByteArray("a") << ErrorCode::parse;
    QTest::newRow("nothing") << QByteArray("") << QByteArray("a") << ErrorCode::parse;
    QTest::newRow("nothing at the root") << QByteArray("") << QByteArray("") << ErrorCode::schema;
    QTest::newRow("bad UTF-8") << QByteArray("{\"a\":\"x\xFF\"}") << QByteArray("a") << ErrorCode::parse;
}

void TestJsonString::refusesOtherPlaces()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, path);
    QFETCH(ErrorCode, code);
    const auto place = findJsonString(json.toStdString(), path.toStdString(), "test");
    QVERIFY(!place.ok());
    QCOMPARE(place.error().code, code);
}

void TestJsonString::keepsToAscii()
{
    const std::string ascii = R"({"a":"x"})";
    const std::string escaped = R"({"a":"\u00e9 \"\n"})";
    QCOMPARE(withJsonString(ascii, *findJsonString(ascii, "a", "test"), "\xC3\xA9 \"\n"), escaped);
    const std::string utf8 = "{\"a\":\"x\",\"b\":\"\xC3\xA9\"}";
    QCOMPARE(withJsonString(utf8, *findJsonString(utf8, "a", "test"), "\xC3\xA8"), std::string("{\"a\":\"\xC3\xA8\",\"b\":\"\xC3\xA9\"}"));
}

void TestJsonString::guardTakesSingleValues()
{
    QVERIFY(isKeyChangingRedisCommand({"SET", "k", "v", "XX"}));
    QVERIFY(isKeyChangingRedisCommand({"HSET", "k", "f", "v"}));
    QVERIFY(!isKeyChangingRedisCommand({"SET", "k", "v"}));
    QVERIFY(!isKeyChangingRedisCommand({"SET", "k", "v", "EX", "1"}));
    QVERIFY(!isKeyChangingRedisCommand({"HSET", "k", "f", "v", "f2", "v2"}));
    QVERIFY(!isReadingRedisCommand({"SET", "k", "v", "XX"}));
    QVERIFY(!isKeyChangingRedisCommand({"FLUSHALL"}));
}

QTEST_GUILESS_MAIN(TestJsonString)
#include "tst_json_string.moc"
