// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/policy.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cacheloupe {

enum class MergeSide : std::uint8_t { base, theirs, mine };

/// A member that both sides changed, each to something else; or a call site that one took out and the other changed. The
/// values are JSON as the file writes it, nullopt = not there.
struct MergeConflict {
    enum class Part : std::uint8_t { document, defaults, callSite };
    Part part = Part::document;
    std::string callSite;
    std::string member; ///< its name in the file; empty = the whole call site
    std::string path;   ///< `$.call_sites["support.faq"].ttl_seconds`
    std::optional<std::string> base;
    std::optional<std::string> theirs;
    std::optional<std::string> mine;
    bool operator==(const MergeConflict &) const = default;
};

/// Two policies that began from one: what only one side changed is taken over member by member, unknown ones too, call
/// sites that one side added or took out, and their order. Where both changed the same, `theirs` stands until somebody
/// chooses. Revision, time, name and note are those of `theirs`, over which is published. A plain value; any thread.
class PolicyMerge {
public:
    PolicyMerge(const PolicyDocument &base, const PolicyDocument &theirs, const PolicyDocument &mine);

    const PolicyDocument &merged() const { return m_merged; }
    const std::vector<MergeConflict> &conflicts() const { return m_conflicts; }
    /// Puts that side's value into the merged document; may be called again.
    void resolve(size_t conflict, MergeSide side);

private:
    const PolicyDocument &sideOf(MergeSide side) const;
    void mergeDocument();
    void mergeSites();
    PolicyRule mergedRule(const PolicyRule &base, const PolicyRule &theirs, const PolicyRule &mine, const MergeConflict &place);

    PolicyDocument m_base;
    PolicyDocument m_theirs;
    PolicyDocument m_mine;
    PolicyDocument m_merged;
    std::vector<MergeConflict> m_conflicts;
};

} // namespace cacheloupe
