// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <cstddef>
#include <string_view>

namespace cacheloupe {

/// Bounds for reading somebody else's value.
struct LiteralLimits {
    size_t maxDepth = 64;
    size_t maxNodes = 200'000;
    size_t maxNameBytes = 1u << 20; ///< of keys that are no text, all together
};

/// Reads the text of a Python literal (dict, list, tuple, set, str, bytes, numbers, None, True, False, nan, inf) as a
/// plain value; nothing is ever evaluated, names and calls are refused. Tuples and sets become arrays, keys become
/// text, bytes that are no UTF-8 become {"b64": …}. Fails with parse (detail = byte and cause) or limit. Any thread.
Result<Json> parsePythonLiteral(std::string_view text, std::string where, LiteralLimits limits = {});

} // namespace cacheloupe
