// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace cacheloupe {

/// True when `needle` (ASCII, lower-case, not empty) stands in `text` without regard to ASCII case. Looks for the bytes
/// at positions `rare1` and `rare2` of the needle together, then compares. Vectors of 32 (AVX2) or 16 bytes (SSE2).
bool containsAsciiFolded(std::string_view text, std::string_view needle, size_t rare1, size_t rare2);

} // namespace cacheloupe
