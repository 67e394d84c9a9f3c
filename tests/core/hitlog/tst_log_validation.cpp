// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_members.h"
#include "core/hitlog/log_validation.h"
#include "core/base/resource.h"
#include "core/domain/key_fields.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;
using namespace cacheloupe::test;
using Kind = SchemaFinding::Kind;

namespace {

constexpr std::string_view kGood = R"({"ts":"2026-11-02T09:00:00Z","event":"miss","call_site":"a","match":null,"own":{"x":1}})" "\n";

LogValidation validated(const std::filesystem::path &path, size_t maxFindings = 100)
{
    const auto schema = hitLineSchema();
    auto result = validateLog(path, *schema, maxFindings);
    if (!result)
        qFatal("%s", result.error().where.c_str());
    return std::move(*result);
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
        QCOMPARE(validateLog(m_folder.path("nowhere"), *schema, 1).error().reason, ErrorReason::fileMissing);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(validateLog(m_folder.write("a.jsonl", kGood), *schema, 1, stop.get_token()).error().code, ErrorCode::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestLogValidation)
#include "tst_log_validation.moc"
