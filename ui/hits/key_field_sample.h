// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/key_fields.h"
#include "core/hitlog/hit_table.h"

#include <array>
#include <stop_token>
#include <string>
#include <vector>

namespace cacheloupe {

/// Values of the key fields in some hundred rows spread over a log, the most frequent first: what a query may ask for,
/// without counts, for they are no counts of the log.
using KeyFieldSample = std::array<std::vector<std::string>, kKeyFieldCount>;

/// Reads the rows; for lanes.
KeyFieldSample sampleKeyFields(const HitTable &table, const std::stop_token &stop);

} // namespace cacheloupe
