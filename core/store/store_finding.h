// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

enum class FindingSeverity : std::uint8_t { advice, warning, error };

/// `advice`, `warning`, `error`.
std::string_view findingSeverityName(FindingSeverity severity);

/// Something about a store that a person should know. The sentences come from `storeFindingText(id)` with `facts` filled
/// in; a fact whose name ends in `_n` is a count, `_bytes` a size, `_s` and `_ms` a time, anything else a text. A plain value.
struct StoreFinding {
    static constexpr size_t kMostExamples = 3;

    std::string id;
    std::string where; ///< group of entries, key prefix, index or file; empty = the whole store
    std::vector<std::pair<std::string, std::string>> facts;
    std::vector<std::string> examples; ///< keys, at most kMostExamples
    bool operator==(const StoreFinding &) const = default;
};

/// What is written about the findings of an id, from resources/texts/doctor/findings.json: templates with {facts}. The
/// window translates them (context "StoreFinding") and then calls fillTemplate. Empty texts for an unknown id.
struct StoreFindingText {
    FindingSeverity severity = FindingSeverity::warning;
    std::string family; ///< the checks it belongs to, see StoreExamination
    std::string title;
    std::string facts;
    std::string why;
    std::string fix;
    std::string row; ///< of the mission, `S3.30`
};
StoreFindingText storeFindingText(std::string_view id);
std::vector<std::string> storeFindingIds();

} // namespace cacheloupe
