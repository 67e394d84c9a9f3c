// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/demo/demo_week.h"
#include "core/driver/json.h"
#include "core/driver/sqlite_database.h"
#include "core/policy/policy_codec.h"
#include "core/policy/policy_lint.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <map>
#include <set>
#include <sstream>

using namespace cacheloupe;

/// The week as files: sizes, order, agreement between log and cache, and what happens to files that are already there.
class TestDemoWeek : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void writesAboutAsManyEventsAsAsked();
    void everyLineHasWhatTheFormatAsksFor();
    void timesAreOrderedWithinTheWeek();
    void theSameSeedGivesTheSameBytes();
    void cacheHoldsExactlyTheServedEntries();
    void thePolicyParsesAndTheLintFindsALot();
    void replacesItsOwnFiles();
    void leavesForeignFilesAlone();
    void leavesChangedFilesAlone();
    void stopsWhenAsked();

private:
    test::TempFolder m_folder;
    DemoWeek m_week;
    std::vector<Json> m_lines;
};

namespace {

DemoOptions small(std::uint64_t seed)
{
    DemoOptions options;
    options.seed = seed;
    options.events = 2'000;
    return options;
}

std::map<std::string, std::string> hashes(const std::filesystem::path &folder)
{
    std::map<std::string, std::string> found;
    for (const auto &file : std::filesystem::directory_iterator(folder))
        found[file.path().filename().string()] = sha256Hex(*readWholeFile(file.path()));
    return found;
}

} // namespace

void TestDemoWeek::initTestCase()
{
    auto week = writeDemoWeek(m_folder.path("week"));
    QVERIFY2(week.ok(), week.ok() ? "" : week.error().detail.c_str());
    m_week = *week;
    std::istringstream text(*readWholeFile(m_week.hits));
    for (std::string line; std::getline(text, line);) {
        auto json = parseJson(line, "hits.jsonl");
        QVERIFY(json.ok());
        m_lines.push_back(*std::move(json));
    }
}

void TestDemoWeek::writesAboutAsManyEventsAsAsked()
{
    const DemoCounts &counts = m_week.counts;
    QCOMPARE(counts.events, m_lines.size());
    QVERIFY(counts.events >= 19'000 && counts.events <= 21'000);
    QCOMPARE(counts.hits + counts.misses + counts.stores + counts.bypasses + counts.expired, counts.events);
    QCOMPARE(counts.exactHits + counts.semanticHits, counts.hits);
    const double wrongShare = double(counts.wrongHits) / double(counts.hits);
    QVERIFY2(wrongShare > 0.03 && wrongShare < 0.05, qPrintable(QString::number(wrongShare)));
    QVERIFY(counts.faultKinds >= 12);
    for (const auto figure : {counts.exactHits, counts.semanticHits, counts.misses, counts.bypasses, counts.expired})
        QVERIFY(figure > 100);
}

void TestDemoWeek::everyLineHasWhatTheFormatAsksFor()
{
    std::set<std::string> sites, ids, tenants, roles;
    for (const Json &line : m_lines) {
        for (const char *name : {"ts", "id", "event", "call_site", "layer", "query", "provider", "model", "params", "fields", "user", "session"})
            QVERIFY2(line.contains(name), name);
        QVERIFY(!line.at("query").get<std::string>().empty());
        QVERIFY2(dumpJson(line).find("\"{") == std::string::npos || line.at("layer") == "parsed_fields", "an unfilled slot");
        sites.insert(line.at("call_site").get<std::string>());
        ids.insert(line.at("id").get<std::string>());
        tenants.insert(line.at("fields").value("access.tenant", ""));
        roles.insert(line.at("fields").value("access.role", ""));
        if (line.at("event") != "hit")
            continue;
        for (const char *name : {"match", "key", "cached_query", "answer", "entry", "latency_ms", "saved_usd"})
            QVERIFY2(line.contains(name), name);
        QVERIFY(!line.at("answer").get<std::string>().empty());
        QVERIFY(line.at("entry").at("age_s").get<double>() < line.at("entry").at("ttl_s").get<double>());
        if (line.at("match") == "semantic")
            QVERIFY(line.at("similarity").get<double>() >= line.at("threshold").get<double>());
        else
            QCOMPARE(line.at("query").get<std::string>(), line.at("cached_query").get<std::string>());
    }
    QCOMPARE(ids.size(), m_lines.size());
    QCOMPARE(sites.size(), size_t(10));
    QVERIFY(tenants.size() > 8);
    QVERIFY(roles.contains("viewer") && roles.contains("agent") && roles.contains("admin"));
}

void TestDemoWeek::timesAreOrderedWithinTheWeek()
{
    QCOMPARE(formatInstant(m_week.begin), std::string("2026-11-02T00:00:00Z"));
    Instant last = m_week.begin;
    for (const Json &line : m_lines) {
        const auto at = parseInstant(line.at("ts").get<std::string>());
        QVERIFY(at && *at >= last && *at < m_week.end);
        last = *at;
    }
}

