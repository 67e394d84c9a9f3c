// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_template.h"

#include <QTest>

using namespace cacheloupe;

class TestReportTemplate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fillsSections()
    {
        const Json values = {{"list", {{{"n", 1}}, {{"n", 2}}}}, {"name", "<b>"}, {"none", Json::array()}};
        QCOMPARE(*fillTemplate("{{#list}}[{{n}}{{name}}]{{/list}}{{^none}}!{{/none}}{{absent}}", values, TemplateEscape::html), std::string("[1&lt;b&gt;][2&lt;b&gt;]!"));
    }
    void escapesMarkdown()
    {
        QCOMPARE(*fillTemplate("| {{name}} |", {{"name", "a|b\n*c*"}}, TemplateEscape::markdown), std::string("| a\\|b \\*c\\* |"));
    }
    void refusesBrokenTemplates()
    {
        QVERIFY(!fillTemplate("{{#list}}x", {{"list", true}}, TemplateEscape::html));
        QVERIFY(!fillTemplate("{{name", {{"name", "x"}}, TemplateEscape::html));
    }
};

QTEST_APPLESS_MAIN(TestReportTemplate)
#include "tst_report_template.moc"
