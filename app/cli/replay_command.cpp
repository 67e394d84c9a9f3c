// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/hit_json.h"
#include "app/cli/loaded_logs.h"
#include "core/base/random.h"
#include "core/replay/replay_runner.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr size_t kDefaultSample = 20;

/// `count` of the rows at random, in the order of the log; 0 = all.
std::vector<HitRow> sampled(std::vector<HitRow> rows, size_t count, std::uint64_t seed)
{
    if (count == 0 || count >= rows.size())
        return rows;
    Random random(seed);
    for (size_t i = 0; i < count; ++i)
        std::swap(rows[i], rows[i + random.below(rows.size() - i)]);
    rows.resize(count);
    std::sort(rows.begin(), rows.end());
    return rows;
}

/// The hits to replay: those that fit --where and were answered from the cache.
Result<std::vector<Hit>> chosenHits(const LoadedLogs &logs, const Arguments &arguments, size_t count, std::uint64_t seed)
{
    auto rows = logs.rows(arguments.value("--where"));
    if (!rows)
        return rows.error();
    std::erase_if(*rows, [&](HitRow row) { return logs.table().kind(row) != EventKind::hit; });
    std::vector<Hit> hits;
    for (const HitRow row : sampled(std::move(*rows), count, seed)) {
        auto hit = logs.table().record(row);
        if (!hit)
            return hit.error();
        hits.push_back(std::move(*hit));
    }
    return hits;
}

struct ReplayChoice {
    ReplayPlan plan;
    size_t sample = kDefaultSample;
};

/// The plan of the options, or what is wrong with them.
std::variant<ReplayChoice, std::string> replayChoice(const Arguments &arguments)
{
    ReplayChoice choice;
    std::string problem;
    choice.sample = arguments.count("--sample", problem).value_or(kDefaultSample);
    choice.plan.seed = arguments.count("--seed", problem).value_or(1);
    choice.plan.maxCostUsd = arguments.number("--max-cost", 0, 1e9, problem);
    choice.plan.parallel = unsigned(arguments.number("--parallel", 1, 8, problem).value_or(1));
    const auto inputPrice = arguments.number("--input-price", 0, 1e9, problem);
    const auto outputPrice = arguments.number("--output-price", 0, 1e9, problem);
    if (!problem.empty())
        return problem;
    if (inputPrice.has_value() != outputPrice.has_value())
        return std::string("--input-price and --output-price go together.");
    if (inputPrice)
        choice.plan.price = ChatPrice{*inputPrice, *outputPrice, {}};
    if (arguments.value("--endpoint").empty())
        return std::string("Name the server with --endpoint, for instance https://api.openai.com/v1.");
    if (arguments.has("--api") && arguments.value("--api") != "openai")
        return "--api takes openai (chat completions), not \"" + arguments.value("--api") + "\".";
    choice.plan.endpoint = arguments.value("--endpoint");
    choice.plan.model = arguments.value("--model");
    choice.plan.caFile = arguments.value("--ca-file");
    return choice;
}

ExitCode runPlan(CommandCall &call, const std::vector<Hit> &hits, const ReplayPlan &plan)
{
    RecordWriter writer(call.out, call.format,
                        {{"id", 34}, {"verdict", 12}, {"overlap", 7, true}, {"cost_usd", 9, true}, {"attempts", 8, true},
                         {"fresh_answer", 60}, {"error", 80}, {"differences", 0}, {"usage", 0}});
    size_t failed = 0;
    size_t answered = 0;
    ReplayHooks hooks;
    hooks.onResult = [&](const ReplayResult &result) {
        ++(result.error ? failed : answered);
        writer.write(replayJson(result));
    };
    const auto run = runReplay(hits, plan, resolveSecret, hooks);
    writer.finish();
    call.out.flush();
    if (failed > 0)
        call.say(std::to_string(failed) + " of " + std::to_string(hits.size()) + " hits got no fresh answer.");
    if (!run)
        return call.fail(run.error());
    return answered > 0 || hits.empty() ? ExitCode::fine : ExitCode::unreadable;
}

ExitCode runReplay(CommandCall &call)
{
    if (call.arguments.positional().empty())
        return call.refuse("Name at least one hit log.");
    auto parsed = replayChoice(call.arguments);
    if (const auto *problem = std::get_if<std::string>(&parsed))
        return call.refuse(*problem);
    auto &choice = std::get<ReplayChoice>(parsed);
    if (call.arguments.has("--key-ref")) {
        const auto key = SecretRef::parse(call.arguments.value("--key-ref"));
        if (!key)
            return call.refuse("--key-ref takes env:NAME or file:PATH, never the key itself.");
        choice.plan.apiKey = *key;
    }
    const auto logs = LoadedLogs::load(call.arguments.positional(), call.arguments.value("--workspace"), call);
    if (!logs)
        return call.fail(logs.error());
    const auto hits = chosenHits(**logs, call.arguments, choice.sample, choice.plan.seed);
    if (!hits)
        return call.fail(hits.error());
    if (hits->empty())
        call.say("No hit fits; nothing was sent.");
    return runPlan(call, *hits, choice.plan);
}

} // namespace

Command replayCommand()
{
    return {"replay",
            "FILE… --endpoint URL [--model M] [--key-ref env:NAME] [--sample N] [--max-cost USD]",
            "Asks a model again and compares the fresh answers with the cached ones.",
            {{"--endpoint", "URL", "an OpenAI-compatible server, for instance https://api.openai.com/v1"},
             {"--api", "openai", "chat completions; the only one so far"},
             {"--model", "NAME", "ask this model; default: the model of each hit"},
             {"--key-ref", "REF", "where the API key is kept: env:NAME or file:PATH"},
             {"--sample", "N", "N hits at random, 0 = all; default 20"},
             {"--seed", "N", "another sample; the same seed picks the same hits"},
             {"--max-cost", "USD", "stop before the run costs more"},
             {"--input-price", "USD", "for a million input tokens, when the model's price is not known"},
             {"--output-price", "USD", "for a million output tokens"},
             {"--parallel", "N", "requests at once, 1 to 8; default 1"},
             {"--ca-file", "PATH", "PEM file with the authorities to trust for TLS"},
             kWhereOption, kDialectOption,
             kWorkspaceOption},
            runReplay};
}

} // namespace cacheloupe
