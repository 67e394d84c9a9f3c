// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vector_guess.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace cacheloupe {

namespace {

constexpr double kUnitTolerance = 0.02;
/// Fewer numbers than this say nothing about their type.
constexpr size_t kFewest = 8;
/// How many of a vector's numbers must have a size that embeddings have.
constexpr double kMostly = 0.95;

template <typename T>
T at(std::string_view bytes, size_t index)
{
    T value;
    std::memcpy(&value, bytes.data() + index * sizeof(T), sizeof(T));
    return value;
}

/// IEEE 754 binary16.
double fromHalf(std::uint16_t bits)
{
    const int exponent = (bits >> 10) & 31;
    const int mantissa = bits & 1023;
    const double sign = bits & 0x8000 ? -1 : 1;
    if (exponent == 31)
        return mantissa ? NAN : sign * INFINITY;
    return sign * (exponent ? std::ldexp(1024 + mantissa, exponent - 25) : std::ldexp(mantissa, -24));
}

double fromBrain(std::uint16_t bits)
{
    return double(std::bit_cast<float>(std::uint32_t(bits) << 16));
}

struct Numbers {
    double length = 0;
    double plausible = 0; ///< share of the numbers that are 0 or as large as those of embeddings
};

template <typename Read>
Numbers measured(size_t count, Read read)
{
    constexpr double kSmallest = 1e-6;
    constexpr double kLargest = 100;
    Numbers out;
    double sum = 0;
    size_t plausible = 0;
    for (size_t i = 0; i < count; ++i) {
        const double x = read(i);
        sum += x * x;
        plausible += x == 0 || (std::abs(x) >= kSmallest && std::abs(x) <= kLargest);
    }
    out.length = std::sqrt(sum);
    out.plausible = count ? double(plausible) / double(count) : 0;
    return out;
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
    double best = kUnitTolerance;
    VectorInfo likely = out;
    const auto offer = [&](const char *dtype, size_t width, auto read) {
        if (bytes.empty() || bytes.size() % width != 0)
            return;
        const size_t count = bytes.size() / width;
        const Numbers numbers = measured(count, read);
        if (const double off = std::abs(numbers.length - 1); off < best) {
            best = off;
            out.dtype = dtype;
            out.dim = std::uint32_t(count);
        }
        if (likely.dtype.empty() && count >= kFewest && numbers.plausible >= kMostly && numbers.length > 0) {
            likely.dtype = dtype;
            likely.dim = std::uint32_t(count);
        }
    };
    offer("float32", 4, [&](size_t i) { return double(at<float>(bytes, i)); });
    offer("float64", 8, [&](size_t i) { return at<double>(bytes, i); });
    offer("bfloat16", 2, [&](size_t i) { return fromBrain(at<std::uint16_t>(bytes, i)); });
    offer("float16", 2, [&](size_t i) { return fromHalf(at<std::uint16_t>(bytes, i)); });
    if (!out.dtype.empty())
        return out;
    if (!likely.dtype.empty())
        return likely;
    if (bytes.size() >= kFewest)
        guessQuantised(bytes, out);
    return out;
}

} // namespace cacheloupe
