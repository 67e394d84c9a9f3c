// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/pickle_nodes.h"

#include <string>
#include <string_view>

namespace cacheloupe {

/// True when the bytes begin like a pickle (any protocol; 0 and 1 by their usual first and last bytes).
bool looksLikePickle(std::string_view bytes);

/// Reads a Python pickle as a plain value without ever running anything: a stack machine over the opcodes of protocols
/// 0–5 in which classes and calls stay inert (formats.md 3.2). An object becomes {"__class__": …, its attributes}, tuples
/// and sets arrays, keys text, bytes that are no UTF-8 {"b64": …}. A pickle that names what would run code is refused
/// with denied, a malformed one with parse, one past the limits (also by sharing: memo bombs) with limit; detail = byte
/// and cause. Any thread.
Result<Json> parsePickle(std::string_view bytes, std::string where, PickleLimits limits = {});

} // namespace cacheloupe
