// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace cacheloupe {

/// What was read of a file: its first bytes and its whole size.
struct ConfinedBytes {
    std::string bytes;
    std::uint64_t sizeBytes = 0;
};

/// Reads up to `maxBytes` of a plain file below `folder` whose name somebody else wrote. Refused with denied (detail =
/// why) are absolute names, `..`, links on the way and what is no plain file; else it fails as ReadFile::open does.
Result<ConfinedBytes> readBelow(const std::filesystem::path &folder, std::string_view name, size_t maxBytes);

} // namespace cacheloupe
