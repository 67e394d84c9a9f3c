// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "core/replay/chat_prices.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

enum class BatchProvider : std::uint8_t { openAi, anthropic, vertex, azure, bedrock };
/// `openai`, `anthropic`, `vertex`, `azure`, `bedrock`.
std::string_view batchProviderName(BatchProvider provider);
std::optional<BatchProvider> batchProviderFromName(std::string_view name);

/// What becomes of the discount on cached input tokens in a batch.
enum class CachedInput : std::uint8_t {
    whole,   ///< there is none: they cost what others do
    stacks,  ///< both discounts, one on the other
    instead, ///< the cache discount goes before the batch discount, which they then do not get
};

/// A provider's batch lane, from resources/provider_facts/batch_limits.json.
struct BatchLimits {
    BatchProvider provider = BatchProvider::openAi;
    double discount = 0; ///< 0–1 of the price
    double windowS = 0;  ///< in which a batch ends once it runs
    double queueS = 0;   ///< how long it may wait before
    bool windowExpires = false; ///< requests not done by then are ended; otherwise the window is a target only
    size_t maxRequests = 0;     ///< a file
    size_t minRequests = 1;
    std::uint64_t maxFileBytes = 0;
    std::uint64_t maxOwnStorageBytes = 0; ///< the same with storage of one's own; 0 = no difference
    double resultsKeptS = 0; ///< from the batch's creation; 0 = not told
    bool oneModelAFile = false;
    CachedInput cachedInput = CachedInput::whole;
    double cachedInputFactor = 1; ///< price of a cached input token by that of another one
    std::string asOf;   ///< YYYY-MM-DD
    std::string source; ///< URL
};

/// The facts of a provider. Any thread.
const BatchLimits &batchLimits(BatchProvider provider);

/// What a call costs in the batch lane, in US dollars; nullopt when tokens or price are unknown.
std::optional<double> batchCallCostUsd(const TokenUsage &usage, const std::optional<ChatPrice> &price, const BatchLimits &limits);

/// What somebody wants to send as a batch.
struct BatchLoad {
    size_t requests = 0;
    std::uint64_t bytes = 0;        ///< of all request lines
    std::uint64_t largestBytes = 0; ///< of the largest one
    size_t models = 1;
    std::optional<double> patienceS;   ///< the answers are needed by then
    std::optional<TokenUsage> usage; ///< of all requests
    std::optional<ChatPrice> price;
    bool ownStorage = false;
};

enum class BatchWarning : std::uint8_t {
    requestTooLarge,     ///< one request is larger than a file may be
    tooFewRequests,      ///< the provider takes no batch as small as this
    windowBeyondPatience, ///< the batch may end after the answers are needed
    windowIsTarget,      ///< nothing promises that it ends within the window
    longQueue,           ///< it may wait a day or longer before it begins
};
/// `request_too_large`, `too_few_requests`, `window_beyond_patience`, `window_is_target`, `long_queue`.
std::string_view batchWarningName(BatchWarning warning);

/// Whether a batch is possible, and what it takes. The first three warnings mean that it is not.
struct BatchFeasibility {
    bool fits = true;
    size_t files = 0; ///< at least so many
    double latestS = 0; ///< queue and window
    std::optional<double> costUsd;
    std::optional<double> fullPriceUsd; ///< the same calls one by one
    std::vector<BatchWarning> warnings;
};

/// Pure; any thread.
BatchFeasibility batchFeasibility(const BatchLoad &load, const BatchLimits &limits);

/// What must hold for the result of a batch to be served again (S0.28), for a logged hit.
struct BatchReuse {
    bool laneLabelled = false;      ///< the log says which lane the request was in
    bool notInteractive = false;    ///< nobody waited for it
    bool withinWindow = false;      ///< the answer is younger than the provider's window
    bool allowed() const { return laneLabelled && notInteractive && withinWindow; }
};
BatchReuse batchReuse(const Hit &hit, const BatchLimits &limits);

} // namespace cacheloupe
