// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"
#include "core/driver/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// How one number of a stored embedding is written, little-endian.
enum class VectorType : std::uint8_t { float32, float64, float16, bfloat16, int8, uint8 };

/// Of VectorInfo::dtype; the numbers of `json` are kept as float32.
std::optional<VectorType> vectorTypeFromName(std::string_view dtype);
size_t vectorNumberBytes(VectorType type);

/// The numbers of an embedding where they lie. A view: the bytes outlive it. Any thread.
struct VectorView {
    VectorType type = VectorType::float32;
    std::string_view bytes;
    /// 0 when the bytes are no whole number of numbers.
    size_t size() const;
};

/// The embedding of an entry; nullopt when it has none that can be read.
std::optional<VectorView> vectorOf(const CacheEntry &entry);

/// All of them, whatever they are: NaN and infinite ones too.
std::vector<double> vectorValues(const VectorView &vector);

/// The length; nullopt when a number is not finite or the squares exceed a double.
std::optional<double> vectorNorm(const VectorView &vector);

/// The sum of the products; `other` has vector.size() numbers.
double dotProduct(const VectorView &vector, const std::vector<double> &other);

/// The cosine of the angle between two embeddings, rounded into -1…1; nullopt when their sizes differ or one of them has
/// no direction (zero, NaN, infinite).
std::optional<double> cosineOf(const VectorView &one, const VectorView &other);

/// A list of numbers as float32; empty when it holds anything else.
std::string packedNumbers(const Json &list);

} // namespace cacheloupe
