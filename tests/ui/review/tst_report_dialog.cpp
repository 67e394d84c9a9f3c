// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/report_dialog.h"

#include "core/base/file.h"
#include "core/demo/demo_week.h"
#include "core/driver/json.h"
#include "core/report/report_text.h"
#include "tests/ui/hits/hits_room.h"
#include "ui/records/week_facts.h"
#include "ui/support/format.h"
#include "ui/widgets/error_strip.h"

#include <QComboBox>
#include <QTextBrowser>

#include <chrono>
#include <map>

using namespace cacheloupe;

namespace {

constexpr HitRow kReadEvery = 25;

/// The verdict of each faulty hit by the demo week's own answer key.
std::map<std::string, Verdict> answerKey(const DemoWeek &week)
{
    std::map<std::string, Verdict> out;
    const auto json = parseJson(*readWholeFile(week.answerKey), "answer key");
    for (const Json &fault : (*json)["faults"]) {
        for (const Json &hit : fault["hits"])
            out[hit.get<std::string>()] = *verdictFromName(fault["verdict"].get<std::string>());
    }
    return out;
}

} // namespace

/// The report of the demo week, reviewed with its answer key: what it says is what the overview shows.
class TestReportDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysWhatTheOverviewShows();
    void writesEveryKind();
    void saysWhatCannotBeWritten();

private:
    ReportDialog *opened();
    std::string file(const char *name, ReportDialog::Kind kind);
    void review();

    std::unique_ptr<test::HitsRoom> m_room;
    DemoWeek m_week;
    QWidget m_window;
    QPointer<ReportDialog> m_dialog;
};

void TestReportDialog::initTestCase()
{
    QCoreApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    m_room = std::make_unique<test::HitsRoom>();
    DemoOptions options;
    options.events = 4000;
    auto week = writeDemoWeek(m_room->folder.path("week"), options);
    QVERIFY(week.ok());
    m_week = *week;
    m_room->openFile(m_week.hits);
    QTRY_VERIFY(!m_room->verdicts.reviewer().empty());
    review();
    m_dialog = opened();
    QVERIFY(m_dialog && m_dialog->report());
}

/// Every 25th hit as a random draw, a hundred faulty ones by suspicion, and a colleague's blind second readings.
void TestReportDialog::review()
{
    const auto key = answerKey(m_week);
    const auto table = m_room->hitLog.table();
    std::vector<VerdictRecord> own, colleague;
    HitRow hits = 0;
    for (HitRow row = 0; row < table->rowCount(); ++row) {
        if (table->kind(row) != EventKind::hit)
            continue;
        const std::string id = table->hitId(row);
        const auto fault = key.find(id);
        const bool random = ++hits % kReadEvery == 0;
        if (!random && (fault == key.end() || own.size() >= 100))
            continue;
        VerdictRecord record{id, m_week.hits.string(), std::string(table->callSite(row)), fault == key.end() ? Verdict::safe : fault->second, {}, {}, {},
                             VerdictReason::none, {}, random ? ReviewStratum::random : ReviewStratum::suspicious};
        if (isWrongReuse(record.verdict)) {
            record.reason = reasonsOf(record.verdict).front();
            record.layer = "route";
        }
        own.push_back(record);
        if (random && hits % (4 * kReadEvery) == 0) {
            record.verdict = hits % (8 * kReadEvery) == 0 ? Verdict::unsure : record.verdict;
            record.reviewer = "colleague";
            record.at = systemNow() + std::chrono::hours(1);
            record.stratum = ReviewStratum::second;
            colleague.push_back(record);
        }
    }
    m_room->verdicts.set(own);
    m_room->verdicts.merge(colleague);
    QTRY_VERIFY_WITH_TIMEOUT(m_room->verdicts.everybodys().size() == own.size() + colleague.size(), 60000);
}

ReportDialog *TestReportDialog::opened()
{
    m_window.show();
    auto *dialog = ReportDialog::begin(m_room->context, &m_window);
    QSignalSpy previewed(dialog, &ReportDialog::previewed);
    if (!dialog->report())
        previewed.wait(60000);
    return dialog;
}

std::string TestReportDialog::file(const char *name, ReportDialog::Kind kind)
{
    const auto path = m_room->folder.path(name);
    QSignalSpy written(m_dialog, &ReportDialog::written);
    m_dialog->write(QString::fromStdString(path.string()), kind);
    if (written.isEmpty())
        written.wait(60000);
    const auto bytes = readWholeFile(path);
    return bytes ? *bytes : std::string();
}

