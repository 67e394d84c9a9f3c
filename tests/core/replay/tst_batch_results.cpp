// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/batch_results.h"

#include "core/base/random.h"
#include "core/driver/json.h"
#include "tests/support/temp_folder.h"

#include <QTest>

using namespace cacheloupe;

namespace {

BatchManifest manifestOf(int items, ProviderApi api = ProviderApi::openAiChat)
{
    BatchManifest manifest;
    manifest.provider = api == ProviderApi::anthropicMessages ? BatchProvider::anthropic : BatchProvider::openAi;
    manifest.api = api;
    manifest.runId = "run";
    for (int i = 0; i < items; ++i)
        manifest.items.push_back({batchCustomId("run", "h" + std::to_string(i / 2), i % 2), "h" + std::to_string(i / 2), i % 2});
    return manifest;
}

std::string chatLine(const std::string &id, const std::string &answer, int status = 200)
{
    Json body = {{"model", "gpt-4o-mini-2024-07-18"}};
    body["choices"] = Json::array({{{"index", 0}, {"message", {{"role", "assistant"}, {"content", answer}}}, {"finish_reason", "stop"}}});
    body["usage"] = {{"prompt_tokens", 1'000'000}, {"completion_tokens", 1'000'000}};
    if (status != 200)
        body = {{"error", {{"message", "bad request with sk-secretsecretsecretsecret"}, {"type", "invalid_request_error"}}}};
    return dumpJson({{"id", "batch_req_" + answer}, {"custom_id", id}, {"response", {{"status_code", status}, {"request_id", "r"}, {"body", body}}}, {"error", nullptr}});
}

std::string joined(const std::vector<std::string> &lines)
{
    std::string text;
    for (const std::string &line : lines)
        text += line + "\n";
    return text;
}

/// The logged hits h0, h1, … with an answer of their own.
struct Log {
    std::map<std::string, Hit> hits;
    std::vector<ReplayResult> results;

    explicit Log(int count)
    {
        for (int i = 0; i < count; ++i) {
            Hit hit;
            hit.id = "h" + std::to_string(i);
            hit.query = "How many?";
            hit.answer = "There are " + std::to_string(i + 10) + " of them.";
            hits[hit.id] = hit;
        }
    }
    BatchReadHooks hooks()
    {
        results.clear();
        BatchReadHooks out;
        out.hit = [this](const std::string &id) {
            const auto it = hits.find(id);
            return it == hits.end() ? nullptr : &it->second;
        };
        out.onResult = [this](const ReplayResult &result) { results.push_back(result); };
        out.at = *parseInstant("2026-11-23T08:00:00Z");
        return out;
    }
};

Result<BatchReading> read(const BatchManifest &manifest, const std::vector<std::filesystem::path> &files, const BatchReadHooks &hooks)
{
    return readBatchResults(manifest, files, hooks);
}

} // namespace

