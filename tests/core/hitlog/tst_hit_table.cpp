// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/hit_record.h"
#include "tests/core/hitlog/random_log.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

/// One line with every member of `cacheloupe.hit/1`, unknown members and escapes.
std::string fullLine()
{
    return *readWholeFile(std::filesystem::path(CACHELOUPE_TEST_DATA) / "hitlog" / "full_line.jsonl");
}

} // namespace

class TestHitTable : public QObject {
    Q_OBJECT

    TempFolder m_folder;

    void load(HitTable &table, const std::string &bytes)
    {
        QVERIFY(HitLogReader(table).load(m_folder.write(table.sourceCount() > 0 ? "more.jsonl" : "log.jsonl", bytes)).ok());
    }

private Q_SLOTS:
    void columnsOfAFullLine()
    {
        HitTable table;
        load(table, fullLine());
        QCOMPARE(table.rowCount(), HitRow(1));
        QCOMPARE(formatInstant(*table.time(0)), std::string("2026-11-02T09:00:00Z"));
        QCOMPARE(table.kind(0), EventKind::hit);
        QCOMPARE(table.match(0), MatchKind::semantic);
        QCOMPARE(table.callSite(0), std::string_view("support.faq"));
        QCOMPARE(table.tenant(0), std::string_view("acme"));
        QCOMPARE(table.model(0), std::string_view("gpt-4o"));
        QCOMPARE(table.layer(0), std::string_view("final_response"));
        QCOMPARE(table.followup(0), std::string_view("retry"));
        QCOMPARE(table.flag(0), std::string_view("odd"));
        QCOMPARE(table.similarity(0), 0.93f);
        QCOMPARE(table.ageS(0), 86400.0f);
        QCOMPARE(table.ttlLeftS(0), 518400.0f);
        QCOMPARE(table.latencyMs(0), 3.5f);
        QCOMPARE(table.inputTokens(0), std::optional<std::uint32_t>(120));
        QCOMPARE(table.mismatchedFields(0), 1u << unsigned(KeyField::accessTenant));
        QCOMPARE(table.queryText(0), std::string("Can I \"return\" it?\nToday"));
        QCOMPARE(table.answerText(0), std::string("Ja, \xC3\xBC" "bermorgen \xF0\x9F\x98\x80"));
        QCOMPARE(table.answerText(0, 5), std::string("Ja, \xC3\xBC\xE2\x80\xA6"));
        QCOMPARE(table.hitId(0), std::string("h-1"));
        QCOMPARE(table.rowOfId("h-1"), std::optional<HitRow>(0));
        QVERIFY(!table.rowOfId("h-2"));
    }
    void theRecordIsComplete()
    {
        HitTable table;
        load(table, "\n" + fullLine());
        const auto hit = table.record(0);
        QVERIFY(hit.ok());
        QCOMPARE(hit->line, std::uint64_t(2));
        QCOMPARE(hit->lane, std::string("sync"));
        QCOMPARE(hit->runnerUp, std::optional(0.91));
        QCOMPARE(hit->messagesJson, std::string(R"([{"role":"user","content":"x"}])"));
        QCOMPARE(hit->paramsJson, std::string(R"({"temperature":0})"));
        QCOMPARE(*hit->fields.find(KeyField::sourceDocumentIds), std::string("[1,2]"));
        QCOMPARE(hit->entry.id, std::string("e1"));
        QCOMPARE(hit->usage.cachedInputTokens, std::optional<std::int64_t>(64));
        QCOMPARE(hit->embeddingMs, std::optional(1.25));
        QCOMPARE(hit->unknownJson, std::string(R"({"fields":{"own.field":"x"},"entry":{"shard":3},"region":"eu"})"));
        const auto again = hitFromLine(dumpJson(hitToJson(*hit)), {});
        QVERIFY(again.ok());
        QCOMPARE(again->entry, hit->entry);
        QCOMPARE(again->fields, hit->fields);
        QCOMPARE(again->answer, hit->answer);
        QCOMPARE(again->savedUsd, hit->savedUsd);
    }
    void absentStaysAbsent()
    {
        HitTable table;
        load(table, R"({"event":"miss","similarity":null,"query":null,"fields":null,"entry":null,"usage":null,"id":"","ts":"soon","latency_ms":"fast"})" "\n");
        QVERIFY(!table.time(0));
        QVERIFY(table.flags(0) & hit_flag::kBadTime);
        QVERIFY(std::isnan(table.similarity(0)) && std::isnan(table.ageS(0)) && std::isnan(table.latencyMs(0)));
        QVERIFY(!table.inputTokens(0));
        QVERIFY(table.queryText(0).empty() && table.callSite(0).empty());
        QCOMPARE(table.hitId(0).size(), size_t(32));
        QCOMPARE(table.record(0)->id, table.hitId(0));
        QVERIFY(!table.record(0)->similarity);
    }
    void malformedRowsKeepBytesAndError()
    {
        HitTable table;
        load(table, fullLine() + "{\"event\": oops\n");
        QCOMPARE(table.kind(1), EventKind::malformed);
        QCOMPARE(*table.lineBytes(1), std::string("{\"event\": oops"));
        const auto error = table.lineError(1);
        QCOMPARE(error->reason, ErrorReason::malformedJson);
        QVERIFY(QString::fromStdString(error->where).endsWith(QLatin1String("log.jsonl:2")));
        const auto hit = table.record(1);
        QCOMPARE(hit->kind, EventKind::malformed);
        QVERIFY(!hit->error.empty());
        QVERIFY(!table.lineError(0));
    }
    void badUtf8IsShownNotLost()
    {
        HitTable table;
        load(table, "{\"event\":\"hit\",\"call_site\":\"a\xFF\",\"query\":\"x\xC3(y\",\"answer\":\"fine\"}\n");
        QCOMPARE(table.kind(0), EventKind::hit);
        QCOMPARE(table.queryText(0), std::string("x\xEF\xBF\xBD(y"));
        QCOMPARE(table.answerText(0), std::string("fine"));
        QCOMPARE(table.callSite(0), std::string_view("a\xEF\xBF\xBD"));
        QCOMPARE(table.record(0)->query, table.queryText(0));
    }
    void escapedNamesAndRepeatedMembersAgreeWithTheRecord()
    {
        HitTable table;
        load(table, R"({"event":"hit","query":"first \u0041","query":"second","fields":{"access.role":"\u0061"},"entry":{"fields":{"access.role":"a"}}})" "\n");
        QCOMPARE(table.queryText(0), std::string("second"));
        QCOMPARE(table.record(0)->query, std::string("second"));
        QCOMPARE(table.mismatchedFields(0), 0u);
    }
    void aFaultWithoutColumnLosesNothing()
    {
        HitTable table;
        load(table, R"({"event":"hit","call_site":"a","id":"x1","query":"q","extra":"bad \q escape","saved_usd":0.5})" "\n");
        QCOMPARE(table.kind(0), EventKind::hit);
        const auto hit = table.record(0);
        QCOMPARE(hit->kind, EventKind::hit);
        QCOMPARE(hit->id, std::string("x1"));
        QCOMPARE(hit->id, table.hitId(0));
        QCOMPARE(hit->query, std::string("q"));
        QCOMPARE(hit->savedUsd, std::optional(0.5));
        QVERIFY(!hit->error.empty());
    }
    void columnsAgreeWithRecords()
    {
        HitTable table;
        load(table, RandomLog(21).lines(3000));
        for (HitRow row = 0; row < table.rowCount(); ++row) {
            const auto hit = table.record(row);
            QVERIFY(hit.ok());
            QCOMPARE(hit->kind, table.kind(row));
            QCOMPARE(hit->id, table.hitId(row));
            QCOMPARE(hash128(hit->id), table.idHash(row));
            QCOMPARE(hit->query, table.queryText(row));
            QCOMPARE(hit->cachedQuery, table.cachedQueryText(row));
            QCOMPARE(elided(hit->answer, 7), table.answerText(row, 7));
            QCOMPARE(hit->time, table.time(row));
            QCOMPARE(std::string_view(hit->callSite), table.callSite(row));
            QCOMPARE(hit->similarity.has_value(), !std::isnan(table.similarity(row)));
            QCOMPARE(hit->fields.has(KeyField::outputLocale), bool(table.requestFields(row) >> unsigned(KeyField::outputLocale) & 1u));
        }
    }
    void idsAreFoundAfterMoreRows()
    {
        HitTable table;
        load(table, R"({"event":"hit","id":"a"})" "\n" R"({"event":"hit","id":"b"})" "\n");
        QCOMPARE(table.rowOfId("b"), std::optional<HitRow>(1));
        load(table, R"({"event":"hit","id":"b"})" "\n" R"({"event":"hit","id":7})" "\n");
        QCOMPARE(table.rowOfId("b"), std::optional<HitRow>(1));
        QCOMPARE(table.rowOfId("7"), std::optional<HitRow>(3));
    }
    void blocksNeverMove()
    {
        HitTable table;
        std::vector<HitRowData> rows(HitBlock::kRows + 10);
        for (size_t i = 0; i < rows.size(); ++i)
            rows[i].lineNumber = std::uint32_t(i);
        QVERIFY(table.append(std::span(rows).first(5)).ok());
        const auto *first = &table.block(0);
        QVERIFY(table.append(std::span(rows).subspan(5)).ok());
        QCOMPARE(&table.block(0), first);
        QCOMPARE(table.lineNumber(HitBlock::kRows + 9), HitBlock::kRows + 9);
    }
};

QTEST_APPLESS_MAIN(TestHitTable)
#include "tst_hit_table.moc"
