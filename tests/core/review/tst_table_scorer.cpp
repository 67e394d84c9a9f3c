// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"
#include "core/review/table_scorer.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

using namespace cacheloupe;

namespace {

/// Written with ' for ", which moc cannot read in a raw string.
std::string line(const std::string &members)
{
    std::string text = "{'ts':'2026-11-02T09:30:00Z','event':'hit','call_site':'faq'," + members + "}\n";
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

} // namespace

class TestTableScorer : public QObject {
    Q_OBJECT
    test::TempFolder m_folder;

private Q_SLOTS:
    void columnsGiveTheScoreOfTheRecord_data()
    {
        QTest::addColumn<std::string>("members");
        const auto row = [](const char *name, std::string members) { QTest::newRow(name) << members; };
        const std::string pair = "'match':'semantic','similarity':0.91,'query':'Hotels in Delhi','cached_query':'Hotels in Pune','answer':'In Pune.'";
        row("pair", pair);
        row("exact", "'match':'exact','query':'How can I fix this?','answer':'Call us.'");
        row("escapes", "'match':'semantic','query':'Caf\\u00e9 \\'Blau\\' today?','cached_query':'Caf\\u00e9 \\'Rot\\' today?','answer':'a\\nb'");
        row("different fields", pair + ",'fields':{'access.tenant':'a','route.model':'x'},'entry':{'age_s':5,'fields':{'access.tenant':'b','route.model':'y'}}");
        row("foreign personal", "'query':'a b','cached_query':'a b','answer':'Your invoice #20441','fields':{'access.tenant':'a'},'entry':{'fields':{'access.tenant':'b'}}");
        row("personal", "'query':'a b','cached_query':'a b','answer':'Order WT-44219 arrives'");
        row("own user", "'query':'a b','answer':'Order WT-44219','fields':{'access.subject':'u'},'entry':{'fields':{'access.subject':'u'}}");
        row("model stands in", pair + ",'model':'big','entry':{'fields':{'route.model':'small'}}");
        row("ttl field", pair + ",'entry':{'age_s':500,'fields':{'freshness.ttl_s':'60'}}");
        row("ttl", pair + ",'entry':{'age_s':500,'ttl_s':60}");
        row("temperature", pair + ",'params':{'top_p':1,'temperature': 0.8}");
        row("temperature nought", pair + ",'params':{'temperature':0}");
        row("temperature in a text", "'query':'say \\'temperature\\': 2','cached_query':'say \\'temperature\\': 3','answer':'no'");
        row("runner-up", pair + ",'runner_up':0.905,'threshold':0.9");
        row("no runner-up", pair + ",'runner_up':null");
        row("aftermath", pair + ",'followup':'corrected','flag':'bad'");
    }
    void columnsGiveTheScoreOfTheRecord()
    {
        QFETCH(std::string, members);
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write(std::string(QTest::currentDataTag()) + ".jsonl", line(members) + line("'match':'exact','query':'plain','answer':'x'"))));
        const LogSignals log(table);
        TableScorer scorer(table, log);
        for (const HitRow row : {0U, 1U, 0U}) { // the scorer keeps nothing of the row before
            const auto score = scorer.score(row);
            const auto record = table.record(row);
            QVERIFY(score.ok() && record.ok());
            QVERIFY2(std::abs(*score - suspicionScore(*record, nullptr, &log)) < 1e-6, std::to_string(*score).c_str());
        }
    }
    void everyRowIsScoredOnceAndEarlyOnesAreSpread()
    {
        std::string text;
        for (int i = 0; i < 5000; ++i)
            text += line("'match':'semantic','query':'Hotel " + std::to_string(i) + "','cached_query':'Hotel 7','answer':'x'");
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("many.jsonl", text)));
        std::vector<HitRow> rows(table.rowCount());
        std::iota(rows.begin(), rows.end(), 0);
        const LogSignals log(table);
        std::vector<int> times(rows.size());
        std::vector<size_t> order;
        ScoringOptions options;
        options.workers = 1;
        QVERIFY(scoreRows(table, rows, log, options, [&](size_t i, double) {
            ++times[i];
            order.push_back(i);
        }).ok());
        QCOMPARE(std::count(times.begin(), times.end(), 1), std::ptrdiff_t(rows.size()));
        // A quarter in, each quarter of the log has some.
        std::array<int, 4> quarters{};
        for (size_t k = 0; k < order.size() / 4; ++k)
            ++quarters[order[k] / 1250];
        QVERIFY(*std::min_element(quarters.begin(), quarters.end()) > 100);
        std::vector<double> scores(rows.size());
        options.workers = 3;
        QVERIFY(scoreRows(table, rows, log, options, [&](size_t i, double score) { scores[i] = score; }).ok());
        QVERIFY(std::abs(scores[4321] - suspicionScore(*table.record(4321), nullptr, &log)) < 1e-6);
    }
    void stopsWhenAsked()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("stop.jsonl", line("'query':'a','answer':'b'"))));
        std::stop_source stop;
        stop.request_stop();
        ScoringOptions options;
        options.stop = stop.get_token();
        const std::vector<HitRow> rows = {0};
        const Status status = scoreRows(table, rows, LogSignals(table), options, [](size_t, double) {});
        QVERIFY(!status.ok());
        QCOMPARE(status.error().code, ErrorCode::cancelled);
    }
    void noRowsAreNoWork()
    {
        HitTable table;
        QVERIFY(scoreRows(table, {}, LogSignals(), {}, [](size_t, double) { QFAIL("nothing to score"); }).ok());
    }
};

QTEST_APPLESS_MAIN(TestTableScorer)
#include "tst_table_scorer.moc"
