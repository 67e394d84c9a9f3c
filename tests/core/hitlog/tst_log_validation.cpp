// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_members.h"
#include "core/hitlog/log_validation.h"
#include "core/base/resource.h"
#include "core/domain/key_fields.h"
#include "tests/support/packed.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;
using namespace cacheloupe::test;
using Kind = SchemaFinding::Kind;

namespace {

constexpr std::string_view kGood = R"({"ts":"2026-11-02T09:00:00Z","event":"miss","call_site":"a","match":null,"own":{"x":1}})" "\n";

struct Validated : LogValidation {
    std::vector<LineFinding> findings;
};

Validated validated(const std::filesystem::path &path, size_t maxFindings = 100)
{
    const auto schema = hitLineSchema();
    Validated all;
    LogValidationRun run;
    run.maxFindings = maxFindings;
    run.onFinding = [&all](const LineFinding &finding) { all.findings.push_back(finding); };
    const auto result = validateLog(path, *schema, run);
    if (!result)
        qFatal("%s", result.error().where.c_str());
    static_cast<LogValidation &>(all) = *result;
    return all;
}

} // namespace

class TestLogValidation : public QObject {
    Q_OBJECT

    TempFolder m_folder;

private Q_SLOTS:
    void goodLinesPass()
    {
        const auto full = validated(std::filesystem::path(CACHELOUPE_TEST_DATA) / "hitlog" / "full_line.jsonl");
        QCOMPARE(full.findingCount, std::uint64_t(0));
        QCOMPARE(full.lines, std::uint64_t(1));
        QCOMPARE(validated(m_folder.write("crlf.jsonl", "\xEF\xBB\xBF" R"({"ts":"2026-11-02T09:00:00Z","event":"hit","call_site":"a"})" "\r\n\r\n")).findingCount, std::uint64_t(0));
        QCOMPARE(validated(m_folder.write("empty.jsonl", "")).lines, std::uint64_t(0));
    }
    void lineMemberAndExpectationAreNamed()
    {
        const auto found = validated(m_folder.write("bad.jsonl", std::string(kGood)
            + "\n" R"({"ts":"yesterday","event":"melt","call_site":"","usage":{"input_tokens":1.5},"fields":{"access.tenant":"a"},"similarity":2})" "\n"
            + std::string(kGood) + "{\"ts\":\n"));
        QCOMPARE(found.lines, std::uint64_t(4));
        QCOMPARE(found.faultyLines, std::uint64_t(2));
        QCOMPARE(found.findingCount, std::uint64_t(6));
        QCOMPARE(found.findings[0].line, std::uint64_t(3));
        QCOMPARE(found.findings[0].finding, (SchemaFinding{Kind::format, "ts", "date-time", "\"yesterday\""}));
        QCOMPARE(found.findings[1].finding.kind, Kind::oneOf);
        QCOMPARE(found.findings[1].finding.path, std::string("event"));
        QCOMPARE(found.findings[2].finding.path, std::string("call_site"));
        QCOMPARE(found.findings[3].finding, (SchemaFinding{Kind::type, "usage.input_tokens", "integer, null", "1.5"}));
        QCOMPARE(found.findings[4].finding, (SchemaFinding{Kind::atMost, "similarity", "1", "2"}));
        QCOMPARE(found.findings[5].line, std::uint64_t(5));
        QCOMPARE(found.findings[5].finding.kind, Kind::notJson);
    }
    void linesAreCountedOverChunks()
    {
        std::string log;
        for (int i = 0; i < 40'000; ++i)
            log += i % 10'000 == 9'999 ? std::string("{}\n") : std::string(kGood);
        QVERIFY(log.size() > 3'000'000);
        const auto found = validated(m_folder.write("long.jsonl", log), 7);
        QCOMPARE(found.lines, std::uint64_t(40'000));
        QCOMPARE(found.faultyLines, std::uint64_t(4));
        QCOMPARE(found.findingCount, std::uint64_t(12));
        QCOMPARE(found.findings.size(), size_t(7));
        QCOMPARE(found.findings[0].line, std::uint64_t(10'000));
        QCOMPARE(found.findings[5].line, std::uint64_t(20'000));
        QCOMPARE(found.findings[6].line, std::uint64_t(30'000));
    }
    void problemsAreCountedOverChunks()
    {
        std::string log(kGood);
        for (int i = 0; i < 30'000; ++i)
            log += i % 3 == 0 ? R"({"ts":"2026-11-02T09:00:00Z","event":"hit","call_site":"a","messages":[1,{"role":"user"},2]})" "\n"
                              : R"({"ts":"2026-11-02T09:00:00Z","event":"melt","call_site":"a"})" "\n";
        log += "{\n";
        QVERIFY(log.size() > 2'000'000);
        const auto found = validated(m_folder.write("problems.jsonl", log), 0);
        QCOMPARE(found.findings.size(), size_t(0));
        QCOMPARE(found.findingCount, std::uint64_t(20'000 + 2 * 10'000 + 1));
        QCOMPARE(found.problems.size(), size_t(3));
        QCOMPARE(found.problems[0].path, std::string("event"));
        QCOMPARE(found.problems[0].lines, std::uint64_t(20'000));
        QCOMPARE(found.problems[0].firstLine, std::uint64_t(3));
        QCOMPARE(found.problems[0].found, std::string("\"melt\""));
        QCOMPARE(found.problems[1].path, std::string("messages[]"));
        QCOMPARE(found.problems[1].lines, std::uint64_t(10'000));
        QCOMPARE(found.problems[1].firstLine, std::uint64_t(2));
        QCOMPARE(found.problems[2].kind, Kind::notJson);
        QCOMPARE(found.problems[2].firstLine, std::uint64_t(30'002));
    }
    void archivesAreReadLikeFiles()
    {
        std::string log;
        for (int i = 0; i < 20'000; ++i)
            log += i % 7'000 == 6'999 ? std::string("{}\n") : std::string(kGood);
        for (const auto &path : {m_folder.write("plain.jsonl", log), m_folder.write("packed.jsonl.gz", gzipped(log)), m_folder.write("packed.zst", zstdPacked(log))}) {
            const auto found = validated(path);
            QVERIFY(!found.error);
            QCOMPARE(found.lines, std::uint64_t(20'000));
            QCOMPARE(found.faultyLines, std::uint64_t(2));
            QCOMPARE(found.findings.size(), size_t(6));
            QCOMPARE(found.findings[0].line, std::uint64_t(7'000));
            QCOMPARE(found.findings[3].line, std::uint64_t(14'000));
        }
    }
    /// What came before the break is checked, and the break is told.
    void aTornArchiveKeepsWhatCameBefore()
    {
        std::string log;
        for (int i = 0; i < 5'000; ++i)
            log += R"({"ts":"2026-11-02T09:00:00Z","event":"miss","call_site":"a","latency_ms":)" + std::to_string(i * 7919L % 104729) + "}\n";
        const std::string packed = gzipped(log);
        const auto found = validated(m_folder.write("torn.gz", packed.substr(0, packed.size() / 2)));
        QVERIFY(found.error);
        QCOMPARE(found.error->reason, ErrorReason::truncatedArchive);
        QVERIFY(found.lines > 1'000 && found.lines < 5'000);
        QVERIFY(found.faultyLines <= 1);
    }
    void theSchemaKnowsEveryMember()
    {
        const auto json = parseJson(*resource("schemas/cacheloupe.hit.1.json"), "schema");
        for (const auto name : kHitMemberNames)
            QVERIFY2((*json)["properties"].contains(std::string(name)), std::string(name).c_str());
        QCOMPARE((*json)["properties"].size(), kHitMemberNames.size());
        for (const auto field : allKeyFields())
            QVERIFY((*json)["$defs"]["fields"]["properties"].contains(std::string(keyFieldName(field))));
    }
    void whatCannotBeReadIsAnError()
    {
        const auto schema = hitLineSchema();
        QCOMPARE(validateLog(m_folder.path("nowhere"), *schema).error().reason, ErrorReason::fileMissing);
        std::stop_source stop;
        stop.request_stop();
        LogValidationRun run;
        run.stop = stop.get_token();
        QCOMPARE(validateLog(m_folder.write("a.jsonl", kGood), *schema, run).error().code, ErrorCode::cancelled);
        QCOMPARE(validateLog(m_folder.write("a.jsonl.gz", gzipped(kGood)), *schema, run).error().code, ErrorCode::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestLogValidation)
#include "tst_log_validation.moc"
