// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/policy.h"
#include "core/workspace/workspace_records.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cacheloupe {

/// The revisions of one target, newest first, each once: what this workspace published, what the target keeps, and what
/// stands there now. Each document tells its number, day, author and note. Any thread.
std::vector<PolicyDocument> policyHistory(std::span<const PolicyRevisionRecord> ours, std::vector<PolicyDocument> kept,
                                          const PolicyDocument &current);

/// Who set a value that holds now, and why.
struct FieldOrigin {
    std::optional<PolicyValue> value; ///< what holds; nullopt: nobody says anything
    std::int64_t revision = 0;
    std::string publishedAt;
    std::string publishedBy;
    std::string note;
    bool fromDefaults = false;
    bool mayBeOlder = false; ///< earlier revisions are not known
    std::vector<std::string> evidence; ///< what the call site named as evidence then
    bool operator==(const FieldOrigin &) const = default;
};

/// "Why is this 24 h?": the revision since which the call site has the value that it has in `history.front()`. nullopt for
/// an empty history.
std::optional<FieldOrigin> fieldOrigin(const std::vector<PolicyDocument> &history, std::string_view callSite, PolicyField field);

/// A call site whose policy was to be looked at again before today.
struct OverdueReview {
    std::string callSite;
    std::string owner;
    std::string reviewBy;
    int days = 0; ///< since then
    bool operator==(const OverdueReview &) const = default;
};

/// The longest overdue first. What is no date is left to the lint.
std::vector<OverdueReview> overdueReviews(const PolicyDocument &document, Instant now);

} // namespace cacheloupe
