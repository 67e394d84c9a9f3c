// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "core/hitlog/dialect.h"
#include "core/hitlog/log_sample.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cacheloupe {

/// Where one member of `cacheloupe.hit/1` comes from.
struct DraftMember {
    std::string name;     ///< `ts`, `entry.created_at`, `usage.input_tokens`, `fields.access.tenant` …
    std::string path;     ///< a column of the sample; empty = not mapped
    std::string constant; ///< the value of every record when there is no path
    std::map<std::string, std::string> values; ///< text in the log → value; for `event` the seven names
    bool isDistance = false; ///< `similarity` only: the column holds 1 − similarity
    bool isMapped() const { return !path.empty() || !constant.empty(); }
};

/// One record of the sample as the draft converts it.
struct DraftPreview {
    std::string original;
    std::string line; ///< the `cacheloupe.hit/1` line
    std::optional<Hit> hit;
    std::optional<Error> error; ///< why it is no event
};

/// A dialect in the making: which column of a sampled log is which member of `cacheloupe.hit/1`. Proposes by the names
/// that public caches and logs use (formats.md 12) and by the values; a person corrects `members`. A plain value.
class DialectDraft {
public:
    static DialectDraft propose(const LogSample &sample);

    std::string name;                 ///< `own.NAME`; also names the file
    std::vector<DraftMember> members; ///< every member that can be mapped, in the order of design section 8

    DraftMember *member(std::string_view memberName);
    /// Members without which no event comes out: `ts`, `event`.
    std::vector<std::string> missing() const;

    /// The dialect file (resources/dialects/README.md).
    Json toJson() const;
    Result<Dialect> dialect() const;
    /// The first `count` records of the sample, converted. Fails like dialect().
    Result<std::vector<DraftPreview>> preview(const LogSample &sample, size_t count = 10) const;
    /// Writes NAME.json into the folder (created when missing); the path comes back.
    Result<std::filesystem::path> save(const std::filesystem::path &folder) const;

private:
    std::vector<std::string> m_recognisedBy; ///< columns that every sampled record has
    std::vector<std::string> m_parsed;       ///< columns that hold JSON as text
};

} // namespace cacheloupe
