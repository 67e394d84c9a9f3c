// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vector_guess.h"

#include "core/store/vector_values.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cacheloupe {

namespace {

constexpr double kUnitTolerance = 0.02;
/// Fewer numbers than this say nothing about their type.
constexpr size_t kFewest = 8;
/// How many of a vector's numbers must have a size that embeddings have.
constexpr double kMostly = 0.95;

struct Candidate {
    VectorType type;
    const char *dtype;
};
constexpr std::array<Candidate, 4> kCandidates = {
    {{VectorType::float32, "float32"}, {VectorType::float64, "float64"}, {VectorType::bfloat16, "bfloat16"}, {VectorType::float16, "float16"}}};

/// Whether nearly all numbers are 0 or as large as those of embeddings.
bool isPlausible(const VectorView &vector)
{
    constexpr double kSmallest = 1e-6;
    constexpr double kLargest = 100;
    const auto norm = vectorNorm(vector);
    if (vector.size() < kFewest || norm == 0.0)
        return false;
    const auto values = vectorValues(vector);
    const auto plausible = std::count_if(values.begin(), values.end(), [](double x) { return x == 0 || (std::abs(x) >= kSmallest && std::abs(x) <= kLargest); });
    return double(plausible) >= kMostly * double(values.size());
}

/// Quantised numbers: signed ones gather around 0, unsigned ones around 128.
void guessQuantised(std::string_view bytes, VectorInfo &out)
{
    size_t middle = 0;
    for (const char c : bytes) {
        const auto value = static_cast<unsigned char>(c);
        middle += value >= 64 && value < 192;
    }
    out.dtype = middle * 2 > bytes.size() ? "uint8" : "int8";
    out.dim = std::uint32_t(bytes.size());
}

} // namespace

bool isZeroVector(std::string_view bytes)
{
    return !bytes.empty() && bytes.find_first_not_of('\0') == std::string_view::npos;
}

VectorInfo guessVector(std::string_view bytes)
{
    VectorInfo out;
    out.sizeBytes = bytes.size();
    if (isZeroVector(bytes))
        return out;
    const auto take = [&](const Candidate &candidate) {
        out.dtype = candidate.dtype;
        out.dim = std::uint32_t(VectorView{candidate.type, bytes}.size());
    };
    double best = kUnitTolerance;
    for (const auto &candidate : kCandidates) {
        const double off = std::abs(vectorNorm({candidate.type, bytes}).value_or(0) - 1);
        if (off >= best)
            continue;
        best = off;
        take(candidate);
    }
    if (!out.dtype.empty())
        return out;
    for (const auto &candidate : kCandidates) {
        if (isPlausible({candidate.type, bytes})) {
            take(candidate);
            return out;
        }
    }
    if (bytes.size() >= kFewest)
        guessQuantised(bytes, out);
    return out;
}

} // namespace cacheloupe
