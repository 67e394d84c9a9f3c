// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/record_writer.h"
#include "core/insight/blast_radius.h"
#include "core/store/change_journal.h"

namespace cacheloupe {

/// `{"key","query","group","layout","ttl_left_s","new_ttl_left_s","answer","new_answer","size_bytes","state","detail"}`, absent values left out.
Json victimJson(const ChangeKind kind, const ChangeVictim &victim, std::string_view state, std::string_view detail);
/// An entry that is left out of a plan.
Json leftJson(const UnchangeableEntry &entry);
Json blastJson(const BlastRadius &radius);
/// `{"change","kind","store","selection","ticket","at","victims",…counts}`.
Json recordJson(const ChangeRecord &record);

extern const std::vector<RecordColumn> kVictimColumns;
extern const std::vector<RecordColumn> kRefreshColumns;

} // namespace cacheloupe
