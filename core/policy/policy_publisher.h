// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/domain/policy.h"

#include <filesystem>
#include <string>

namespace cacheloupe {

/// A policy file as it stands now. `exists` is false for a path where no file is yet: revision 0, empty hash.
struct PolicyFile {
    bool exists = false;
    PolicyDocument document;
    std::string hash; ///< sha256 of the bytes
};

/// Fails as parsePolicy and readWholeFile do, but a missing file is an answer.
Result<PolicyFile> readPolicyFile(const std::filesystem::path &path);

/// What is published over what. `baseRevision` and `baseHash` are those of the file the draft began from.
struct PublishRequest {
    std::filesystem::path path;
    PolicyDocument document;
    std::int64_t baseRevision = 0;
    std::string baseHash;
    std::string publishedBy;
    std::string note;
    Instant at;
};

/// Compare and swap: when the file is no longer the base, nothing is written and the result is
/// conflict/revisionChanged with both revisions in the detail. Else the document gets the next revision, time, name
/// and note and replaces the file in one step. Publishers on one machine take turns (a lock on the folder).
Result<PolicyFile> publishPolicy(const PublishRequest &request);

/// Publishes an older document as a new revision over what stands there now.
Result<PolicyFile> rollbackPolicy(const std::filesystem::path &path, const PolicyDocument &older, std::string publishedBy, std::string note,
                                  Instant at);

} // namespace cacheloupe
