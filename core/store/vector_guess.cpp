// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/vector_guess.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace cacheloupe {

namespace {

constexpr double kUnitTolerance = 0.02;

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

template <typename Read>
double lengthOf(size_t count, Read read)
{
    double sum = 0;
    for (size_t i = 0; i < count; ++i) {
        const double x = read(i);
        sum += x * x;
    }
    return std::sqrt(sum);
}

} // namespace

VectorInfo guessVector(std::string_view bytes)
{
    VectorInfo out;
    out.sizeBytes = bytes.size();
    double best = kUnitTolerance;
    const auto offer = [&](const char *dtype, size_t width, auto read) {
        if (bytes.empty() || bytes.size() % width != 0)
            return;
        const double off = std::abs(lengthOf(bytes.size() / width, read) - 1);
        if (off < best) {
            best = off;
            out.dtype = dtype;
            out.dim = std::uint32_t(bytes.size() / width);
        }
    };
    offer("float32", 4, [&](size_t i) { return double(at<float>(bytes, i)); });
    offer("float64", 8, [&](size_t i) { return at<double>(bytes, i); });
    offer("float16", 2, [&](size_t i) { return fromHalf(at<std::uint16_t>(bytes, i)); });
    offer("bfloat16", 2, [&](size_t i) { return fromBrain(at<std::uint16_t>(bytes, i)); });
    return out;
}

} // namespace cacheloupe
