// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_builder.h"

#include "core/hitlog/hit_log_reader.h"
#include "core/report/labelled_pairs.h"
#include "core/report/report_json.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace cacheloupe;

namespace {

const Instant kNow = *parseInstant("2026-11-09T08:00:00Z");

std::string hitLine(int n, const char *site, const char *query, const char *cached)
{
    return R"({"v":"cacheloupe.hit/1","ts":"2026-11-02T10:00:0)" + std::to_string(n) + R"(Z","event":"hit","id":"h)" + std::to_string(n) + R"(","call_site":")" + site
        + R"(","key":"cache:k)" + std::to_string(n) + R"(","query":")" + query + R"(","cached_query":")" + cached
        + R"(","answer":"Write to help@example.org.","similarity":0.94,"entry":{"id":"e","age_s":100,"ttl_s":50}})" "\n";
}

std::string smallLog()
{
    return hitLine(0, "refunds", "order number 4411 of jane@example.com", "order number 4412 of john@example.com") + hitLine(1, "refunds", "after 45 days", "after 14 days")
        + hitLine(2, "refunds", "after 45 days", "after 14 days") + hitLine(3, "faq", "same", "same") + hitLine(4, "faq", "why", "how")
        + R"({"v":"cacheloupe.hit/1","ts":"2026-11-02T11:00:00Z","event":"miss","id":"m","call_site":"faq","query":"x"})" "\n";
}

VerdictRecord said(const char *id, Verdict verdict, const char *reviewer, ReviewStratum stratum, VerdictReason reason = VerdictReason::none, std::string note = {})
{
    return {id, "hits.jsonl", "refunds", verdict, std::move(note), reviewer, kNow, reason, {}, stratum};
}

struct Room {
    test::TempFolder folder;
    HitTable table;
    std::vector<VerdictRecord> verdicts = {said("h0", Verdict::wrongMatch, "ann", ReviewStratum::suspicious, VerdictReason::otherIdentifier, "ask jane@example.com"),
                                           said("h1", Verdict::safe, "ann", ReviewStratum::random), said("h3", Verdict::safe, "ann", ReviewStratum::random),
                                           said("h1", Verdict::stale, "ben", ReviewStratum::second, VerdictReason::pastTtl, "call +49 30 1234567"),
                                           said("elsewhere", Verdict::stale, "cas", ReviewStratum::random)};

    Room()
    {
        if (!HitLogReader(table).load(folder.write("hits.jsonl", smallLog())))
            qFatal("the log does not load");
    }
    ReportSource source()
    {
        return {table, {}, verdicts, "ann", [](HitRow row) { return row == 4 ? 0.9 : std::nan(""); }, {}, "week", kNow, "0.1.0"};
    }
};

} // namespace

class TestReportBuilder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void joinsLogVerdictsAndSuspicion();
    void masksUnlessAskedNotTo();
    void staysWithTheseRows();
    void stopsWhenAsked();
    void listsDraftedChanges();
    void writesPairsAndTheListOfRedisVl();
};

void TestReportBuilder::joinsLogVerdictsAndSuspicion()
{
    Room room;
    const auto report = buildWeeklyReport(room.source());
    QVERIFY(report.ok());
    QCOMPARE(report->week().total.hits, 5u);
    QCOMPARE(report->week().total.wrong, 1u);
    QCOMPARE(report->week().total.randomReviewed, 2u);
    QCOMPARE(report->week().total.staleServed, 5u);
    QCOMPARE(report->log.suspicious, 1u);
    QCOMPARE(report->agreement.pairs, 1u);
    QCOMPARE(report->reviewers, (std::vector<std::string>{"ann", "ben"}));
    // Flagged first, then by suspicion; the pair that comes twice once; what is safe not at all.
    std::vector<std::string> ids;
    for (const ReportHit &hit : report->worstHits)
        ids.push_back(hit.id);
    QCOMPARE(ids, (std::vector<std::string>{"h0", "h4", "h2"}));
    QCOMPARE(report->worstHits[0].reason, VerdictReason::otherIdentifier);
    QVERIFY(!report->worstHits[0].reasons.empty());
}

