// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/freshness.h"
#include "core/domain/replay.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// How little two answers of the same model to the same question overlap by its own whim: the 5th percentile of the
/// overlaps of a call site's fresh answers with each other.
struct NoiseFloor {
    double overlap = 0;
    size_t pairs = 0;
    bool operator==(const NoiseFloor &) const = default;
};

/// Overlaps of each pair of complete fresh answers to one question. Pure; any thread, as all of this file.
std::vector<double> freshOverlaps(std::string_view question, std::span<const ReplayResult> repeats);

/// nullopt below `kMinNoisePairs` pairs: the 5th percentile of fewer is only their smallest.
inline constexpr size_t kMinNoisePairs = 20;
std::optional<NoiseFloor> noiseFloor(std::vector<double> overlaps);

/// Judges one cached answer by the repeats of its hit (compared with it already), in any order. Failed, refused and
/// cut off replies count for nothing; with `noise` a difference above the call site's floor that contradicts nothing is not held
/// against the cache.
Freshness judgeFreshness(std::string_view question, std::span<const ReplayResult> repeats, const std::optional<NoiseFloor> &noise = std::nullopt);

} // namespace cacheloupe
