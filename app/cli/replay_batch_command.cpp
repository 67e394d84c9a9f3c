// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/error_line.h"
#include "app/cli/hit_json.h"
#include "app/cli/loaded_logs.h"
#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/driver/json_members.h"
#include "core/replay/batch_file.h"
#include "core/replay/batch_results.h"

#include <algorithm>
#include <filesystem>
#include <random>

namespace cacheloupe {

namespace {

/// What `replay batch write` was asked for.
struct BatchChoice {
    BatchPlan plan;
    size_t sample = 0;
    int repeats = 1;
    std::uint64_t seed = 1;
    std::optional<double> patienceS;
    std::optional<ChatPrice> price;
};

std::string newRunId()
{
    std::random_device device;
    return toHex(hash128(std::to_string(unixMs(systemNow())) + "-" + std::to_string(device()) + std::to_string(device()))).substr(0, 16);
}

std::optional<ChatPrice> givenPrice(const Arguments &arguments, std::string &problem)
{
    const auto input = arguments.number("--input-price", 0, 1e9, problem);
    const auto output = arguments.number("--output-price", 0, 1e9, problem);
    if (input.has_value() != output.has_value() && problem.empty())
        problem = "--input-price and --output-price go together.";
    return input && output ? std::optional(ChatPrice{*input, *output, {}}) : std::nullopt;
}

std::variant<BatchChoice, std::string> batchChoice(const Arguments &arguments)
{
    BatchChoice choice;
    std::string problem;
    const auto provider = batchProviderFromName(arguments.value("--provider"));
    if (!provider)
        return std::string("--provider takes openai or anthropic.");
    if (arguments.value("-o").empty())
        return std::string("Name the folder for the files with -o DIR.");
    choice.plan.provider = *provider;
    choice.plan.model = arguments.value("--model");
    choice.plan.runId = arguments.has("--run") ? arguments.value("--run") : newRunId();
    choice.plan.created = systemNow();
    choice.sample = arguments.count("--sample", problem).value_or(0);
    choice.seed = arguments.count("--seed", problem).value_or(1);
    choice.repeats = int(arguments.number("--repeats", 1, 9, problem).value_or(1));
    if (const auto hours = arguments.number("--patience", 0, 1e6, problem))
        choice.patienceS = *hours * 3600;
    choice.price = givenPrice(arguments, problem);
    if (!choice.price && !choice.plan.model.empty())
        choice.price = chatPrice(choice.plan.model);
    if (!problem.empty())
        return problem;
    return choice;
}

/// Rows of hits, all or a sample of them, in the order of the log.
Result<std::vector<HitRow>> batchRows(const LoadedLogs &logs, const Arguments &arguments, const BatchChoice &choice)
{
    auto rows = logs.rows(arguments.value("--where"));
    if (!rows)
        return rows.error();
    std::erase_if(*rows, [&](HitRow row) { return logs.table().kind(row) != EventKind::hit; });
    if (choice.sample > 0 && choice.sample < rows->size()) {
        Random random(choice.seed);
        for (size_t i = 0; i < choice.sample; ++i)
            std::swap((*rows)[i], (*rows)[i + random.below(rows->size() - i)]);
        rows->resize(choice.sample);
        std::sort(rows->begin(), rows->end());
    }
    return rows;
}

bool isOfTheHit(const Error &error)
{
    return error.code == ErrorCode::schema || error.code == ErrorCode::limit || error.code == ErrorCode::conflict;
}

/// Adds the hits; those whose request cannot be written are counted and said.
Status addHits(BatchWriter &writer, const LoadedLogs &logs, const std::vector<HitRow> &rows, int repeats, CommandCall &call)
{
    size_t leftOut = 0;
    std::string why;
    for (const HitRow row : rows) {
        const auto hit = logs.table().record(row);
        if (!hit)
            return hit.error();
        for (int repeat = 0; repeat < repeats; ++repeat) {
            const Status added = writer.add(*hit, repeat);
            if (!added && !isOfTheHit(added.error()))
                return added;
            if (!added && leftOut++ == 0)
                why = errorLine(added.error());
        }
    }
    if (leftOut > 0)
        call.say(std::to_string(leftOut) + " requests were left out; the first one: " + why);
    return {};
}

BatchFeasibility feasibilityOf(const BatchWriter &writer, const BatchChoice &choice)
{
    BatchLoad load;
    load.requests = writer.requestCount();
    load.bytes = writer.sizeBytes();
    load.patienceS = choice.patienceS;
    load.usage = writer.usage();
    load.price = choice.price;
    return batchFeasibility(load, batchLimits(choice.plan.provider));
}

Json batchJson(const BatchManifest &manifest, const BatchFeasibility &fits)
{
    Json json = {{"provider", batchProviderName(manifest.provider)}, {"run", manifest.runId}, {"requests", manifest.items.size()}};
    json["files"] = Json::array();
    std::uint64_t bytes = 0;
    for (const BatchPart &part : manifest.parts) {
        json["files"].push_back({{"name", part.name}, {"requests", part.requests}, {"bytes", part.bytes}});
        bytes += part.bytes;
    }
    json["file_count"] = manifest.parts.size();
    json["bytes"] = bytes;
    json["latest_s"] = fits.latestS;
    putMember(json, "results_until", manifest.resultsUntil);
    putMember(json, "cost_usd", fits.costUsd);
    putMember(json, "full_price_usd", fits.fullPriceUsd);
    json["limits_as_of"] = batchLimits(manifest.provider).asOf;
    return json;
}

std::string whyNot(const BatchFeasibility &fits, const BatchLimits &limits)
{
    for (const BatchWarning warning : fits.warnings) {
        if (warning == BatchWarning::windowBeyondPatience)
            return "The batch may take " + std::to_string(int(fits.latestS / 3600)) + " hours, longer than --patience allows.";
        if (warning == BatchWarning::tooFewRequests)
            return "The provider takes no batch of fewer than " + std::to_string(limits.minRequests) + " requests.";
    }
    return "A request is larger than the provider allows.";
}

ExitCode runReplayBatchWrite(CommandCall &call)
{
    if (call.arguments.positional().empty())
        return call.refuse("Name at least one hit log.");
    auto parsed = batchChoice(call.arguments);
    if (const auto *problem = std::get_if<std::string>(&parsed))
        return call.refuse(*problem);
    auto &choice = std::get<BatchChoice>(parsed);
    const auto logs = LoadedLogs::load(call.arguments.positional(), {}, call);
    if (!logs)
        return call.fail(logs.error());
    for (const LogPath &file : (*logs)->files())
        choice.plan.logs.push_back(std::filesystem::absolute(file.path).string());
    const auto rows = batchRows(**logs, call.arguments, choice);
    if (!rows)
        return call.fail(rows.error());
    auto writer = BatchWriter::create(call.arguments.value("-o"), choice.plan);
    if (!writer)
        return call.fail(writer.error());
    if (const Status added = addHits(*writer, **logs, *rows, choice.repeats, call); !added)
        return call.fail(added.error());
    const BatchFeasibility fits = feasibilityOf(*writer, choice);
    if (writer->requestCount() > 0 && !fits.fits) {
        call.say(whyNot(fits, batchLimits(choice.plan.provider)) + " Nothing was written.");
        return ExitCode::findings;
    }
    const auto manifest = writer->finish();
    if (!manifest)
        return call.fail(manifest.error());
    RecordWriter out(call.out, call.format,
                     {{"provider", 10}, {"requests", 9, true}, {"file_count", 10, true}, {"bytes", 12, true}, {"cost_usd", 10, true}, {"full_price_usd", 14, true}, {"results_until", 24}});
    out.write(batchJson(*manifest, fits));
    out.finish();
    call.say("The files and manifest.json are in " + call.arguments.value("-o") + "; nothing was sent.");
    return ExitCode::fine;
}

/// Hits by id, read from the logs one at a time.
class BatchHits {
public:
    explicit BatchHits(const LoadedLogs &logs) : m_logs(logs) {}

