// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/batch_file.h"

#include "core/base/file.h"
#include "core/driver/json.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <set>
#include <sstream>

using namespace cacheloupe;

namespace {

Hit batchHit(int number, std::string model = "gpt-4o-mini", size_t textBytes = 20)
{
    Hit hit;
    hit.id = "hit-" + std::to_string(number);
    hit.callSite = "evals";
    hit.query = "Question \"" + std::to_string(number) + "\"\n" + std::string(textBytes, 'q');
    hit.answer = "Answer " + std::to_string(number);
    hit.model = std::move(model);
    return hit;
}

BatchPlan planFor(BatchProvider provider, std::string run = "run/1")
{
    BatchPlan plan;
    plan.provider = provider;
    plan.runId = std::move(run);
    plan.created = *parseInstant("2026-11-22T12:00:00Z");
    plan.logs = {"hits.jsonl"};
    return plan;
}

std::vector<std::string> linesOf(const std::filesystem::path &path)
{
    std::vector<std::string> lines;
    std::istringstream stream(*readWholeFile(path));
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

std::vector<std::string> namesIn(const std::filesystem::path &folder)
{
    std::vector<std::string> names;
    for (const auto &file : std::filesystem::directory_iterator(folder))
        names.push_back(file.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

class TestBatchFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesOpenAiLines()
    {
        const test::TempFolder folder;
        auto writer = BatchWriter::create(folder.path("out"), planFor(BatchProvider::openAi));
        QVERIFY(writer.ok());
        for (int i = 0; i < 3; ++i) {
            for (int repeat = 0; repeat < 2; ++repeat)
                QVERIFY(writer->add(batchHit(i), repeat).ok());
        }
        QCOMPARE(namesIn(folder.path("out")).size(), size_t(1)); // not yet under its name
        QVERIFY(!std::filesystem::exists(folder.path("out/batch-run-1-001.jsonl")));
        const auto manifest = writer->finish();
        QVERIFY(manifest.ok());
        QCOMPARE(namesIn(folder.path("out")), (std::vector<std::string>{"batch-run-1-001.jsonl", "manifest.json"}));
        const auto lines = linesOf(folder.path("out/batch-run-1-001.jsonl"));
        QCOMPARE(lines.size(), size_t(6));
        std::set<std::string> ids;
        for (size_t i = 0; i < lines.size(); ++i) {
            const auto json = parseJson(lines[i], "line");
            QVERIFY(json.ok());
            QCOMPARE(json->size(), size_t(4));
            QCOMPARE(*jsonText(*json, "method"), std::string("POST"));
            QCOMPARE(*jsonText(*json, "url"), std::string("/v1/chat/completions"));
            QCOMPARE(*jsonText(*json, "body.model"), std::string("gpt-4o-mini"));
            QCOMPARE(*jsonText(*json, "body.messages.0.content"), batchHit(int(i / 2)).query);
            QCOMPARE(*jsonText(*json, "custom_id"), manifest->items[i].customId);
            QCOMPARE(manifest->items[i].hitId, "hit-" + std::to_string(i / 2));
            QCOMPARE(manifest->items[i].repeat, int(i % 2));
            ids.insert(*jsonText(*json, "custom_id"));
        }
        QCOMPARE(ids.size(), size_t(6));
        QVERIFY(!manifest->resultsUntil);
        QCOMPARE(manifest->parts.size(), size_t(1));
        QCOMPARE(manifest->parts[0].bytes, std::uint64_t(std::filesystem::file_size(folder.path("out/batch-run-1-001.jsonl"))));
        const auto read = readBatchManifest(folder.path("out/manifest.json"));
        QVERIFY(read.ok());
        QVERIFY(*read == *manifest);
    }
    void writesAnthropicBodies()
    {
        const test::TempFolder folder;
        auto writer = BatchWriter::create(folder.path("out"), planFor(BatchProvider::anthropic));
        for (int i = 0; i < 3; ++i)
            QVERIFY(writer->add(batchHit(i, i == 1 ? "claude-a" : "claude-b")).ok());
        const auto manifest = writer->finish();
        QVERIFY(manifest.ok());
        QCOMPARE(manifest->parts.size(), size_t(1)); // models may stand side by side
        const auto json = parseJson(*readWholeFile(folder.path("out") / manifest->parts[0].name), "file");
        QVERIFY(json.ok());
        QCOMPARE(jsonAt(*json, "requests")->size(), size_t(3));
        QCOMPARE(*jsonText(*json, "requests.1.params.model"), std::string("claude-a"));
        QCOMPARE(*jsonText(*json, "requests.2.custom_id"), manifest->items[2].customId);
        QCOMPARE(formatInstant(*manifest->resultsUntil), std::string("2026-12-21T12:00:00Z"));
    }
    void idsAreStableAndAllowed()
    {
        const std::string id = batchCustomId("run", "hit", 0);
        QCOMPARE(id, batchCustomId("run", "hit", 0));
        std::set<std::string> ids = {id, batchCustomId("run", "hit", 1), batchCustomId("run2", "hit", 0), batchCustomId("run", "hit2", 0), batchCustomId("run", "hit\n1", 0)};
        QCOMPARE(ids.size(), size_t(5));
        for (const std::string &each : ids) {
            QVERIFY(each.size() <= 64);
            QVERIFY(each.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == std::string::npos);
        }
    }
    void splitsByCountAndBytes_data()
    {
        QTest::addColumn<int>("provider");
        QTest::newRow("openai") << int(BatchProvider::openAi);
        QTest::newRow("anthropic") << int(BatchProvider::anthropic);
    }
    void splitsByCountAndBytes()
    {
        QFETCH(int, provider);
        const test::TempFolder folder;
        BatchPlan plan = planFor(BatchProvider(provider));
        plan.limits = batchLimits(BatchProvider(provider));
        plan.limits->maxRequests = 10;
        plan.limits->maxFileBytes = 6'000;
        auto writer = BatchWriter::create(folder.path("out"), plan);
        for (int i = 0; i < 60; ++i)
            QVERIFY(writer->add(batchHit(i, "m", i < 30 ? 5 : 1'500)).ok());
        const Status tooLarge = writer->add(batchHit(99, "m", 7'000));
        QCOMPARE(tooLarge.error().code, ErrorCode::limit);
        QCOMPARE(tooLarge.error().where, std::string("hit-99"));
        QCOMPARE(writer->add(batchHit(3)).error().code, ErrorCode::conflict);
        const auto manifest = writer->finish();
        QVERIFY(manifest.ok());
        QVERIFY(manifest->parts.size() >= 3 + 8);
        size_t requests = 0;
        for (const BatchPart &part : manifest->parts) {
            const auto path = folder.path("out") / part.name;
            QVERIFY(std::filesystem::file_size(path) <= 6'000);
            QCOMPARE(std::uint64_t(std::filesystem::file_size(path)), part.bytes);
            QVERIFY(part.requests <= 10 && part.requests > 0);
            requests += part.requests;
            if (BatchProvider(provider) == BatchProvider::anthropic)
                QCOMPARE(jsonAt(*parseJson(*readWholeFile(path), "part"), "requests")->size(), part.requests);
            else
                QCOMPARE(linesOf(path).size(), part.requests);
        }
        QCOMPARE(requests, size_t(60));
        QCOMPARE(manifest->items.size(), size_t(60));
    }
    void aFileHoldsOneModel()
    {
        const test::TempFolder folder;
        auto writer = BatchWriter::create(folder.path("out"), planFor(BatchProvider::openAi));
        for (int i = 0; i < 9; ++i)
            QVERIFY(writer->add(batchHit(i, "model-" + std::to_string(i % 3))).ok());
        const auto manifest = writer->finish();
        QCOMPARE(manifest->parts.size(), size_t(3));
        for (const BatchPart &part : manifest->parts) {
            QCOMPARE(part.requests, size_t(3));
            for (const std::string &line : linesOf(folder.path("out") / part.name))
                QCOMPARE(*jsonText(*parseJson(line, "line"), "body.model"), part.model);
        }
    }
    void nothingIsLeftWhenItIsGivenUp()
    {
        const test::TempFolder folder;
        {
            auto writer = BatchWriter::create(folder.path("out"), planFor(BatchProvider::openAi));
            QVERIFY(writer->add(batchHit(1)).ok());
        }
        QVERIFY(namesIn(folder.path("out")).empty());
        auto empty = BatchWriter::create(folder.path("out"), planFor(BatchProvider::openAi));
        QCOMPARE(empty->finish().error().code, ErrorCode::limit);
        QVERIFY(namesIn(folder.path("out")).empty());
    }
    void nothingIsLeftWhenTheDiskIsFull()
    {
        // A file size limit stands in for a full disk: the write fails in the middle.
        const test::TempFolder folder;
        rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        {
            auto writer = BatchWriter::create(folder.path("out"), planFor(BatchProvider::openAi));
            rlimit small = before;
            small.rlim_cur = 100'000;
            QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
            Status added;
            for (int i = 0; i < 2'000 && added; ++i)
                added = writer->add(batchHit(i, "m", 1'000));
            const auto end = added ? writer->finish().error() : added.error();
            ::setrlimit(RLIMIT_FSIZE, &before);
            QCOMPARE(end.code, ErrorCode::io);
            QVERIFY(end.where.ends_with("batch-run-1-001.jsonl"));
        }
        std::signal(SIGXFSZ, handler);
        QVERIFY(namesIn(folder.path("out")).empty());
    }
    void leavesAnEarlierBatchAlone()
    {
        const test::TempFolder folder;
        auto first = BatchWriter::create(folder.path("out"), planFor(BatchProvider::openAi));
        QVERIFY(first->add(batchHit(1)).ok() && first->finish().ok());
        const auto second = BatchWriter::create(folder.path("out"), planFor(BatchProvider::openAi, "run2"));
        QCOMPARE(second.error().code, ErrorCode::conflict);
        QVERIFY(second.error().where.ends_with("manifest.json"));
        QCOMPARE(BatchWriter::create(folder.path("other"), planFor(BatchProvider::vertex)).error().code, ErrorCode::unsupported);
    }
    void aManifestThatIsNoneSaysWhere()
    {
        const test::TempFolder folder;
        const auto reasonOf = [&](std::string_view text) { return readBatchManifest(folder.write("m.json", text)).error(); };
        QCOMPARE(reasonOf("{").reason, ErrorReason::malformedJson);
        QCOMPARE(reasonOf("{}").detail, std::string("schema"));
        QCOMPARE(reasonOf(R"({"schema":"cacheloupe.batch_manifest/9"})").reason, ErrorReason::newerSchema);
        const std::string head = R"({"schema":"cacheloupe.batch_manifest/1","provider":"openai","api":"openai","created":"2026-11-22T12:00:00Z","files":[],"items":)";
        QCOMPARE(reasonOf(head + "[{\"custom_id\":\"a\"}]}").detail, std::string("items.0.hit"));
        QCOMPARE(reasonOf(head + R"([{"custom_id":"a","hit":"1"},{"custom_id":"a","hit":"2"}]})").code, ErrorCode::conflict);
        QVERIFY(readBatchManifest(folder.write("m.json", head + R"([{"custom_id":"a","hit":"1"}]})")).ok());
    }
};

QTEST_GUILESS_MAIN(TestBatchFile)
#include "tst_batch_file.moc"
