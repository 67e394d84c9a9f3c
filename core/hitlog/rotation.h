// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>

namespace cacheloupe {

/// What the name of a rotated log says: `a.jsonl.2.gz` and `a.jsonl-20261101` belong to `a.jsonl`. Values order the
/// files of a folder by their log's name and within it from the oldest to the one that is written now.
struct Rotation {
    std::filesystem::path base; ///< the log's path without number, date and compression
    std::int64_t order = 0;     ///< grows with the time of writing
    std::filesystem::path path;
    auto operator<=>(const Rotation &) const = default;

    static Rotation of(const std::filesystem::path &path);
};

} // namespace cacheloupe
