// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/review/log_scan.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <map>
#include <set>

using namespace cacheloupe;

namespace {

/// One line of a log: members behind the time, `at` seconds after midnight.
std::string line(int at, const std::string &members)
{
    return "{\"ts\":\"" + formatInstant(instantFromUnixMs(1'793'577'600'000 + std::int64_t(at) * 1000)) + "\",\"call_site\":\"s\"," + members + "}\n";
}

/// `"name":"value",`
std::string text(const char *name, const std::string &value)
{
    return std::string("\"") + name + "\":\"" + value + "\",";
}

/// `"name":value,`
std::string part(const char *name, const std::string &value)
{
    return std::string("\"") + name + "\":" + value + ",";
}

/// The members without the last comma, in braces.
std::string object(std::string members)
{
    if (!members.empty())
        members.pop_back();
    return "{" + members + "}";
}

std::string lineOf(int at, std::string members)
{
    members.pop_back();
    return line(at, members);
}

/// A hit on the entry with the question it was written for.
std::string hit(int at, const std::string &entry, const std::string &query, const std::string &cachedQuery, const std::string &more = {})
{
    return line(at, R"("event":"hit","match":"semantic","entry":{"id":")" + entry + R"("},"query":")" + query + R"(","cached_query":")" + cachedQuery + "\"" + more);
}

std::string hitUnder(const std::string &asked, const std::string &stored, const std::string &answer = "Fine.")
{
    return line(0, R"("event":"hit","match":"semantic","query":"q","answer":")" + answer + R"(","fields":{)" + asked + R"(},"entry":{"id":"e1","fields":{)" + stored + "}}");
}

} // namespace

class TestLogScan : public QObject {
    Q_OBJECT
    test::TempFolder m_folder;

    std::vector<ScanResult> scan(const std::string &log, LogScanOptions options = {})
    {
        HitTable table;
        if (!HitLogReader(table).load(m_folder.write("hits.jsonl", log)))
            qFatal("no log");
        auto results = scanLog(table, std::nullopt, options);
        if (!results)
            qFatal("no results");
        return std::move(*results);
    }
    std::vector<ScanFinding> found(ScanKind kind, const std::string &log, LogScanOptions options = {})
    {
        options.kinds = {kind};
        const auto results = scan(log, options);
        return results.size() == 1 && results.front().kind == kind ? results.front().findings : std::vector<ScanFinding>();
    }

private Q_SLOTS:
    void namesAreStable()
    {
        std::set<std::string_view> names;
        for (const ScanKind kind : allScanKinds()) {
            names.insert(scanKindName(kind));
            QVERIFY(scanKindFromName(scanKindName(kind)) == kind);
        }
        QCOMPARE(names.size(), kScanKindCount);
        QVERIFY(!scanKindFromName("all"));
    }

    void aSoundLogHasNone()
    {
        std::string log;
        for (int i = 0; i < 40; ++i) {
            const auto who = std::to_string(i % 5);
            const auto fields = object(text("access.tenant", "t" + who) + text("route.model", "m"));
            const auto entry = part("entry", object(text("id", "e" + who) + part("age_s", "60") + part("ttl_s", "3600") + part("fields", fields)));
            log += lineOf(i * 600, text("event", i < 5 ? "miss" : "hit") + text("match", "exact") + text("key", "k" + who) + part("cacheable", "true")
                                       + text("query", "where are invoices of " + who) + text("cached_query", "where are invoices of " + who) + text("answer", "In the menu.")
                                       + part("params", object(part("temperature", "0"))) + part("fields", fields) + (i < 5 ? std::string() : entry));
        }
        for (const ScanResult &result : scan(log))
            QVERIFY2(result.findings.empty() && result.total == 0, std::string(scanKindName(result.kind)).c_str());
        const auto kinds = allScanKinds();
        QVERIFY(std::all_of(kinds.begin(), kinds.end(), [&](ScanKind kind) { return found(kind, "").empty(); }));
    }

