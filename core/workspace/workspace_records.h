// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/secret.h"
#include "core/workspace/replay_records.h"

#include <cstdint>
#include <optional>
#include <string>

namespace cacheloupe {

/// A hit log (or another source of events) that the workspace lists. `kind` is the dialect's name, empty = find out.
struct SourceRecord {
    std::int64_t id = 0;
    std::string location; ///< path or URL without a password
    std::string kind;
    std::string label;
    Instant addedAt;
    bool operator==(const SourceRecord &) const = default;
};

/// A cache store to look into. Only references to secrets are kept, never secrets.
struct ConnectionRecord {
    std::int64_t id = 0;
    std::string name;
    std::string url; ///< `sqlite:…`, `redis://user@host:port/db`; refused when it holds a password
    SecretRef secret;
    std::string environment; ///< `production`, `staging`, … ; colours the card
    bool writable = false;
    Instant addedAt;
    bool operator==(const ConnectionRecord &) const = default;
};

/// A free note on anything: `subject` is a hit id, a call site or an entry key.
struct NoteRecord {
    std::int64_t id = 0;
    std::string subject;
    std::string text;
    std::string author;
    Instant at;
    bool operator==(const NoteRecord &) const = default;
};

/// The one unpublished policy of a target (the path or URL of the policy file).
struct PolicyDraftRecord {
    std::string target;
    std::string documentJson;
    std::int64_t baseRevision = 0; ///< revision of the file the draft began from
    std::string baseHash;          ///< sha256 of that file's bytes, empty = there was no file
    std::string author;
    Instant at;
    bool operator==(const PolicyDraftRecord &) const = default;
};

/// A policy as it was published to a target.
struct PolicyRevisionRecord {
    std::int64_t id = 0;
    std::string target;
    std::int64_t revision = 0;
    std::string documentJson;
    std::string note;
    std::string author;
    Instant at;
    bool operator==(const PolicyRevisionRecord &) const = default;
};

/// A review that was begun: its hits in reading order, so that it goes on where it stopped. `itemsJson` is the round's
/// own shape.
struct ReviewRoundRecord {
    std::int64_t id = 0;
    std::string reviewer;
    std::string callSite; ///< limited to it; empty = all
    std::string itemsJson;
    Instant startedAt;
    std::optional<Instant> endedAt;
    bool operator==(const ReviewRoundRecord &) const = default;
};

/// What became of imported verdicts.
struct VerdictMerge {
    size_t added = 0;
    size_t replaced = 0; ///< older ones of the same reviewer
    size_t known = 0;    ///< stood here already
    size_t older = 0;    ///< the reviewer said something later here; left as it is
    bool operator==(const VerdictMerge &) const = default;
};

struct SavedQueryRecord {
    std::string name;
    std::string query;
    bool operator==(const SavedQueryRecord &) const = default;
};

} // namespace cacheloupe
