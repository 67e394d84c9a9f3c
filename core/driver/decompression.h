// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace cacheloupe {

/// How a value was packed. All but brotli are known by their first bytes; brotli has none and must be named.
enum class Packing : std::uint8_t { none, zlib, gzip, zstd, lz4, brotli };

/// What the first bytes say; `none` for anything else.
Packing packingOf(std::string_view bytes);
/// `zlib`, `gzip`, `zstd`, `lz4`, `brotli`; empty for none.
std::string_view packingName(Packing packing);

/// The plain bytes of a packed value (an lz4 value is an lz4 frame), in memory. Any thread. Fails with limit when they
/// are more than `maxBytes` or need a window over 8 MB, with parse/truncatedArchive or parse/damagedArchive; detail =
/// the packed byte and the library's word. Never holds much more than `maxBytes`.
Result<std::string> unpacked(std::string_view bytes, Packing packing, size_t maxBytes, std::string where);

} // namespace cacheloupe
