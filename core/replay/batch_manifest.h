// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/replay/batch_limits.h"
#include "core/replay/provider_api.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

inline constexpr std::string_view kBatchManifestSchema = "cacheloupe.batch_manifest/1";
inline constexpr std::string_view kBatchManifestFile = "manifest.json";

/// What a request of a batch asks: a hit, for the n-th time.
struct BatchItem {
    std::string customId;
    std::string hitId;
    int repeat = 0;
    bool operator==(const BatchItem &) const = default;
};

/// A file that was written for the provider.
struct BatchPart {
    std::string name;
    std::string model; ///< empty when the requests of a file may ask different ones
    size_t requests = 0;
    std::uint64_t bytes = 0;
    bool operator==(const BatchPart &) const = default;
};

/// What stands in the files of a batch, so that their results find back to the hits. Written beside them. A plain value.
struct BatchManifest {
    BatchProvider provider = BatchProvider::openAi;
    ProviderApi api = ProviderApi::openAiChat;
    std::string runId;
    Instant created;
    std::optional<Instant> resultsUntil; ///< the provider keeps the results until then, when the batch is sent right away
    std::vector<std::string> logs; ///< paths of the hit logs
    std::vector<BatchPart> parts;
    std::vector<BatchItem> items; ///< in the order in which they were added
    bool operator==(const BatchManifest &) const = default;
};

/// The id of a request: the same for the same run, hit and repeat, within 64 characters of `A-Z a-z 0-9 _ -`. Pure.
std::string batchCustomId(std::string_view runId, std::string_view hitId, int repeat);

std::string batchManifestText(const BatchManifest &manifest);
/// Fails with io, parse/malformedJson or schema naming the file and the member.
Result<BatchManifest> readBatchManifest(const std::filesystem::path &path);

} // namespace cacheloupe
