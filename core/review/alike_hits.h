// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/hit.h"
#include "core/hitlog/hit_table.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// In what hits are alike: served by the same entry, under the same cache key, asked in nearly the same words, or made
/// at the same call site under the same versions.
enum class AlikeKind : std::uint8_t { sameEntry, sameKey, nearQuestion, sameVersion };

/// `same_entry`, `same_key`, `near_question`, `same_version`.
std::string_view alikeKindName(AlikeKind kind);

/// Hits that share something with a hit, itself left out; in the order of the log, near questions nearest first.
struct AlikeGroup {
    AlikeKind kind = AlikeKind::sameEntry;
    std::vector<HitRow> rows;
    std::string query; ///< finds them in the filter language; empty for near questions
};

/// What was wrong once may be wrong again: the groups that a hit belongs to, those without another hit left out. Blocks:
/// reads the questions of the call site's hits, some seconds per million. Any thread. Fails with cancelled, or io when a
/// log is gone.
Result<std::vector<AlikeGroup>> findAlike(const HitTable &table, HitRow row, const Hit &hit, const std::stop_token &stop);

} // namespace cacheloupe