void TestReportDialog::saysWhatTheOverviewShows()
{
    const auto facts = weekFacts(*m_room->hitLog.table(), StandingVerdicts(m_room->verdicts.everybodys(), m_room->verdicts.reviewer()), *m_room->suspicion.scores(), {});
    const WeekFigures &shown = facts.week.total;
    QVERIFY(shown.wrong > 20 && shown.randomReviewed > 50 && facts.week.estimate.isKnown());
    const auto json = parseJson(file("report.json", ReportDialog::Kind::json), "report");
    QVERIFY(json.ok());
    const Json &total = (*json)["total"];
    QCOMPARE(total["hits"].get<std::uint64_t>(), shown.hits);
    QCOMPARE(total["reviewed"].get<std::uint64_t>(), shown.reviewed);
    QCOMPARE(total["saved_usd"].get<double>(), shown.savedUsd);
    QCOMPARE(total["hit_rate"]["rate"].get<double>(), shown.hitRate().rate);
    QCOMPARE(total["wrong_rate"]["count"].get<std::uint64_t>(), shown.wrong);
    QCOMPARE(total["wrong_rate"]["low"].get<double>(), shown.wrongRate().low);
    const Json &estimate = (*json)["estimate"];
    QCOMPARE(estimate["per_hit"]["rate"].get<double>(), facts.week.estimate.perHit.rate);
    QCOMPARE(estimate["per_hit"]["low"].get<double>(), facts.week.estimate.perHit.low);
    QCOMPARE(estimate["per_hit"]["high"].get<double>(), facts.week.estimate.perHit.high);
    QCOMPARE(estimate["per_request"]["high"].get<double>(), facts.week.estimatePerRequest().high);
    QCOMPARE((*json)["call_sites"].size(), facts.week.sites.size());
    for (size_t i = 0; i < facts.week.sites.size(); ++i) {
        const Json &site = (*json)["call_sites"][i];
        QCOMPARE(site["call_site"].get<std::string>(), facts.week.sites[i].callSite);
        QCOMPARE(site["wrong_rate"]["count"].get<std::uint64_t>(), facts.week.sites[i].figures.wrong);
        QCOMPARE(site["hits"].get<std::uint64_t>(), facts.week.sites[i].figures.hits);
    }
    QCOMPARE((*json)["agreement"]["blind"].get<int>(), (*json)["agreement"]["pairs"].get<int>());
    QVERIFY((*json)["agreement"]["pairs"].get<int>() > 5);
    for (size_t i = 0; i < facts.week.days.size(); ++i)
        QCOMPARE((*json)["days"][i]["hits"].get<std::uint64_t>(), facts.week.days[i].figures.hits);
    // The pages say it in words: what the preview shows and what is written as HTML and Markdown.
    const RateInterval &rate = facts.week.estimate.perHit;
    const std::string interval = percentText(rate.low) + "–" + percentText(rate.high) + " %";
    const QString preview = m_dialog->findChild<QTextBrowser *>(QStringLiteral("review.report.preview"))->toPlainText();
    for (const std::string &text : {preview.toStdString(), file("report.html", ReportDialog::Kind::html), file("report.md", ReportDialog::Kind::markdown)}) {
        QVERIFY(text.find(interval) != std::string::npos);
        QVERIFY(text.find(groupedText(shown.hits)) != std::string::npos);
        QVERIFY(text.find(groupedText(shown.wrong) + " of " + groupedText(shown.reviewed)) != std::string::npos);
    }
    // The overview's own wording of the same rate.
    QCOMPARE(formatPercent(rate.rate).section(QLatin1Char(' '), 0, 0).left(1), toText(percentText(rate.rate)).left(1));
}

void TestReportDialog::writesEveryKind()
{
    const std::string pdf = file("report.pdf", ReportDialog::Kind::pdf);
    QVERIFY(pdf.starts_with("%PDF-"));
    QVERIFY(QString::fromLatin1(pdf.data(), qsizetype(pdf.size())).count(QRegularExpression(QStringLiteral("/Type\\s*/Page\\b"))) >= 3);
    if (const QByteArray keep = qgetenv("CACHELOUPE_KEEP_REPORT"); !keep.isEmpty())
        QVERIFY(replaceFile(keep.toStdString(), pdf).ok());
    QVERIFY(file("report.html", ReportDialog::Kind::html).starts_with("<!DOCTYPE html>"));
    QVERIFY(file("report.md", ReportDialog::Kind::markdown).starts_with("# Weekly cache review"));
}

void TestReportDialog::saysWhatCannotBeWritten()
{
    m_dialog->write(QString::fromStdString(m_room->folder.path("nowhere/report.pdf").string()), ReportDialog::Kind::pdf);
    auto *strip = m_dialog->findChild<ErrorStrip *>();
    QTRY_VERIFY_WITH_TIMEOUT(strip->hasError(), 30000);
    QVERIFY(!strip->wholeText().isEmpty());
    m_dialog->close();
    QTRY_VERIFY(m_dialog.isNull());
}

QTEST_MAIN(TestReportDialog)
#include "tst_report_dialog.moc"
