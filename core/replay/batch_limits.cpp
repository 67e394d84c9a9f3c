// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/batch_limits.h"

#include "core/driver/text_template.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 5> kBatchProviderNames = {"openai", "anthropic", "vertex", "azure", "bedrock"};
constexpr std::array<std::string_view, 5> kBatchWarningNames = {"request_too_large", "too_few_requests", "window_beyond_patience", "window_is_target", "long_queue"};
constexpr double kLongQueueS = 86'400;

CachedInput cachedInputFromName(std::string_view name)
{
    return name == "stacks" ? CachedInput::stacks : name == "instead" ? CachedInput::instead : CachedInput::whole;
}

std::vector<BatchLimits> readBatchLimits()
{
    std::vector<BatchLimits> out(kBatchProviderNames.size());
    const Json json = textResource("provider_facts/batch_limits.json");
    const Json *rows = jsonAt(json, "providers");
    for (const Json &row : rows ? *rows : Json::array()) {
        const auto provider = batchProviderFromName(jsonText(row, "provider").value_or(""));
        if (!provider)
            continue;
        const auto figure = [&](const char *name) { return jsonNumber(row, name).value_or(0); };
        BatchLimits &limits = out[size_t(*provider)];
        limits.provider = *provider;
        limits.discount = figure("discount");
        limits.windowS = figure("window_s");
        limits.queueS = figure("queue_s");
        limits.windowExpires = jsonText(row, "window") == "expires";
        limits.maxRequests = size_t(figure("max_requests"));
        limits.minRequests = size_t(figure("min_requests"));
        limits.maxFileBytes = std::uint64_t(figure("max_file_bytes"));
        limits.maxOwnStorageBytes = std::uint64_t(figure("max_own_storage_bytes"));
        limits.resultsKeptS = figure("results_kept_s");
        limits.oneModelAFile = jsonBool(row, "one_model_a_file").value_or(false);
        limits.cachedInput = cachedInputFromName(jsonText(row, "cached_input").value_or(""));
        limits.cachedInputFactor = figure("cached_input_factor");
        limits.asOf = jsonText(row, "as_of").value_or("");
        limits.source = jsonText(row, "source").value_or("");
    }
    return out;
}

template <typename T>
size_t atLeastFiles(T amount, T limit)
{
    return limit == 0 ? 1 : size_t((amount + limit - 1) / limit);
}

} // namespace

std::string_view batchProviderName(BatchProvider provider)
{
    return kBatchProviderNames[size_t(provider)];
}

std::optional<BatchProvider> batchProviderFromName(std::string_view name)
{
    const auto it = std::find(kBatchProviderNames.begin(), kBatchProviderNames.end(), name);
    return it == kBatchProviderNames.end() ? std::nullopt : std::optional(BatchProvider(it - kBatchProviderNames.begin()));
}

std::string_view batchWarningName(BatchWarning warning)
{
    return kBatchWarningNames[size_t(warning)];
}

const BatchLimits &batchLimits(BatchProvider provider)
{
    static const std::vector<BatchLimits> known = readBatchLimits();
    return known[size_t(provider)];
}

std::optional<double> batchCallCostUsd(const TokenUsage &usage, const std::optional<ChatPrice> &price, const BatchLimits &limits)
{
    if (!price || !usage.inputTokens || !usage.outputTokens)
        return std::nullopt;
    const double share = 1 - limits.discount;
    const double cached = double(std::clamp<std::int64_t>(usage.cachedInputTokens.value_or(0), 0, *usage.inputTokens));
    const double input = (double(*usage.inputTokens) - cached) * price->inputUsdPerMillion * share;
    const double output = double(*usage.outputTokens) * price->outputUsdPerMillion * share;
    const double factor = limits.cachedInput == CachedInput::whole     ? share
                          : limits.cachedInput == CachedInput::stacks ? limits.cachedInputFactor * share
                                                                      : limits.cachedInputFactor;
    return (input + cached * price->inputUsdPerMillion * factor + output) / 1e6;
}

BatchFeasibility batchFeasibility(const BatchLoad &load, const BatchLimits &limits)
{
    BatchFeasibility out;
    const std::uint64_t fileBytes = load.ownStorage && limits.maxOwnStorageBytes > 0 ? limits.maxOwnStorageBytes : limits.maxFileBytes;
    const auto warn = [&](BatchWarning warning, bool ends) {
        out.warnings.push_back(warning);
        out.fits = out.fits && !ends;
    };
    if (load.requests > 0) {
        out.files = std::max({atLeastFiles<std::uint64_t>(load.requests, limits.maxRequests), atLeastFiles<std::uint64_t>(load.bytes, fileBytes), size_t(1)});
        if (limits.oneModelAFile)
            out.files = std::max(out.files, load.models);
    }
    out.latestS = limits.queueS + limits.windowS;
    if (load.largestBytes > fileBytes)
        warn(BatchWarning::requestTooLarge, true);
    if (load.requests < limits.minRequests)
        warn(BatchWarning::tooFewRequests, true);
    if (load.patienceS && *load.patienceS < out.latestS)
        warn(BatchWarning::windowBeyondPatience, true);
    if (!limits.windowExpires)
        warn(BatchWarning::windowIsTarget, false);
    if (limits.queueS >= kLongQueueS)
        warn(BatchWarning::longQueue, false);
    if (load.usage) {
        out.costUsd = batchCallCostUsd(*load.usage, load.price, limits);
        out.fullPriceUsd = callCostUsd(*load.usage, load.price);
    }
    return out;
}

BatchReuse batchReuse(const Hit &hit, const BatchLimits &limits)
{
    BatchReuse out;
    out.laneLabelled = !hit.lane.empty();
    out.notInteractive = hit.lane == "batch";
    const auto age = servedAgeS(hit);
    out.withinWindow = age && *age < limits.windowS;
    return out;
}

} // namespace cacheloupe