    void oneKeyForTwoTenants()
    {
        const auto event = [](const char *kind, const char *tenant) {
            return line(0, std::string(R"("event":")") + kind + R"(","match":"exact","key":"k1","model":"m","fields":{"access.tenant":")" + tenant + "\"}");
        };
        const auto conflicts = found(ScanKind::keyTooSmall, event("miss", "acme") + event("hit", "acme") + event("hit", "globex"));
        QCOMPARE(conflicts.size(), size_t(1));
        QCOMPARE(conflicts[0].subject, std::string("k1"));
        QVERIFY(conflicts[0].severity == ScanSeverity::high);
        QCOMPARE(conflicts[0].word("fields"), std::string_view("access.tenant"));
        QCOMPARE(conflicts[0].word("first"), std::string_view("acme"));
        QCOMPARE(conflicts[0].word("other"), std::string_view("globex"));
        QCOMPARE(conflicts[0].count, std::uint64_t(3));
        QCOMPARE(conflicts[0].rows, (std::vector<HitRow>{0, 2, 1}));
        QVERIFY(found(ScanKind::keyTooSmall, event("miss", "acme") + event("hit", "acme")).empty());
    }
    void theWriterTellsWhatTheEntryDoesNot()
    {
        const auto event = [](int at, const char *kind, const char *role, const char *query, const std::string &more) {
            return lineOf(at, text("event", kind) + text("match", "semantic") + text("key", "k1") + text("query", query) + part("fields", object(text("access.role", role))) + more);
        };
        const std::string entry = text("cached_query", "may I see it") + part("entry", object(text("id", "e1")));
        const auto changed = found(ScanKind::fieldChanged, event(0, "store", "admin", "may I see it", "") + event(1, "hit", "viewer", "can I see it", entry));
        QCOMPARE(changed.size(), size_t(1));
        QCOMPARE(changed[0].word("field"), std::string_view("access.role"));
        QCOMPARE(changed[0].word("asked"), std::string_view("viewer"));
        QCOMPARE(changed[0].word("stored"), std::string_view("admin"));
        QCOMPARE(changed[0].rows, (std::vector<HitRow>{1}));
        // A key that is not that of the answered question tells nothing.
        QVERIFY(found(ScanKind::fieldChanged, event(0, "store", "admin", "another question", "") + event(1, "hit", "viewer", "can I see it", entry)).empty());
    }
    void anAnswerInAnotherCurrency()
    {
        const auto event = [](int at, const char *kind, const char *locale, const std::string &price) {
            return lineOf(at, text("event", kind) + text("match", "semantic") + text("query", "price " + std::to_string(at)) + text("answer", "It is " + price + ".")
                                  + part("fields", object(text("output.locale", locale))) + part("entry", object(text("id", "e" + std::to_string(at)))));
        };
        std::string log;
        for (int i = 0; i < 6; ++i)
            log += event(2 * i, "miss", "en-US", "$1" + std::to_string(i)) + event(2 * i + 1, "miss", "en-GB", "£2" + std::to_string(i));
        const auto changed = found(ScanKind::fieldChanged, log + event(20, "hit", "en-US", "£29") + event(21, "hit", "en-US", "$29") + event(22, "hit", "en-GB", "£29"));
        QCOMPARE(changed.size(), size_t(1));
        QCOMPARE(changed[0].word("field"), std::string_view("output.locale"));
        QCOMPARE(changed[0].word("stored"), std::string_view("£"));
        QCOMPARE(changed[0].rows, (std::vector<HitRow>{12}));
        // With both currencies in the fresh answers of a locale neither is foreign.
        QVERIFY(found(ScanKind::fieldChanged, log + event(13, "miss", "en-US", "£3") + event(20, "hit", "en-US", "£29")).empty());
    }
    void theAnswerOfAFollowUpIsOne()
    {
        const auto followUps = found(ScanKind::followupServed, hit(0, "e1", "Does the mobile app cost extra money?", "Hello, what about mobile?"));
        QCOMPARE(followUps.size(), size_t(1));
    }
    void theEntrysValueCountsAndSemanticMatchesDoNot()
    {
        const std::string fields = R"(,"key":"k","model":"new","fields":{"output.locale":"de"},"entry":{"id":"e","fields":{"route.model":"old"}})";
        const auto conflicts = found(ScanKind::keyTooSmall, line(0, R"("event":"hit","match":"exact")" + fields));
        QCOMPARE(conflicts.size(), size_t(1));
        QCOMPARE(conflicts[0].word("field"), std::string_view("route.model"));
        QCOMPARE(conflicts[0].word("other"), std::string_view("old"));
        QVERIFY(found(ScanKind::keyTooSmall, line(0, R"("event":"hit","match":"semantic")" + fields)).empty());
    }
    void oneRequestUnderManyKeys()
    {
        std::string log;
        for (int i = 0; i < 12; ++i)
            log += line(i, R"("event":"miss","key":"k)" + std::to_string(i) + R"(","query":"question )" + std::to_string(i % 6) + R"(","params":{"temperature":0})");
        const auto split = found(ScanKind::keyTooBig, log);
        QCOMPARE(split.size(), size_t(1));
        QCOMPARE(split[0].callSite, std::string("s"));
        QCOMPARE(split[0].count, std::uint64_t(6));
        QCOMPARE(split[0].figure("keys"), 12.0);
        QCOMPARE(split[0].figure("keys_per_request"), 2.0);
    }
    void anAnswerForAnotherTenant()
    {
        const std::string acme = R"("access.tenant":"acme","access.role":"admin")";
        const auto leaks = found(ScanKind::crossScope, hitUnder(R"("access.tenant":"globex","access.role":"viewer")", acme, "Your balance is $12.40."));
        QCOMPARE(leaks.size(), size_t(1));
        QVERIFY(leaks[0].severity == ScanSeverity::high);
        QCOMPARE(leaks[0].subject, std::string("e1"));
        QCOMPARE(leaks[0].word("writer"), std::string_view("acme"));
        QCOMPARE(leaks[0].word("reader"), std::string_view("globex"));
        QCOMPARE(leaks[0].word("writer_role"), std::string_view("admin"));
        QCOMPARE(leaks[0].word("reader_role"), std::string_view("viewer"));
        QCOMPARE(leaks[0].word("personal"), std::string_view("amount, account"));
        QVERIFY(found(ScanKind::crossScope, hitUnder(acme, acme, "Your balance is $12.40.")).empty());
        // Another subject may read what belongs to nobody.
        QVERIFY(found(ScanKind::crossScope, hitUnder(R"("access.subject":"u1")", R"("access.subject":"u2")")).empty());
        QCOMPARE(found(ScanKind::crossScope, hitUnder(R"("access.subject":"u1")", R"("access.subject":"u2")", "Ticket #48210 is open.")).size(), size_t(1));
    }
    void aPersonalAnswerForSeveralUsers()
    {
        const auto served = [](const char *user, const char *answer) {
            return line(0, std::string(R"("event":"hit","entry":{"id":"e"},"query":"q","user":")") + user + R"(","answer":")" + answer + "\"");
        };
        const char *mine = "We wrote to anna.berg@acme.example.";
        QCOMPARE(found(ScanKind::crossScope, served("u1", mine) + served("u2", mine)).size(), size_t(1));
        QVERIFY(found(ScanKind::crossScope, served("u1", mine) + served("u1", mine)).empty());
        QVERIFY(found(ScanKind::crossScope, served("u1", "In the menu.") + served("u2", "In the menu.")).empty());
        const auto unscoped = found(ScanKind::personalUnscoped, served("u1", mine) + served("u2", mine));
        QCOMPARE(unscoped.size(), size_t(1));
        QVERIFY(unscoped[0].severity == ScanSeverity::high);
        QCOMPARE(unscoped[0].figure("users"), 2.0);
        QVERIFY(found(ScanKind::personalUnscoped, hitUnder(R"("access.tenant":"a")", "", mine)).empty());
    }
    void anEntryThatAnswersEverything()
    {
        const std::array<const char *, 6> asked = {"How do I export invoices?", "Which browsers work?", "Delete a colleague", "Holiday calendar import", "Is there a phone line?", "Change the logo colour"};
        std::string log;
        std::string paraphrases;
        for (size_t i = 0; i < asked.size(); ++i) {
            const auto members = text("event", "hit") + text("match", "semantic") + text("user", "u" + std::to_string(i))
                + part("entry", object(text("id", "trap") + part("age_s", "60")));
            log += lineOf(int(i), members + text("query", asked[i]) + text("cached_query", "zq xv random tokens wj"));
            paraphrases += lineOf(int(i), members + text("query", "export invoices, way " + std::to_string(i)) + text("cached_query", "How do I export invoices?"));
        }
        const auto traps = found(ScanKind::poisonedEntry, log);
        QCOMPARE(traps.size(), size_t(1));
        QCOMPARE(traps[0].subject, std::string("trap"));
        QCOMPARE(traps[0].figure("questions"), 6.0);
        QCOMPARE(traps[0].figure("burst_share"), 1.0);
        QVERIFY(traps[0].severity == ScanSeverity::high);
        QVERIFY(found(ScanKind::poisonedEntry, paraphrases).empty());
    }
    void oneAnswerForManyQuestions()
    {
        const std::string log = hit(0, "e", "Refund after 14 days?", "Refund after 14 days?") + hit(1, "e", "refund after 14 days", "Refund after 14 days?")
            + hit(2, "e", "Refund after 45 days?", "Refund after 14 days?") + hit(3, "e", "Is a refund possible after 14 days?", "Refund after 14 days?");
        const auto many = found(ScanKind::manyQuestions, log);
        QCOMPARE(many.size(), size_t(1));
        QCOMPARE(many[0].figure("questions"), 3.0);
        QCOMPARE(many[0].count, std::uint64_t(4));
        const auto contradicting = found(ScanKind::contradictingQuestions, log);
        QCOMPARE(contradicting.size(), size_t(1));
        QCOMPARE(contradicting[0].rows, (std::vector<HitRow>{2}));
        QCOMPARE(contradicting[0].word("signals"), std::string_view("number_differs"));
    }
    void requestsThatNoCacheCanAnswer()
    {
        const std::string log = hit(0, "a", "Write me a poem about tea", "Write me a poem about tea") + hit(1, "b", "Cancel my order", "Cancel my order")
            + hit(2, "c", "And what about that?", "And what about that?") + hit(3, "d", "Opening hours?", "Opening hours?", R"(,"answer":"Internal Server Error")");
        for (const auto &[kind, row] : std::map<ScanKind, HitRow>{{ScanKind::creativeServed, 0}, {ScanKind::actionReplayed, 1}, {ScanKind::followupServed, 2}, {ScanKind::refusalServed, 3}}) {
            const auto findings = found(kind, log);
            QCOMPARE(findings.size(), size_t(1));
            QCOMPARE(findings[0].rows, (std::vector<HitRow>{row}));
        }
        // A label of an order is no action.
        QVERIFY(found(ScanKind::actionReplayed, hit(0, "b", "Cancel my order", "Cancel my order", R"(,"layer":"parsed_fields")")).empty());
    }
    void temperatures()
    {
        const std::string warm = line(0, R"("event":"hit","params":{"temperature":0.8})");
        const std::string cold = line(1, R"("event":"hit","params":{"temperature":0})");
        const std::string silent = line(2, R"("event":"hit")");
        const auto cached = found(ScanKind::temperatureCached, warm + cold + silent);
        QCOMPARE(cached.size(), size_t(1));
        QCOMPARE(cached[0].count, std::uint64_t(1));
        QVERIFY(qFuzzyCompare(float(cached[0].figure("highest")), 0.8f));
        QCOMPARE(found(ScanKind::temperatureUnknown, warm + cold + silent).size(), size_t(1));
        const auto never = found(ScanKind::temperatureUnknown, silent + silent);
        QCOMPARE(never.size(), size_t(1));
        QVERIFY(never[0].callSite.empty());
    }
    void declarations()
    {
        const std::string silent = line(0, R"("event":"hit")");
        const std::string refused = line(1, R"("event":"hit","cacheable":false)");
        QCOMPARE(found(ScanKind::cacheableUndeclared, silent).size(), size_t(1));
        QVERIFY(found(ScanKind::cacheableUndeclared, silent + refused).empty());
        const auto served = found(ScanKind::uncacheableServed, silent + refused);
        QCOMPARE(served.size(), size_t(1));
        QVERIFY(served[0].severity == ScanSeverity::high);
        QCOMPARE(served[0].rows, (std::vector<HitRow>{1}));
        QCOMPARE(found(ScanKind::uncacheableServed, silent + line(2, R"("event":"bypass")")).size(), size_t(1));
    }
    void usersWhoAskAgain()
    {
        std::string log;
        for (int i = 0; i < 40; ++i) {
            const auto who = text("user", "u" + std::to_string(i));
            log += lineOf(i * 1000, text("event", i < 20 ? "hit" : "miss") + text("query", "export my invoices") + who);
            if (i < 10)
                log += lineOf(i * 1000 + 30, text("event", "bypass") + text("query", "export invoices, all of them") + who);
            if (i >= 10 && i < 20)
                log += lineOf(i * 1000 + 90, text("event", "bypass") + text("query", "export my invoices") + who);
        }
        const auto retries = found(ScanKind::retryAfterHit, log);
        QCOMPARE(retries.size(), size_t(1));
        QCOMPARE(retries[0].figure("hits"), 20.0);
        QCOMPARE(retries[0].figure("after_hits"), 10.0);
        QCOMPARE(retries[0].figure("after_misses"), 0.0);
        QVERIFY(retries[0].severity == ScanSeverity::medium);
        LogScanOptions longer;
        longer.retryWithinS = 120;
        QCOMPARE(found(ScanKind::retryAfterHit, log, longer)[0].figure("after_hits"), 20.0);
    }
    void servedTooLate()
    {
        const auto expired = found(ScanKind::servedExpired, line(0, R"("event":"hit","entry":{"id":"e","age_s":90,"ttl_s":60})") + line(1, R"("event":"hit","entry":{"id":"e","age_s":30,"ttl_s":60})")
                                                                + line(2, R"("event":"hit","entry":{"id":"e","age_s":30,"ttl_s":0})"));
        QCOMPARE(expired.size(), size_t(1));
        QCOMPARE(expired[0].rows, (std::vector<HitRow>{0}));
        QCOMPARE(expired[0].figure("oldest_over_s"), 30.0);
    }
    void changedSinceItWasWritten()
    {
        const auto changed = found(ScanKind::fieldChanged, hitUnder(R"("source.corpus_version":"2")", R"("source.corpus_version":"1")"));
        QCOMPARE(changed.size(), size_t(1));
        QCOMPARE(changed[0].word("field"), std::string_view("source.corpus_version"));
        QCOMPARE(changed[0].word("asked"), std::string_view("2"));
        QCOMPARE(changed[0].word("stored"), std::string_view("1"));
        const auto versioned = [](int at, const char *version, int age) {
            return lineOf(at, text("event", "hit") + part("fields", object(text("prompt.system_version", version)))
                                  + part("entry", object(text("id", "e") + part("age_s", std::to_string(age)))));
        };
        const std::string log = versioned(100, "v1", 10) + versioned(200, "v1", 10) + versioned(300, "v2", 150) + versioned(400, "v2", 50);
        const auto older = found(ScanKind::olderThanChange, log);
        QCOMPARE(older.size(), size_t(1));
        QCOMPARE(older[0].rows, (std::vector<HitRow>{2}));
        // Two versions side by side are no change.
        QVERIFY(found(ScanKind::olderThanChange, log + versioned(500, "v1", 450)).empty());
    }

