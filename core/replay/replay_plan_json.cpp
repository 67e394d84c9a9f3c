// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/replay_plan_json.h"

#include "core/driver/json.h"

#include <algorithm>

namespace cacheloupe {

namespace {

using std::chrono::milliseconds;

constexpr double kMostMs = 24.0 * 3600 * 1000;

milliseconds readMs(const Json &json, std::string_view member, milliseconds fallback)
{
    const auto value = jsonNumber(json, member);
    return value ? milliseconds(std::int64_t(std::clamp(*value, 1.0, kMostMs))) : fallback;
}

Error wrong(std::string_view where, std::string member)
{
    return {ErrorCode::schema, ErrorReason::wrongType, std::string(where), std::move(member)};
}

void readCare(const Json &json, ReplayPlan &plan)
{
    plan.repeats = int(std::clamp(jsonNumber(json, "repeats").value_or(1), 1.0, double(kMostRepeats)));
    plan.parallel = unsigned(std::clamp(jsonNumber(json, "parallel").value_or(1), 1.0, double(kMostParallel)));
    plan.requestsPerMinute = std::clamp(jsonNumber(json, "requests_per_minute").value_or(0), 0.0, 1e6);
    plan.maxAttempts = int(std::clamp(jsonNumber(json, "max_attempts").value_or(plan.maxAttempts), 1.0, 100.0));
    plan.maxCostUsd = jsonNumber(json, "max_cost_usd");
    const auto input = jsonNumber(json, "price.input_usd_per_million");
    const auto output = jsonNumber(json, "price.output_usd_per_million");
    if (input && output)
        plan.price = ChatPrice{*input, *output, jsonText(json, "price.as_of").value_or("")};
    plan.maskPrivateText = jsonBool(json, "mask_private_text").value_or(false);
    plan.timeout = readMs(json, "timeout_ms", plan.timeout);
    plan.idleTimeout = readMs(json, "idle_timeout_ms", plan.idleTimeout);
    plan.firstBackoff = readMs(json, "first_backoff_ms", plan.firstBackoff);
    plan.longestWait = readMs(json, "longest_wait_ms", plan.longestWait);
    plan.seed = std::uint64_t(std::clamp(jsonNumber(json, "seed").value_or(1), 0.0, 9e15));
    plan.caFile = jsonText(json, "ca_file").value_or("");
}

} // namespace

std::string replayPlanJson(const ReplayPlanRecord &record)
{
    const ReplayPlan &plan = record.plan;
    Json json = {{"endpoint", endpointToConfirm(plan)}, {"api", providerApiName(plan.target.api)}, {"stream", plan.target.stream},
                 {"gateway", int(plan.target.gateway)}, {"api_key", plan.apiKey.toString()},      {"model", plan.target.model},
                 {"hits", record.hits},                 {"sources", record.sources},              {"repeats", plan.repeats},
                 {"parallel", plan.parallel},           {"requests_per_minute", plan.requestsPerMinute}, {"max_attempts", plan.maxAttempts},
                 {"mask_private_text", plan.maskPrivateText}, {"timeout_ms", plan.timeout.count()}, {"idle_timeout_ms", plan.idleTimeout.count()},
                 {"first_backoff_ms", plan.firstBackoff.count()}, {"longest_wait_ms", plan.longestWait.count()}, {"seed", plan.seed},
                 {"ca_file", plan.caFile}};
    if (plan.maxCostUsd)
        json["max_cost_usd"] = *plan.maxCostUsd;
    if (plan.price)
        json["price"] = {{"input_usd_per_million", plan.price->inputUsdPerMillion}, {"output_usd_per_million", plan.price->outputUsdPerMillion}, {"as_of", plan.price->asOf}};
    if (!plan.templates.empty())
        json["templates"] = writeRequestTemplates(plan.templates);
    return dumpJson(json);
}

Result<ReplayPlanRecord> readReplayPlan(std::string_view text, std::string_view where)
{
    const auto json = parseJson(text, std::string(where));
    if (!json)
        return json.error();
    ReplayPlanRecord record;
    ReplayPlan &plan = record.plan;
    const auto endpoint = jsonText(*json, "endpoint");
    if (!endpoint)
        return Error{ErrorCode::schema, ErrorReason::missingField, std::string(where), "endpoint"};
    plan.target.endpoint = *endpoint;
    const auto api = providerApiFromName(jsonText(*json, "api").value_or("openai"));
    if (!api)
        return wrong(where, "api");
    plan.target.api = *api;
    plan.target.model = jsonText(*json, "model").value_or("");
    plan.target.stream = jsonBool(*json, "stream").value_or(false);
    plan.target.gateway = jsonNumber(*json, "gateway") == double(Gateway::liteLlm) ? Gateway::liteLlm : Gateway::unknown;
    if (const std::string key = jsonText(*json, "api_key").value_or(""); !key.empty()) {
        const auto reference = SecretRef::parse(key);
        if (!reference)
            return wrong(where, "api_key");
        plan.apiKey = *reference;
    }
    if (const auto templates = jsonText(*json, "templates")) {
        auto read = readRequestTemplates(*templates, std::string(where));
        if (!read)
            return read.error();
        plan.templates = *std::move(read);
    }
    readCare(*json, plan);
    record.hits = size_t(std::clamp(jsonNumber(*json, "hits").value_or(0), 0.0, 1e9));
    if (const Json *sources = jsonAt(*json, "sources"); sources && sources->is_array()) {
        for (const Json &source : *sources) {
            if (source.is_string())
                record.sources.push_back(source.get<std::string>());
        }
    }
    return record;
}

} // namespace cacheloupe
