// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_html.h"
#include "core/report/report_json.h"
#include "core/report/report_text.h"

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
    hit.reason = VerdictReason::otherNumber;
    hit.layer = "route";
    WeeklyReport report;
    report.workspaceName = "Help desk";
    report.sources = {"week.jsonl"};
    report.generatedAt = *parseInstant("2026-11-09T08:00:00Z");
    report.programVersion = "0.1.0";
    report.log.week = builder.summary();
    report.worstHits = {hit};
    report.reviewers = {"ann", "ben"};
    report.drafts = {{"policy.json", "support.refunds", "tightens", {"ttl_seconds: 604800 → 86400"}, "Answers may be reused for 1 day."}};
    const VerdictRecord first{"h1", "log", "<faq>", Verdict::safe, "first & note", "ann", *parseInstant("2026-11-03"), VerdictReason::none, {}, ReviewStratum::random};
    const VerdictRecord second{"h1", "log", "<faq>", Verdict::stale, {}, "ben", *parseInstant("2026-11-04"), VerdictReason::pastTtl, {}, ReviewStratum::second};
    report.agreement = agreementOf(std::vector<VerdictRecord>{first, second});
    return report;
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
                                 "name on one side only: Pune", "wrong match", "2 d 4 h old of 7 d", "Yes &amp; no.", "2026-11-02 to 2026-11-08", "another number or unit",
                                 "at fault: model route", "ttl_seconds: 604800 → 86400", "first &amp; note", "past its TTL", "Reviewers: ann, ben",
                                 "1 hits were judged by two people (ann, ben), 1 of them blind", "at most 5, 3, 2, 1 % are wrong” at 95 %, 59, 99, 149, 299 random hits"})
            QVERIFY2(contains(*html, part), part);
        for (const char *part : {"<script", "http://", "https://", "src=", "<link", "{{#", "{{/", "@import"})
            QVERIFY2(!contains(*html, part), part);
        // What looks like a template in the data is text.
        QVERIFY(contains(*html, "{{workspace}}"));
    }
    void isWellFormed()
    {
        for (std::string html : {*weeklyReportHtml(sampleReport()), *weeklyReportPrintHtml(sampleReport()), *weeklyReportHtml({}), *weeklyReportPrintHtml({})}) {
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
        report.log.week = builder.summary();
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
    void allFormsSayTheSameNumbers()
    {
        const WeeklyReport report = sampleReport();
        const WeekSummary &week = report.week();
        const Json json = reportJson(report);
        QCOMPARE(json["estimate"]["per_hit"]["rate"].get<double>(), week.estimate.perHit.rate);
        QCOMPARE(json["estimate"]["per_hit"]["high"].get<double>(), week.estimate.perHit.high);
        QCOMPARE(json["estimate"]["per_request"]["rate"].get<double>(), week.estimatePerRequest().rate);
        QCOMPARE(json["estimate"]["effective_n"].get<double>(), week.estimate.effectiveN);
        QCOMPARE(json["by_verdict"]["wrong_match"]["count"].get<std::uint64_t>(), week.total.byVerdict[size_t(Verdict::wrongMatch)]);
        QCOMPARE(json["agreement"]["pairs"].get<int>(), 1);
        QCOMPARE(json["method"]["clean_items_needed"]["0.01"].get<int>(), 299);
        const std::string rate = percentText(week.estimate.perHit.rate) + " %";
        const std::string bounds = percentText(week.estimate.perHit.low) + "–" + percentText(week.estimate.perHit.high) + " %";
        for (const std::string &text : {*weeklyReportHtml(report), *weeklyReportPrintHtml(report), *weeklyReportMarkdown(report)}) {
            QVERIFY(contains(text, rate) && contains(text, bounds));
            QVERIFY(contains(text, "worth " + fixedText(week.estimate.effectiveN, 1) + " plain draws"));
            QVERIFY(contains(text, groupedText(week.total.hits)));
            QVERIFY(!contains(text, "other_topic")); // a list of words where one word belongs
            QVERIFY(!contains(text, "{{#") && !contains(text, "{{/") && !contains(text, "{{^"));
        }
    }
    void unknownReasonsShowTheirName()
    {
        QCOMPARE(reasonSentence({"number_differs", {"45", "14"}}), std::string("asks about 45, answer written for 14"));
        QCOMPARE(reasonSentence({"volatile_old", {"cost", "322631"}}), std::string("asks about “cost”, answered 3 d 17 h ago"));
        QCOMPARE(reasonSentence({"volatile_old", {"cost", "long"}}), std::string("asks about “cost”, answered long ago"));
        QCOMPARE(reasonSentence({"brand_new", {}}), std::string("brand_new"));
        QCOMPARE(reasonSentence({"number_differs", {}}), std::string("asks about , answer written for "));
    }
};

QTEST_APPLESS_MAIN(TestReportHtml)
#include "tst_report_html.moc"