    void keepsTheWorstAndCountsAll()
    {
        std::string log;
        for (int i = 0; i < 9; ++i)
            log += lineOf(i, text("event", "hit") + text("key", "k" + std::to_string(i / 3)) + text("model", "m" + std::to_string(i)));
        LogScanOptions options;
        options.mostFindings = 2;
        options.kinds = {ScanKind::keyTooSmall};
        const auto results = scan(log, options);
        QCOMPARE(results[0].total, std::uint64_t(3));
        QCOMPARE(results[0].findings.size(), size_t(2));
    }
    void stopsWhenAsked()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("stop.jsonl", line(0, R"("event":"hit")"))));
        std::stop_source stop;
        stop.request_stop();
        LogScanOptions options;
        options.stop = stop.get_token();
        QCOMPARE(scanLog(table, std::nullopt, options).error().code, ErrorCode::cancelled);
    }
    void looksAtTheNamedRowsOnly()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("rows.jsonl", line(0, R"("event":"hit","params":{"temperature":1})") + line(1, R"("event":"hit","params":{"temperature":0})"))));
        LogScanOptions options;
        options.kinds = {ScanKind::temperatureCached};
        const std::vector<HitRow> rows = {1};
        QVERIFY(scanLog(table, rows, options)->front().findings.empty());
        QCOMPARE(scanLog(table, std::nullopt, options)->front().total, std::uint64_t(1));
    }

    void agreesWithAPlainCount_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 20; ++seed)
            QTest::newRow(std::to_string(seed).c_str()) << seed;
    }
    /// Random logs against a reference that keeps whole strings in maps.
    void agreesWithAPlainCount()
    {
        QFETCH(int, seed);
        Random random{std::uint64_t(seed)};
        std::string log;
        std::map<std::string, std::map<std::string, std::set<std::string>>> byKey; // key, field, values
        std::map<std::string, std::set<std::string>> byEntry;                      // entry, questions
        std::map<std::string, std::uint64_t> foreign;                              // entry, hits of another tenant
        std::uint64_t warm = 0;
        for (int i = 0; i < 6000; ++i) {
            const auto pick = [&](const char *name, std::uint64_t count) { return name + std::to_string(random.below(count)); };
            const bool isHit = random.chance(0.7);
            const bool isExact = random.chance(0.6);
            const auto key = pick("k", 900), entry = pick("e", 700), tenant = pick("t", 3), writer = pick("t", 3), model = pick("m", 2), query = pick("question ", 40);
            const bool tells = random.chance(0.2);
            const double temperature = random.chance(0.1) ? 0.5 : 0;
            const auto asked = tells ? part("fields", object(text("access.tenant", tenant))) : std::string();
            const auto stored = tells ? part("fields", object(text("access.tenant", writer))) : std::string();
            log += lineOf(i, text("event", isHit ? "hit" : "miss") + text("match", isExact ? "exact" : "semantic") + text("key", key) + text("query", query)
                                 + text("answer", "fine") + text("model", model) + part("params", object(part("temperature", temperature > 0 ? "0.5" : "0"))) + asked
                                 + (isHit ? part("entry", object(text("id", entry) + stored)) : std::string()));
            if (isExact) {
                byKey[key]["model"].insert(model);
                if (tells)
                    byKey[key]["tenant"].insert(tenant);
                if (tells && isHit)
                    byKey[key]["tenant"].insert(writer);
            }
            if (isHit) {
                byEntry[entry].insert(query);
                foreign[entry] += tells && tenant != writer;
                warm += temperature > 0;
            }
        }
        LogScanOptions options;
        options.mostFindings = 0;
        options.workers = 1 + unsigned(seed % 4);
        const auto results = scan(log, options);
        std::set<std::string> conflicts;
        for (const auto &[key, fields] : byKey)
            for (const auto &[field, values] : fields)
                if (values.size() > 1)
                    conflicts.insert(key);
        std::set<std::string> foundConflicts;
        for (const ScanFinding &finding : results[size_t(ScanKind::keyTooSmall)].findings)
            foundConflicts.insert(finding.subject);
        QCOMPARE(foundConflicts, conflicts);
        std::map<std::string, size_t> many;
        for (const auto &[entry, questions] : byEntry)
            if (questions.size() >= 3)
                many[entry] = questions.size();
        std::map<std::string, size_t> foundMany;
        for (const ScanFinding &finding : results[size_t(ScanKind::manyQuestions)].findings)
            foundMany[finding.subject] = size_t(finding.figure("questions"));
        QCOMPARE(foundMany, many);
        std::erase_if(foreign, [](const auto &entry) { return entry.second == 0; });
        std::map<std::string, std::uint64_t> foundForeign;
        for (const ScanFinding &finding : results[size_t(ScanKind::crossScope)].findings)
            foundForeign[finding.subject] = finding.count;
        QCOMPARE(foundForeign, foreign);
        QCOMPARE(results[size_t(ScanKind::temperatureCached)].findings.at(0).count, warm);
    }
};

QTEST_GUILESS_MAIN(TestLogScan)
#include "tst_log_scan.moc"
