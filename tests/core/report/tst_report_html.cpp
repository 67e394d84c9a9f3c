// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/report_html.h"
#include "core/insight/text_template.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace cacheloupe;

namespace {

WeeklyReport sampleReport()
{
    WeekSummaryBuilder builder;
    for (int day = 2; day < 9; ++day) {
        for (int i = 0; i < 20 + day; ++i) {
            const auto time = parseInstant("2026-11-0" + std::to_string(day) + "T1" + std::to_string(i % 10) + ":00:00Z");
            const Verdict verdict = i < 2 ? Verdict::wrongMatch : i < 6 ? Verdict::safe : Verdict::none;
            builder.add({.time = time, .kind = i % 5 == 4 ? EventKind::miss : EventKind::hit, .callSite = i % 2 ? "support.refunds" : "<faq>", .savedUsd = 0.01,
                         .ageS = 1000.0 * i, .ttlS = 20000, .verdict = verdict, .suspicion = 0.1 * (i % 9), .stratum = i == 5 ? ReviewStratum::random : ReviewStratum::suspicious});
        }
    }
    ReportHit hit;
    hit.callSite = "support.refunds";
    hit.query = "Can I get a refund <script>alert('x')</script> after 45 days?";
    hit.cachedQuery = "Can I get a refund after 14 days?";
    hit.answer = "Yes & no.\nWithin 14 days.";
    hit.similarity = 0.94;
    hit.ageS = 187'200;
    hit.ttlS = 604'800;
    hit.verdict = Verdict::wrongMatch;
    hit.note = "{{workspace}}";
    hit.reasons = {{"number_differs", {"45", "14"}}, {"name_differs", {"", "Pune"}}};
    return {"Help desk", {"week.jsonl"}, *parseInstant("2026-11-09T08:00:00Z"), "0.1.0", builder.summary(), {hit}};
}

bool contains(const std::string &text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class TestReportHtml : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fillsThePage()
    {
        const auto html = weeklyReportHtml(sampleReport());
        QVERIFY(html.ok());
        for (const char *part : {"Can I get a refund &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; after 45 days?", "&lt;faq&gt;", "asks about 45, answer written for 14",
                                 "name on one side only: Pune", "wrong match", "2 d 4 h old of 7 d", "Yes &amp; no.", "2026-11-02 to 2026-11-08"})
            QVERIFY2(contains(*html, part), part);
        for (const char *part : {"<script", "http://", "https://", "src=", "<link", "{{#", "{{/", "@import"})
            QVERIFY2(!contains(*html, part), part);
        // What looks like a template in the data is text.
        QVERIFY(contains(*html, "{{workspace}}"));
    }
    void isWellFormed()
    {
        std::string html = *weeklyReportHtml(sampleReport());
        QXmlStreamReader reader;
        const auto dropTags = [&html](std::string_view open) {
            for (size_t at = html.find(open); at != std::string::npos; at = html.find(open, at))
                html.erase(at, html.find('>', at) - at + 1);
        };
        dropTags("<meta");
        dropTags("<br");
        reader.addData(QByteArray::fromStdString(html));
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString() + QStringLiteral(" line ") + QString::number(reader.lineNumber())));
    }
    void anEmptyWeekSaysSo()
    {
        const auto html = weeklyReportHtml(WeeklyReport{});
        QVERIFY(html.ok());
        QVERIFY(contains(*html, "nothing reviewed yet"));
        QVERIFY(contains(*html, "not logged"));
        QVERIFY(!contains(*html, "Hits to look at"));
        QVERIFY(!contains(*html, "nan"));
    }
    void sitesDoNotBorrowTheTotalsFigures()
    {
        WeeklyReport report;
        WeekSummaryBuilder builder;
        builder.add({.callSite = "a", .verdict = Verdict::stale, .suspicion = 0.77});
        builder.add({.callSite = "b"});
        report.week = builder.summary();
        const std::string html = *weeklyReportHtml(report);
        const std::string rowB = html.substr(html.find("<td>b</td>"), html.find("</tr>", html.find("<td>b</td>")) - html.find("<td>b</td>"));
        QVERIFY2(!contains(rowB, "0.77") && !contains(rowB, "class=\"wrong\""), rowB.c_str());
    }
    void writesMarkdown()
    {
        const auto text = weeklyReportMarkdown(sampleReport());
        QVERIFY(text.ok());
        QVERIFY(contains(*text, "# Weekly cache review"));
        QVERIFY(contains(*text, "\\<script\\>"));
        QVERIFY(contains(*text, "| support.refunds |"));
    }
    void templateSections()
    {
        const Json values = {{"list", {{{"n", 1}}, {{"n", 2}}}}, {"name", "<b>"}, {"none", Json::array()}};
        QCOMPARE(*fillTemplate("{{#list}}[{{n}}{{name}}]{{/list}}{{^none}}!{{/none}}{{absent}}", values, TemplateEscape::html), std::string("[1&lt;b&gt;][2&lt;b&gt;]!"));
        QVERIFY(!fillTemplate("{{#list}}x", values, TemplateEscape::html));
        QVERIFY(!fillTemplate("{{name", values, TemplateEscape::html));
    }
    void unknownReasonsShowTheirName()
    {
        QCOMPARE(reasonSentence({"number_differs", {"45", "14"}}), std::string("asks about 45, answer written for 14"));
        QCOMPARE(reasonSentence({"brand_new", {}}), std::string("brand_new"));
        QCOMPARE(reasonSentence({"number_differs", {}}), std::string("asks about , answer written for "));
    }
};

QTEST_APPLESS_MAIN(TestReportHtml)
#include "tst_report_html.moc"
