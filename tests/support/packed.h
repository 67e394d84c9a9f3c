// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cacheloupe::test {

/// The bytes as one gzip member, or one zstd frame with a checksum.
std::string gzipped(std::string_view bytes);
std::string zstdPacked(std::string_view bytes);

} // namespace cacheloupe::test
