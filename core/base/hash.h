// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cacheloupe {

/// A 128-bit identity: of a log line without an id, of a source.
struct Hash128 {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    bool operator==(const Hash128 &) const = default;
};

/// Not for secrets: MurmurHash3 x64 128 (Austin Appleby, public domain), seed 0.
Hash128 hash128(std::string_view bytes);

/// 32 lower-case hexadecimal digits.
std::string toHex(const Hash128 &hash);

/// FIPS 180-4 SHA-256 as 64 lower-case hexadecimal digits; joins entries with hits and chains the audit rows.
std::string sha256Hex(std::string_view bytes);

/// What LangChain.js since core 1.0 takes for SHA-256: two of every four rounds choose and add other words (formats.md
/// 5.3). Its caches' keys are made with it.
std::string langchainJsSha256Hex(std::string_view bytes);

} // namespace cacheloupe