void TestReportBuilder::masksUnlessAskedNotTo()
{
    Room room;
    const std::string masked = dumpJson(reportJson(*buildWeeklyReport(room.source())));
    for (const char *secret : {"jane@", "john@", "help@", "1234567", "4411", "4412"})
        QVERIFY2(masked.find(secret) == std::string::npos, secret);
    QVERIFY(masked.find("order number [id 1] of [e-mail 1]") != std::string::npos);
    QVERIFY(masked.find("order number [id 2] of [e-mail 2]") != std::string::npos);
    ReportSource open = room.source();
    open.masked = false;
    QVERIFY(dumpJson(reportJson(*buildWeeklyReport(open))).find("jane@example.com") != std::string::npos);
}

void TestReportBuilder::staysWithTheseRows()
{
    Room room;
    ReportSource source = room.source();
    source.rows = std::vector<HitRow>{3, 4};
    const auto report = buildWeeklyReport(source);
    QCOMPARE(report->week().total.hits, 2u);
    QCOMPARE(report->agreement.pairs, 0u);
    QCOMPARE(report->worstHits.size(), size_t(1));
    // An empty week is a report too.
    source.rows = std::vector<HitRow>();
    QVERIFY(buildWeeklyReport(source)->worstHits.empty());
}

void TestReportBuilder::stopsWhenAsked()
{
    Room room;
    std::stop_source stop;
    stop.request_stop();
    const auto report = buildWeeklyReport(room.source(), stop.get_token());
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::cancelled);
}

void TestReportBuilder::listsDraftedChanges()
{
    const test::TempFolder folder;
    const auto policy = [](int ttl) {
        return R"({"schema":"cacheloupe.policy/1","revision":3,"call_sites":{"refunds":{"cacheable":true,"ttl_seconds":)" + std::to_string(ttl) + R"(},"faq":{"cacheable":true}}})";
    };
    const std::string target = folder.write("policy.json", policy(604800)).string();
    const PolicyDraftRecord drafts[] = {{target, policy(86400), 3, {}, "ann", kNow}, {folder.path("none.json").string(), "broken", 0, {}, "ann", kNow}};
    const auto changes = draftedChanges(drafts);
    QCOMPARE(changes.size(), size_t(1));
    QCOMPARE(changes[0].target, std::string("policy.json"));
    QCOMPARE(changes[0].callSite, std::string("refunds"));
    QCOMPARE(changes[0].effect, std::string("tightens"));
    QCOMPARE(changes[0].changes, (std::vector<std::string>{"ttl_seconds: 604800 → 86400"}));
    QVERIFY(changes[0].sentence.find("1 day") != std::string::npos);
}

void TestReportBuilder::writesPairsAndTheListOfRedisVl()
{
    Room room;
    std::vector<HitRow> rows(room.table.rowCount());
    std::iota(rows.begin(), rows.end(), HitRow(0));
    const auto pairs = labelledPairs(room.table, rows, StandingVerdicts(room.verdicts, "ann"), true);
    QVERIFY(pairs.ok());
    QCOMPARE(pairs->size(), size_t(3));
    const std::string lines = pairLines(*pairs);
    const auto first = parseJson(std::string_view(lines).substr(0, lines.find('\n')), "line");
    QCOMPARE((*first)["query"].get<std::string>(), std::string("order number [id 1] of [e-mail 1]"));
    QCOMPARE((*first)["cached_query"].get<std::string>(), std::string("order number [id 2] of [e-mail 2]"));
    QCOMPARE((*first)["wrong"].get<bool>(), true);
    QCOMPARE((*first)["id"].get<std::string>(), std::string("h0"));
    const RedisVlList list = redisVlList(*pairs);
    const auto json = parseJson(list.text, "list");
    QCOMPARE(json->size(), size_t(3));
    QCOMPARE((*json)[0]["query_match"].get<std::string>(), std::string());
    QCOMPARE((*json)[1]["query_match"].get<std::string>(), std::string("cache:k1"));
    const RedisVlList ben = redisVlList(*labelledPairs(room.table, rows, StandingVerdicts(room.verdicts, "ben"), false));
    QCOMPARE(ben.leftOut, size_t(1));
    QCOMPARE(ben.written, size_t(2));
}

QTEST_APPLESS_MAIN(TestReportBuilder)
#include "tst_report_builder.moc"
