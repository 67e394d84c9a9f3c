// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/driver/json.h"
#include "core/store/key_pattern.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cacheloupe {

/// What stands under one store key (or in one row), before anything is decoded.
struct RawPart {
    std::string name; ///< the layout part it was read for; `row` for a table row
    std::string key;
    std::string type; ///< Redis type, or `table`
    std::string value; ///< strings: the bytes read
    std::vector<std::pair<std::string, std::string>> fields; ///< hashes and rows; NULL columns are left out
    std::uint64_t sizeBytes = 0; ///< in the store; more than was read when truncated
    bool truncated = false;
    bool unsupported = false; ///< a type that was listed, not read
    bool denied = false;      ///< the user may not read this key
    std::string refusal;      ///< why a file that the value stands in was not read
    std::optional<double> ttlLeftS;
    std::optional<double> idleS;
};

/// The parts that make one entry.
struct RawEntry {
    KeyCaptures captures;
    std::vector<RawPart> parts;
    std::vector<std::pair<std::string, Json>> children; ///< arrays of child rows, by name
    std::string table;
    std::int64_t rowId = 0;
};

} // namespace cacheloupe
