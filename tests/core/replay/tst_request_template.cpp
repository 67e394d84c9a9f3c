// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/request_template.h"

#include <QTest>

using namespace cacheloupe;

namespace {

std::string file(const std::string &templates)
{
    return R"({"schema":"cacheloupe.request-templates/1","templates":)" + templates + "}";
}

} // namespace

class TestRequestTemplate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEveryMember()
    {
        const auto read = readRequestTemplates(file(R"({"support.faq":{"system_prompt":"Be brief. ä","user_prompt":"Q: {query}","model":"gpt-4o","params":{"temperature":0.2,"maxTokens":50}},"empty":{}})"), "t.json");
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
        QCOMPARE(read->size(), size_t(2));
        const RequestTemplate &faq = read->at("support.faq");
        QCOMPARE(faq.systemPrompt, std::string("Be brief. ä"));
        QCOMPARE(faq.userPrompt, std::string("Q: {query}"));
        QCOMPARE(faq.model, std::string("gpt-4o"));
        QCOMPARE(faq.paramsJson, std::string(R"({"temperature":0.2,"maxTokens":50})"));
        QCOMPARE(read->at("empty"), RequestTemplate());
    }
    void whatIsWrittenIsReadAgain()
    {
        RequestTemplates templates;
        templates["a.b"] = {"System \"quoted\"\nline", "{query} please", "m", R"({"top_p":0.5,"stop":["x"]})"};
        templates["*"] = {"", "", "", ""};
        templates["\xC3\xA4"] = {"only a system prompt", "", "", ""};
        const std::string text = writeRequestTemplates(templates);
        const auto read = readRequestTemplates(text, "t.json");
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().detail.c_str());
        QCOMPARE(*read, templates);
        QCOMPARE(writeRequestTemplates(*read), text);
    }
    void errorsNameTheCallSiteAndTheMember_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("reason");
        QTest::addColumn<QByteArray>("detail");
        const auto row = [](const char *name, const std::string &text, ErrorReason reason, const char *detail) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << int(reason) << QByteArray(detail);
        };
        row("not json", "{", ErrorReason::malformedJson, "");
        row("deep", std::string(5000, '['), ErrorReason::malformedJson, "nested");
        row("no schema", R"({"templates":{}})", ErrorReason::unknownLayout, "schema: expected");
        row("newer", R"({"schema":"cacheloupe.request-templates/2","templates":{}})", ErrorReason::newerSchema, "request-templates/1");
        row("no list", R"({"schema":"cacheloupe.request-templates/1"})", ErrorReason::missingField, "templates");
        row("list is a list", file("[]"), ErrorReason::wrongType, "templates: expected an object");
        row("site is text", file(R"({"faq":"x"})"), ErrorReason::wrongType, "templates.faq: expected an object");
        row("unknown member", file(R"({"faq":{"sytem_prompt":"x"}})"), ErrorReason::wrongType, "templates.faq.sytem_prompt: expected system_prompt");
        row("prompt is a number", file(R"({"faq":{"system_prompt":3}})"), ErrorReason::wrongType, "templates.faq.system_prompt: expected a text");
        row("no place for the query", file(R"({"faq":{"user_prompt":"Hello"}})"), ErrorReason::missingField, "templates.faq.user_prompt: expected {query}");
        row("params are text", file(R"({"faq":{"params":"x"}})"), ErrorReason::wrongType, "templates.faq.params: expected an object");
        row("unknown parameter", file(R"({"faq":{"params":{"tempratur":1}}})"), ErrorReason::wrongType, "templates.faq.params.tempratur");
        row("parameter out of range", file(R"({"faq":{"params":{"temperature":9}}})"), ErrorReason::wrongType, "templates.faq.params.temperature");
        row("secret", file(R"({"faq":{"params":{"api_key":"sk-1234567890abcdef"}}})"), ErrorReason::secretNotAllowed, "templates.faq.params.api_key");
    }
    void errorsNameTheCallSiteAndTheMember()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, reason);
        QFETCH(QByteArray, detail);
        const auto read = readRequestTemplates(text.toStdString(), "t.json");
        QVERIFY(!read.ok());
        QCOMPARE(int(read.error().reason), reason);
        QCOMPARE(read.error().where, std::string("t.json"));
        QVERIFY2(read.error().detail.find(detail.toStdString()) != std::string::npos, read.error().detail.c_str());
        QVERIFY(read.error().detail.find("1234567890abcdef") == std::string::npos);
    }
    void findsTheTemplateOfACallSite()
    {
        RequestTemplates templates;
        QVERIFY(!templateFor(templates, "faq"));
        templates["faq"].model = "a";
        QCOMPARE(templateFor(templates, "faq")->model, std::string("a"));
        QVERIFY(!templateFor(templates, "faq.x"));
        templates["*"].model = "b";
        QCOMPARE(templateFor(templates, "faq.x")->model, std::string("b"));
        QCOMPARE(templateFor(templates, "faq")->model, std::string("a"));
    }
};

QTEST_APPLESS_MAIN(TestRequestTemplate)
#include "tst_request_template.moc"
