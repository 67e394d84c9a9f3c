// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/new_file.h"
#include "core/replay/batch_manifest.h"
#include "core/replay/request_template.h"

#include <map>
#include <set>

namespace cacheloupe {

/// What a batch is written for.
struct BatchPlan {
    BatchProvider provider = BatchProvider::openAi; ///< openAi or anthropic
    std::string model;       ///< empty = the model that each hit logged
    RequestTemplates templates;
    std::string runId;
    Instant created;
    std::vector<std::string> logs; ///< where the hits come from
    std::optional<BatchLimits> limits; ///< instead of the provider's own
};

/// Writes the requests of a batch into as many files as the provider's limits ask for, one request at a time: nothing but ids
/// stays in memory. The files and their manifest appear with finish() or not at all; until then they stand under other names and go
/// with the object. One thread.
class BatchWriter {
public:
    /// Fails with unsupported when files for that provider cannot be written, conflict when the folder holds a manifest already
    /// (that batch may have been sent), io or denied.
    static Result<BatchWriter> create(const std::filesystem::path &folder, BatchPlan plan);
    BatchWriter(BatchWriter &&) noexcept = default;
    BatchWriter &operator=(BatchWriter &&) = delete;
    ~BatchWriter();

    /// Adds the request of a hit. Fails as buildModelRequest does, with limit when the request is larger than a file may be or
    /// there are too many models, with conflict when it was added before; the writer may go on then. Fails with io otherwise.
    Status add(const Hit &hit, int repeat = 0);

    size_t requestCount() const { return m_manifest.items.size(); }
    std::uint64_t sizeBytes() const { return m_bytes; }
    const TokenUsage &usage() const { return m_usage; } ///< estimated, of all requests
    /// Puts all files in place. Fails with limit when there is nothing to send.
    Result<BatchManifest> finish();

private:
    struct Part {
        NewFile file;
        std::string model;
        size_t requests = 0;
    };
    BatchWriter(std::filesystem::path folder, BatchPlan plan);
    std::string requestLine(const std::string &customId, const std::string &body) const;
    Result<Part *> partFor(const std::string &model, size_t lineBytes);
    Status close(Part &part) const;
    void removeFinished();

    std::filesystem::path m_folder;
    BatchPlan m_plan;
    BatchLimits m_limits;
    BatchManifest m_manifest;
    TokenUsage m_usage;
    std::uint64_t m_bytes = 0; ///< of all requests
    std::vector<Part> m_parts;
    std::map<std::string, size_t> m_openPart; ///< by model
    std::set<std::string> m_known; ///< custom ids
    std::vector<std::filesystem::path> m_placed;
};

} // namespace cacheloupe
