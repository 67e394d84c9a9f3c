// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resource.h"
#include "core/driver/json_schema.h"

#include <QTest>

using namespace cacheloupe;
using Kind = SchemaFinding::Kind;

namespace {

JsonSchema compiled(std::string_view text)
{
    auto schema = JsonSchema::compile(*parseJson(text, "schema"), "schema");
    if (!schema)
        qFatal("%s", schema.error().detail.c_str());
    return std::move(*schema);
}

std::vector<SchemaFinding> findings(const JsonSchema &schema, std::string document)
{
    const size_t size = document.size();
    document.append(JsonSchemaCheck::paddingBytes(), ' ');
    return JsonSchemaCheck(schema).check(std::string_view(document).substr(0, size));
}

} // namespace

class TestJsonSchema : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachKeywordFinds_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *schema, const char *good, const char *bad, Kind kind, const char *expected) {
            QTest::addRow("%s, good", name) << QByteArray(schema) << QByteArray(good) << -1 << QByteArray();
            QTest::addRow("%s, bad", name) << QByteArray(schema) << QByteArray(bad) << int(kind) << QByteArray(expected);
        };
        row("type", R"({"type":["string","null"]})", "null", "1", Kind::type, "string, null");
        row("integer", R"({"type":"integer"})", "3.0", "3.5", Kind::type, "integer");
        row("number", R"({"type":"number"})", "3", "\"3\"", Kind::type, "number");
        row("enum", R"({"enum":["a",null,2]})", "2", "\"b\"", Kind::oneOf, "\"a\", null, 2");
        row("const", R"({"const":"a"})", "\"a\"", "1", Kind::oneOf, "\"a\"");
        row("minimum", R"({"minimum":0})", "0", "-0.1", Kind::atLeast, "0");
        row("maximum", R"({"maximum":1})", "1", "1.01", Kind::atMost, "1");
        row("above", R"({"exclusiveMinimum":0})", "0.1", "0", Kind::above, "0");
        row("below", R"({"exclusiveMaximum":1})", "0.9", "1", Kind::below, "1");
        row("length", R"({"minLength":2})", "\"\xC3\xBC\xC3\xBC\"", "\"\xC3\xBC\"", Kind::minLength, "2");
        row("time", R"({"format":"date-time"})", "\"2026-11-02T09:30:00.5+01:00\"", "\"2026-11-02 09:30:00Z\"", Kind::format, "date-time");
        row("zone", R"({"format":"date-time"})", "\"2026-11-02T09:30:00Z\"", "\"2026-11-02T09:30:00\"", Kind::format, "date-time");
        row("seconds", R"({"format":"date-time"})", "7", "\"2026-11-02T09:30+01:00\"", Kind::format, "date-time");
        row("date", R"({"format":"date"})", "\"2026-11-02\"", "\"2026-02-30\"", Kind::format, "date");
        row("items", R"({"items":{"type":"string"}})", "[]", "[\"a\",1]", Kind::type, "string");
        row("required", R"({"required":["a"]})", R"({"a":null})", "{}", Kind::missing, "");
        row("closed", R"({"properties":{"a":true},"additionalProperties":false})", R"({"a":1})", R"({"b":1})", Kind::notAllowed, "");
        row("others", R"({"additionalProperties":{"type":"string"}})", R"({"b":""})", R"({"b":1})", Kind::type, "string");
        row("reference", "{\"$ref\":\"#/$defs/x\",\"$defs\":{\"x\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/x\"}}}}", "[[],[[]]]", "[[1]]", Kind::type, "array");
        row("broken", "{}", "{}", "{\"a\":}", Kind::notJson, nullptr);
        row("two documents", "{}", " {} ", "{} {}", Kind::notJson, nullptr);
    }
    void eachKeywordFinds()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QByteArray, document);
        QFETCH(int, kind);
        QFETCH(QByteArray, expected);
        const auto found = findings(compiled(schema.toStdString()), document.toStdString());
        QCOMPARE(found.size(), size_t(kind < 0 ? 0 : 1));
        if (kind < 0)
            return;
        QCOMPARE(int(found[0].kind), kind);
        if (!expected.isNull())
            QCOMPARE(QByteArray::fromStdString(found[0].expected), expected);
    }
    void pathsLeadToTheValue()
    {
        const auto schema = compiled(R"({"properties":{"usage":{"properties":{"input_tokens":{"minimum":0}},"required":["total"]},"messages":{"items":{"type":"object"}}}})");
        const auto found = findings(schema, R"({"messages":[{},7],"usage":{"input_tokens":-4}})");
        QCOMPARE(found, (std::vector<SchemaFinding>{{Kind::type, "messages[1]", "object", "7"},
                                                    {Kind::atLeast, "usage.input_tokens", "0", "-4"},
                                                    {Kind::missing, "usage.total", {}, {}}}));
    }
    void unknownKeywordsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("schema");
        for (const char *schema : {R"({"oneOf":[]})", R"({"pattern":"x"})", R"({"properties":{"a":{"maxLength":2}}})", R"({"format":"email"})",
                                   R"({"type":"text"})", "{\"$ref\":\"#/$defs/none\"}", R"({"$ref":"other.json"})", R"({"minimum":"0"})", "[]", "false"})
            QTest::newRow(schema) << QByteArray(schema);
    }
    void unknownKeywordsAreRefused()
    {
        QFETCH(QByteArray, schema);
        const auto result = JsonSchema::compile(*parseJson(schema.toStdString(), "s"), "s.json");
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::schema);
        QCOMPARE(result.error().where, std::string("s.json"));
        QVERIFY(result.error().detail.starts_with('#'));
    }
    void everyPublishedSchemaCompiles()
    {
        const auto paths = resourcePaths("schemas/");
        QVERIFY(paths.size() >= 2);
        for (const auto path : paths) {
            const auto json = parseJson(*resource(path), std::string(path));
            QVERIFY(json.ok());
            const auto schema = JsonSchema::compile(*json, std::string(path));
            QVERIFY2(schema.ok(), schema.ok() ? "" : schema.error().detail.c_str());
        }
    }
    void oneCheckServesManyDocuments()
    {
        const auto schema = compiled(R"({"type":"object","required":["a"]})");
        JsonSchemaCheck check(schema);
        std::string text = R"({"a":1})" + std::string(JsonSchemaCheck::paddingBytes(), ' ');
        for (int i = 0; i < 3; ++i) {
            QVERIFY(check.check(std::string_view(text).substr(0, 7)).empty());
            QCOMPARE(check.check(std::string_view(text).substr(0, 6)).size(), size_t(1));
        }
    }
};

QTEST_APPLESS_MAIN(TestJsonSchema)
#include "tst_json_schema.moc"
