// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/log_check.h"
#include "tests/core/hitlog/random_log.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <algorithm>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

std::uint64_t eventsWith(const LogCheck &check, const std::string &name)
{
    for (const auto &member : check.members)
        if (member.name == name)
            return member.events;
    qFatal("no member %s", name.c_str());
    return 0;
}

std::uint64_t gap(const LogCheck &check, LogGap wanted)
{
    const auto it = std::find_if(check.gaps.begin(), check.gaps.end(), [wanted](const LogGapCount &g) { return g.gap == wanted; });
    return it == check.gaps.end() ? 0 : it->hits;
}

} // namespace

class TestLogCheck : public QObject {
    Q_OBJECT

    TempFolder m_folder;

private Q_SLOTS:
    void countsMembersFieldsAndGaps()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("c.jsonl",
            R"({"ts":"2026-11-02T09:00:00Z","event":"hit","call_site":"a","id":"1","query":"q","answer":"x","match":"semantic","fields":{"access.tenant":"acme","output.locale":"en"},"entry":{"age_s":1,"fields":{"access.tenant":"globex"}},"colour":"red"})" "\n"
            R"({"ts":"2026-11-02T09:00:00Z","event":"miss","call_site":"a","query":"q","fields":{"access.tenant":"acme","output.locale":"de"},"usage":{"input_tokens":4}})" "\n"
            "{\"event\":\n")).ok());
        const auto check = checkLog(table, 0);
        QVERIFY(check.ok());
        QCOMPARE(check->events, std::uint64_t(2));
        QCOMPARE(check->kinds.at(EventKind::malformed), std::uint64_t(1));
        QCOMPARE(check->malformed.size(), size_t(1));
        QCOMPARE(check->malformed[0].line, std::uint64_t(3));
        QCOMPARE(eventsWith(*check, "query"), std::uint64_t(2));
        QCOMPARE(eventsWith(*check, "answer"), std::uint64_t(1));
        QCOMPARE(eventsWith(*check, "entry.age_s"), std::uint64_t(1));
        QCOMPARE(eventsWith(*check, "usage.input_tokens"), std::uint64_t(1));
        QCOMPARE(eventsWith(*check, "saved_usd"), std::uint64_t(0));
        QCOMPARE(check->unknownMembers.size(), size_t(1));
        QCOMPARE(check->unknownMembers[0].name, std::string("colour"));
        QCOMPARE(check->keyFields.size(), kKeyFieldCount);
        const auto &tenant = check->keyFields[size_t(KeyField::accessTenant)];
        QCOMPARE(tenant.inRequest, std::uint64_t(2));
        QCOMPARE(tenant.inEntry, std::uint64_t(1));
        QCOMPARE(tenant.mismatches, std::uint64_t(1));
        QCOMPARE(tenant.constantValue, std::optional<std::string>("acme"));
        QVERIFY(!check->keyFields[size_t(KeyField::outputLocale)].constantValue);
        QCOMPARE(gap(*check, LogGap::noSimilarity), std::uint64_t(1));
        QCOMPARE(gap(*check, LogGap::noEntryTtl), std::uint64_t(1));
        QCOMPARE(gap(*check, LogGap::noTime), std::uint64_t(0));
        QCOMPARE(logGapName(LogGap::noEntryTtl), std::string_view("no_entry_ttl"));
    }
    void inferredNamesAreListed()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(std::filesystem::path(CACHELOUPE_TEST_DATA) / "hitlog" / "litellm_slp.jsonl").ok());
        const auto check = checkLog(table, 0);
        QCOMPARE(check->inferred, (std::vector<std::string>{"call_site", "entry.created_at", "entry.id", "event"}));
        QCOMPARE(check->dialect.name, std::string("litellm.standard_logging_payload"));
    }
    void onlyTheAskedSourceCounts()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("1.jsonl", RandomLog(1).lines(9000))).ok());
        QVERIFY(HitLogReader(table).load(m_folder.write("2.jsonl", RandomLog(2).lines(50))).ok());
        const auto first = checkLog(table, 0, 5);
        const auto second = checkLog(table, 1);
        std::uint64_t all = 0;
        for (const auto &[kind, count] : first->kinds)
            all += count;
        for (const auto &[kind, count] : second->kinds)
            all += count;
        QCOMPARE(all, std::uint64_t(table.rowCount()));
        QCOMPARE(first->malformed.size(), size_t(5));
        QCOMPARE(eventsWith(*first, "event"), first->events);
    }
    void aLogWithoutHitsSaysSo()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("m.jsonl", R"({"event":"miss","call_site":"a"})" "\n")).ok());
        QCOMPARE(checkLog(table, 0)->gaps.front().gap, LogGap::noHits);
    }
    void stoppedMeansCancelled()
    {
        HitTable table;
        QVERIFY(HitLogReader(table).load(m_folder.write("m.jsonl", R"({"event":"miss","call_site":"a"})" "\n")).ok());
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(checkLog(table, 0, 10, stop.get_token()).error().code, ErrorCode::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestLogCheck)
#include "tst_log_check.moc"
