// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <cstddef>
#include <string_view>

namespace cacheloupe {

/// Bounds for reading somebody else's binary value.
struct BinaryLimits {
    size_t maxDepth = 64;
    size_t maxNodes = 500'000;
};

enum class BinaryFormat { msgpack, cbor };

/// Reads one whole MessagePack or CBOR value as a plain value; bytes and extension types that are no text
/// become {"b64": …}. Tags and keys that are no text are refused. Fails with parse (detail = byte and cause) or limit.
/// Any thread.
Result<Json> parseBinaryJson(std::string_view bytes, BinaryFormat format, std::string where, BinaryLimits limits = {});

} // namespace cacheloupe
