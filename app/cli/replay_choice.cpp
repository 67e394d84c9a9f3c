// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/replay_choice.h"

#include "core/base/file.h"

namespace cacheloupe {

std::variant<ReplayChoice, std::string> replayChoice(const Arguments &arguments)
{
    ReplayChoice choice;
    ReplayPlan &plan = choice.plan;
    std::string problem;
    choice.sample = arguments.count("--sample", problem).value_or(choice.sample);
    plan.seed = arguments.count("--seed", problem).value_or(1);
    plan.repeats = int(arguments.number("--repeat", 1, kMostRepeats, problem).value_or(1));
    plan.maxCostUsd = arguments.number("--max-cost", 0, 1e9, problem);
    plan.parallel = unsigned(arguments.number("--parallel", 1, kMostParallel, problem).value_or(1));
    plan.requestsPerMinute = arguments.number("--rate", 0.01, 1e6, problem).value_or(0);
    if (const auto seconds = arguments.number("--timeout", 0.1, 86'400, problem))
        plan.timeout = std::chrono::milliseconds(std::int64_t(*seconds * 1000));
    const auto inputPrice = arguments.number("--input-price", 0, 1e9, problem);
    const auto outputPrice = arguments.number("--output-price", 0, 1e9, problem);
    if (!problem.empty())
        return problem;
    if (inputPrice.has_value() != outputPrice.has_value())
        return std::string("--input-price and --output-price go together.");
    if (inputPrice)
        plan.price = ChatPrice{*inputPrice, *outputPrice, {}};
    if (arguments.value("--endpoint").empty())
        return std::string("Name the server with --endpoint, for instance https://api.openai.com/v1.");
    if (arguments.has("--api")) {
        const auto api = providerApiFromName(arguments.value("--api"));
        if (!api)
            return "--api takes openai, openai-responses, anthropic, gemini or azure, not \"" + arguments.value("--api") + "\".";
        plan.target.api = *api;
    }
    if (arguments.has("--key-ref")) {
        const auto key = SecretRef::parse(arguments.value("--key-ref"));
        if (!key)
            return std::string("--key-ref takes env:NAME or file:PATH, never the key itself.");
        plan.apiKey = *key;
    }
    choice.resume = arguments.value("--resume");
    if (!choice.resume.empty() && arguments.value("--workspace").empty())
        return std::string("--resume needs the --workspace that holds the run.");
    plan.target.endpoint = arguments.value("--endpoint");
    plan.confirmedEndpoint = endpointToConfirm(plan);
    plan.target.model = arguments.value("--model");
    plan.target.stream = arguments.has("--stream");
    plan.maskPrivateText = arguments.has("--mask");
    plan.caFile = arguments.value("--ca-file");
    choice.dryRun = arguments.has("--dry-run");
    choice.agreed = arguments.has("--yes");
    return choice;
}

Status readTemplates(const Arguments &arguments, ReplayPlan &plan)
{
    const std::string path = arguments.value("--templates");
    if (path.empty())
        return {};
    const auto text = readWholeFile(path);
    if (!text)
        return text.error();
    auto templates = readRequestTemplates(*text, path);
    if (!templates)
        return templates.error();
    plan.templates = *std::move(templates);
    return {};
}

} // namespace cacheloupe