class TestBatchResults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anyOrderGivesTheSame()
    {
        const int count = 60;
        const BatchManifest manifest = manifestOf(count);
        std::vector<std::string> lines;
        for (int i = 0; i < count; ++i) {
            if (i % 10 != 9) // some are missing
                lines.push_back(chatLine(manifest.items[size_t(i)].customId, i % 3 == 0 ? "There are 77 of them." : "There are " + std::to_string(i / 2 + 10) + " of them.", i % 7 == 0 ? 400 : 200));
        }
        const test::TempFolder folder;
        Log log(count);
        const auto first = read(manifest, {folder.write("in_order.jsonl", joined(lines))}, log.hooks());
        QVERIFY(first.ok());
        const auto expected = log.results;
        QCOMPARE(expected.size(), lines.size());
        QCOMPARE(first->open.size(), size_t(6));
        QCOMPARE(first->answered + first->failed, lines.size());
        for (std::uint64_t seed = 1; seed <= 25; ++seed) {
            Random random(seed);
            auto shuffled = lines;
            for (size_t i = shuffled.size(); i > 1; --i)
                std::swap(shuffled[i - 1], shuffled[random.below(i)]);
            const size_t cut = random.below(shuffled.size());
            const std::vector<std::string> left(shuffled.begin(), shuffled.begin() + std::ptrdiff_t(cut));
            const std::vector<std::string> right(shuffled.begin() + std::ptrdiff_t(cut), shuffled.end());
            // The place of an error is the line where it stands: compared without it.
            const auto again = read(manifest, {folder.write("a.jsonl", joined(left)), folder.write("b.jsonl", joined(right))}, log.hooks());
            QVERIFY(again.ok());
            QCOMPARE(log.results.size(), expected.size());
            for (size_t i = 0; i < expected.size(); ++i) {
                ReplayResult one = log.results[i];
                if (one.error)
                    one.error->where = expected[i].error->where;
                QVERIFY(one == expected[i]);
            }
            QCOMPARE(again->open, first->open);
            QVERIFY(std::abs(again->costUsd - first->costUsd) < 1e-9);
        }
    }
    void comparesAndCounts()
    {
        const BatchManifest manifest = manifestOf(2);
        const test::TempFolder folder;
        Log log(1);
        const auto reading = read(manifest, {folder.write("o.jsonl", joined({chatLine(manifest.items[1].customId, "There are 99 of them."), chatLine(manifest.items[0].customId, "There are 10 of them.")}))}, log.hooks());
        QVERIFY(reading.ok());
        QCOMPARE(reading->answered, size_t(2));
        QCOMPARE(log.results[0].hitId, std::string("h0"));
        QCOMPARE(log.results[0].repeat, 0);
        QCOMPARE(log.results[0].verdict, ReplayVerdict::same);
        QCOMPARE(log.results[1].repeat, 1);
        QVERIFY(log.results[1].verdict >= ReplayVerdict::different);
        QCOMPARE(formatInstant(log.results[1].at), std::string("2026-11-23T08:00:00Z"));
        // gpt-4o-mini: 0.15 and 0.60 a million, half of it in a batch.
        QVERIFY(std::abs(*log.results[0].costUsd - 0.375) < 1e-9);
        QVERIFY(std::abs(reading->costUsd - 0.75) < 1e-9);
    }
    void positionsAreNotTrusted()
    {
        const BatchManifest manifest = manifestOf(2);
        const test::TempFolder folder;
        Log log(1);
        const std::string bare = R"({"response":{"status_code":200,"body":{"choices":[{"message":{"content":"a"}}]}}})";
        const auto refused = read(manifest, {folder.write("p.jsonl", joined({bare, bare}))}, log.hooks());
        QCOMPARE(refused.error().reason, ErrorReason::missingField);
        QVERIFY(refused.error().where.ends_with("p.jsonl"));
        QVERIFY(refused.error().detail.find("custom_id") != std::string::npos && refused.error().detail.find("position") != std::string::npos);
        QVERIFY(log.results.empty());
        const auto mixed = read(manifest, {folder.write("p.jsonl", joined({bare, chatLine(manifest.items[0].customId, "x")}))}, log.hooks());
        QVERIFY(mixed.ok());
        QCOMPARE(mixed->problems.size(), size_t(1));
        QCOMPARE(mixed->problems[0].kind, BatchLineProblem::Kind::noCustomId);
        QCOMPARE(mixed->open.size(), size_t(1));
    }
    void twoAnswersToOneQuestionAreAConflict()
    {
        const BatchManifest manifest = manifestOf(2);
        const std::string id = manifest.items[0].customId;
        const test::TempFolder folder;
        Log log(1);
        const auto first = folder.write("first.jsonl", joined({chatLine(id, "one")}));
        const auto second = folder.write("second.jsonl", joined({"", chatLine(id, "another")}));
        const auto conflict = read(manifest, {first, second}, log.hooks());
        QCOMPARE(conflict.error().code, ErrorCode::conflict);
        QVERIFY(conflict.error().where.ends_with("second.jsonl:2"));
        QVERIFY(conflict.error().detail.find("first.jsonl:1") != std::string::npos);
        QVERIFY(log.results.empty());
        const auto twice = read(manifest, {first, first}, log.hooks());
        QVERIFY(twice.ok());
        QCOMPARE(twice->repeated, size_t(1));
        QCOMPARE(twice->answered, size_t(1));
    }
    void badLinesAreNamed()
    {
        const BatchManifest manifest = manifestOf(4);
        const test::TempFolder folder;
        Log log(2);
        const auto reading = read(manifest, {folder.write("r.jsonl", joined({chatLine(manifest.items[0].customId, "x"), "{\"custom_id\": ", chatLine("cl-unknown", "y"), "[1]", "   "}))}, log.hooks());
        QVERIFY(reading.ok());
        QCOMPARE(reading->problemCount, size_t(3));
        QVERIFY(reading->problems[0].where.ends_with("r.jsonl:2"));
        QCOMPARE(reading->problems[0].kind, BatchLineProblem::Kind::malformed);
        QVERIFY(reading->problems[1].where.ends_with("r.jsonl:3"));
        QCOMPARE(reading->problems[1].kind, BatchLineProblem::Kind::unknownId);
        QCOMPARE(reading->problems[1].detail, std::string("cl-unknown"));
        QCOMPARE(reading->open.size(), size_t(3));
        QCOMPARE(read(manifest, {folder.path("missing.jsonl")}, log.hooks()).error().reason, ErrorReason::fileMissing);
    }
    void errorsOfOpenAiAreTheHitsOwn()
    {
        const BatchManifest manifest = manifestOf(4);
        const auto &items = manifest.items;
        const auto failed = [](const std::string &id, const std::string &code) {
            return dumpJson({{"id", "b"}, {"custom_id", id}, {"response", nullptr}, {"error", {{"code", code}, {"message", "This request could not be executed."}}}});
        };
        const test::TempFolder folder;
        Log log(2);
        const auto reading = read(manifest, {folder.write("e.jsonl", joined({failed(items[0].customId, "batch_expired"), failed(items[1].customId, "batch_cancelled"), chatLine(items[2].customId, "", 400), dumpJson({{"custom_id", items[3].customId}})}))}, log.hooks());
        QVERIFY(reading.ok());
        QCOMPARE(reading->failed, size_t(4));
        QCOMPARE(log.results[0].error->code, ErrorCode::timeout);
        QCOMPARE(log.results[1].error->code, ErrorCode::cancelled);
        QVERIFY(log.results[2].error->where.ends_with("e.jsonl:3"));
        QVERIFY(log.results[2].error->detail.find("400") != std::string::npos);
        QVERIFY(log.results[2].error->detail.find("secretsecret") == std::string::npos);
        QCOMPARE(log.results[3].error->reason, ErrorReason::missingField);
        for (const ReplayResult &result : log.results)
            QCOMPARE(result.verdict, ReplayVerdict::none);
    }
    void errorsOfAnthropicAreTheHitsOwn()
    {
        const BatchManifest manifest = manifestOf(4, ProviderApi::anthropicMessages);
        const auto line = [&](size_t item, Json result) { return dumpJson({{"custom_id", manifest.items[item].customId}, {"result", std::move(result)}}); };
        const test::TempFolder folder;
        Log log(2);
        const auto reading = read(manifest,
                                  {folder.write("a.jsonl", joined({line(0, {{"type", "errored"}, {"error", {{"type", "error"}, {"error", {{"type", "invalid_request_error"}, {"message", "max_tokens: too large"}}}}}}),
                                                                   line(1, {{"type", "expired"}}), line(2, {{"type", "canceled"}}), line(3, {{"type", "paused"}})}))},
                                  log.hooks());
        QVERIFY(reading.ok());
        QCOMPARE(reading->failed, size_t(4));
        QVERIFY(log.results[0].error->detail.find("max_tokens") != std::string::npos);
        QCOMPARE(log.results[1].error->code, ErrorCode::timeout);
        QCOMPARE(log.results[2].error->code, ErrorCode::cancelled);
        QCOMPARE(log.results[3].error->code, ErrorCode::schema);
    }
    void stopsWhenAsked()
    {
        const BatchManifest manifest = manifestOf(2);
        const test::TempFolder folder;
        Log log(1);
        std::stop_source stop;
        stop.request_stop();
        const std::vector<std::filesystem::path> files = {folder.write("r.jsonl", joined({chatLine(manifest.items[0].customId, "x")}))};
        QCOMPARE(readBatchResults(manifest, files, log.hooks(), stop.get_token()).error().code, ErrorCode::cancelled);
    }
};

QTEST_GUILESS_MAIN(TestBatchResults)
#include "tst_batch_results.moc"