void TestDemoWeek::theSameSeedGivesTheSameBytes()
{
    for (const auto &[name, seed] : {std::pair{"a", 5}, {"b", 5}, {"c", 6}})
        QVERIFY(writeDemoWeek(m_folder.path(name), small(std::uint64_t(seed))).ok());
    const auto first = hashes(m_folder.path("a"));
    QCOMPARE(first.size(), size_t(4));
    QVERIFY(first == hashes(m_folder.path("b")));
    const auto other = hashes(m_folder.path("c"));
    QVERIFY(first.at("hits.jsonl") != other.at("hits.jsonl"));
    QVERIFY(first.at("cache.db") != other.at("cache.db"));
}

void TestDemoWeek::cacheHoldsExactlyTheServedEntries()
{
    std::map<std::string, std::pair<std::string, std::int64_t>> served; // entry id → key, hits
    for (const Json &line : m_lines) {
        if (line.at("event") != "hit")
            continue;
        auto &row = served[line.at("entry").at("id").get<std::string>()];
        row.first = line.at("key").get<std::string>();
        ++row.second;
    }
    auto database = SqliteDatabase::open(m_week.cache, SqliteDatabase::Mode::readOnly);
    QVERIFY(database.ok());
    auto rows = database->prepare("SELECT entry_id, key, hit_count, query, response, key_fields FROM llm_cache");
    QVERIFY(rows.ok());
    size_t count = 0;
    while (*rows->step()) {
        ++count;
        const auto found = served.find(rows->text(0));
        QVERIFY(found != served.end());
        QCOMPARE(rows->text(1), found->second.first);
        QCOMPARE(rows->integer(2), found->second.second);
        QVERIFY(!rows->text(3).empty() && !rows->text(4).empty());
        QVERIFY(parseJson(rows->text(5), "key_fields").ok());
    }
    QCOMPARE(count, served.size());
    QCOMPARE(count, m_week.counts.entries);
}

void TestDemoWeek::thePolicyParsesAndTheLintFindsALot()
{
    const auto policy = parsePolicy(*readWholeFile(m_week.policy), "policy.json");
    QVERIFY2(policy.ok(), policy.ok() ? "" : policy.error().detail.c_str());
    for (const Json &line : m_lines)
        QVERIFY(policy->find(line.at("call_site").get<std::string>()));
    const auto findings = lintPolicy({.document = *policy, .now = m_week.end});
    std::set<std::string> sites;
    for (const LintFinding &finding : findings)
        sites.insert(finding.callSite);
    for (const char *site : {"billing.prices", "account.summary", "files.access", "email.compose", "news.digest"})
        QVERIFY2(sites.contains(site), site);
}

void TestDemoWeek::replacesItsOwnFiles()
{
    QVERIFY(writeDemoWeek(m_folder.path("own"), small(1)).ok());
    const auto before = hashes(m_folder.path("own"));
    QVERIFY(writeDemoWeek(m_folder.path("own"), small(2)).ok());
    QVERIFY(before != hashes(m_folder.path("own")));
}

void TestDemoWeek::leavesForeignFilesAlone()
{
    for (const char *name : {"hits.jsonl", "cache.db", "policy.json", "answer_key.json"}) {
        const auto folder = m_folder.path(std::string("foreign-") + name);
        std::filesystem::create_directories(folder);
        QVERIFY(replaceFile(folder / name, "mine\n").ok());
        const auto week = writeDemoWeek(folder, small(1));
        QVERIFY(!week.ok());
        QCOMPARE(week.error().code, ErrorCode::conflict);
        QCOMPARE(week.error().where, (folder / name).string());
        QCOMPARE(hashes(folder).size(), size_t(1));
        QCOMPARE(*readWholeFile(folder / name), std::string("mine\n"));
    }
}

void TestDemoWeek::leavesChangedFilesAlone()
{
    const auto week = writeDemoWeek(m_folder.path("changed"), small(1));
    QVERIFY(replaceFile(week->policy, "{}").ok());
    const auto again = writeDemoWeek(m_folder.path("changed"), small(1));
    QVERIFY(!again.ok());
    QCOMPARE(again.error().where, week->policy.string());
    DemoOptions options = small(1);
    options.replaceChanged = true;
    QVERIFY(writeDemoWeek(m_folder.path("changed"), options).ok());
    QVERIFY(*readWholeFile(week->policy) != "{}");
}

void TestDemoWeek::stopsWhenAsked()
{
    std::stop_source stop;
    const auto week = writeDemoWeek(m_folder.path("stopped"), small(1), [&](double) { stop.request_stop(); }, stop.get_token());
    QVERIFY(!week.ok());
    QCOMPARE(week.error().code, ErrorCode::cancelled);
    QVERIFY(std::filesystem::is_empty(m_folder.path("stopped")));
}

QTEST_APPLESS_MAIN(TestDemoWeek)
#include "tst_demo_week.moc"