    const Hit *hit(const std::string &id)
    {
        const auto row = m_logs.table().rowOfId(id);
        if (!row)
            return nullptr;
        auto record = m_logs.table().record(*row);
        if (!record)
            return nullptr;
        m_last = std::move(*record);
        return &m_last;
    }

private:
    const LoadedLogs &m_logs;
    Hit m_last;
};

std::string problemLine(const BatchLineProblem &problem)
{
    switch (problem.kind) {
    case BatchLineProblem::Kind::noCustomId:
        return problem.where + ": no custom_id, and results are not joined by their position.";
    case BatchLineProblem::Kind::unknownId:
        return problem.where + ": " + problem.detail + " is not in the manifest.";
    case BatchLineProblem::Kind::malformed:
        break;
    }
    return problem.where + ": cannot be read: " + problem.detail;
}

void sayReading(CommandCall &call, const BatchReading &reading)
{
    constexpr size_t kShownProblems = 10;
    for (size_t i = 0; i < std::min(reading.problems.size(), kShownProblems); ++i)
        call.say(problemLine(reading.problems[i]));
    if (reading.problemCount > kShownProblems)
        call.say(std::to_string(reading.problemCount - kShownProblems) + " more lines were passed over.");
    call.say(std::to_string(reading.answered) + " answered, " + std::to_string(reading.failed) + " failed, " + std::to_string(reading.open.size()) + " still open.");
}

ExitCode runReplayBatchRead(CommandCall &call)
{
    const auto &words = call.arguments.positional();
    if (words.size() < 2)
        return call.refuse("Name the manifest.json of the batch and the result files.");
    std::string problem;
    BatchReadHooks hooks;
    hooks.price = givenPrice(call.arguments, problem);
    if (!problem.empty())
        return call.refuse(problem);
    const auto manifest = readBatchManifest(words[0]);
    if (!manifest)
        return call.fail(manifest.error());
    const auto logs = LoadedLogs::load(call.arguments.has("--log") ? std::vector<std::string>{call.arguments.value("--log")} : manifest->logs, {}, call);
    if (!logs)
        return call.fail(logs.error());
    BatchHits hits(**logs);
    RecordWriter writer(call.out, call.format,
                        {{"id", 34}, {"verdict", 12}, {"overlap", 7, true}, {"cost_usd", 9, true}, {"fresh_answer", 60}, {"error", 80}, {"differences", 0}, {"usage", 0}});
    hooks.hit = [&](const std::string &id) { return hits.hit(id); };
    hooks.onResult = [&](const ReplayResult &result) { writer.write(replayJson(result)); };
    hooks.at = systemNow();
    const std::vector<std::filesystem::path> files(words.begin() + 1, words.end());
    const auto reading = readBatchResults(*manifest, files, hooks);
    writer.finish();
    call.out.flush();
    if (!reading)
        return call.fail(reading.error());
    sayReading(call, *reading);
    return reading->open.empty() && reading->problemCount == 0 && reading->failed == 0 ? ExitCode::fine : ExitCode::findings;
}

} // namespace

Command replayBatchWriteCommand()
{
    return {"replay batch write",
            "FILE… --provider openai|anthropic --model M -o DIR [--sample N] [--repeats N]",
            "Writes the requests of a replay as batch files within the provider's limits; sends nothing.",
            {{"--provider", "NAME", "openai or anthropic"},
             {"--model", "NAME", "ask this model; default: the model of each hit"},
             {"-o", "DIR", "the folder for the files and their manifest.json"},
             {"--sample", "N", "N hits at random; default all"},
             {"--seed", "N", "another sample; the same seed picks the same hits"},
             {"--repeats", "N", "ask each hit N times, 1 to 9"},
             {"--patience", "HOURS", "write nothing when the batch may take longer"},
             {"--run", "ID", "part of every custom id; default: a new one"},
             {"--input-price", "USD", "for a million input tokens, when the model's price is not known"},
             {"--output-price", "USD", "for a million output tokens"},
             kWhereOption, kDialectOption},
            runReplayBatchWrite};
}

Command replayBatchReadCommand()
{
    return {"replay batch read",
            "MANIFEST RESULTS… [--log FILE]",
            "Joins the results of a batch with the hits by custom id and compares the answers.",
            {{"--log", "FILE", "the hit log or its folder, when it is not where the manifest says"},
             {"--input-price", "USD", "for a million input tokens, when the model's price is not known"},
             {"--output-price", "USD", "for a million output tokens"},
             kDialectOption},
            runReplayBatchRead};
}

} // namespace cacheloupe
